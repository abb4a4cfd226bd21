using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names.SplitNames;

/// <content>Notes and joins what was found.</content>
internal partial class SplitNamePass
{
    private int Take(int cell, int most, ReadOnlySpan<char> head)
    {
        var count = pieces.Length(_row, cell, most);
        if (count == 1)
        {
            DoubtSurname(cell);
            return 1;
        }

        Note(cell, count, head, SplitNameTold.Person);
        for (var i = 0; i < count - 1; i++)
        {
            Join(cell + i);
        }

        return count;
    }

    private void Join(int cell) => _walls.Add((_row.End(cell), _row.Start(cell + 1)));

    private void DoubtSurname(int cell)
    {
        if (!_taken.Contains(cell) && pieces.IsSurname(_row[cell]))
        {
            Note(cell, 1, [], SplitNameTold.Person);
        }
    }

    // "NGUYEN | Thi Thu"
    private void DoubtForeign(int cell)
    {
        if (!_taken.Contains(cell) && NamePieces.IsForeign(_row[cell]) && NamePieces.IsForeign(_row[cell + 1]))
        {
            Note(cell, 2, [], SplitNameTold.Person);
        }
    }

    private void Note(int cell, int count, ReadOnlySpan<char> head, SplitNameTold told)
    {
        var name = Text(cell, count);
        _places.Add(new SplitName(text.ToOriginal(_row.Start(cell), _row.End(cell + count - 1)), text.ToOriginal(_row.Start(cell), _row.End(cell)), name, told));
        if (count > 1 && told is SplitNameTold.Person && NamePieces.IsHan(name))
        {
            _names.Add((name, pieces.RoleOf(head)));
        }

        for (var i = 0; i < count; i++)
        {
            _taken.Add(cell + i);
        }
    }

    private string Text(int cell, int count)
    {
        var name = string.Empty;
        for (var i = 0; i < count; i++)
        {
            name = string.Concat(name, _row[cell + i]);
        }

        return name;
    }

    private FoldedText Joined()
    {
        if (_walls.Count == 0)
        {
            return text;
        }

        _walls.Sort();
        var builder = new FoldedTextBuilder(text.Length);
        var (run, start) = (0, 0);
        foreach (var (from, to) in _walls)
        {
            if (from > start)
            {
                builder.AppendPiece(text, start, from, ref run, afterGap: false);
            }

            start = Math.Max(start, to);
        }

        if (start < text.Length)
        {
            builder.AppendPiece(text, start, text.Length, ref run, afterGap: false);
        }

        return builder.Build();
    }
}
