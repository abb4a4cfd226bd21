using System.Globalization;

namespace Disclosure.Records.Renditions.Html;

/// <summary>Writes inlines: styles as elements that mean them, masks in the page's manner, references to notes as links.</summary>
internal sealed class HtmlInlines
{
    private static readonly (InlineStyle Style, string Element)[] Elements =
    [
        (InlineStyle.Bold, "b"), (InlineStyle.Italic, "i"), (InlineStyle.Underline, "u"), (InlineStyle.Strike, "s"),
        (InlineStyle.Superscript, "sup"), (InlineStyle.Subscript, "sub"),
    ];

    private readonly TextWriter _writer;
    private readonly HtmlManner _manner;
    private readonly HashSet<int> _notes;
    private readonly HashSet<int> _referred = [];

    public HtmlInlines(TextWriter writer, HtmlManner manner, IEnumerable<RenditionNote> notes)
    {
        _writer = writer;
        _manner = manner;
        _notes = [.. notes.Select(note => note.Number)];
    }

    /// <summary>Whether a link to the note was written.</summary>
    public bool IsReferred(int note) => _referred.Contains(note);

    /// <summary>Writes inlines.</summary>
    public void Write(IReadOnlyList<Inline> inlines)
    {
        foreach (var inline in inlines)
        {
            if (inline.NoteMark is { } note)
                WriteMark(note);
            if (inline.Text.Length == 0)
                continue;
            if (inline.Redaction is not null)
                _manner.WriteMask(_writer, inline);
            else
                WriteStyled(inline);
        }
    }

    private void WriteStyled(Inline inline)
    {
        foreach (var (style, element) in Elements)
        {
            if (inline.Style.HasFlag(style))
                _writer.Write($"<{element}>");
        }

        _manner.WriteText(_writer, inline.Text);
        for (var at = Elements.Length - 1; at >= 0; at--)
        {
            if (inline.Style.HasFlag(Elements[at].Style))
                _writer.Write($"</{Elements[at].Element}>");
        }
    }

    // Only the first reference is led back to; a note that is not there leaves its number.
    private void WriteMark(int note)
    {
        var number = note.ToString(CultureInfo.InvariantCulture);
        if (!_notes.Contains(note))
            _writer.Write($"<sup data-furniture>{number}</sup>");
        else if (_referred.Add(note))
            _writer.Write($"<sup data-furniture><a id=\"mark{number}\" href=\"#note{number}\" aria-label=\"注释{number}\">{number}</a></sup>");
        else
            _writer.Write($"<sup data-furniture><a href=\"#note{number}\" aria-label=\"注释{number}\">{number}</a></sup>");
    }
}
