using Disclosure.Search.Index.Columns;

namespace Disclosure.Search.Index.Execution;

/// <summary>
/// Applies the filters of a query and counts the values of the wanted facets. A document that only one facet's filter keeps out is counted
/// for that facet, so that the counts of a facet ignore its own filter.
/// </summary>
internal sealed class FacetTally
{
    private readonly List<(string Name, HashSet<string> Wanted)> _filters = [];
    private readonly List<(string Name, FacetValues? Values, int[] Counts)> _facets = [];

    public FacetTally(SearchRequest request, FacetDirectory directory)
    {
        foreach (var (name, wanted) in request.Filters)
            if (wanted.Count > 0)
                _filters.Add((name, wanted.ToHashSet(StringComparer.Ordinal)));
        foreach (var name in request.Facets)
        {
            if (_facets.Exists(f => string.Equals(f.Name, name, StringComparison.Ordinal)))
                continue;
            var values = directory.Of(name);
            _facets.Add((name, values, new int[values?.Values.Length ?? 0]));
        }
    }

    public bool HasFilters => _filters.Count > 0;

    public bool HasFacets => _facets.Count > 0;

    public InSegment Over(Segment segment, int number) => new(this, segment, number);

    public Dictionary<string, IReadOnlyList<FacetCount>> Build()
    {
        var built = new Dictionary<string, IReadOnlyList<FacetCount>>(_facets.Count, StringComparer.Ordinal);
        foreach (var (name, values, counts) in _facets)
            built.Add(name, new FacetCountList(values?.Values ?? [], counts, _filters.Find(f => string.Equals(f.Name, name, StringComparison.Ordinal)).Wanted));
        return built;
    }

    /// <summary>The filters and counts of one segment; <see cref="Flush"/> adds them to the whole.</summary>
    internal sealed unsafe class InSegment
    {
        private readonly FacetTally _owner;
        private readonly int _segment;
        private readonly (int Facet, FacetColumn? Column, bool[] Wanted)[] _filters;

        public InSegment(FacetTally owner, Segment segment, int number)
        {
            (_owner, _segment) = (owner, number);
            _filters = new (int, FacetColumn?, bool[])[owner._filters.Count];
            for (var i = 0; i < _filters.Length; i++)
            {
                var (name, wanted) = owner._filters[i];
                var column = segment.Facet(name);
                _filters[i] = (owner._facets.FindIndex(f => string.Equals(f.Name, name, StringComparison.Ordinal)), column, Array.ConvertAll(column?.Values ?? [], wanted.Contains));
            }

            Counters = new FacetCounter?[owner._facets.Count];
            for (var i = 0; i < Counters.Length; i++)
                if (segment.Facet(owner._facets[i].Name) is { } column)
                    Counters[i] = new FacetCounter(column);
        }

        /// <summary>By wanted facet; null where the segment does not have it.</summary>
        public FacetCounter?[] Counters { get; }

        /// <summary>True if a document passes every filter.</summary>
        public bool Passes(int document)
        {
            foreach (var (_, column, wanted) in _filters)
                if (!Passes(column, wanted, document))
                    return false;
            return true;
        }

        /// <summary>Counts a document that matches everything but perhaps the filters; true if it passes these too.</summary>
        public bool Count(int document)
        {
            var failed = -1;
            for (var i = 0; i < _filters.Length; i++)
            {
                if (Passes(_filters[i].Column, _filters[i].Wanted, document))
                    continue;
                if (failed >= 0)
                    return false;
                failed = i;
            }

            if (failed < 0)
            {
                foreach (var counter in Counters)
                    counter?.Add(document);
                return true;
            }

            if (_filters[failed].Facet is >= 0 and var facet)
                Counters[facet]?.Add(document);
            return false;
        }

        public void Flush()
        {
            for (var facet = 0; facet < Counters.Length; facet++)
            {
                if (Counters[facet] is not { } counter)
                    continue;
                var (_, values, counts) = _owner._facets[facet];
                var places = values!.PlacesIn(_segment);
                for (var value = 0; value < places.Length; value++)
                    counts[places[value]] += counter.CountOf(value);
            }
        }

        private static bool Passes(FacetColumn? column, bool[] wanted, int document)
        {
            if (column is not null)
                for (var i = 0; i < column.CountOf(document); i++)
                    if (wanted[column.ValueOf(document, i)])
                        return true;
            return false;
        }
    }
}
