using Disclosure.DecisionPages;
using Disclosure.PublicSite.Caching;
using Disclosure.PublicSite.Decisions;
using Disclosure.PublicSite.Indexing;
using Disclosure.PublicSite.Reference;
using Disclosure.PublicSite.SearchPages;
using Disclosure.PublicSite.Settings;
using Disclosure.PublicSite.Snapshot;
using Disclosure.Search;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.PublicSite.Pages;

/// <summary>The home page: two doors, three figures, the latest notices, and two ways to browse.</summary>
[ShowsTexts(TextScope.List)]
public sealed class IndexModel(SiteSettings settings, FacetPanels panels, RegionTree regions) : PageModel
{
    private const int Examples = 2;
    private const int LatestNotices = 5;

    /// <summary>Decisions that can be read now.</summary>
    public int Published { get; private set; }

    /// <summary>Agencies they come from.</summary>
    public int Agencies { get; private set; }

    /// <summary>When the gazette last grew; null while it is empty.</summary>
    public DateTimeOffset? UpdatedAt { get; private set; }

    /// <summary>Configured examples that find something.</summary>
    public IReadOnlyList<SearchQuery> ExampleQueries { get; private set; } = [];

    /// <summary>What may be typed: the agencies with most decisions.</summary>
    public IReadOnlyList<string> Offered { get; private set; } = [];

    /// <summary>Notices, withdrawals first, then the newest.</summary>
    public IReadOnlyList<DatedNotice> Notices { get; private set; } = [];

    /// <summary>The province and the prefectures with decisions.</summary>
    public IReadOnlyList<FacetOption> Regions { get; private set; } = [];

    /// <summary>Kinds of act with decisions.</summary>
    public IReadOnlyList<FacetOption> Acts { get; private set; } = [];

    /// <summary>Fills the page from the request's snapshot.</summary>
    public void OnGet(CancellationToken cancellationToken)
    {
        var snapshot = HttpContext.Snapshot();
        var all = new SearchQuery { Sort = SearchSort.Date };
        var result = SearchDesk.Ask(snapshot, all, 0, withFacets: true, cancellationToken);
        Published = result.Total;
        Agencies = result.Facets[SearchFacets.Agency].Count;
        UpdatedAt = snapshot.UpdatedAt;
        Offered = [.. panels.Agencies(result)];
        ExampleQueries = [.. settings.ExampleQueries.Select(text => new SearchQuery { Text = text })
            .Where(query => SearchDesk.Ask(snapshot, query, 0, withFacets: false, cancellationToken) is { Total: > 0, Understood.Widening: QueryWidening.None })
            .Take(Examples)];
        Notices = [.. snapshot.Notices.AsEnumerable().Reverse().Take(LatestNotices * 4).OrderByDescending(notice => notice.RemovesText)
            .ThenByDescending(notice => notice.Index).Take(LatestNotices)];
        Regions = [.. result.Facets[SearchFacets.Region].Where(count => IsProvince(count.Value) || IsProvince(regions.Find(count.Value)?.Parent ?? string.Empty))
            .Select(count => Option(SearchFacets.Region, all, count) with { Address = $"/regions/{count.Value}" })];
        Acts = [.. result.Facets[SearchFacets.Act].Select(count => Option(SearchFacets.Act, all, count))];
    }

    private bool IsRegionOfAll(string facet, string value) => string.Equals(facet, SearchFacets.Region, StringComparison.Ordinal) && IsProvince(value);

    private bool IsProvince(string code) => regions.Find(code) is { Parent.Length: 0 };

    private FacetOption Option(string facet, SearchQuery all, FacetCount count) => new()
    {
        // The province counts every decision in it, those of its own agencies too, which no prefecture counts.
        Label = panels.Label(facet, count.Value) + (IsRegionOfAll(facet, count.Value) ? "（全省）" : string.Empty),
        Count = count.Count,
        Address = SearchAddress.Of(all.Toggle(facet, count.Value)),
        IsChosen = false,
    };
}
