using Disclosure.Records;

namespace Disclosure.Redactor.Documents;

/// <summary>A range of UTF-16 code units.</summary>
/// <param name="Start">First unit, inclusive.</param>
/// <param name="End">End, exclusive.</param>
public readonly record struct TextRange(int Start, int End)
{
    /// <summary>Number of UTF-16 code units.</summary>
    public int Length => End - Start;
}

/// <summary>
/// A served document as one text with its structure. <see cref="Text"/> joins blocks, rows and cells by the rules of
/// <see cref="BlockText"/>, so that a value split over runs is whole and every offset has one place.
/// </summary>
public sealed record SourceDocument
{
    /// <summary>The visible text, in reading order.</summary>
    public required string Text { get; init; }

    /// <summary>The structure; ranges cover <see cref="Text"/> but for its separators, in order, without overlap.</summary>
    public required IReadOnlyList<SourceBlock> Blocks { get; init; }

    /// <summary>Where the text is set otherwise than plainly, by start, without overlap; none holds <see cref="InlineStyle.None"/>.</summary>
    public IReadOnlyList<StyledRange> Styles { get; init; } = [];

    /// <summary>Where notes are referred to, by offset.</summary>
    public IReadOnlyList<NoteMark> NoteMarks { get; init; } = [];

    /// <summary>
    /// Where in the file each character stood, by start, without overlap: every character lies in one of them but separators, labels of
    /// lists and the signs of formulas, which the file only implies.
    /// </summary>
    public IReadOnlyList<TextOrigin> Origins { get; init; } = [];

    /// <summary>
    /// Text that the file holds but does not show (deleted, hidden, white, comments, properties …): never published, searched for
    /// values that the visible text may repeat.
    /// </summary>
    public IReadOnlyList<HiddenText> HiddenTexts { get; init; } = [];

    /// <summary>A document of plain paragraphs, one for each line; the text is kept as it is, line ends normalised to one line feed.</summary>
    public static SourceDocument FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var normalised = text.ReplaceLineEndings("\n");
        var blocks = new List<SourceBlock>();
        var origins = new List<TextOrigin>();
        var start = 0;
        while (start <= normalised.Length)
        {
            var end = normalised.IndexOf('\n', start);
            end = end < 0 ? normalised.Length : end;
            blocks.Add(new SourceParagraph { Range = new TextRange(start, end) });
            if (end > start)
                origins.Add(new TextOrigin(new TextRange(start, end), string.Empty, blocks.Count, 0));
            start = end + 1;
        }

        return new SourceDocument { Text = normalised, Blocks = blocks, Origins = origins };
    }
}

/// <summary>A piece of a served document.</summary>
public abstract record SourceBlock
{
    /// <summary>Where on the paper it stands.</summary>
    public BlockPlace Place { get; init; }

    /// <summary>For a block of a note: the number of its <see cref="NoteMark"/>; null elsewhere.</summary>
    public int? NoteNumber { get; init; }
}

/// <summary>A paragraph or heading.</summary>
public sealed record SourceParagraph : SourceBlock
{
    /// <summary>Its text.</summary>
    public required TextRange Range { get; init; }

    /// <summary>0 for a paragraph, 1 to 6 for a heading.</summary>
    public int HeadingLevel { get; init; }

    /// <summary>Alignment, start when unknown.</summary>
    public Alignment Alignment { get; init; }

    /// <summary>For an item of a list: its depth, 0 for the outermost; null elsewhere.</summary>
    public int? ListLevel { get; init; }

    /// <summary>Whether a page begins with it.</summary>
    public bool BeginsPage { get; init; }
}

/// <summary>A table of cells, row by row.</summary>
public sealed record SourceTable : SourceBlock
{
    /// <summary>Rows from top to bottom.</summary>
    public required IReadOnlyList<SourceRow> Rows { get; init; }
}

/// <summary>A row of a table.</summary>
public sealed record SourceRow
{
    /// <summary>Cells from left to right.</summary>
    public required IReadOnlyList<SourceCell> Cells { get; init; }

    /// <summary>Whether it is a head that returns on every page.</summary>
    public bool IsHeader { get; init; }
}

/// <summary>A cell of a table.</summary>
/// <param name="Range">Its text.</param>
/// <param name="ColumnSpan">Columns of the grid that it covers, 2 or more; null for one.</param>
/// <param name="Continues">Whether it is merged with the cell above it.</param>
public readonly record struct SourceCell(TextRange Range, int? ColumnSpan = null, bool Continues = false);

/// <summary>A range of one style.</summary>
public readonly record struct StyledRange(TextRange Range, InlineStyle Style);

/// <summary>A reference to a note: it stands before the character at the offset and has no character of its own.</summary>
/// <param name="Offset">In UTF-16 code units.</param>
/// <param name="Number">From 1, in the order of the text.</param>
public readonly record struct NoteMark(int Offset, int Number);

/// <summary>A place of the file.</summary>
/// <param name="Range">The characters that stood there.</param>
/// <param name="Part">Name of the part, such as <c>word/header1.xml</c>; empty where a file has no parts.</param>
/// <param name="Paragraph">Number of the paragraph within the part, from 1 (of the line in plain text); 0 for what stands in no paragraph.</param>
/// <param name="Run">Number of the run within the paragraph, from 1 (of the piece of text in HTML); 0 for what stands in no run.</param>
public readonly record struct TextOrigin(TextRange Range, string Part, int Paragraph, int Run);

/// <summary>Text that is not shown.</summary>
/// <param name="Where">What kind of place held it, such as <c>deleted</c>, <c>comment</c>, <c>hidden</c>, <c>property</c>.</param>
/// <param name="Text">The text.</param>
public sealed record HiddenText(string Where, string Text);
