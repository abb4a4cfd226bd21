using System.Text;
using AngleSharp.Dom;
using Disclosure.Records;

namespace Disclosure.Redactor.Documents.Html;

/// <summary>Walks the visible elements of a page in order; white space collapses as in a browser.</summary>
internal sealed class HtmlWalker(SourceTextBuilder hidden, HtmlVisibility visibility, CancellationToken cancellationToken)
{
    private static readonly HashSet<string> BlockNames = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "nav", "ol", "p", "pre",
        "section", "summary", "ul", "caption",
    };

    private readonly List<DraftBlock> _blocks = [];
    private readonly StringBuilder _line = new();

    /// <summary>The blocks in an element.</summary>
    public IReadOnlyList<DraftBlock> Walk(IElement root)
    {
        var place = new Place(0, AlignmentOf(root, Alignment.Start), false, HtmlVisibility.SetsBackground(root));
        Children(root, place);
        Flush(place);
        return _blocks;
    }

    private void Children(INode parent, Place place)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var child in parent.ChildNodes)
        {
            if (child is IText text)
                Append(text.Data, place.Preformatted);
            else if (child is IElement element)
                Element(element, place);
        }
    }

    private void Element(IElement element, Place place)
    {
        var name = element.LocalName;
        var onBackground = place.OnBackground || HtmlVisibility.SetsBackground(element);
        if (visibility.IsHidden(element, onBackground))
        {
            hidden.AddHidden(name is "script" or "style" ? name : "hidden", element.TextContent);
            return;
        }

        var inner = place with { OnBackground = onBackground };
        if (name is "br")
        {
            _line.Append('\n');
        }
        else if (name is "table")
        {
            Flush(place);
            Table(element, inner);
        }
        else if (name is "input")
        {
            Append(element.GetAttribute("value") ?? string.Empty, preformatted: false);
        }
        else if (BlockNames.Contains(name))
        {
            Flush(place);
            inner = inner with
            {
                HeadingLevel = name is ['h', >= '1' and <= '6'] ? name[1] - '0' : place.HeadingLevel,
                Alignment = name is "center" ? Alignment.Center : AlignmentOf(element, place.Alignment),
                Preformatted = place.Preformatted || name is "pre",
            };
            Children(element, inner);
            Flush(inner);
        }
        else
        {
            Children(element, inner);
        }
    }

    private void Table(IElement table, Place place)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var part in table.Children)
        {
            if (visibility.IsHidden(part, place.OnBackground))
                hidden.AddHidden("hidden", part.TextContent);
            else if (part.LocalName is "tr")
                Row(part, place, rows);
            else if (part.LocalName is "caption")
                Element(part, place);
            else
            {
                foreach (var row in part.Children)
                    Row(row, place, rows);
            }
        }

        if (rows.Count > 0)
            _blocks.Add(new DraftTable(rows));
    }

    private void Row(IElement row, Place place, List<IReadOnlyList<string>> rows)
    {
        var onBackground = place.OnBackground || HtmlVisibility.SetsBackground(row);
        if (visibility.IsHidden(row, onBackground))
        {
            hidden.AddHidden("hidden", row.TextContent);
            return;
        }

        var cells = new List<string>();
        foreach (var cell in row.Children)
        {
            var cellBackground = onBackground || HtmlVisibility.SetsBackground(cell);
            if (visibility.IsHidden(cell, cellBackground))
                hidden.AddHidden("hidden", cell.TextContent);
            else
                cells.Add(DraftBlock.Flatten(new HtmlWalker(hidden, visibility, cancellationToken).Walk(cell)));
        }

        if (cells.Count > 0)
            rows.Add(cells);
    }

    private void Append(string text, bool preformatted)
    {
        if (preformatted)
        {
            _line.Append(text.ReplaceLineEndings("\n"));
            return;
        }

        foreach (var c in text)
        {
            if (c is not (' ' or '\t' or '\n' or '\r' or '\f'))
                _line.Append(c);
            else if (_line.Length > 0 && _line[^1] is not (' ' or '\n'))
                _line.Append(' ');
        }
    }

    private void Flush(Place place)
    {
        var text = _line.ToString().Trim(' ', '\n');
        _line.Clear();
        if (text.Length > 0)
            _blocks.Add(new DraftParagraph(text, place.HeadingLevel, place.Alignment));
    }

    private static Alignment AlignmentOf(IElement element, Alignment inherited)
    {
        var align = element.GetAttribute("align") ?? string.Empty;
        var style = (element.GetAttribute("style") ?? string.Empty).Replace(" ", string.Empty, StringComparison.Ordinal);
        if (align.Equals("center", StringComparison.OrdinalIgnoreCase) || style.Contains("text-align:center", StringComparison.OrdinalIgnoreCase))
            return Alignment.Center;
        if (align.Equals("right", StringComparison.OrdinalIgnoreCase) || style.Contains("text-align:right", StringComparison.OrdinalIgnoreCase))
            return Alignment.End;
        return align.Length > 0 || style.Contains("text-align:", StringComparison.OrdinalIgnoreCase) ? Alignment.Start : inherited;
    }

    private readonly record struct Place(int HeadingLevel, Alignment Alignment, bool Preformatted, bool OnBackground);
}
