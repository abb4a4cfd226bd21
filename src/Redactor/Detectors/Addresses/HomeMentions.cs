using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors.Addresses;

/// <summary>
/// Finds the further mentions of known homes: whole, shortened from any unit on, the last hamlet with its number whatever word of a
/// hamlet is used (塘房村民小组11号, 塘房小组11号, 塘房11号), or the room alone (701室). Linear in the text, however many homes are known.
/// </summary>
internal sealed class HomeMentions(AddressGrammar grammar)
{
    private const int ShortestTail = 4;
    private const int FewestRoomDigits = 3;
    private const int LongestUnitWord = 8;

    private readonly List<AddressUnit> _units = [];
    private readonly TailIndex _tails = new();

    /// <summary>Takes a home, in characters of the text without blanks.</summary>
    public void Learn(ScannedText text, int start, int end)
    {
        var value = text.Compact.Value;
        _units.Clear();
        grammar.ReadAt(text, start, _units);
        _units.RemoveAll(unit => unit.End > end);
        var names = new string[_units.Count];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = value[_units[i].Start.._units[i].End];
        }

        // What is no finer than a town names no home: the town's own offices stay.
        if ((names.Length > 0 && _units[^1].End == end && _units[^1].Level <= AddressLevel.Town) || !_tails.Add(value[start..end], new HomeUnits(names, 0)) || names.Length == 0)
        {
            return;
        }

        for (var i = 0; i < _units.Count; i++)
        {
            var unit = _units[i];
            if (unit.Level <= AddressLevel.Town)
            {
                continue;
            }

            var earlier = new HomeUnits(names, i);
            var hasNumber = HasHouseFrom(i);
            if (unit is { Level: AddressLevel.Hamlet or AddressLevel.Village, IsNumbered: false } && unit.NameEnd - unit.Start >= 2 && (hasNumber || i == _units.Count - 1))
            {
                if (unit.Level == AddressLevel.Hamlet || hasNumber)
                {
                    _tails.AddHamlet(value[unit.Start..unit.NameEnd], value[unit.End..end], earlier);
                }
            }
            else if (IsTelling(value, i, end))
            {
                _tails.Add(value[unit.Start..end], earlier);
            }

            // 7栋1单元1406, later 1406室.
            if (i == _units.Count - 1 && unit is { Level: AddressLevel.Room, IsNumbered: true } && unit.End == unit.NameEnd && RoomDigits(value, unit) is { Length: >= FewestRoomDigits } room)
            {
                _tails.Add(room + "室", earlier);
                _tails.Add(room + "房", earlier);
            }
        }
    }

    /// <summary>Every further mention, by start, end exclusive.</summary>
    public IEnumerable<(int Start, int End)> Find(ScannedText text)
    {
        var value = text.Compact.Value;
        for (var at = 0; at < value.Length; at++)
        {
            if (_tails.MayStartAt(value, at) && _tails.LongestAt(value, at, grammar.Words) is { } found)
            {
                var end = at + found.Length;
                yield return (StartOf(value, at, found.Earlier), grammar.ExtendByNumber(text, end));
                at = end - 1;
            }
        }
    }

    // The digits at the end of a unit: 1406, and of 5-2-401 the last.
    private static string RoomDigits(string value, AddressUnit unit)
    {
        var start = unit.End;
        while (start > unit.Start && char.IsAsciiDigit(value[start - 1]))
        {
            start--;
        }

        return value[start..unit.End];
    }

    private bool HasHouseFrom(int index)
    {
        for (var i = index; i < _units.Count; i++)
        {
            if (_units[i] is { IsNumbered: true, Level: >= AddressLevel.House })
            {
                return true;
            }
        }

        return false;
    }

    // A tail that tells the home from others: a street or an estate with its number, a building with its room, a room of three digits.
    private bool IsTelling(string value, int index, int end)
    {
        var unit = _units[index];
        var last = _units[^1];
        if (!last.IsNumbered)
        {
            return false;
        }

        var name = value.AsSpan(unit.Start, end - unit.Start);
        var digits = 0;
        foreach (var character in name)
        {
            digits += char.IsAsciiDigit(character) ? 1 : 0;
        }

        return index < _units.Count - 1 || unit.NameEnd - unit.Start > 6
            ? name.Length >= ShortestTail + 1 || unit.Level is AddressLevel.Street or AddressLevel.Estate && name.Length >= ShortestTail
            : unit.Level == AddressLevel.Room && digits >= FewestRoomDigits && value[unit.End - 1] is '室' or '房';
    }

    // To the left a mention takes in the units that stand before it in the home, whole or with another word or none behind the name.
    private int StartOf(string value, int start, HomeUnits earlier)
    {
        for (var i = earlier.Count - 1; i >= 0; i--)
        {
            var unit = earlier.Units[i];
            if (value.AsSpan(0, start).EndsWith(unit, StringComparison.Ordinal))
            {
                start -= unit.Length;
                continue;
            }

            var name = NameOf(unit);
            for (var word = 0; name.Length >= 2 && word <= LongestUnitWord && start - word - name.Length >= 0; word++)
            {
                if (value.AsSpan(start - word - name.Length, name.Length).SequenceEqual(name) && (word == 0 || grammar.Words.UnitAt(value, start - word).Length == word))
                {
                    start -= word + name.Length;
                    break;
                }
            }
        }

        return start;
    }

    private ReadOnlySpan<char> NameOf(string unit)
    {
        for (var length = Math.Min(LongestUnitWord, unit.Length - 1); length > 0; length--)
        {
            if (grammar.Words.UnitAt(unit, unit.Length - length).Length == length)
            {
                return unit.AsSpan(0, unit.Length - length);
            }
        }

        return unit;
    }
}
