using System.Buffers;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// The cells of a text's tables that hold numbers, each with the context word of its row's label or its column's head. A row is a line
/// with tabs or bars, or with blanks between its cells (<see cref="GapColumns"/>); a head is a cell that names a value and holds none. Read in
/// one pass; positions are of <see cref="ScannedText.Compact"/>.
/// </summary>
internal sealed class TableColumns
{
    private const int FewestDigits = 4;
    private static readonly SearchValues<char> Walls = SearchValues.Create("\t|│┃");
    private readonly List<ColumnCell> _cells = [];

    private TableColumns()
    {
    }

    /// <summary>The cells, by start.</summary>
    public IReadOnlyList<ColumnCell> Cells => _cells;

    /// <summary>Reads the tables of a text; null when it has no cell under a head.</summary>
    public static TableColumns? Read(string original, FoldedText compact, ContextMap contexts)
    {
        var text = compact.Value;
        var walls = text.AsSpan().IndexOfAny(Walls) >= 0;
        if (!walls && !compact.HasGaps)
        {
            return null;
        }

        var columns = new TableColumns();
        var gaps = compact.HasGaps ? new GapColumns(original, compact, contexts, columns._cells) : null;
        var heads = new List<int>();
        var hit = 0;
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOf('\n');
            var end = length < 0 ? text.Length : start + length;
            if (walls && text.AsSpan(start, end - start).IndexOfAny(Walls) >= 0)
            {
                columns.ReadRow(text, start, end, contexts.All, ref hit, heads);
            }
            else
            {
                if (end - start > 40)
                {
                    heads.Clear();
                }

                gaps?.Read(start, end);
            }

            start = end + 1;
        }

        return columns._cells.Count > 0 ? columns : null;
    }

    /// <summary>The word that names the cell around a character, as a place in the words of the text; −1 when it is in none.</summary>
    public int HeadOf(int at) => CellOf(at)?.Head ?? -1;

    /// <summary>The end, exclusive, of the cell around a character; 0 when it is in none.</summary>
    public int CellEnd(int at) => CellOf(at)?.End ?? 0;

    private ColumnCell? CellOf(int at)
    {
        var low = 0;
        var high = _cells.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_cells[middle].End <= at)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < _cells.Count && _cells[low].Start <= at ? _cells[low] : null;
    }

    private void ReadRow(string text, int start, int end, ReadOnlySpan<ContextHit> hits, ref int hit, List<int> heads)
    {
        var left = -1;
        for (var (cell, column) = (start, 0); cell <= end; column++)
        {
            var width = text.AsSpan(cell, end - cell).IndexOfAny(Walls);
            var cellEnd = width < 0 ? end : cell + width;
            if (heads.Count == column)
            {
                heads.Add(-1);
            }

            var named = -1;
            while (hit < hits.Length && hits[hit].Start < cellEnd)
            {
                var inside = hits[hit].Start >= cell && hits[hit].End <= cellEnd && hits[hit].SaysAny(ValueLabels.Naming);
                named = inside && (named < 0 || hits[hit].End > hits[named].End) ? hit : named;
                hit++;
            }

            if (CountDigits(text.AsSpan(cell, cellEnd - cell)) < FewestDigits)
            {
                heads[column] = named >= 0 ? named : heads[column];
                left = named;
            }
            else if (left >= 0 || heads[column] >= 0)
            {
                _cells.Add(new ColumnCell(cell, cellEnd, left >= 0 ? left : heads[column]));
            }

            cell = cellEnd + 1;
        }
    }

    /// <summary>Number of digits in a cell or line.</summary>
    public static int CountDigits(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var character in text)
        {
            digits += char.IsAsciiDigit(character) ? 1 : 0;
        }

        return digits;
    }

    /// <summary>A cell that holds a number, end exclusive; its head is a place in the words of the text.</summary>
    internal readonly record struct ColumnCell(int Start, int End, int Head);
}
