using Disclosure.Records;

namespace Disclosure.Redactor.Documents;

/// <summary>A block while its document is being read.</summary>
internal abstract record DraftBlock
{
    /// <summary>True when it shows nothing.</summary>
    public abstract bool IsBlank { get; }

    /// <summary>Its texts in order.</summary>
    public abstract IEnumerable<DraftText> Texts { get; }

    /// <summary>The text of blocks in one piece, as a table cell holds it: paragraphs and rows apart by a line feed, cells by a tab, values that a line's end cuts whole.</summary>
    public static DraftText Flatten(IReadOnlyList<DraftBlock> blocks)
    {
        if (blocks is [DraftParagraph single])
            return CellLines.Mended(single.Text);
        var text = new DraftTextBuilder();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (i > 0)
                text.Separate('\n');
            blocks[i].FlattenTo(text);
        }

        return CellLines.Mended(text.Take(string.Empty, "\n"));
    }

    /// <summary>Adds its text in one piece.</summary>
    protected abstract void FlattenTo(DraftTextBuilder text);
}

/// <summary>A paragraph or heading.</summary>
internal sealed record DraftParagraph(DraftText Text, int HeadingLevel, Alignment Alignment) : DraftBlock
{
    /// <summary>For an item of a list: its depth, 0 for the outermost.</summary>
    public int? ListLevel { get; init; }

    /// <summary>Whether a page begins with it.</summary>
    public bool BeginsPage { get; init; }

    /// <inheritdoc/>
    public override bool IsBlank => Text.IsBlank;

    /// <inheritdoc/>
    public override IEnumerable<DraftText> Texts => [Text];

    /// <inheritdoc/>
    protected override void FlattenTo(DraftTextBuilder text) => text.Append(Text);
}

/// <summary>A table; no row is without a cell.</summary>
internal sealed record DraftTable(IReadOnlyList<DraftRow> Rows) : DraftBlock
{
    /// <inheritdoc/>
    public override bool IsBlank => false;

    /// <inheritdoc/>
    public override IEnumerable<DraftText> Texts => Rows.SelectMany(row => row.Cells).Select(cell => cell.Text);

    /// <inheritdoc/>
    protected override void FlattenTo(DraftTextBuilder text)
    {
        for (var row = 0; row < Rows.Count; row++)
        {
            if (row > 0)
                text.Separate('\n');
            for (var cell = 0; cell < Rows[row].Cells.Count; cell++)
            {
                if (cell > 0)
                    text.Separate('\t');
                text.Append(Rows[row].Cells[cell].Text);
            }
        }
    }
}

/// <summary>A row of a table.</summary>
internal sealed record DraftRow(IReadOnlyList<DraftCell> Cells, bool IsHeader);

/// <summary>A cell of a table.</summary>
internal readonly record struct DraftCell(DraftText Text, int? ColumnSpan = null, bool Continues = false)
{
    /// <summary>Columns beyond this are no table that anyone reads: what a cell says of them is left out.</summary>
    private const int MostColumns = 99;

    /// <summary>The columns that a cell says it covers, as a cell tells them: null for one and for what cannot be.</summary>
    public static int? Span(string? columns) =>
        int.TryParse(columns, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count) && count is > 1 and <= MostColumns
            ? count
            : null;
}
