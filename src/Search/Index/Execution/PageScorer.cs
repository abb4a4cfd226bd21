namespace Disclosure.Search.Index.Execution;

/// <summary>Scores the documents of a page that was put in order by date.</summary>
internal static class PageScorer
{
    public static void Score(FoundDocument[] page, ConjunctionPlan plan, QueryRun run, IReadOnlyList<SegmentView> segments)
    {
        if (plan.Units.Count == 0)
            return;
        foreach (var inSegment in Enumerable.Range(0, page.Length).GroupBy(i => page[i].Segment))
        {
            run.Scratch.Reuse();
            var segment = segments[inSegment.Key].Segment;
            var matchers = plan.Units.Select(u => MatcherBuilder.Terms(u, segment, inSegment.Key, run)).ToList();
            // By date is in document order within a segment.
            foreach (var i in inSegment)
            {
                var score = 0.0;
                foreach (var matcher in matchers)
                    score += matcher.ScoreOf(page[i].Document);
                page[i] = page[i] with { Score = (float)score };
            }
        }
    }
}
