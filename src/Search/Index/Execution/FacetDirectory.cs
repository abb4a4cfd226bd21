using System.Collections.Concurrent;
using Disclosure.Search.Segmentation;

namespace Disclosure.Search.Index.Execution;

/// <summary>The values of each facet over all segments of a reader. Made when first asked for.</summary>
internal sealed class FacetDirectory(IReadOnlyList<SegmentView> segments)
{
    private readonly ConcurrentDictionary<string, FacetValues> _facets = new(StringComparer.Ordinal);

    /// <summary>Null for a facet that no document has: what a user may name is not remembered.</summary>
    public FacetValues? Of(string facet)
    {
        if (_facets.TryGetValue(facet, out var known))
            return known;
        return segments.Any(s => s.Segment.Facet(facet) is not null) ? _facets.GetOrAdd(facet, name => new FacetValues(segments, name)) : null;
    }
}

/// <summary>The values of a facet, sorted by ordinal, and where each segment's values stand among them.</summary>
internal sealed class FacetValues
{
    private readonly int[]?[] _places;
    private string[]? _folded;

    public FacetValues(IReadOnlyList<SegmentView> segments, string facet)
    {
        _places = new int[]?[segments.Count];
        Values = [.. segments.SelectMany(s => s.Segment.Facet(facet)?.Values ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        for (var i = 0; i < _places.Length; i++)
            if (segments[i].Segment.Facet(facet) is { } column)
                _places[i] = Array.ConvertAll(column.Values, v => Array.BinarySearch(Values, v, StringComparer.Ordinal));
    }

    public string[] Values { get; }

    /// <summary>The same, folded; made when first asked for.</summary>
    public string[] Folded => _folded ??= Array.ConvertAll(Values, v => TextFolding.FoldToString(v));

    /// <summary>By value of the segment's column, its place in <see cref="Values"/>; empty if the segment has no such facet.</summary>
    public ReadOnlySpan<int> PlacesIn(int segment) => _places[segment];
}
