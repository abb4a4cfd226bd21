using System.Buffers;

namespace Disclosure.Redactor.Detectors.Addresses;

/// <summary>
/// The cells of a text's tables that stand under a head of homes: 住址, 户籍地址, or 地址 beside a head that names people; or behind one that
/// leads a row of several people or of an address cut into cells. A row is a line with tabs or bars. Positions are characters of the text
/// without blanks.
/// </summary>
internal sealed class HomeColumns(AddressWords words)
{
    private const int LongestHead = 12;
    private static readonly SearchValues<char> Walls = SearchValues.Create("\t|│┃");

    /// <summary>The cells, by start.</summary>
    public IEnumerable<(int Start, int End)> Find(ScannedText text)
    {
        var value = text.Compact.Value;
        if (value.AsSpan().IndexOfAny(Walls) < 0)
        {
            yield break;
        }

        List<int>? columns = null;
        for (var (start, end) = (0, 0); start < value.Length; start = end + 1)
        {
            end = value.IndexOf('\n', start) is var feed and >= 0 ? feed : value.Length;
            if (value.AsSpan(start, end - start).IndexOfAny(Walls) < 0)
            {
                columns = end - start > LongestHead ? null : columns;
                continue;
            }

            if (LeadsRow(text, start, end) is > 0 and var first)
            {
                columns = null;
                for (var cell = first; cell <= end; cell = CellEnd(value, cell, end) + 1)
                {
                    if (CellEnd(value, cell, end) is var cellEnd && cellEnd > cell)
                    {
                        yield return (cell, cellEnd);
                    }
                }

                continue;
            }

            if (HeadsOf(text, start, end) is { } heads)
            {
                columns = heads;
                continue;
            }

            var hasCode = columns is not null && AddressOwnership.HoldsCreditCode(value.AsSpan(start, end - start));
            var ofOrganisation = hasCode || (columns is not null && words.HoldsAny(AddressWordGroup.Organisation, value.AsSpan(start, end - start)));
            for (var (cell, column) = (start, 0); columns is not null && cell <= end; column++)
            {
                var cellEnd = CellEnd(value, cell, end);
                if (cellEnd > cell && ((!hasCode && columns.Contains(column)) || (!ofOrganisation && columns.Contains(~column))))
                {
                    yield return (cell, cellEnd);
                }

                cell = cellEnd + 1;
            }
        }
    }

    // The first cell is 住址 (not 住所, which companies have too) and nothing else, several cells follow, and none of them is a head: where the second begins; 0 otherwise.
    private static int LeadsRow(ScannedText text, int start, int end)
    {
        var value = text.Compact.Value;
        var first = CellEnd(value, start, end);
        if (first == end || first - start > LongestHead || LabelOf(text, start, first) is not { } label || !label.Says(Context.HomeLabel)
            || label.Word.AsSpan().IndexOfAny("址籍家") < 0)
        {
            return 0;
        }

        var cells = 0;
        for (var cell = first + 1; cell <= end; cells++)
        {
            var cellEnd = CellEnd(value, cell, end);
            if (cellEnd - cell is > 0 and <= LongestHead && LabelOf(text, cell, cellEnd) is not null)
            {
                return 0;
            }

            cell = cellEnd + 1;
        }

        return cells > 1 ? first + 1 : 0;
    }

    // The word that a cell ends with, and that leaves little of it.
    private static ContextHit? LabelOf(ScannedText text, int cell, int end) =>
        text.Contexts.LastBefore(ulong.MaxValue, end, LongestHead) is { } hit && hit.Start >= cell && hit.End == end ? hit : null;

    private static int CellEnd(string value, int cell, int end) => value.AsSpan(cell, end - cell).IndexOfAny(Walls) is var width and >= 0 ? cell + width : end;

    // A row of heads: every cell is short and none holds a digit. A column whose rows may also be of organisations is given as its complement.
    private List<int>? HeadsOf(ScannedText text, int start, int end)
    {
        var value = text.Compact.Value;
        var row = value.AsSpan(start, end - start);
        if (row.IndexOfAnyInRange('0', '9') >= 0)
        {
            return null;
        }

        List<int>? columns = null;
        var ofPeople = words.HoldsAny(AddressWordGroup.Person, row) && !words.HoldsAny(AddressWordGroup.Organisation, row);
        for (var (cell, column) = (start, 0); cell <= end; column++)
        {
            var cellEnd = CellEnd(value, cell, end);
            if (cellEnd - cell > LongestHead)
            {
                return null;
            }

            var label = text.Contexts.LastBefore(ulong.MaxValue, cellEnd, LongestHead);
            if (label is { } hit && hit.Start >= cell)
            {
                if (hit.Says(Context.HomeLabel))
                {
                    (columns ??= []).Add(column);
                }
                else if (hit.Says(Context.PropertyLabel) || (ofPeople && hit.Says(Context.PlaceLabel)))
                {
                    (columns ??= []).Add(~column);
                }
            }

            cell = cellEnd + 1;
        }

        return columns;
    }
}
