using AngleSharp.Dom;
using Disclosure.Records;

namespace Disclosure.Redactor.Documents.Html;

/// <summary>Walks the visible elements of a page in order; white space collapses as in a browser.</summary>
internal sealed class HtmlWalker
{
    private static readonly HashSet<string> BlockNames = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "nav", "ol", "p", "pre",
        "section", "summary", "ul", "menu", "caption",
    };

    private readonly SourceTextBuilder _hidden;
    private readonly HtmlVisibility _visibility;
    private readonly CancellationToken _cancellationToken;
    private readonly List<DraftBlock> _blocks = [];
    private readonly DraftTextBuilder _line = new();
    private readonly HtmlPlaces _places;
    private string _label = string.Empty;

    /// <summary>A walker of a page.</summary>
    public HtmlWalker(SourceTextBuilder hidden, HtmlVisibility visibility, CancellationToken cancellationToken)
        : this(hidden, visibility, new HtmlPlaces(), cancellationToken)
    {
    }

    private HtmlWalker(SourceTextBuilder hidden, HtmlVisibility visibility, HtmlPlaces places, CancellationToken cancellationToken) =>
        (_hidden, _visibility, _places, _cancellationToken) = (hidden, visibility, places, cancellationToken);

    /// <summary>The blocks in an element.</summary>
    public IReadOnlyList<DraftBlock> Walk(IElement root) =>
        _visibility.Paint(root, HtmlPaint.Plain) is { } paint ? Walk(root, new Place { Alignment = AlignmentOf(root, Alignment.Start), Paint = paint }) : Unseen(root);

    private List<DraftBlock> Unseen(IElement root)
    {
        _hidden.AddHidden("hidden", root.TextContent);
        return _blocks;
    }

    private List<DraftBlock> Walk(IElement root, Place place)
    {
        _places.BeginParagraph();
        Children(root, place);
        Flush(place);
        return _blocks;
    }

    private void Children(INode parent, Place place)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        foreach (var child in parent.ChildNodes)
        {
            if (child is IText text)
                Append(text.Data, place);
            else if (child is IElement element)
                Element(element, place);
        }
    }

    private void Element(IElement element, Place place)
    {
        var name = element.LocalName;
        if (_visibility.Paint(element, place.Paint) is not { } paint)
        {
            _hidden.AddHidden(name is "script" or "style" ? name : "hidden", element.TextContent);
            return;
        }

        if (name is "bdo" && string.Equals(element.GetAttribute("dir"), "rtl", StringComparison.OrdinalIgnoreCase))
            throw new DocumentRefusedException(DocumentRefusals.Reversed);
        var inner = place with { Paint = paint, Style = place.Style | HtmlInlineStyle.Of(element) };
        if (name is "br")
        {
            _line.Append("\n", InlineStyle.None, _places.Next());
        }
        else if (name is "table")
        {
            Flush(place);
            if (new HtmlTable(_hidden, _visibility, (cell, inCell) => Cell(cell, inner with { Paint = inCell })).Read(element, paint, caption => Element(caption, inner)) is { } table)
                _blocks.Add(table);
        }
        else if (name is "input" or "select")
        {
            Append(HtmlFormValue.Shown(element, _hidden), inner);
        }
        else if (BlockNames.Contains(name))
        {
            Flush(place);
            inner = inner with
            {
                HeadingLevel = name is ['h', >= '1' and <= '6'] ? name[1] - '0' : place.HeadingLevel,
                Alignment = name is "center" ? Alignment.Center : AlignmentOf(element, place.Alignment),
                Preformatted = place.Preformatted || name is "pre",
                Lists = place.Lists + (name is "ul" or "ol" or "menu" ? 1 : 0),
                IsItem = name is "li" || (place.IsItem && name is not ("ul" or "ol" or "menu")),
            };
            if (name is "li")
                _label = _places.Labels.Of(element);
            Children(element, inner);
            Flush(inner);
        }
        else
        {
            Children(element, inner);
        }
    }

    private DraftText Cell(IElement cell, Place place) =>
        _hidden.Carried(DraftBlock.Flatten(new HtmlWalker(_hidden, _visibility, _places, _cancellationToken)
            .Walk(cell, place with { HeadingLevel = 0, Alignment = Alignment.Start, Preformatted = false, Lists = 0, IsItem = false })));

    private void Append(string text, Place place)
    {
        if (!place.Paint.IsLegible)
        {
            _hidden.AddHidden("hidden", text.Trim());
            return;
        }

        var origin = _places.Next();
        if (place.Preformatted)
        {
            _line.Append(text.ReplaceLineEndings("\n"), place.Style, origin);
            return;
        }

        for (var at = 0; at < text.Length;)
        {
            var word = text.AsSpan(at).IndexOfAny(" \t\n\r\f");
            word = word < 0 ? text.Length - at : word;
            _line.Append(text.AsSpan(at, word), place.Style, origin);
            at += word;
            if (at < text.Length && _line.Last is not (' ' or '\n'))
                _line.Append(" ", place.Style, origin);
            while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r' or '\f')
                at++;
        }
    }

    private void Flush(Place place)
    {
        var text = _line.Take(string.Empty, " \n");
        _places.BeginParagraph();
        if (text.Text.Length == 0)
            return;
        if (_label.Length > 0)
        {
            _line.Append(text);
            text = _line.Take(_label, " \n");
            _label = string.Empty;
        }

        _blocks.Add(new DraftParagraph(text, place.HeadingLevel, place.Alignment)
        {
            ListLevel = place.IsItem && place.HeadingLevel == 0 ? Math.Min(place.Lists - 1, HtmlListLabel.DeepestLevel) is >= 0 and var level ? level : 0 : null,
        });
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

    private readonly record struct Place
    {
        public int HeadingLevel { get; init; }

        public Alignment Alignment { get; init; }

        public bool Preformatted { get; init; }

        public HtmlPaint Paint { get; init; }

        public InlineStyle Style { get; init; }

        public int Lists { get; init; }

        public bool IsItem { get; init; }
    }
}
