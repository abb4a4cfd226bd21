using System.Buffers;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>The cells of a text's tables with what heads them. A table is a run of lines with tabs or bars; positions are characters of the text.</summary>
internal static class TableCells
{
    private static readonly SearchValues<char> Walls = SearchValues.Create("\t|│┃");

    /// <summary>
    /// The cells that hold a digit, each with the head of its column, a cell of the last row without digits, and the cell to its left; in
    /// order. Empty when the text has no table.
    /// </summary>
    public static IReadOnlyList<TableCell> Read(string text)
    {
        if (text.AsSpan().IndexOfAny(Walls) < 0)
        {
            return [];
        }

        var cells = new List<TableCell>();
        var heads = new List<Range>();
        var row = new List<Range>();
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOf('\n');
            var end = length < 0 ? text.Length : start + length;
            ReadRow(text, start, end, row);
            if (row.Count > 1 && text.AsSpan(start, end - start).IndexOfAnyInRange('0', '9') < 0)
            {
                (heads, row) = (row, heads);
            }
            else if (row.Count > 1)
            {
                for (var column = 0; column < row.Count; column++)
                {
                    if (text.AsSpan(row[column]).IndexOfAnyInRange('0', '9') >= 0)
                    {
                        var left = column > 0 ? row[column - 1] : default;
                        cells.Add(new TableCell(row[column], column < heads.Count ? heads[column] : default, text.AsSpan(left).IndexOfAnyInRange('0', '9') < 0 ? left : default));
                    }
                }
            }
            else if (end > start)
            {
                heads.Clear();
            }

            start = end + 1;
        }

        return cells;
    }

    private static void ReadRow(string text, int start, int end, List<Range> row)
    {
        row.Clear();
        while (start <= end)
        {
            var width = text.AsSpan(start, end - start).IndexOfAny(Walls);
            var stop = width < 0 ? end : start + width;
            row.Add(start..stop);
            start = stop + 1;
        }
    }
}
