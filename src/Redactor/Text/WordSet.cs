using System.Numerics;

namespace Disclosure.Redactor.Text;

/// <summary>
/// A set of words that most questions are answered by without looking a word up: by its first character and its length, and by a sieve that
/// stays near. Words of up to four characters are looked up as one number. Immutable.
/// </summary>
internal sealed class WordSet
{
    private const int LongestMarked = 15;
    private const int LongestPacked = 4;
    private const int CharacterBits = 16;
    private const int SieveBits = 18;
    private const int SieveWordBits = 6;
    private const ulong Spread = 0x9E3779B97F4A7C15;
    private readonly ushort[] _lengths = new ushort[char.MaxValue + 1];
    private readonly ulong[] _sieve = new ulong[1 << (SieveBits - SieveWordBits)];
    private readonly ulong[] _packed;
    private readonly int _shift;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _longer;

    /// <summary>Takes the words; the empty word is ignored.</summary>
    public WordSet(IEnumerable<string> words)
    {
        var all = new HashSet<string>(words.Where(word => word.Length > 0), StringComparer.Ordinal);
        _longer = all.Where(word => word.Length > LongestPacked || word[0] == '\0').ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, all.Count * 2));
        _packed = new ulong[size];
        _shift = 64 - BitOperations.Log2(size);
        foreach (var word in all)
        {
            _lengths[word[0]] |= Mark(word.Length);
            if (word.Length <= LongestPacked && word[0] != '\0')
            {
                var packed = Pack(word);
                _packed[SlotOf(packed)] = packed;
                _sieve[SieveOf(packed) >> SieveWordBits] |= 1UL << SieveOf(packed);
            }
        }
    }

    /// <summary>Whether a word of a length may begin with a character.</summary>
    public bool MayBegin(char first, int length) => (_lengths[first] & Mark(length)) != 0;

    /// <summary>Whether a text is one of the words.</summary>
    public bool Contains(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || !MayBegin(text[0], text.Length))
        {
            return false;
        }

        if (text.Length > LongestPacked || text[0] == '\0')
        {
            return _longer.Contains(text);
        }

        var packed = Pack(text);
        var sieve = SieveOf(packed);
        return ((_sieve[sieve >> SieveWordBits] >> sieve) & 1) != 0 && _packed[SlotOf(packed)] == packed;
    }

    // A word does not begin with the sign 0, so that no two words are one number.
    private static ulong Pack(ReadOnlySpan<char> text)
    {
        ulong packed = text[0];
        for (var i = 1; i < text.Length; i++)
        {
            packed = (packed << CharacterBits) | text[i];
        }

        return packed;
    }

    private static int SieveOf(ulong packed) => (int)((packed * Spread) >> (64 - SieveBits));

    private int SlotOf(ulong packed)
    {
        // Other bits than the sieve's decide, or all that pass it would crowd together.
        var hash = packed * Spread;
        var slot = (int)(((hash << SieveBits) ^ hash) >> _shift);
        while (_packed[slot] != 0 && _packed[slot] != packed)
        {
            slot = (slot + 1) & (_packed.Length - 1);
        }

        return slot;
    }

    // All lengths beyond the last mark share it.
    private static ushort Mark(int length) => (ushort)(1 << Math.Min(length, LongestMarked));
}
