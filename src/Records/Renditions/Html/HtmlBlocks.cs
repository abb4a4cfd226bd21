using System.Globalization;

namespace Disclosure.Records.Renditions.Html;

/// <summary>
/// A document's blocks as semantic HTML, for every page that shows one. A line of the text is a <c>p</c>, an <c>h1</c> to <c>h6</c> or a
/// row; cells are parted as in <see cref="BlockText"/>, a cell merged with the one above it is empty and left out as HTML asks. What is not
/// text bears the attribute <c>data-furniture</c>.
/// </summary>
public sealed class HtmlBlocks
{
    private const int DeepestHeading = 6;

    private readonly TextWriter _writer;
    private readonly HtmlManner _manner;
    private readonly RenditionLayout _layout;
    private readonly HtmlInlines _inlines;
    private readonly HtmlTable _tables;
    private readonly HtmlLists _lists;
    private readonly int _highest;
    private int _heading;

    /// <summary>Prepares to write a body.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="body">The body.</param>
    /// <param name="manner">How.</param>
    public HtmlBlocks(TextWriter writer, IReadOnlyList<Block> body, HtmlManner manner)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(manner);
        _writer = writer;
        _manner = manner;
        _layout = RenditionLayout.Of(body);
        _inlines = new HtmlInlines(writer, manner, _layout.Notes);
        _tables = new HtmlTable(writer, _inlines);
        _lists = new HtmlLists(writer);
        _highest = _layout.Main.OfType<Heading>().Where(HasText).Select(heading => heading.Level).DefaultIfEmpty(1).Min();
        _heading = manner.TopHeading - 1;
    }

    /// <summary>Whether the text has a heading of its own.</summary>
    public bool HasHeading => _layout.Main.OfType<Heading>().Any(HasText);

    /// <summary>Everything, in the order of the text.</summary>
    public void Write()
    {
        WriteHeader();
        WriteMain();
        WriteNotes();
        WriteFooter();
    }

    /// <summary>What stands at the head of the pages, as <c>header</c>; nothing when there is nothing.</summary>
    public void WriteHeader() => WriteMargin("header", _layout.Header);

    /// <summary>What stands at the foot of the pages, as <c>footer</c>; nothing when there is nothing.</summary>
    public void WriteFooter() => WriteMargin("footer", _layout.Footer);

    /// <summary>The text.</summary>
    public void WriteMain() => WriteAll(_layout.Main, DocumentHead.Of(_layout.Main, _manner.DocumentNumber), isMain: true);

    /// <summary>The notes, each with a link back to where it is referred to; nothing when there are none.</summary>
    public void WriteNotes()
    {
        if (_layout.Notes.Count == 0)
            return;
        _writer.Write("<section class=\"notes\" aria-label=\"注释\"><ol>\n");
        foreach (var note in _layout.Notes)
        {
            var number = note.Number.ToString(CultureInfo.InvariantCulture);
            _writer.Write($"<li id=\"note{number}\" value=\"{number}\">");
            WriteAll(note.Blocks, [], isMain: false);
            if (_inlines.IsReferred(note.Number))
                _writer.Write($"<a class=\"back\" data-furniture href=\"#mark{number}\" aria-label=\"回到正文中的注释{number}\">↑</a>");
            _writer.Write("</li>\n");
        }

        _writer.Write("</ol></section>\n");
    }

    private static bool HasText(Heading heading) => heading.Inlines.Any(inline => inline.Text.Length > 0);

    private void WriteMargin(string element, IReadOnlyList<Block> blocks)
    {
        if (blocks.Count == 0)
            return;
        _writer.Write($"<{element} class=\"margin\">\n");
        WriteAll(blocks, [], isMain: false);
        _writer.Write($"</{element}>\n");
    }

    private void WriteAll(IReadOnlyList<Block> blocks, IReadOnlyList<HeadPart> head, bool isMain)
    {
        for (var at = 0; at < blocks.Count; at++)
        {
            if (blocks[at] is Paragraph { ListLevel: { } level } item)
            {
                _lists.Item(level);
                WriteParagraph(Classes(item, HeadPart.None), item.Inlines, _manner.Anchor(item));
                continue;
            }

            _lists.Close();
            Write(blocks[at], at < head.Count ? head[at] : HeadPart.None, isMain);
        }

        _lists.Close();
    }

    private void Write(Block block, HeadPart part, bool isMain)
    {
        switch (block)
        {
            case Heading heading when isMain && _manner.TopHeading > 0 && HasText(heading):
                WriteHeading(heading);
                break;
            case Heading heading:
                WriteParagraph(heading.Level <= 1 ? "heading title" : "heading", heading.Inlines, _manner.Anchor(heading));
                break;
            case Paragraph paragraph:
                WriteParagraph(Classes(paragraph, part), paragraph.Inlines, _manner.Anchor(paragraph));
                break;
            case Table { Rows: [] }:
                WriteParagraph(string.Empty, [], anchor: null);
                break;
            case Table table:
                _tables.Write(table);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), "Not a known kind of block.");
        }
    }

    // The highest heading follows the page's own, and none is more than one level below the one before it; only a title looks like one.
    private void WriteHeading(Heading heading)
    {
        var wanted = Math.Clamp(heading.Level - _highest + _manner.TopHeading, _manner.TopHeading, DeepestHeading);
        _heading = Math.Min(wanted, _heading + 1);
        _writer.Write($"<h{_heading}{Id(_manner.Anchor(heading))}");
        _writer.Write(heading.Level <= 1 ? " class=\"title\">" : ">");
        _inlines.Write(heading.Inlines);
        _writer.Write($"</h{_heading}>\n");
    }

    private static string Id(string? anchor) => anchor is null ? string.Empty : $" id=\"{anchor}\"";

    private void WriteParagraph(string classes, IReadOnlyList<Inline> inlines, string? anchor)
    {
        _writer.Write($"<p{Id(anchor)}");
        _writer.Write(classes.Length > 0 ? $" class=\"{classes}\">" : ">");
        _inlines.Write(inlines);
        _writer.Write("</p>\n");
    }

    private static string Classes(Paragraph paragraph, HeadPart part)
    {
        var place = part switch
        {
            HeadPart.Running => "running",
            HeadPart.Name => "center",
            HeadPart.Number => "end",
            _ when paragraph.Alignment == Alignment.Center => "center",
            _ when paragraph.Alignment == Alignment.End => "end",
            // A paragraph that brings its own indent keeps it and is given no second one.
            _ when paragraph.Inlines is [{ Text.Length: > 0 } first, ..] && char.IsWhiteSpace(first.Text[0]) => "flush",
            _ => string.Empty,
        };
        return (place.Length > 0, paragraph.BeginsPage) switch { (true, true) => place + " page", (false, true) => "page", _ => place };
    }
}
