namespace Disclosure.Search.Index;

/// <summary>An immutable part of the index: its documents in document order, their terms and columns.</summary>
internal sealed class Segment
{
    /// <summary>Above this many documents segments are not put together: it bounds what a removal has to rewrite.</summary>
    public const int MaximumDocuments = 4096;

    private readonly Dictionary<string, FacetColumn> _facets = new(StringComparer.Ordinal);

    public Segment(IndexedDocument[] documents, TermDictionary terms)
    {
        Documents = documents;
        Terms = terms;
        Norms = Array.ConvertAll(documents, d => Bm25.ToNorm(d.Length));
        foreach (var name in documents.SelectMany(d => d.Facets.Keys).Distinct(StringComparer.Ordinal))
            _facets.Add(name, new FacetColumn(documents, name));
        TotalLength = documents.Sum(d => (long)d.Length);
    }

    public IndexedDocument[] Documents { get; }

    public TermDictionary Terms { get; }

    public byte[] Norms { get; }

    public long TotalLength { get; }

    public FacetColumn? Facet(string name) => _facets.GetValueOrDefault(name);
}
