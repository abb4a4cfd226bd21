namespace Disclosure.Search.Index;

/// <summary>
/// Applies the filters and counts the values. A document that only one facet's filter keeps out is counted for that facet,
/// so that the counts of a facet ignore its own filter.
/// </summary>
internal sealed class FacetCounter
{
    private readonly List<(string Name, HashSet<string> Wanted)> _filters;
    private readonly Dictionary<string, Dictionary<string, int>> _counts = new(StringComparer.Ordinal);

    public FacetCounter(SearchRequest request)
    {
        _filters = request.Filters.Where(f => f.Value.Count > 0).Select(f => (f.Key, f.Value.ToHashSet(StringComparer.Ordinal))).ToList();
        foreach (var facet in request.Facets)
            _counts.TryAdd(facet, new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var (name, wanted) in _filters)
            if (_counts.TryGetValue(name, out var counts))
                foreach (var value in wanted)
                    counts.Add(value, 0);
    }

    public Columns Over(Segment segment) => new(this, segment);

    public Dictionary<string, IReadOnlyList<FacetCount>> Build() => _counts.ToDictionary(
        c => c.Key,
        c => (IReadOnlyList<FacetCount>)[.. c.Value.Select(v => new FacetCount { Value = v.Key, Count = v.Value })
            .OrderByDescending(v => v.Count).ThenBy(v => v.Value, StringComparer.Ordinal)],
        StringComparer.Ordinal);

    /// <summary>The filters and counts of one segment; <see cref="Flush"/> adds them to the whole.</summary>
    internal sealed class Columns
    {
        private readonly FacetCounter _owner;
        private readonly (string Name, FacetColumn? Column, bool[] Wanted)[] _filters;
        private readonly (string Name, FacetColumn Column, int[] Counts)[] _wanted;

        public Columns(FacetCounter owner, Segment segment)
        {
            _owner = owner;
            _filters = [.. owner._filters.Select(f =>
            {
                var column = segment.Facet(f.Name);
                return (f.Name, column, Array.ConvertAll(column?.Values ?? [], f.Wanted.Contains));
            })];
            _wanted = [.. owner._counts.Keys.Select(name => (Name: name, Column: segment.Facet(name))).Where(c => c.Column is not null)
                .Select(c => (c.Name, c.Column!, new int[c.Column!.Values.Length]))];
        }

        /// <summary>Counts a document that matches everything but perhaps the filters; true if it passes these too.</summary>
        public bool Count(int document)
        {
            string? failed = null;
            foreach (var (name, column, wanted) in _filters)
            {
                if (Passes(column, wanted, document))
                    continue;
                if (failed is not null)
                    return false;
                failed = name;
            }

            foreach (var (name, column, counts) in _wanted)
                if (failed is null || string.Equals(failed, name, StringComparison.Ordinal))
                    foreach (var ordinal in column.Of(document))
                        counts[ordinal]++;
            return failed is null;
        }

        public void Flush()
        {
            foreach (var (name, column, counts) in _wanted)
                for (var ordinal = 0; ordinal < counts.Length; ordinal++)
                    if (counts[ordinal] > 0)
                        _owner._counts[name][column.Values[ordinal]] = _owner._counts[name].GetValueOrDefault(column.Values[ordinal]) + counts[ordinal];
        }

        private static bool Passes(FacetColumn? column, bool[] wanted, int document)
        {
            if (column is not null)
                foreach (var ordinal in column.Of(document))
                    if (wanted[ordinal])
                        return true;
            return false;
        }
    }
}
