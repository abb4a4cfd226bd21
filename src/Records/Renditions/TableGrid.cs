namespace Disclosure.Records.Renditions;

/// <summary>A cell at its place in the grid.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Column">Its first column, from 0.</param>
/// <param name="Columns">Columns it covers, 1 or more.</param>
/// <param name="Rows">Rows it covers, 1 or more; 0 for a cell that goes on with the one above.</param>
internal readonly record struct GridCell(TableCell Cell, int Column, int Columns, int Rows);

/// <summary>A row of the grid.</summary>
/// <param name="Cells">Its cells, those that go on with the one above included.</param>
/// <param name="IsHeader">Whether it is a head.</param>
/// <param name="Columns">Columns that its cells cover; less than the grid's where the row is short.</param>
internal sealed record GridRow(IReadOnlyList<GridCell> Cells, bool IsHeader, int Columns);

/// <summary>
/// The columns and merges of a table, made consistent: columns in which no cell begins are left out, and a cell that claims to go on with the
/// one above is merged only where that one covers the same columns and the cell has no text of its own, which a merge would hide.
/// </summary>
internal sealed class TableGrid
{
    private const int WidestSpan = 1000;

    private TableGrid(IReadOnlyList<GridRow> rows, int columns)
    {
        Rows = rows;
        Columns = columns;
    }

    /// <summary>Rows from top to bottom, each of one cell or more.</summary>
    public IReadOnlyList<GridRow> Rows { get; }

    /// <summary>Number of columns; 0 when there are no rows.</summary>
    public int Columns { get; }

    /// <summary>The grid of a table.</summary>
    public static TableGrid Of(Table table)
    {
        var starts = table.Rows.Select(Starts).ToList();
        var bounds = new SortedSet<int>(starts.SelectMany(row => row));
        var ranks = new Dictionary<int, int>(bounds.Count);
        foreach (var bound in bounds)
            ranks.Add(bound, ranks.Count);

        var rows = new List<GridRow>(table.Rows.Count);
        for (var at = 0; at < table.Rows.Count; at++)
            rows.Add(RowOf(table.Rows[at], starts[at].ConvertAll(start => ranks[start]), at > 0 ? rows[at - 1] : null));
        return new TableGrid(WithHeights(rows), Math.Max(0, bounds.Count - 1));
    }

    // The first column of every cell, then the end of the last.
    private static List<int> Starts(TableRow row)
    {
        var starts = new List<int>(row.Cells.Count + 1) { 0 };
        foreach (var cell in row.Cells)
            starts.Add(starts[^1] + Math.Clamp(cell.ColumnSpan ?? 1, 1, WidestSpan));
        if (row.Cells.Count == 0)
            starts.Add(1);
        return starts;
    }

    private static GridRow RowOf(TableRow row, List<int> starts, GridRow? above)
    {
        IReadOnlyList<TableCell> cells = row.Cells.Count > 0 ? row.Cells : [new TableCell { Inlines = [] }];
        var placed = new List<GridCell>(cells.Count);
        for (var at = 0; at < cells.Count; at++)
        {
            var cell = new GridCell(cells[at], starts[at], starts[at + 1] - starts[at], 1);
            var goesOn = cell.Cell.Continues && !HasContent(cell.Cell) && above is not null
                && above.Cells.Any(upper => upper.Column == cell.Column && upper.Columns == cell.Columns);
            placed.Add(goesOn ? cell with { Rows = 0 } : cell);
        }

        return new GridRow(placed, row.IsHeader, starts[^1]);
    }

    private static bool HasContent(TableCell cell) => cell.Inlines.Any(inline => inline.Text.Length > 0 || inline.NoteMark is not null);

    // From the last row up: a cell is one row higher than the one that goes on below it.
    private static List<GridRow> WithHeights(List<GridRow> rows)
    {
        var below = new Dictionary<int, int>();
        for (var at = rows.Count - 1; at >= 0; at--)
        {
            var here = new Dictionary<int, int>();
            var cells = new List<GridCell>(rows[at].Cells.Count);
            foreach (var cell in rows[at].Cells)
            {
                var height = 1 + below.GetValueOrDefault(cell.Column);
                if (cell.Rows == 0)
                    here.Add(cell.Column, height);
                cells.Add(cell.Rows == 0 ? cell : cell with { Rows = height });
            }

            rows[at] = rows[at] with { Cells = cells };
            below = here;
        }

        return rows;
    }
}
