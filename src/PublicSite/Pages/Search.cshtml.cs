using System.Diagnostics;
using Disclosure.PublicSite.Caching;
using Disclosure.PublicSite.LargeType;
using Disclosure.PublicSite.SearchPages;
using Disclosure.PublicSite.Snapshot;
using Disclosure.Search;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.PublicSite.Pages;

/// <summary>The results page. Nothing that is typed makes it fail.</summary>
[ShowsTexts(TextScope.List)]
public sealed class SearchModel(SearchDesk desk, FacetPanels panels) : PageModel
{
    private const int PageSize = 20;
    private const int LargeTypePageSize = 10;

    /// <summary>The search.</summary>
    public SearchQuery Query { get; private set; } = new();

    /// <summary>Its answer.</summary>
    public SearchResult Result { get; private set; } = null!;

    /// <summary>The hits of this page.</summary>
    public IReadOnlyList<HitView> Hits { get; private set; } = [];

    /// <summary>The facets.</summary>
    public IReadOnlyList<FacetPanel> Panels { get; private set; } = [];

    /// <summary>The choices made.</summary>
    public IReadOnlyList<FilterChip> Chips { get; private set; } = [];

    /// <summary>What may be typed next: completions of the query, and the agencies that are found.</summary>
    public IReadOnlyList<string> Offered { get; private set; } = [];

    /// <summary>What may have been meant.</summary>
    public IReadOnlyList<MeantSearch> Meant { get; private set; } = [];

    /// <summary>How long the search took, as shown.</summary>
    public string Took { get; private set; } = string.Empty;

    /// <summary>Runs the search of the address on the request's snapshot.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        HttpContext.Response.Headers["X-Robots-Tag"] = "noarchive, noindex";
        var snapshot = HttpContext.Snapshot();
        Query = SearchQuery.Read(Request.Query);
        var started = Stopwatch.GetTimestamp();
        Result = SearchDesk.Ask(snapshot, Query, HttpContext.IsLargeType() ? LargeTypePageSize : PageSize, withFacets: true, cancellationToken);
        Hits = await desk.HitsAsync(snapshot, Query, Result, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        Took = elapsed < 1 ? "不到 1 毫秒" : $"{elapsed:N0} 毫秒";
        Panels = panels.Of(Query, Result);
        Chips = panels.Chips(Query);
        Meant = QueryAids.Meant(snapshot, Query, Result, cancellationToken);
        Offered = [.. QueryAids.Complete(snapshot, Query.Text, cancellationToken).Select(suggestion => suggestion.Query)
            .Concat(panels.Agencies(Result)).Distinct(StringComparer.Ordinal)];
    }
}
