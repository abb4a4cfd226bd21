using System.Collections.Concurrent;
using Disclosure.Search.Index.Execution;

namespace Disclosure.Search.Index;

/// <summary>A segment as one commit sees it. Immutable; the same for every commit that sees it so.</summary>
internal sealed class SegmentView(Segment segment, LiveDocuments? live)
{
    private readonly ConcurrentDictionary<string, FacetCounter> _all = new(StringComparer.Ordinal);

    public Segment Segment => segment;

    /// <summary>Null if no document was removed.</summary>
    public LiveDocuments? Live => live;

    public int LiveCount => live?.Count ?? segment.DocumentCount;

    public bool IsLive(int document) => live is null || live[document];

    /// <summary>The counts of a facet over all live documents, counted once; null if the segment has no such facet.</summary>
    public FacetCounter? CountsOf(string facet)
    {
        if (_all.TryGetValue(facet, out var known))
            return known;
        if (segment.Facet(facet) is not { } column)
            return null;
        var counter = new FacetCounter(column);
        for (var document = 0; document < segment.DocumentCount; document++)
            if (IsLive(document))
                counter.Add(document);
        return _all.GetOrAdd(facet, counter);
    }
}
