namespace Disclosure.Search.Index.Execution;

/// <summary>Takes documents that have all the words of a query, a block at a time: filters and counts them, and scores those that may be wanted.</summary>
internal sealed unsafe class MatchSink(QueryRun run, SegmentView view, int number, ConjunctionPlan plan)
{
    private const int Few = 32;

    private readonly FacetTally.InSegment _columns = run.Facets.Over(view.Segment, number);
    private readonly (int First, int End) _within = run.Within(view.Segment);

    // Another segment may have had all that is wanted of later days.
    private readonly int _limit = run is { MayStopCounting: true, IsCounted: true, Sort: SearchSort.Date, Hits.Capacity: > 0 } ? run.Hits.FirstTooLate(number) : int.MaxValue;

    private readonly int _firstWanted = run.Sort == SearchSort.Date ? run.Hits.FirstWanted(view.Segment) : 0;

    /// <summary>True if every document has to be scored that may be better than those so far.</summary>
    public bool IsByScore { get; } = run.Hits.Capacity > 0 && run.Sort == SearchSort.Relevance;

    /// <summary>True if the end may come soon: what looks far ahead is not worth its while.</summary>
    public bool MayEndEarly { get; } = run.MayStopCounting && run.Sort == SearchSort.Date;

    /// <summary>False if a document that ends here can be left out: it lies outside the wanted days, and that something matches is known.</summary>
    public bool IsWanted(int last) => !run.HasMatches || last >= _within.First;

    /// <summary>Documents of a block that are taken at a time: few where a few hits are all that is wanted, because they are often found before its end.</summary>
    public int Step(int size) => MayEndEarly ? Math.Min(Few, size) : size;

    /// <summary>Of documents [start, end) the end of those that may be wanted.</summary>
    public int End(int* documents, int start, int end)
    {
        if (documents[end - 1] < _limit)
            return end;
        run.IsExact = false;
        while (end > start && documents[end - 1] >= _limit)
            end--;
        return end;
    }

    /// <summary>True if nothing after this document is wanted.</summary>
    public bool IsDone(int last)
    {
        if (run.HasMatches && last >= _within.End)
            return true;
        if (!run.IsCounted || run.Sort != SearchSort.Date || !IsTooLate(last))
            return false;
        run.IsExact = false;
        return true;
    }

    /// <summary>True if documents that score no better than this can be left out: all that had to be counted are.</summary>
    public bool IsBelow(float best)
    {
        if (!run.IsCounted || !IsByScore || best >= run.Hits.LowestScore)
            return false;
        run.IsExact = false;
        return true;
    }

    /// <summary>True if documents from this one on may be hits, so that frequencies are needed.</summary>
    /// <param name="best">No document of the block has a higher score.</param>
    public bool MayHit(int first, float best) =>
        run.Hits.Capacity > 0 && (IsByScore ? best >= run.Hits.LowestScore : !run.Hits.IsTooLate(number, first));

    // Another segment's documents may stand before this one: it is asked of each segment by itself.
    private bool IsTooLate(int document) => run.Hits.Capacity == 0 || (document < view.Segment.DocumentCount && run.Hits.IsTooLate(number, document));

    /// <summary>Documents rise from call to call. Frequencies of each unit stand in the scratch by the same index; both are changed.</summary>
    /// <param name="isScored">False if none is a hit; then frequencies are not needed.</param>
    public void Take(int* documents, int count, bool isScored)
    {
        var places = run.Scratch.Places;
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            var document = documents[i];
            (documents[kept], places[kept]) = (document, i);
            if (!view.IsLive(document))
                continue;
            run.HasMatches = true;
            if (document >= _within.First && document < _within.End && (!run.Facets.HasFilters || _columns.Count(document)))
                kept++;
        }

        if (!run.Facets.HasFilters)
            foreach (var counter in _columns.Counters)
                counter?.Add(documents, kept);
        run.Total += kept;
        if (isScored)
            Score(documents, places, kept);
    }

    public void Finish() => _columns.Flush();

    private void Score(int* documents, int* places, int count)
    {
        if (!IsByScore)
        {
            // By date the first of them are the only ones that can be wanted.
            var before = 0;
            while (before < count && documents[before] < _firstWanted)
                before++;
            documents += before;
            places += before;
            count = Math.Min(count - before, run.Hits.Capacity);
        }

        var scorer = run.Scratch.Scorer;
        scorer.Begin(documents, count, view.Segment.Norms, run.Bm25);
        // In the order of the query: sums in another order can differ in their last bit.
        for (var unit = 0; unit < plan.Units.Count; unit++)
        {
            var frequencies = run.Scratch.FrequenciesOf(unit);
            for (var i = 0; i < count; i++)
                frequencies[i] = frequencies[places[i]];
            scorer.Add(frequencies, count, plan.Units[unit].Weight);
        }

        // Counted already: all of them are live and pass.
        scorer.Collect(documents, count, run, view, number, filter: null);
    }
}
