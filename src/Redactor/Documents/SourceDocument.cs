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
        var start = 0;
        while (start <= normalised.Length)
        {
            var end = normalised.IndexOf('\n', start);
            end = end < 0 ? normalised.Length : end;
            blocks.Add(new SourceParagraph { Range = new TextRange(start, end) });
            start = end + 1;
        }

        return new SourceDocument { Text = normalised, Blocks = blocks };
    }
}

/// <summary>A piece of a served document.</summary>
public abstract record SourceBlock;

/// <summary>A paragraph or heading.</summary>
public sealed record SourceParagraph : SourceBlock
{
    /// <summary>Its text.</summary>
    public required TextRange Range { get; init; }

    /// <summary>0 for a paragraph, 1 to 6 for a heading.</summary>
    public int HeadingLevel { get; init; }

    /// <summary>Alignment, start when unknown.</summary>
    public Alignment Alignment { get; init; }
}

/// <summary>A table: the ranges of its cells, row by row.</summary>
public sealed record SourceTable : SourceBlock
{
    /// <summary>Rows from top to bottom, cells from left to right.</summary>
    public required IReadOnlyList<IReadOnlyList<TextRange>> Rows { get; init; }
}

/// <summary>Text that is not shown.</summary>
/// <param name="Where">What kind of place held it, such as <c>deleted</c>, <c>comment</c>, <c>hidden</c>, <c>property</c>.</param>
/// <param name="Text">The text.</param>
public sealed record HiddenText(string Where, string Text);
