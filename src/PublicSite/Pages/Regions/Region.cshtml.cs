using Disclosure.DecisionPages;
using Disclosure.PublicSite.Caching;
using Disclosure.PublicSite.Figures;
using Disclosure.PublicSite.Indexing;
using Disclosure.PublicSite.Reference;
using Disclosure.PublicSite.SearchPages;
using Disclosure.PublicSite.Snapshot;
using Disclosure.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.PublicSite.Pages.Regions;

/// <summary>A region: what is public in it and in the regions inside it, and its agencies.</summary>
[ShowsTexts(TextScope.List)]
public sealed class RegionModel(AgencyDirectory agencies, RegionTree regions, PublishedFigures figures) : PageModel
{
    private const int LatestNotices = 5;

    /// <summary>The regions from the province down to this one.</summary>
    public IReadOnlyList<Region> Way { get; private set; } = [];

    /// <summary>The search that lists its decisions.</summary>
    public SearchQuery Query { get; private set; } = new();

    /// <summary>Decisions that can be read now, those of the regions inside it too.</summary>
    public int Published { get; private set; }

    /// <summary>The regions directly inside it, with their decisions.</summary>
    public IReadOnlyList<(Region Region, int Published)> Inside { get; private set; } = [];

    /// <summary>The agencies of the region itself, with their decisions.</summary>
    public IReadOnlyList<(Agency Agency, int Published)> Agencies { get; private set; } = [];

    /// <summary>Counts of its decisions.</summary>
    public FiguresView Figures { get; private set; } = null!;

    /// <summary>Its latest notices, those of the regions inside it too.</summary>
    public IReadOnlyList<DatedNotice> Notices { get; private set; } = [];

    /// <summary>Shows the region of the address.</summary>
    public IActionResult OnGet(string code, CancellationToken cancellationToken)
    {
        Way = regions.Path(code);
        if (Way.Count == 0)
            return NotFound();
        var snapshot = HttpContext.Snapshot();
        Query = new SearchQuery { Sort = SearchSort.Date }.Toggle(SearchFacets.Region, code);
        var result = SearchDesk.Ask(snapshot, Query, 0, withFacets: true, cancellationToken);
        Published = result.Total;

        // The counts of a facet ignore what is chosen of it: the regions inside this one are among them.
        var inside = result.Facets[SearchFacets.Region].ToDictionary(count => count.Value, count => count.Count, StringComparer.Ordinal);
        var byAgency = result.Facets[SearchFacets.Agency].ToDictionary(count => count.Value, count => count.Count, StringComparer.Ordinal);
        Inside = [.. regions.Children(code).Select(child => (child, inside.GetValueOrDefault(child.Code)))];
        Agencies = [.. agencies.All.Where(agency => string.Equals(agency.Region, code, StringComparison.Ordinal)).OrderBy(agency => agency.Code, StringComparer.Ordinal)
            .Select(agency => (agency, byAgency.GetValueOrDefault(agency.Code)))];
        Figures = figures.Of(Query, result);
        Notices = [.. snapshot.Notices.AsEnumerable().Reverse().Where(dated => regions.Lineage(dated.Notice.RegionCode).Contains(code, StringComparer.Ordinal)).Take(LatestNotices)];
        return Page();
    }
}
