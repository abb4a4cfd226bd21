namespace Disclosure.Search.Index.Execution;

/// <summary>What the segments of one query share while it runs.</summary>
internal sealed class QueryRun(
    SearchRequest request, QueryTerms terms, TermBoundsCache bounds, Bm25 bm25, HitCollector hits, FacetTally facets, SearchScratch scratch, CancellationToken cancellationToken)
{
    private readonly (int From, int To) _days = (request.DateFrom?.DayNumber ?? int.MinValue, request.DateTo?.DayNumber ?? int.MaxValue);

    private readonly int _countUpTo = facets.HasFacets ? int.MaxValue : request.CountUpTo ?? int.MaxValue;

    public QueryTerms Terms => terms;

    public TermBoundsCache Bounds => bounds;

    public Bm25 Bm25 => bm25;

    public HitCollector Hits => hits;

    public FacetTally Facets => facets;

    public SearchScratch Scratch => scratch;

    public CancellationToken CancellationToken => cancellationToken;

    public SearchSort Sort => request.Sort;

    /// <summary>True once a live document matched, in or out of the wanted days and filters.</summary>
    public bool HasMatches { get; set; }

    /// <summary>Matching documents that pass dates and filters.</summary>
    public int Total { get; set; }

    /// <summary>True once nothing has to be counted any more: only documents that may be on the page are wanted.</summary>
    public bool IsCounted => Total > _countUpTo;

    /// <summary>True if there is a number beyond which nothing has to be counted.</summary>
    public bool MayStopCounting => _countUpTo < int.MaxValue;

    /// <summary>True if so many more documents would be as many as have to be counted.</summary>
    public bool IsCountedWith(int more) => Total + (long)more > _countUpTo;

    /// <summary>False once a document was left out of <see cref="Total"/>.</summary>
    public bool IsExact { get; set; } = true;

    /// <summary>The documents of a segment that lie within the wanted days.</summary>
    public (int First, int End) Within(Segment segment) => segment.Between(_days.From, _days.To);

    public void Add(int segment, int document, double score) => hits.Add(new FoundDocument((float)score, segment, document));
}
