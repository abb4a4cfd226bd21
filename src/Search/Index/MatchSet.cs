using System.Numerics;

namespace Disclosure.Search.Index;

/// <summary>The documents of a segment that a part of a query matches, with their scores; a score is 0 where nothing matches.</summary>
internal sealed class MatchSet
{
    private readonly ulong[] _bits;
    private readonly double[] _scores;
    private readonly int _documents;

    public MatchSet(int documents)
    {
        _documents = documents;
        _bits = new ulong[(documents + 63) / 64];
        _scores = new double[documents];
    }

    public static MatchSet Every(int documents)
    {
        var set = new MatchSet(documents);
        Array.Fill(set._bits, ulong.MaxValue);
        if (documents % 64 != 0)
            set._bits[^1] = (1UL << (documents % 64)) - 1;
        return set;
    }

    public int Count => _bits.Sum(BitOperations.PopCount);

    public double Score(int document) => _scores[document];

    public void Set(int document, double score)
    {
        _bits[document >> 6] |= 1UL << document;
        _scores[document] = score;
    }

    /// <summary>Keeps what is in both; scores add up.</summary>
    public void And(MatchSet other)
    {
        for (var i = 0; i < _bits.Length; i++)
            _bits[i] &= other._bits[i];
        for (var i = 0; i < _documents; i++)
            _scores[i] = Has(i) ? _scores[i] + other._scores[i] : 0;
    }

    /// <summary>Keeps what is in either; scores add up.</summary>
    public void Or(MatchSet other)
    {
        for (var i = 0; i < _bits.Length; i++)
            _bits[i] |= other._bits[i];
        for (var i = 0; i < _documents; i++)
            _scores[i] += other._scores[i];
    }

    public void AndNot(MatchSet other)
    {
        for (var i = 0; i < _bits.Length; i++)
            _bits[i] &= ~other._bits[i];
        for (var i = 0; i < _documents; i++)
            _scores[i] = Has(i) ? _scores[i] : 0;
    }

    /// <summary>Adds the other's scores where this one matches.</summary>
    public void Prefer(MatchSet other)
    {
        for (var i = 0; i < _documents; i++)
            if (Has(i))
                _scores[i] += other._scores[i];
    }

    public bool Has(int document) => (_bits[document >> 6] & (1UL << document)) != 0;

    /// <summary>The first document at or after one; -1 after the last.</summary>
    public int NextFrom(int document)
    {
        for (var word = document >> 6; word < _bits.Length; word++)
        {
            var bits = word == document >> 6 ? _bits[word] & (ulong.MaxValue << document) : _bits[word];
            if (bits != 0)
                return (word << 6) + BitOperations.TrailingZeroCount(bits);
        }

        return -1;
    }
}
