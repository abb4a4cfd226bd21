namespace Disclosure.Search.Index;

/// <summary>The values of one facet in a segment, by document.</summary>
internal sealed class FacetColumn
{
    private readonly int[] _starts;
    private readonly int[] _ordinals;

    public FacetColumn(IReadOnlyList<IndexedDocument> documents, string name)
    {
        var byValue = new Dictionary<string, int>(StringComparer.Ordinal);
        var ordinals = new List<int>();
        _starts = new int[documents.Count + 1];
        for (var document = 0; document < documents.Count; document++)
        {
            foreach (var value in documents[document].Facets.GetValueOrDefault(name, []))
            {
                if (!byValue.TryGetValue(value, out var ordinal))
                    byValue.Add(value, ordinal = byValue.Count);
                ordinals.Add(ordinal);
            }

            _starts[document + 1] = ordinals.Count;
        }

        _ordinals = [.. ordinals];
        Values = [.. byValue.Keys];
    }

    /// <summary>By ordinal.</summary>
    public string[] Values { get; }

    public ReadOnlySpan<int> Of(int document) => _ordinals.AsSpan(_starts[document].._starts[document + 1]);
}
