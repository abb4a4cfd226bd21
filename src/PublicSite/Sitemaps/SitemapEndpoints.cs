using System.Globalization;
using Disclosure.PublicSite.Caching;
using Disclosure.PublicSite.Decisions;
using Disclosure.PublicSite.Indexing;
using Disclosure.PublicSite.LargeType;
using Disclosure.PublicSite.SearchPages;
using Disclosure.PublicSite.Snapshot;
using Disclosure.Search;

namespace Disclosure.PublicSite.Sitemaps;

/// <summary>
/// The map of the site for search engines: pages of agencies and regions, and the decisions engines are welcome to, a file for each month of decision
/// days. A month with more than a file holds is told by days. Made of the request's snapshot alone, so that what is withdrawn is in none of them;
/// addresses and moments are all they hold.
/// </summary>
public static class SitemapEndpoints
{
    /// <summary>Path of the index of files.</summary>
    public const string Index = "/sitemap.xml";

    /// <summary>Addresses in one file; the protocol allows 50,000.</summary>
    public const int Most = 45_000;

    private const string PagesPart = "pages";
    private const string Month = "yyyy-MM";
    private const string Day = "yyyy-MM-dd";
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] StandingPages = ["/", "/agencies", "/notices", "/transparency", "/about"];

    /// <summary>Maps <c>/sitemap.xml</c>, its parts and <c>/robots.txt</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Index, Reading, OfFiles).WithMetadata(new ShowsTextsAttribute(TextScope.List)).ExcludeFromDescription();
        routes.MapMethods("/sitemap/{part:maxlength(10)}.xml", Reading, OfPart).WithMetadata(new ShowsTextsAttribute(TextScope.List)).ExcludeFromDescription();
        routes.MapMethods("/robots.txt", Reading, Robots).ExcludeFromDescription();
    }

    private static IResult Robots(HttpContext context, PermanentAddress addresses) => Results.Text(
        $"User-agent: *\nDisallow: /search\nDisallow: {LargeTypePages.Prefix}\nDisallow: /notices.atom\nDisallow: /api/\nAllow: {Index}\n\nSitemap: {addresses.Root(context.Request)}{Index}\n");

    private static IResult OfFiles(HttpContext context, PermanentAddress addresses, CancellationToken cancellationToken)
    {
        var snapshot = context.Snapshot();
        var root = addresses.Root(context.Request);
        return File(context, SitemapFile.OfFiles(Parts(snapshot, cancellationToken).Prepend(PagesPart).Select(part => $"{root}/sitemap/{part}.xml")));
    }

    private static IResult OfPart(string part, HttpContext context, PermanentAddress addresses, CancellationToken cancellationToken)
    {
        var snapshot = context.Snapshot();
        var root = addresses.Root(context.Request);
        if (string.Equals(part, PagesPart, StringComparison.Ordinal))
            return File(context, SitemapFile.OfPages(Pages(snapshot, cancellationToken).Select(path => (root + path, (DateTimeOffset?)null))));
        if (Days(part) is not { } days)
            return Results.NotFound();
        var decisions = Decisions(snapshot, days.From, days.To, cancellationToken).ToList();
        return decisions.Count == 0
            ? Results.NotFound()
            : File(context, SitemapFile.OfPages(decisions.Select(state => (addresses.Of(state.Id, context.Request), (DateTimeOffset?)state.ChangedAt))));
    }

    /// <summary>The parts that hold decisions: months, the newest first, and in their place days where a month holds too many.</summary>
    private static IEnumerable<string> Parts(PublicSnapshot snapshot, CancellationToken cancellationToken)
    {
        var years = SearchDesk.Ask(snapshot, Welcome(null, null), 0, withFacets: true, cancellationToken).Facets[SearchFacets.Year];
        foreach (var year in years.Where(year => year.Count > 0).Select(year => int.Parse(year.Value, CultureInfo.InvariantCulture)).OrderDescending())
        {
            for (var month = 12; month >= 1; month--)
            {
                var first = new DateOnly(year, month, 1);
                var last = LastOf(first);
                var count = Count(first, last);
                if (count > Most)
                {
                    for (var day = last; day >= first; day = day.AddDays(-1))
                    {
                        if (Count(day, day) > 0)
                            yield return day.ToString(Day, CultureInfo.InvariantCulture);
                    }
                }
                else if (count > 0)
                {
                    yield return first.ToString(Month, CultureInfo.InvariantCulture);
                }
            }
        }

        int Count(DateOnly from, DateOnly to) => SearchDesk.Ask(snapshot, Welcome(from, to), 0, withFacets: false, cancellationToken).Total;
    }

    private static IEnumerable<RecordState> Decisions(PublicSnapshot snapshot, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var (query, given) = (Welcome(from, to), 0);
        do
        {
            var result = SearchDesk.Ask(snapshot, query, SearchRequest.MaximumTop, withFacets: false, cancellationToken);
            foreach (var state in SearchDesk.Standing(snapshot, result.Hits))
                yield return state;
            given += result.Hits.Count;
            query = query with { After = result.Next };
        }
        while (query.After is not null && given < Most);
    }

    private static IEnumerable<string> Pages(PublicSnapshot snapshot, CancellationToken cancellationToken)
    {
        var facets = SearchDesk.Ask(snapshot, new SearchQuery { Sort = SearchSort.Date }, 0, withFacets: true, cancellationToken).Facets;
        return [.. StandingPages, .. Of(SearchFacets.Agency, "/agencies/"), .. Of(SearchFacets.Region, "/regions/")];

        IEnumerable<string> Of(string facet, string path) =>
            facets[facet].Where(value => value.Count > 0).Select(value => path + Uri.EscapeDataString(value.Value)).Order(StringComparer.Ordinal);
    }

    private static SearchQuery Welcome(DateOnly? from, DateOnly? to) =>
        new SearchQuery { Sort = SearchSort.Date, From = from, To = to }.Toggle(SearchFacets.Engines, SearchEngines.Welcome);

    private static (DateOnly From, DateOnly To)? Days(string part) =>
        DateOnly.TryParseExact(part, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (day, day)
        : DateOnly.TryParseExact(part, Month, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? (month, LastOf(month))
        : null;

    private static DateOnly LastOf(DateOnly month) => new(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month));

    private static IResult File(HttpContext context, byte[] bytes)
    {
        context.Response.Headers["X-Robots-Tag"] = "noarchive, noindex";
        return Results.Bytes(bytes, SitemapFile.MediaType);
    }
}
