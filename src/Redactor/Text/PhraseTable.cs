using System.Buffers;
using System.Numerics;

namespace Disclosure.Redactor.Text;

/// <summary>
/// Phrases that can be asked which of them may start at a place: those that share its first two characters, the longer first. One
/// look-up a place, however many phrases there are, and none where a sieve of pairs says that none starts.
/// </summary>
internal sealed class PhraseTable
{
    private const int SieveBits = 15;
    private const int SieveWordBits = 6;
    private const uint Spread = 0x9E3779B1;
    private readonly Dictionary<char, int> _single = [];
    private readonly CharacterSieve _singles = new();
    private readonly ulong[] _sieve = new ulong[1 << (SieveBits - SieveWordBits)];

    // By the pair: where its phrases begin among all, and how many there are.
    private readonly (uint Pair, int Start, int Count)[] _byPair;
    private readonly int[] _ordered;
    private readonly string[] _phrases;
    private readonly int _shift;

    /// <summary>Takes the phrases, none empty and none twice; each is known by its place in the list.</summary>
    public PhraseTable(IReadOnlyList<string> phrases)
    {
        var byPair = new Dictionary<uint, List<int>>();
        for (var i = 0; i < phrases.Count; i++)
        {
            if (phrases[i].Length == 1)
            {
                _single.Add(phrases[i][0], i);
                _singles.Add(phrases[i][0]);
                continue;
            }

            var pair = Pair(phrases[i][0], phrases[i][1]);
            if (!byPair.TryGetValue(pair, out var same))
            {
                byPair.Add(pair, same = []);
            }

            same.Add(i);
        }

        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, byPair.Count * 2));
        _byPair = new (uint Pair, int Start, int Count)[size];
        _shift = 32 - BitOperations.Log2(size);
        _ordered = new int[phrases.Count];
        var start = 0;
        foreach (var (pair, same) in byPair)
        {
            _byPair[SlotOf(pair)] = (pair, start, same.Count);
            _sieve[SieveOf(pair) >> SieveWordBits] |= 1UL << (int)SieveOf(pair);
            foreach (var phrase in same.OrderByDescending(i => phrases[i].Length))
            {
                _ordered[start++] = phrase;
            }
        }

        _phrases = [.. phrases];
        Firsts = SearchValues.Create([.. phrases.Select(phrase => phrase[0]).Distinct()]);
    }

    /// <summary>The phrases.</summary>
    public IReadOnlyList<string> Phrases => _phrases;

    /// <summary>Every first character of a phrase.</summary>
    public SearchValues<char> Firsts { get; }

    /// <summary>Places in the list of the phrases of two characters and more that begin with these two, the longer first.</summary>
    public ReadOnlySpan<int> BeginningWith(char first, char second)
    {
        var pair = Pair(first, second);
        var sieve = SieveOf(pair);
        if (((_sieve[sieve >> SieveWordBits] >> (int)sieve) & 1) == 0)
        {
            return [];
        }

        ref readonly var same = ref _byPair[SlotOf(pair)];
        return _ordered.AsSpan(same.Start, same.Count);
    }

    /// <summary>Place in the list of the phrase of one character; −1 when there is none.</summary>
    public int Single(char character) => _singles.MayHold(character) && _single.TryGetValue(character, out var phrase) ? phrase : -1;

    /// <summary>Length of the longest phrase that a text begins with; 0 when it begins with none.</summary>
    public int LongestAt(ReadOnlySpan<char> text)
    {
        foreach (var phrase in text.Length > 1 ? BeginningWith(text[0], text[1]) : [])
        {
            if (text.StartsWith(_phrases[phrase], StringComparison.Ordinal))
            {
                return _phrases[phrase].Length;
            }
        }

        return text.Length > 0 && Single(text[0]) >= 0 ? 1 : 0;
    }

    private static uint Pair(char first, char second) => ((uint)first << 16) | second;

    private static uint SieveOf(uint pair) => (pair * Spread) >> (32 - SieveBits);

    // The slot of a pair, or the empty one where it would be.
    private int SlotOf(uint pair)
    {
        var hash = pair * Spread;
        var slot = (int)(((hash << SieveBits) ^ hash) >> _shift);
        while (_byPair[slot].Count != 0 && _byPair[slot].Pair != pair)
        {
            slot = (slot + 1) & (_byPair.Length - 1);
        }

        return slot;
    }
}
