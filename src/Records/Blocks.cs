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
public abstract record Block
{
    /// <summary>Where on the paper it stood; headers and footers stand in the text once, before and after the rest.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public BlockPlace Place { get; init; }

    /// <summary>For a block of a note: the number of its <see cref="Inline.NoteMark"/>, from 1 in the order of the text; null elsewhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? NoteNumber { get; init; }
}

/// <summary>Where on the paper a block stood.</summary>
public enum BlockPlace
{
    /// <summary>In the text itself.</summary>
    Body,

    /// <summary>At the head of the pages.</summary>
    Header,

    /// <summary>At the foot of the pages.</summary>
    Footer,

    /// <summary>In a footnote or endnote.</summary>
    Note,
}

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

    /// <summary>For an item of a list: its depth, 0 for the outermost; null elsewhere. Its label or bullet is part of the text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ListLevel { get; init; }

    /// <summary>Whether the served document began a page with it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool BeginsPage { get; init; }
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

    /// <summary>Whether the served document marks the row as a head that returns on every page.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsHeader { get; init; }
}

/// <summary>A cell.</summary>
public sealed record TableCell
{
    /// <summary>The text, in order.</summary>
    public required IReadOnlyList<Inline> Inlines { get; init; }

    /// <summary>Columns of the grid that it covers, 2 or more; null for one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ColumnSpan { get; init; }

    /// <summary>Whether it is merged with the cell above it, whose text goes on in it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Continues { get; init; }
}

/// <summary>A run of text: served as it stands, or a mask in place of a hidden value.</summary>
public sealed record Inline
{
    /// <summary>The public text; for a mask, the words that stand in for the hidden value, never the value or its length.</summary>
    public required string Text { get; init; }

    /// <summary>Present when <see cref="Text"/> replaces a hidden value.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Redaction? Redaction { get; init; }

    /// <summary>How the served document set the text; a mask has no style.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public InlineStyle Style { get; init; }

    /// <summary>For a reference to a note, whose <see cref="Text"/> is empty: the note's number, from 1 in the order of the text; null elsewhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? NoteMark { get; init; }
}

/// <summary>How a text is set; several may hold at once. Fonts, sizes and colours are not kept.</summary>
[Flags]
public enum InlineStyle
{
    /// <summary>As the text around it.</summary>
    None = 0,

    /// <summary>Bold.</summary>
    Bold = 1,

    /// <summary>Italic.</summary>
    Italic = 2,

    /// <summary>Underlined.</summary>
    Underline = 4,

    /// <summary>Struck through, yet to be read.</summary>
    Strike = 8,

    /// <summary>Raised, as in m².</summary>
    Superscript = 16,

    /// <summary>Lowered, as in CO₂.</summary>
    Subscript = 32,
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
