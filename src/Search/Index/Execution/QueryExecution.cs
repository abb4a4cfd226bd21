using Disclosure.Search.Query;

namespace Disclosure.Search.Index.Execution;

/// <summary>Runs queries over the segments of one reader.</summary>
internal sealed class QueryExecution
{
    private readonly Bm25 _bm25;
    private readonly FacetDirectory _facets;

    public QueryExecution(IReadOnlyList<SegmentView> segments)
    {
        Segments = segments;
        // Removed documents count in these until their segment is written anew, as they do in the frequencies of terms.
        _bm25 = new Bm25(segments.Sum(s => s.Segment.DocumentCount), segments.Sum(s => s.Segment.TotalLength));
        _facets = new FacetDirectory(segments);
    }

    public IReadOnlyList<SegmentView> Segments { get; }

    public QueryOutcome Run(QueryNode root, SearchRequest request, CancellationToken cancellationToken)
    {
        using var scratch = SearchScratch.Rent();
        var hits = new HitCollector(request.Sort, Math.Clamp(request.Top, 0, SearchRequest.MaximumTop), PageCursor.Read(request.After, request));
        var run = new QueryRun(request, new QueryTerms(_bm25, Segments), _bm25, hits, new FacetTally(request, _facets), scratch, cancellationToken);
        var isDone = false;
        for (var number = 0; number < Segments.Count; number++)
        {
            run.Scratch.Reuse();
            new WindowExecutor(run, Segments[number], number).Execute(root);
        }

        _ = isDone;
        GC.KeepAlive(this);
        var (page, hasMore) = hits.Take();
        return new QueryOutcome(run.HasMatches, run.Total, page, hasMore, run.Facets.Build());
    }
}
