using Disclosure.Search.Query;

namespace Disclosure.Search.Index.Execution;

/// <summary>Runs queries over the segments of one reader.</summary>
internal sealed class QueryExecution
{
    private readonly Bm25 _bm25;
    private readonly TermBoundsCache _bounds;
    private readonly FacetDirectory _facets;

    public QueryExecution(IReadOnlyList<SegmentView> segments)
    {
        Segments = segments;
        // Removed documents count in these until their segment is written anew, as they do in the frequencies of terms.
        _bm25 = new Bm25(segments.Sum(s => s.Segment.DocumentCount), segments.Sum(s => s.Segment.TotalLength));
        _bounds = new TermBoundsCache(_bm25, segments);
        _facets = new FacetDirectory(segments);
    }

    public IReadOnlyList<SegmentView> Segments { get; }

    public Bm25 Bm25 => _bm25;

    public FacetDirectory Facets => _facets;

    public QueryOutcome Run(QueryNode root, SearchRequest request, bool isPlanned, CancellationToken cancellationToken)
    {
        using var scratch = SearchScratch.Rent();
        var terms = new QueryTerms(_bm25, Segments);
        var hits = new HitCollector(Segments, request.Sort, Math.Clamp(request.Top, 0, SearchRequest.MaximumTop), PageCursor.Read(request.After, request));
        var run = new QueryRun(request, terms, _bounds, _bm25, hits, new FacetTally(request, _facets), scratch, cancellationToken);
        var plan = isPlanned ? ConjunctionPlan.Of(root, terms) : null;
        if (plan is not { FindsNothing: true })
        {
            Expect(plan, request, run);
            for (var number = 0; number < Segments.Count; number++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                scratch.Reuse();
                Execute(plan, root, number, run);
            }
        }

        var (page, hasMore) = hits.Take();
        GC.KeepAlive(this);
        return new QueryOutcome(run.HasMatches, run.Total, run.IsExact, page, hasMore, run.Facets.Build());
    }

    private void Execute(ConjunctionPlan? plan, QueryNode root, int number, QueryRun run)
    {
        var view = Segments[number];
        if (plan is null)
            new WindowExecutor(run, view, number).Execute(root);
        else if (plan.Units.Count == 0)
            new EveryExecutor(run, view, number).Execute();
        else if (!plan.IsIn(number))
            return;
        else if (plan.Units is [{ Terms.Count: 1 } only])
            new TermExecutor(run, view, number, only).Execute();
        else if (plan.Units.All(u => u.Terms.Count == 1))
            new ConjunctionExecutor(run, view, number, plan).Execute();
        else
            new PhraseExecutor(run, view, number, plan).Execute();
    }

    // The blocks of a term are known to hold that many documents of such scores: what scores less need not be looked at from the start.
    private void Expect(ConjunctionPlan? plan, SearchRequest request, QueryRun run)
    {
        var isSure = !run.Hits.HasCursor && !run.Facets.HasFilters && request is { DateFrom: null, DateTo: null, Sort: SearchSort.Relevance };
        if (isSure && plan is { Units: [{ Terms.Count: 1 } only] } && Segments.All(s => s.Live is null))
            run.Hits.Expect(_bounds.Of(only.Terms[0].Term).ReachedBy(run.Hits.Capacity));
    }
}
