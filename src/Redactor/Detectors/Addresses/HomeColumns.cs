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
    private const int LongestLine = 60;
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
        var ofPeople = false;
        for (var (start, end) = (0, 0); start < value.Length; start = end + 1)
        {
            end = value.IndexOf('\n', start) is var feed and >= 0 ? feed : value.Length;
            if (value.AsSpan(start, end - start).IndexOfAny(Walls) < 0)
            {
                (columns, ofPeople) = end - start > LongestLine ? (null, false) : (columns, ofPeople);
                continue;
            }

            if (LeadsRow(text, start, end, ofPeople) is > 0 and var first)
            {
                columns = null;
                foreach (var cell in CellsFrom(value, first, end))
                {
                    yield return cell;
                }

                continue;
            }

            ofPeople |= IsLedByPerson(value, start, end);

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

    // The first cell is 住址 and nothing else, several cells follow, and none of them is a head: where the second begins; 0 otherwise. 住所 and
    // 地址 are companies' words too: they lead the homes of people alone where a row before is led by 姓名 or the like.
    private static int LeadsRow(ScannedText text, int start, int end, bool ofPeople)
    {
        var value = text.Compact.Value;
        var first = CellEnd(value, start, end);
        if (first == end || first - start > LongestHead || LabelOf(text, start, first) is not { } label
            || !(label.Says(Context.HomeLabel) ? ofPeople || label.Word.AsSpan().IndexOfAny("址籍家") >= 0 : ofPeople && label.Says(Context.PlaceLabel)))
        {
            return 0;
        }

        var count = 0;
        foreach (var (cell, cellEnd) in CellsFrom(value, first + 1, end))
        {
            if (cellEnd - cell <= LongestHead && LabelOf(text, cell, cellEnd) is not null)
            {
                return 0;
            }

            count++;
        }

        return count > 1 ? first + 1 : 0;
    }

    // Several people in a row: 姓名, 性别 or 身份证号码 leads it, and nothing in it is an organisation's.
    private bool IsLedByPerson(string value, int start, int end)
    {
        var first = CellEnd(value, start, end);
        return first < end && first - start <= LongestHead && words.HoldsAny(AddressWordGroup.Person, value.AsSpan(start, first - start))
            && !words.HoldsAny(AddressWordGroup.Organisation, value.AsSpan(start, end - start)) && CellsFrom(value, first + 1, end).Skip(1).Any();
    }

    private static IEnumerable<(int Start, int End)> CellsFrom(string value, int cell, int end)
    {
        for (int cellEnd; cell <= end; cell = cellEnd + 1)
        {
            cellEnd = CellEnd(value, cell, end);
            if (cellEnd > cell)
            {
                yield return (cell, cellEnd);
            }
        }
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
