using System.Text.Json.Serialization;

namespace Disclosure.Records;

/// <summary>
/// A piece of a published document. A block's text is the concatenation of its inlines; a document's plain text joins blocks with
/// one line feed, table rows with one line feed and cells with one tab (see <see cref="BlockText"/>).
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Heading), "heading")]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(Table), "table")]
public abstract record Block;

/// <summary>A heading; level 1 is the document's title.</summary>
public sealed record Heading : Block
{
    /// <summary>1 to 6.</summary>
    public required int Level { get; init; }

    /// <summary>The text, in order.</summary>
    public required IReadOnlyList<Inline> Inlines { get; init; }
}

/// <summary>A paragraph, possibly empty.</summary>
public sealed record Paragraph : Block
{
    /// <summary>The text, in order.</summary>
    public required IReadOnlyList<Inline> Inlines { get; init; }

    /// <summary>How the served document aligned it; start when unknown.</summary>
    public Alignment Alignment { get; init; }
}

/// <summary>Alignment of a paragraph.</summary>
public enum Alignment
{
    /// <summary>At the start of the line.</summary>
    Start,

    /// <summary>Centred.</summary>
    Center,

    /// <summary>At the end of the line, as signatures and dates are.</summary>
    End,
}

/// <summary>A table of text cells; nested tables are flattened into their cell's text.</summary>
public sealed record Table : Block
{
    /// <summary>Rows from top to bottom.</summary>
    public required IReadOnlyList<TableRow> Rows { get; init; }
}

/// <summary>A row of cells; rows of one table may differ in length.</summary>
public sealed record TableRow
{
    /// <summary>Cells from left to right.</summary>
    public required IReadOnlyList<TableCell> Cells { get; init; }
}

/// <summary>A cell.</summary>
public sealed record TableCell
{
    /// <summary>The text, in order.</summary>
    public required IReadOnlyList<Inline> Inlines { get; init; }
}

/// <summary>A run of text: served as it stands, or a mask in place of a hidden value.</summary>
public sealed record Inline
{
    /// <summary>The public text; for a mask, the words that stand in for the hidden value, never the value or its length.</summary>
    public required string Text { get; init; }

    /// <summary>Present when <see cref="Text"/> replaces a hidden value.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Redaction? Redaction { get; init; }
}

/// <summary>Why a passage was hidden.</summary>
/// <param name="Kind">The kind of value, from the list of finding kinds, such as <c>citizen_id</c>.</param>
/// <param name="Clause">The clause that asks for it, such as <c>GS-10-2b</c>.</param>
public sealed record Redaction(string Kind, string Clause);

/// <summary>The plain text of blocks, by the rules stated at <see cref="Block"/>.</summary>
public static class BlockText
{
    /// <summary>The plain text of a document.</summary>
    public static string Of(IEnumerable<Block> blocks) => string.Join('\n', blocks.Select(Of));

    /// <summary>The plain text of one block.</summary>
    public static string Of(Block block) => block switch
    {
        Heading heading => Of(heading.Inlines),
        Paragraph paragraph => Of(paragraph.Inlines),
        Table table => string.Join('\n', table.Rows.Select(row => string.Join('\t', row.Cells.Select(cell => Of(cell.Inlines))))),
        _ => throw new ArgumentOutOfRangeException(nameof(block), "Not a known kind of block."),
    };

    /// <summary>The plain text of inlines.</summary>
    public static string Of(IEnumerable<Inline> inlines) => string.Concat(inlines.Select(inline => inline.Text));
}
