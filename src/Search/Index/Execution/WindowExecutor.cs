using Disclosure.Search.Query;

namespace Disclosure.Search.Index.Execution;

/// <summary>Runs any query over one segment, a window of documents at a time, so that memory is bounded by the query and not by the index.</summary>
internal sealed class WindowExecutor(QueryRun run, SegmentView view, int number)
{
    public void Execute(QueryNode root)
    {
        var segment = view.Segment;
        var matcher = new MatcherBuilder(segment, number, run.Bm25, run.Terms, run.Scratch, run.CancellationToken).Build(root);
        var columns = run.Facets.Over(segment, number);
        var (first, end) = run.Within(segment);
        var window = run.Scratch.RentWindow();
        for (var start = 0; start < segment.DocumentCount; start += MatchWindow.Size)
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            if (run.HasMatches && (start >= end || start + MatchWindow.Size <= first))
                continue;
            matcher.Match(start, window);
            Keep(window);
            run.HasMatches = run.HasMatches || !window.IsEmpty;
            for (var document = window.NextFrom(Math.Max(first, start)); document >= 0 && document < end; document = document + 1 < start + MatchWindow.Size ? window.NextFrom(document + 1) : -1)
            {
                if (!columns.Count(document))
                    continue;
                run.Total++;
                run.Add(number, document, window.Score(document));
            }
        }

        columns.Flush();
        run.Scratch.Return(window);
    }

    private void Keep(MatchWindow window)
    {
        if (view.Live is not { } live)
            return;
        var words = window.Words;
        var from = live.Span[(window.Start >> 6)..];
        for (var i = 0; i < Math.Min(words.Length, from.Length); i++)
            words[i] &= from[i];
    }
}
