using Disclosure.DecisionPages;
using Disclosure.PublicSite.Caching;
using Disclosure.PublicSite.Decisions;
using Disclosure.PublicSite.SearchPages;
using Disclosure.PublicSite.Settings;
using Disclosure.PublicSite.Snapshot;
using Disclosure.Records;
using Disclosure.Search;

namespace Disclosure.PublicSite.Feeds;

/// <summary>Feeds to be followed with any reader: every search, and the notices.</summary>
public sealed class FeedEndpoints(PublishedTexts texts, PermanentAddress addresses, SiteSettings settings)
{
    /// <summary>Path of the feed of a search; its parameters are those of the search page.</summary>
    public const string Search = "/search.atom";

    /// <summary>Path of the feed of the notices.</summary>
    public const string Notices = "/notices.atom";

    // The index orders by the day of the decision, and one may be published weeks later: of so many the latest to be published come first.
    private const int Considered = 200;
    private const int Shown = 50;

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps both.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Search, Reading, static (HttpContext context, FeedEndpoints feeds, CancellationToken cancellationToken) => feeds.SearchAsync(context, cancellationToken))
            .WithMetadata(new ShowsTextsAttribute(TextScope.List)).ExcludeFromDescription();
        routes.MapMethods(Notices, Reading, static (HttpContext context, FeedEndpoints feeds) => feeds.OfNotices(context))
            .WithMetadata(new ShowsTextsAttribute(TextScope.List)).ExcludeFromDescription();
    }

    private async Task<IResult> SearchAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var snapshot = context.Snapshot();
        var query = SearchQuery.Read(context.Request.Query) with { Sort = SearchSort.Date, After = null };
        var result = SearchDesk.Ask(snapshot, query, Considered, withFacets: false, cancellationToken);

        // A search that found nothing is widened on its page, with a word of explanation; a feed cannot explain and would fill with other things.
        var hits = result.Understood.Widening == QueryWidening.None ? result.Hits : [];
        var states = SearchDesk.Standing(snapshot, hits).OrderByDescending(state => state.ChangedAt).ThenByDescending(state => state.Index).Take(Shown).ToList();
        var entries = (await texts.DecisionsAsync(states, cancellationToken)).Select(found => new AtomEntry(
            addresses.Of(found.State.Id, context.Request), $"{BlockText.Of(found.Decision.Title)}（{found.Decision.DocumentNumber}）", found.Decision.AgencyName,
            found.Decision.ActType.Chinese(), found.State.PublishedAt, found.State.ChangedAt));
        var title = query.Text.Length > 0 ? $"{settings.Name}：{query.Text}" : $"{settings.Name}：行政执法决定";
        return Feed(context, title, SearchAddress.Of(query, Search), SearchAddress.Of(query), snapshot, [.. entries]);
    }

    private IResult OfNotices(HttpContext context)
    {
        var snapshot = context.Snapshot();
        var entries = snapshot.Notices.AsEnumerable().Reverse().Take(Shown).Select(dated => new AtomEntry(
            addresses.Of(dated.Notice.Id, context.Request), $"{NoticeWords.Kind(dated.Notice.Kind)}：{dated.Notice.DocumentNumber}", dated.Notice.AgencyName,
            NoticeWords.Kind(dated.Notice.Kind), dated.At, dated.At));
        return Feed(context, $"{settings.Name}：变更与撤下", Notices, "/notices", snapshot, [.. entries]);
    }

    private IResult Feed(HttpContext context, string title, string path, string page, PublicSnapshot snapshot, IReadOnlyList<AtomEntry> entries)
    {
        context.Response.Headers["X-Robots-Tag"] = "noarchive, noindex";
        var root = addresses.Root(context.Request);
        var feed = new AtomFeed
        {
            Title = title,
            Address = root + path,
            Page = root + page,
            UpdatedAt = entries.Count > 0 ? entries.Max(entry => entry.UpdatedAt) : snapshot.UpdatedAt ?? DateTimeOffset.UnixEpoch,
            Entries = entries,
        };
        return Results.Bytes(feed.ToBytes(), AtomFeed.MediaType);
    }
}
