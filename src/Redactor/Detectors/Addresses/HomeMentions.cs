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

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<AddressUnit> _units = [];
    private readonly TailIndex _tails = new();

    /// <summary>Takes a home, in characters of the text without blanks.</summary>
    public void Learn(ScannedText text, int start, int end)
    {
        var value = text.Compact.Value;
        if (!_known.Add(value[start..end]))
        {
            return;
        }

        _units.Clear();
        grammar.ReadAt(text, start, _units);
        _units.RemoveAll(unit => unit.End > end);
        if (_units.Count == 0)
        {
            return;
        }

        end = Math.Max(end, _units[^1].End);
        _tails.Add(value[start..end], rest: null, []);
        for (var i = 0; i < _units.Count; i++)
        {
            var unit = _units[i];
            if (unit.Level <= AddressLevel.Town)
            {
                continue;
            }

            var rest = value[unit.End..end];
            var hasNumber = _units.Skip(i).Any(later => later.IsNumbered && later.Level >= AddressLevel.House);
            var earlier = _units.Take(i).Select(before => value[before.Start..before.End]).ToArray();
            if (unit is { Level: AddressLevel.Hamlet or AddressLevel.Village, IsNumbered: false } && unit.NameEnd - unit.Start >= 2 && (hasNumber || i == _units.Count - 1))
            {
                if (unit.Level == AddressLevel.Hamlet || hasNumber)
                {
                    _tails.Add(value[unit.Start..unit.NameEnd], rest, earlier);
                }
            }
            else if (IsTelling(value, i, end))
            {
                _tails.Add(value[unit.Start..end], rest: null, earlier);
            }
        }
    }

    /// <summary>Every further mention, by start, end exclusive.</summary>
    public IEnumerable<(int Start, int End)> Find(ScannedText text)
    {
        var value = text.Compact.Value;
        var firsts = _tails.FirstCharacters();
        for (var at = 0; at < value.Length; at++)
        {
            var next = value.AsSpan(at).IndexOfAny(firsts);
            if (next < 0)
            {
                yield break;
            }

            at += next;
            if (LongestAt(value, at) is { } found)
            {
                yield return (StartOf(value, at, found.Earlier), grammar.ExtendByNumber(text, found.End));
                at = found.End - 1;
            }
        }
    }

    private (int End, string[] Earlier)? LongestAt(string value, int at)
    {
        (int End, string[] Earlier)? best = null;
        if (_tails.Longest(value, at) is { } literal && !IsPartOfNumber(value, at, at + literal.Length))
        {
            best = (at + literal.Length, literal.Earlier);
        }

        foreach (var hamlet in _tails.HamletsAt(value, at))
        {
            var end = at + hamlet.Length;
            var (word, level) = grammar.Words.UnitAt(value, end);
            var hasWord = word > 0 && level is AddressLevel.Hamlet or AddressLevel.Village;
            var rest = hamlet.Rests.LongestAt(value, end + (hasWord ? word : 0));
            if (rest is { } found && (found.Length > 0 || (hasWord && level == AddressLevel.Hamlet)))
            {
                end += (hasWord ? word : 0) + found.Length;
                best = best is null || end > best.Value.End ? (end, found.Earlier) : best;
            }
        }

        return best;
    }

    // 701室 is not a part of 1701室, nor 12 of 128.
    private static bool IsPartOfNumber(string value, int start, int end) =>
        (char.IsAsciiDigit(value[start]) && start > 0 && (char.IsAsciiDigit(value[start - 1]) || value[start - 1] == '-'))
        || (char.IsAsciiDigit(value[end - 1]) && end < value.Length && char.IsAsciiDigit(value[end]));

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
    private int StartOf(string value, int start, string[] earlier)
    {
        for (var i = earlier.Length - 1; i >= 0; i--)
        {
            var unit = earlier[i];
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
