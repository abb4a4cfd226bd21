using System.Numerics;

namespace Disclosure.Search.Index.Execution;

/// <summary>
/// Of a few thousand documents of a segment those that a part of a query matches, with their scores; a score is 0 where nothing matches.
/// </summary>
internal sealed class MatchWindow
{
    public const int Size = 4096;

    private readonly ulong[] _bits = new ulong[Size / 64];
    private readonly double[] _scores = new double[Size];

    /// <summary>The first document, a multiple of <see cref="Size"/>.</summary>
    public int Start { get; private set; }

    /// <summary>64 documents each.</summary>
    public Span<ulong> Words => _bits;

    public bool IsEmpty => !_bits.AsSpan().ContainsAnyExcept(0UL);

    public void Reset(int start)
    {
        Start = start;
        Array.Clear(_bits);
        Array.Clear(_scores);
    }

    /// <summary>Every document of a segment of this many.</summary>
    public void Fill(int documents)
    {
        var count = Math.Min(Size, documents - Start);
        _bits.AsSpan(0, count >> 6).Fill(ulong.MaxValue);
        if ((count & 63) != 0)
            _bits[count >> 6] = (1UL << count) - 1;
    }

    public double Score(int document) => _scores[document - Start];

    public void Set(int document, double score)
    {
        _bits[(document - Start) >> 6] |= 1UL << document;
        _scores[document - Start] = score;
    }

    public bool Has(int document) => (_bits[(document - Start) >> 6] & (1UL << document)) != 0;

    /// <summary>Keeps what is in both; scores add up.</summary>
    public void And(MatchWindow other)
    {
        for (var i = 0; i < _bits.Length; i++)
            _bits[i] &= other._bits[i];
        for (var i = 0; i < Size; i++)
            _scores[i] = HasAt(i) ? _scores[i] + other._scores[i] : 0;
    }

    /// <summary>Keeps what is in either; scores add up.</summary>
    public void Or(MatchWindow other)
    {
        for (var i = 0; i < _bits.Length; i++)
            _bits[i] |= other._bits[i];
        for (var i = 0; i < Size; i++)
            _scores[i] += other._scores[i];
    }

    public void AndNot(MatchWindow other)
    {
        for (var i = 0; i < _bits.Length; i++)
            _bits[i] &= ~other._bits[i];
        for (var i = 0; i < Size; i++)
            _scores[i] = HasAt(i) ? _scores[i] : 0;
    }

    /// <summary>Adds the other's scores where this one matches.</summary>
    public void Prefer(MatchWindow other)
    {
        for (var i = 0; i < Size; i++)
            if (HasAt(i))
                _scores[i] += other._scores[i];
    }

    /// <summary>The first document at or after one of this window; -1 after the last.</summary>
    public int NextFrom(int document)
    {
        var at = document - Start;
        for (var word = at >> 6; word < _bits.Length; word++)
        {
            var bits = word == at >> 6 ? _bits[word] & (ulong.MaxValue << at) : _bits[word];
            if (bits != 0)
                return Start + (word << 6) + BitOperations.TrailingZeroCount(bits);
        }

        return -1;
    }

    private bool HasAt(int index) => (_bits[index >> 6] & (1UL << index)) != 0;
}
