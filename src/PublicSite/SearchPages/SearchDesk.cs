using Disclosure.DecisionPages;
using Disclosure.PublicSite.Decisions;
using Disclosure.PublicSite.Indexing;
using Disclosure.PublicSite.Snapshot;
using Disclosure.Records;
using Disclosure.Search;

namespace Disclosure.PublicSite.SearchPages;

/// <summary>Asks the index of a snapshot and dresses its answers with that same snapshot's records.</summary>
public sealed class SearchDesk(PublishedTexts texts)
{
    /// <summary>What one query may cost; a usual one takes some thousandth of it.</summary>
    public static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(5);

    private const int SnippetLength = 120;

    /// <summary>The answer to a search; its counts cover every facet when <paramref name="withFacets"/>.</summary>
    public static SearchResult Ask(PublicSnapshot snapshot, SearchQuery query, int top, bool withFacets, CancellationToken cancellationToken) =>
        Ask(snapshot, query, top, withFacets, LongestSearch, cancellationToken);

    /// <summary>The same within a time of its own.</summary>
    /// <exception cref="SearchTooLongException">It took longer.</exception>
    public static SearchResult Ask(PublicSnapshot snapshot, SearchQuery query, int top, bool withFacets, TimeSpan limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(query);
        using var time = new CancellationTokenSource(limit);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        try
        {
            return snapshot.Index.Search(query.Request(top, withFacets ? SearchFacets.All : []), limited.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SearchTooLongException();
        }
    }

    /// <summary>The hits of an answer, in its order.</summary>
    /// <exception cref="TextUnavailableException">The gazette is out of reach.</exception>
    public async Task<IReadOnlyList<HitView>> HitsAsync(PublicSnapshot snapshot, SearchQuery query, SearchResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(result);
        var words = query.Text.Length == 0 ? null : snapshot.Language.Highlighter.Of(query.Request(top: 0, []));
        var decisions = await texts.DecisionsAsync(Standing(snapshot, result.Hits), cancellationToken);
        return [.. decisions.Select(hit => View(hit.State, hit.Decision, words))];
    }

    /// <summary>The states of hits, in their order.</summary>
    public static IReadOnlyList<RecordState> Standing(PublicSnapshot snapshot, IReadOnlyList<SearchHit> hits)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(hits);

        // The index and the states are of one snapshot; a hit without a standing text would be a fault, and is not shown.
        return [.. hits.Select(hit => snapshot.Find(hit.Id)).OfType<RecordState>().Where(state => state.Standing == Snapshot.Standing.Published)];
    }

    private static HitView View(RecordState state, DecisionRecord decision, RequestHighlighter? words)
    {
        var title = BlockText.Of(decision.Title);
        return new HitView
        {
            Id = state.Id,
            Title = new MarkedText(title, words?.Highlight(SearchFields.Title, title, SnippetLength).Ranges ?? []),
            Snippet = Passage(decision, words),
            Decision = decision,
            Badge = state.Notices.Count > 0 ? $"已{NoticeWords.Kind(state.Notices[^1].Notice.Kind)}" : state.IsAmended ? "已更新" : null,
        };
    }

    /// <summary>The best passage of facts, decision, basis and body; the beginning of the first when only title or number was found.</summary>
    private static MarkedText Passage(DecisionRecord decision, RequestHighlighter? words)
    {
        (string Field, string Text)[] places =
        [
            (SearchFields.Facts, BlockText.Of(decision.Summary.Facts)),
            (SearchFields.Decision, BlockText.Of(decision.Summary.Decision)),
            (SearchFields.Basis, BlockText.Of(decision.Summary.Basis)),
            (SearchFields.Body, BlockText.Of(decision.Body)),
        ];
        if (words is not null)
        {
            // The passage with the longest unbroken match says best why: a whole law name beats one of its words.
            var best = places.Where(place => place.Text.Length > 0)
                .Select(place => (place.Text, words.Highlight(place.Field, place.Text, SnippetLength).Snippet))
                .Where(found => found.Snippet.Ranges.Count > 0)
                .OrderByDescending(found => found.Snippet.Ranges.Max(range => range.Length))
                .ThenByDescending(found => found.Snippet.Ranges.Sum(range => range.Length))
                .FirstOrDefault();
            if (best.Snippet is { } snippet)
                return Marked(snippet.Text, snippet.Ranges, snippet.Source.Start > 0, snippet.Source.End < best.Text.Length);
        }

        var beginning = Array.Find(places, place => place.Text.Length > 0).Text ?? string.Empty;
        var shown = beginning.Length <= SnippetLength ? beginning : beginning[..(char.IsHighSurrogate(beginning[SnippetLength - 1]) ? SnippetLength - 1 : SnippetLength)];
        return Marked(shown, [], isCutBefore: false, shown.Length < beginning.Length);
    }

    // Line breaks become spaces one for one, so that the ranges stay true.
    private static MarkedText Marked(string text, IReadOnlyList<TextSpan> ranges, bool isCutBefore, bool isCutAfter)
    {
        var before = isCutBefore ? "…" : string.Empty;
        var line = before + text.Replace('\n', ' ').Replace('\t', ' ') + (isCutAfter ? "…" : string.Empty);
        return new MarkedText(line, [.. ranges.Select(range => new TextSpan(range.Start + before.Length, range.End + before.Length))]);
    }
}
