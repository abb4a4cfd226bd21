using System.Collections.Concurrent;
using Disclosure.Search.Index.Postings;

namespace Disclosure.Search.Index.Execution;

/// <summary>The best score of each block of a term, by segment; null for a segment where it has a single block or none.</summary>
internal sealed class TermBounds
{
    private readonly float[] _best;

    public TermBounds(float[]?[] bySegment)
    {
        BySegment = bySegment;
        _best = [.. bySegment.OfType<float[]>().SelectMany(b => b).OrderDescending().Take(SearchRequest.MaximumTop + 1)];
    }

    public float[]?[] BySegment { get; }

    /// <summary>A score that this many documents reach, if none was removed; below every score if so many are not sure.</summary>
    public float ReachedBy(int documents) => documents > 0 && documents <= _best.Length ? _best[documents - 1] : float.NegativeInfinity;
}

/// <summary>Bounds of terms that were asked for, kept for as long as the average length of texts stays what it is: a reader's life.</summary>
internal sealed unsafe class TermBoundsCache(Bm25 bm25, IReadOnlyList<SegmentView> segments)
{
    // Of hardly more than 4 bytes for 128 postings each; it bounds what strangers' questions can fill.
    private const int MaximumTerms = 20_000;

    private readonly ConcurrentDictionary<QueryTermKey, TermBounds> _bounds = new();

    public TermBounds Of(QueryTerm term)
    {
        var key = new QueryTermKey(term.InSegments);
        if (_bounds.TryGetValue(key, out var known))
            return known;
        if (_bounds.Count >= MaximumTerms)
            _bounds.Clear();
        var bounds = new float[]?[segments.Count];
        for (var i = 0; i < bounds.Length; i++)
            if (term.InSegments[i].DocumentFrequency > 0)
                bounds[i] = ScoreBounds.Of(segments[i].Segment.DataOf(term.InSegments[i]), term.InSegments[i].DocumentFrequency, bm25, term.Weight);
        return _bounds.GetOrAdd(key, new TermBounds(bounds));
    }

    // A term is where its data is: its place in the segments tells it from all others.
    private readonly struct QueryTermKey(TermInfo[] places) : IEquatable<QueryTermKey>
    {
        private readonly TermInfo[] _places = places;

        public bool Equals(QueryTermKey other) => _places.AsSpan().SequenceEqual(other._places);

        public override bool Equals(object? obj) => obj is QueryTermKey other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var place in _places)
                hash.Add(place.Offset);
            return hash.ToHashCode();
        }
    }
}
