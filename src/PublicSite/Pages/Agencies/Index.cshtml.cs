using Disclosure.DecisionPages;
using Disclosure.PublicSite.Caching;
using Disclosure.PublicSite.Indexing;
using Disclosure.PublicSite.Reference;
using Disclosure.PublicSite.SearchPages;
using Disclosure.PublicSite.Snapshot;
using Disclosure.Search;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.PublicSite.Pages.Agencies;

/// <summary>Every agency of the platform by region, those too that have published nothing.</summary>
[ShowsTexts(TextScope.List)]
public sealed class IndexModel(AgencyDirectory agencies, RegionTree regions) : PageModel
{
    /// <summary>Agencies by region, the province first.</summary>
    public IReadOnlyList<(Region? Region, IReadOnlyList<(Agency Agency, int Published)> Agencies)> Groups { get; private set; } = [];

    /// <summary>Fills the page from the request's snapshot.</summary>
    public void OnGet(CancellationToken cancellationToken)
    {
        var result = SearchDesk.Ask(HttpContext.Snapshot(), new SearchQuery { Sort = SearchSort.Date }, 0, withFacets: true, cancellationToken);
        var counts = result.Facets[SearchFacets.Agency].ToDictionary(count => count.Value, count => count.Count, StringComparer.Ordinal);
        Groups =
        [
            .. agencies.All.GroupBy(agency => agency.Region, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (regions.Find(group.Key),
                    (IReadOnlyList<(Agency, int)>)[.. group.OrderBy(agency => agency.Code, StringComparer.Ordinal).Select(agency => (agency, counts.GetValueOrDefault(agency.Code)))])),
        ];
    }
}
