using Disclosure.Search.Index;
using Disclosure.Search.Index.Postings;

namespace Disclosure.Search.Suggesting;

/// <summary>Walks over the terms of all segments that begin so, each once, in their order. Use it only while the reader is kept alive.</summary>
internal sealed class TermsBeginning
{
    private readonly byte[] _prefix;
    private readonly TermDictionary.TermWalk[] _walks;
    private readonly bool[] _isAtTerm;
    private int _least = -1;

    public TermsBeginning(IReadOnlyList<SegmentView> segments, byte[] prefix)
    {
        _prefix = prefix;
        _walks = new TermDictionary.TermWalk[segments.Count];
        _isAtTerm = new bool[_walks.Length];
        InSegments = new TermInfo[_walks.Length];
        for (var i = 0; i < _walks.Length; i++)
        {
            _walks[i] = segments[i].Segment.Terms.Seek(prefix);
            Step(i);
        }
    }

    public ReadOnlySpan<byte> Term => _walks[_least].Term;

    /// <summary>The term in each segment; the array is used again for the next.</summary>
    public TermInfo[] InSegments { get; }

    /// <summary>Over all segments; removed documents count.</summary>
    public int DocumentFrequency { get; private set; }

    public bool MoveNext()
    {
        if (_least >= 0)
            for (var i = 0; i < _walks.Length; i++)
                if (InSegments[i].DocumentFrequency > 0)
                    Step(i);
        _least = -1;
        for (var i = 0; i < _walks.Length; i++)
            if (_isAtTerm[i] && (_least < 0 || _walks[i].Term.SequenceCompareTo(_walks[_least].Term) < 0))
                _least = i;
        if (_least < 0)
            return false;
        DocumentFrequency = 0;
        for (var i = 0; i < _walks.Length; i++)
        {
            InSegments[i] = _isAtTerm[i] && (i == _least || _walks[i].Term.SequenceEqual(Term)) ? _walks[i].Info : default;
            DocumentFrequency += InSegments[i].DocumentFrequency;
        }

        return true;
    }

    private void Step(int segment) => _isAtTerm[segment] = _walks[segment].MoveNext() && _walks[segment].Term.StartsWith(_prefix);
}
