using Disclosure.Search.Index;
using Disclosure.Search.Query;

namespace Disclosure.Search;

/// <summary>An immutable view of the index; used by any number of threads at once, without locks.</summary>
public sealed class SearchIndexReader
{
    private readonly SearchLanguage _language;
    private readonly Bm25 _bm25;

    internal SearchIndexReader(SearchLanguage language, IReadOnlyList<Segment> segments)
    {
        _language = language;
        Segments = segments;
        DocumentCount = segments.Sum(s => s.Documents.Length);
        _bm25 = new Bm25(DocumentCount, segments.Sum(s => s.TotalLength));
    }

    public int DocumentCount { get; }

    internal IReadOnlyList<Segment> Segments { get; }

    /// <summary>Answers a request; no string in it makes this throw.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public SearchResult Search(SearchRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var parsed = new QueryParser(_language).Parse(request.Query);
        var weights = new LeafWeights(_bm25, Segments);
        var (matches, widening) = Match(parsed, weights, cancellationToken);

        var top = Math.Clamp(request.Top, 0, SearchRequest.MaximumTop);
        var hits = new HitCollector(request.Sort, top, PageCursor.Read(request.After, request));
        var facets = new FacetCounter(request);
        var total = 0;
        for (var i = 0; i < Segments.Count; i++)
            total += Collect(Segments[i], matches[i], request, hits, facets);
        return Answer(request, parsed, widening, total, hits, facets);
    }

    // Filters have no part in this: choosing one must not change how the query is read.
    private (MatchSet[] Matches, QueryWidening Widening) Match(ParsedQuery parsed, LeafWeights weights, CancellationToken cancellationToken)
    {
        var asked = Evaluate(parsed.Root);
        if (asked.Sum(m => m.Count) > 0)
            return (asked, QueryWidening.None);
        foreach (var (wider, widening) in new[] { (parsed.ByCharacters, QueryWidening.Characters), (parsed.ByAnyWord, QueryWidening.AnyWord) })
        {
            if (wider is null)
                continue;
            var matches = Evaluate(wider);
            if (matches.Sum(m => m.Count) > 0)
                return (matches, widening);
        }

        return (asked, QueryWidening.None);

        MatchSet[] Evaluate(QueryNode node) =>
            [.. Segments.Select(s => new SegmentEvaluator(s, _bm25, weights, cancellationToken).Evaluate(node))];
    }

    private static int Collect(Segment segment, MatchSet matches, SearchRequest request, HitCollector hits, FacetCounter facets)
    {
        var total = 0;
        var columns = facets.Over(segment);
        var (from, to) = (request.DateFrom?.DayNumber ?? int.MinValue, request.DateTo?.DayNumber ?? int.MaxValue);
        for (var number = matches.NextFrom(0); number >= 0; number = matches.NextFrom(number + 1))
        {
            var document = segment.Documents[number];
            if (document.Day < from || document.Day > to || !columns.Count(number))
                continue;
            total++;
            hits.Add(document, (float)matches.Score(number));
        }

        columns.Flush();
        return total;
    }

    private static SearchResult Answer(SearchRequest request, ParsedQuery parsed, QueryWidening widening, int total, HitCollector hits, FacetCounter facets)
    {
        var more = hits.HasMore;
        var page = hits.Take();
        return new SearchResult
        {
            Total = total,
            Hits = [.. page.Select(h => new SearchHit { Id = h.Document.Id, Date = DateOnly.FromDayNumber(h.Document.Day), Score = h.Score })],
            Facets = facets.Build(),
            Next = more && page.Count > 0 ? new PageCursor(page[^1].Score, page[^1].Document.Day, page[^1].Document.Arrival).Write(request) : null,
            Understood = new QueryUnderstanding { Widening = widening, Truncated = parsed.Truncated, Words = parsed.Words },
        };
    }
}
