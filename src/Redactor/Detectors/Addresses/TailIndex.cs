using System.Numerics;

namespace Disclosure.Redactor.Detectors.Addresses;

/// <summary>The units of a home before one of them.</summary>
/// <param name="Units">All units, whole.</param>
/// <param name="Count">How many stand before.</param>
internal readonly record struct HomeUnits(string[] Units, int Count);

/// <summary>Tails of known homes, asked by place. A question costs at most the number of different lengths of those that begin like it, however many tails there are.</summary>
internal sealed class TailIndex
{
    private const int LongestTail = 63;
    private const int LongestCue = 6;
    private const int Marks = 4096;
    private const char Word = '\u0001';

    // Pairs of characters that tails start with, by a few bits of both, and whole with the lengths of their tails, one bit each.
    private readonly ulong[] _starts = new ulong[Marks / 64];
    private readonly Dictionary<uint, ulong> _lengths = [];
    private readonly Dictionary<string, HomeUnits> _tails = new(StringComparer.Ordinal);

    /// <summary>Adds a tail that stands as it is; false when it is known. The first home to have it gives the units before.</summary>
    public bool Add(string tail, HomeUnits earlier) => tail.Length is >= 2 and <= LongestTail && Mark(tail) && _tails.TryAdd(tail, earlier);

    /// <summary>Adds the name of a hamlet, behind which any word of a hamlet or none may stand before the rest.</summary>
    public void AddHamlet(string name, string rest, HomeUnits earlier)
    {
        if (name.Length is >= 2 and <= LongestTail && rest.Length <= LongestTail)
        {
            Mark(name);
            _tails.TryAdd(name + Word, earlier);
            _tails.TryAdd(name + Word + rest + Word, earlier);
        }
    }

    /// <summary>Whether a tail may start at a position.</summary>
    public bool MayStartAt(string value, int at) => at + 1 < value.Length && (_starts[Slot(value[at], value[at + 1]) >> 6] & (1UL << (Slot(value[at], value[at + 1]) & 63))) != 0;

    /// <summary>The longest tail at a position; null when there is none.</summary>
    public (int Length, HomeUnits Earlier)? LongestAt(string value, int at, AddressWords words)
    {
        (int Length, HomeUnits Earlier)? best = null;
        var lookup = _tails.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> key = stackalloc char[(2 * LongestTail) + 2];
        for (var lengths = _lengths.GetValueOrDefault(Pair(value[at], value[at + 1])); lengths != 0;)
        {
            var length = LongestTail - BitOperations.LeadingZeroCount(lengths);
            lengths &= ~(1UL << length);
            if (at + length > value.Length)
            {
                continue;
            }

            var text = value.AsSpan(at, length);
            if (length > (best?.Length ?? 0) && lookup.TryGetValue(text, out var earlier) && !IsPartOfNumber(value, at, at + length))
            {
                best = (length, earlier);
            }

            text.CopyTo(key);
            key[length] = Word;
            if (lookup.ContainsKey(key[..(length + 1)]) && HamletAt(value, at, length, words, lookup, key) is { } hamlet && hamlet.Length > (best?.Length ?? 0))
            {
                best = hamlet;
            }
        }

        return best;
    }

    private static (int Length, HomeUnits Earlier)? HamletAt(
        string value, int at, int length, AddressWords words, Dictionary<string, HomeUnits>.AlternateLookup<ReadOnlySpan<char>> lookup, Span<char> key)
    {
        var (word, level) = words.UnitAt(value, at + length);
        word = level is AddressLevel.Hamlet or AddressLevel.Village ? word : 0;
        var from = at + length + word;
        for (var rest = Math.Min(LongestTail, value.Length - from); rest >= 0; rest--)
        {
            value.AsSpan(from, rest).CopyTo(key[(length + 1)..]);
            key[length + 1 + rest] = Word;
            if (lookup.TryGetValue(key[..(length + rest + 2)], out var earlier) && (rest > 0 || (word > 0 && level == AddressLevel.Hamlet) || IsGoneHomeTo(value, at, from, words)))
            {
                return (length + word + rest, earlier);
            }
        }

        return null;
    }

    // 带回上板榔转交, 回羊八寨家中: the bare name of a hamlet where somebody goes home to it or is at home.
    private static bool IsGoneHomeTo(string value, int start, int end, AddressWords words)
    {
        if (words.LongestAt(AddressWordGroup.Home, value, end) > 1)
        {
            return true;
        }

        for (var length = 1; length <= LongestCue && length <= start; length++)
        {
            if (words.LongestAt(AddressWordGroup.Homeward, value.AsSpan(0, start), start - length) == length || words.LongestAt(AddressWordGroup.Mail, value.AsSpan(0, start), start - length) == length)
            {
                return true;
            }
        }

        return false;
    }

    // 701室 is not a part of 1701室, nor 12 of 128.
    private static bool IsPartOfNumber(string value, int start, int end) =>
        (char.IsAsciiDigit(value[start]) && start > 0 && (char.IsAsciiDigit(value[start - 1]) || value[start - 1] == '-'))
        || (char.IsAsciiDigit(value[end - 1]) && end < value.Length && char.IsAsciiDigit(value[end]));

    private static uint Pair(char first, char second) => ((uint)first << 16) | second;

    private static int Slot(char first, char second) => ((first * 31) + second) & (Marks - 1);

    private bool Mark(string tail)
    {
        var slot = Slot(tail[0], tail[1]);
        _starts[slot >> 6] |= 1UL << (slot & 63);
        var pair = Pair(tail[0], tail[1]);
        _lengths[pair] = _lengths.GetValueOrDefault(pair) | (1UL << tail.Length);
        return true;
    }
}
