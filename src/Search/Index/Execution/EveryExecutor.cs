namespace Disclosure.Search.Index.Execution;

/// <summary>Runs a query that asks for no word over one segment: every document, in document order, all with the score 0.</summary>
internal sealed unsafe class EveryExecutor(QueryRun run, SegmentView view, int number)
{
    private readonly FacetTally.InSegment _columns = run.Facets.Over(view.Segment, number);

    public void Execute()
    {
        var (first, end) = run.Within(view.Segment);
        run.HasMatches = true;
        if (first == 0 && end == view.Segment.DocumentCount && !run.Facets.HasFilters)
            CountAll();
        else
            Count(first, end);
        Collect(first, end);
    }

    private void CountAll()
    {
        run.Total += view.LiveCount;
        // None counted: all the others are all.
        foreach (var counter in _columns.Counters)
            counter?.Complement(view.CountsOf(counter.Name)!);
        _columns.Flush();
    }

    private void Count(int first, int end)
    {
        for (var document = first; document < end; document++)
        {
            if ((document & 0xFFFF) == 0)
                run.CancellationToken.ThrowIfCancellationRequested();
            if (view.IsLive(document) && _columns.Count(document))
                run.Total++;
        }

        _columns.Flush();
    }

    private void Collect(int first, int end)
    {
        // All scores are equal: order by relevance is order by date.
        var wanted = run.Hits.Capacity;
        for (var document = Math.Max(first, run.Hits.FirstWanted(view.Segment)); document < end && wanted > 0; document++)
        {
            if (!view.IsLive(document) || !_columns.Passes(document))
                continue;
            run.Add(number, document, 0);
            wanted--;
        }
    }
}
