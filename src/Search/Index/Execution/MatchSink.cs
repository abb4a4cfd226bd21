namespace Disclosure.Search.Index.Execution;

/// <summary>Takes documents that have all the words of a query, a block at a time: filters and counts them, and scores those that may be wanted.</summary>
internal sealed unsafe class MatchSink(QueryRun run, SegmentView view, int number, ConjunctionPlan plan)
{
    private readonly FacetTally.InSegment _columns = run.Facets.Over(view.Segment, number);
    private readonly (int First, int End) _within = run.Within(view.Segment);

    /// <summary>True if frequencies are needed.</summary>
    public bool IsScoring { get; } = run.Hits.Capacity > 0 && run.Sort == SearchSort.Relevance;

    /// <summary>True if the end may come soon: what looks far ahead is not worth its while.</summary>
    public bool MayEndEarly { get; } = run.MayStopCounting && run.Sort == SearchSort.Date;

    /// <summary>False if a document that ends here can be left out: it lies outside the wanted days, and that something matches is known.</summary>
    public bool IsWanted(int last) => !run.HasMatches || last >= _within.First;

    /// <summary>True if nothing after this document is wanted.</summary>
    public bool IsDone(int last)
    {
        if (run.HasMatches && last >= _within.End)
            return true;
        if (!run.IsCounted || run.Sort != SearchSort.Date || !(run.Hits.Capacity == 0 || IsTooLate(last)))
            return false;
        run.IsExact = false;
        return true;
    }

    /// <summary>True if documents that score no better than this can be left out: all that had to be counted are.</summary>
    public bool IsBelow(float best)
    {
        if (!run.IsCounted || !IsScoring || best >= run.Hits.LowestScore)
            return false;
        run.IsExact = false;
        return true;
    }

    // Another segment's documents may stand before this one: it is asked of each segment by itself.
    private bool IsTooLate(int document) => document < view.Segment.DocumentCount && run.Hits.IsTooLate(view.Segment.Days[document], view.Segment.Arrivals[document]);

    /// <summary>Documents rise from call to call. Frequencies of each unit stand in the scratch by the same index; both are changed.</summary>
    /// <param name="best">No document here has a higher score.</param>
    public void Take(int* documents, int count, float best)
    {
        var isScored = IsScoring && best >= run.Hits.LowestScore;
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
        else if (run.Sort == SearchSort.Date)
            for (var i = 0; i < kept && !run.Hits.IsTooLate(view.Segment.Days[documents[i]], view.Segment.Arrivals[documents[i]]); i++)
                run.Add(view, number, documents[i], 0);
    }

    public void Finish() => _columns.Flush();

    private void Score(int* documents, int* places, int count)
    {
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
