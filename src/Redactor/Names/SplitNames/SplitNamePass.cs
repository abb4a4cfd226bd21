using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names.SplitNames;

/// <summary>One reading of the tables of one text, row by row.</summary>
internal sealed partial class SplitNamePass(NamePieces pieces, FoldedText text)
{
    private const int LongestHead = 16;
    private const int LongestBreak = 40;
    private const int FewestOfNumber = 4;
    private const int FewestOfPerson = 11;
    private const int MostPieces = 4;
    private const int FewestParted = 3;
    private const int LongestParted = 8;

    private readonly List<(int Start, int End)> _walls = [];
    private readonly List<(string Name, PersonRole Role)> _names = [];
    private readonly List<SplitName> _places = [];
    private readonly HashSet<int> _taken = [];
    private CellRow _row = new();
    private CellRow _heads = new();
    private bool _isHeadJoined;
    private bool _isFirst = true;

    /// <summary>Reads them.</summary>
    public SplitNameReading Read()
    {
        var value = text.Value.AsSpan();
        for (int start = 0, end; start < value.Length; start = end + 1)
        {
            end = value[start..].IndexOf('\n') is var feed and >= 0 ? start + feed : value.Length;
            _row.Read(value, start, end);
            if (_row.Count == 0)
            {
                if (end - start > LongestBreak)
                {
                    _heads.Clear();
                    _isFirst = true;
                }

                continue;
            }

            ReadRow();
        }

        return new SplitNameReading { Joined = Joined(), Names = _names, Places = _places };
    }

    private void ReadRow()
    {
        _taken.Clear();
        if (_row.IsParted)
        {
            ReadParted();
            return;
        }

        if (_heads.IsParted)
        {
            _heads.Clear();
        }

        if (IsHeads(mayBeOfThings: _isFirst))
        {
            (_heads, _row) = (_row, _heads);
            (_isFirst, _isHeadJoined) = (false, false);
            return;
        }

        _isFirst = false;
        ReadLed();
        ReadUnderHeads();
        ReadUntold();
    }

    // Rows whose cells blanks alone part: read only below a line of heads.
    private void ReadParted()
    {
        if (_row.Count >= FewestParted && _row.Longest <= LongestParted && !_row.HasMarks && IsHeads(mayBeOfThings: false))
        {
            (_heads, _row) = (_row, _heads);
            _isHeadJoined = false;
        }
        else if (_heads.IsParted)
        {
            ReadUnderHeads();
        }
    }

    // Short cells without numbers, one of them naming people and no split name behind it; the first row of a table may name anything.
    private bool IsHeads(bool mayBeOfThings)
    {
        if (_row.Longest > LongestHead || _row.MostDigits >= FewestOfNumber)
        {
            return false;
        }

        var (isOfPeople, isNamed) = (false, false);
        for (var cell = 0; cell < _row.Count; cell++)
        {
            var isSurname = pieces.IsSurname(_row[cell]);
            if ((isSurname || pieces.IsCutShort(_row, cell)) && pieces.IsPeopleHead(_row[cell - 1]))
            {
                return false;
            }

            if (_row.IsParted && pieces.IsWholeName(_row[cell]))
            {
                return false;
            }

            isNamed |= isSurname && pieces.IsPiece(_row[cell + 1]);
            isOfPeople |= pieces.IsPeopleHead(_row[cell]);
        }

        return isOfPeople || (mayBeOfThings && !isNamed && _row.MostDigits == 0);
    }

    // "当事人 | 张 | 伟 | 性别 | 男": a head of people leads what stands behind it.
    private void ReadLed()
    {
        for (var cell = 1; cell < _row.Count; cell++)
        {
            if (!pieces.IsPeopleHead(_row[cell - 1]))
            {
                continue;
            }

            var head = cell - 1;
            while (cell < _row.Count && (pieces.IsSurname(_row[cell]) || pieces.IsCutShort(_row, cell)))
            {
                cell += Take(cell, MostPieces, _row[head]);
            }

            DoubtForeign(head + 1);
        }
    }

    private void ReadUnderHeads()
    {
        var more = _row.Count - _heads.Count;
        var shift = 0;
        for (var head = 0; head < _heads.Count; head++)
        {
            if (!pieces.IsPeopleHead(_heads[head]))
            {
                continue;
            }

            if (more - shift > 0)
            {
                shift += TakeUnderMerged(head + shift, more - shift, _heads[head]);
            }
            else if (more == 0)
            {
                TakeUnder(head);
            }
            else if (more < 0 && !_row.IsParted)
            {
                for (var cell = Math.Max(0, head + more); cell <= head; cell++)
                {
                    DoubtSurname(cell);
                }
            }
        }
    }

    // Which head is merged over several columns is not told: the first cell from this one on that holds a surname and has the rest beside it.
    private int TakeUnderMerged(int first, int more, ReadOnlySpan<char> head)
    {
        for (var cell = first; cell < first + more && cell < _row.Count; cell++)
        {
            if (!_taken.Contains(cell) && (pieces.IsSurname(_row[cell]) || pieces.IsCutShort(_row, cell)) && pieces.Length(_row, cell, more + 1) > 1)
            {
                return Take(cell, more + 1, head) - 1;
            }
        }

        // A whole name in one of the columns.
        if (NamePieces.IsHan(_row[first]) && first + 1 < _row.Count && _row[first + 1].IsEmpty)
        {
            Join(first);
            return 1;
        }

        DoubtSurname(first);
        DoubtForeign(first);
        return 0;
    }

    private void TakeUnder(int head)
    {
        var isPair = head + 1 < _heads.Count && (_heads[head + 1].IsEmpty || (NamePieces.IsSurnameHead(_heads[head]) && NamePieces.IsGivenHead(_heads[head + 1])));
        if (!isPair || _taken.Contains(head))
        {
            DoubtSurname(head);
            return;
        }

        var first = _row[head];
        var second = _row[head + 1];
        var isTold = !_heads[head + 1].IsEmpty;
        if (first.IsEmpty || second.IsEmpty)
        {
            // The columns stay in line with those rows whose name is split.
            if (isTold && (NamePieces.IsHan(first) || NamePieces.IsHan(second)))
            {
                JoinUnderPair(head);
            }
        }
        else if (NamePieces.IsHan(first) && (pieces.IsPiece(second) || (isTold && NamePieces.IsHan(second))) && (isTold || pieces.IsSurname(first) || first.Length + second.Length <= 3))
        {
            Note(head, 2, _heads[head], SplitNameTold.Person);
            JoinUnderPair(head);
        }
        else
        {
            DoubtSurname(head);
            DoubtForeign(head);
        }
    }

    private void JoinUnderPair(int head)
    {
        Join(head);
        if (!_isHeadJoined)
        {
            _walls.Add((_heads.End(head), _heads.Start(head + 1)));
            _isHeadJoined = true;
        }
    }

    // No head says what these cells are: a surname that stands alone, and beside it what may follow one.
    private void ReadUntold()
    {
        for (var cell = 0; cell + 1 < _row.Count; cell++)
        {
            if (_taken.Contains(cell) || !pieces.IsSurname(_row[cell]) || !pieces.IsPiece(_row[cell + 1]))
            {
                continue;
            }

            var count = pieces.Length(_row, cell, MostPieces);
            var isDoubtful = _row.MostDigits >= FewestOfPerson
                || (!pieces.IsWord(Text(cell, count)) && (pieces.IsPlainSurname(_row[cell]) || !pieces.IsWord(_row[cell + 1])));
            Note(cell, count, [], isDoubtful && !IsExplained(cell) ? SplitNameTold.Nothing : SplitNameTold.Others);
        }
    }

    // Each of the two has a head of its own, and the first is one that people are not put under.
    private bool IsExplained(int cell) =>
        _heads.Count == _row.Count && _heads[cell + 1].Length > 1 && pieces.IsHeadOfThings(_heads[cell]);
}
