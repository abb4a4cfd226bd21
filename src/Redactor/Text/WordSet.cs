using System.Numerics;

namespace Disclosure.Redactor.Text;

/// <summary>
/// A set of words that most questions are answered by without looking a word up: by its first character and its length. Words of up to four
/// characters are looked up as one number, pairs in a table of their own that stays near. Immutable.
/// </summary>
internal sealed class WordSet
{
    private const int LongestMarked = 15;
    private const int LongestPacked = 4;
    private const int CharacterBits = 16;
    private const ulong Spread = 0x9E3779B97F4A7C15;
    private const uint PairSpread = 0x9E3779B1;
    private readonly ushort[] _lengths = new ushort[char.MaxValue + 1];
    private readonly uint[] _pairs;
    private readonly ulong[] _packed;
    private readonly int _pairShift;
    private readonly int _packedShift;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _longer;

    /// <summary>Takes the words; the empty word is ignored.</summary>
    public WordSet(IEnumerable<string> words)
    {
        var all = new HashSet<string>(words.Where(word => word.Length > 0), StringComparer.Ordinal);
        _longer = all.Where(word => word.Length > LongestPacked || word[0] == '\0').ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        var pairs = all.Count(word => word.Length == 2);
        _pairs = new uint[SizeFor(pairs)];
        _pairShift = 32 - BitOperations.Log2((uint)_pairs.Length);
        _packed = new ulong[SizeFor(all.Count - pairs - _longer.Set.Count)];
        _packedShift = 64 - BitOperations.Log2((uint)_packed.Length);
        foreach (var word in all)
        {
            _lengths[word[0]] |= Mark(word.Length);
            if (word.Length == 2 && word[0] != '\0')
            {
                _pairs[SlotOf(Pair(word))] = Pair(word);
            }
            else if (word.Length <= LongestPacked && word[0] != '\0')
            {
                _packed[SlotOf(Pack(word))] = Pack(word);
            }
        }
    }

    /// <summary>Whether a text is one of the words.</summary>
    public bool Contains(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || (_lengths[text[0]] & Mark(text.Length)) == 0)
        {
            return false;
        }

        if (text.Length > LongestPacked || text[0] == '\0')
        {
            return _longer.Contains(text);
        }

        return text.Length == 2 ? _pairs[SlotOf(Pair(text))] != 0 : _packed[SlotOf(Pack(text))] != 0;
    }

    // At most half full, so that an empty slot is never far.
    private static uint SizeFor(int words) => BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, words * 2));

    // A word does not begin with the sign 0, so that no two words are one number and none is 0.
    private static ulong Pack(ReadOnlySpan<char> text)
    {
        ulong packed = text[0];
        for (var i = 1; i < text.Length; i++)
        {
            packed = (packed << CharacterBits) | text[i];
        }

        return packed;
    }

    private static uint Pair(ReadOnlySpan<char> text) => ((uint)text[0] << CharacterBits) | text[1];

    // The slot of a word, or the empty one where it would be.
    private int SlotOf(uint pair)
    {
        var slot = (int)((pair * PairSpread) >> _pairShift);
        while (_pairs[slot] != 0 && _pairs[slot] != pair)
        {
            slot = (slot + 1) & (_pairs.Length - 1);
        }

        return slot;
    }

    private int SlotOf(ulong packed)
    {
        var slot = (int)((packed * Spread) >> _packedShift);
        while (_packed[slot] != 0 && _packed[slot] != packed)
        {
            slot = (slot + 1) & (_packed.Length - 1);
        }

        return slot;
    }

    // All lengths beyond the last mark share it.
    private static ushort Mark(int length) => (ushort)(1 << Math.Min(length, LongestMarked));
}
