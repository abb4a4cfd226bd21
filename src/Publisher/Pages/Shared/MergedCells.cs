using Disclosure.Redactor.Documents;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>How many rows each cell of a served table covers.</summary>
internal static class MergedCells
{
    /// <summary>
    /// For each row and cell the rows that it covers, 1 or more; 0 for a cell that is one with the cell above it. A cell with text of its own
    /// is never left out, nor one that does not cover the same columns as the cell above.
    /// </summary>
    public static int[][] Heights(SourceTable table)
    {
        var heights = new int[table.Rows.Count][];
        var above = new Dictionary<(int Start, int Columns), (int Row, int Cell)>();
        for (var row = 0; row < heights.Length; row++)
        {
            var cells = table.Rows[row].Cells;
            var here = new Dictionary<(int, int), (int, int)>(cells.Count);
            heights[row] = new int[cells.Count];
            var start = 0;
            for (var at = 0; at < cells.Count; at++)
            {
                var place = (start, Math.Max(1, cells[at].ColumnSpan ?? 1));
                var owner = cells[at] is { Continues: true, Range.Length: 0 } && above.TryGetValue(place, out var upper) ? upper : (Row: row, Cell: at);
                heights[owner.Row][owner.Cell]++;
                here[place] = owner;
                start += place.Item2;
            }

            above = here;
        }

        return heights;
    }
}
