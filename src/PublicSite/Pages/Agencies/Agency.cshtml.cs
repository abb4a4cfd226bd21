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

namespace Disclosure.PublicSite.Pages.Agencies;

/// <summary>An agency: what it has in public, how to reach it, and where its decisions can be contested.</summary>
[ShowsTexts(TextScope.List)]
public sealed class AgencyModel(AgencyDirectory agencies, AgencyProfiles profiles, RegionTree regions, PublishedFigures figures, SearchDesk desk) : PageModel
{
    private const int Latest = 5;

    /// <summary>Its code.</summary>
    public string Code { get; private set; } = string.Empty;

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>Its sector; empty when unknown.</summary>
    public string Sector { get; private set; } = string.Empty;

    /// <summary>The regions it lies in, from the province down.</summary>
    public IReadOnlyList<Region> Regions { get; private set; } = [];

    /// <summary>What it tells of itself; null when it told nothing.</summary>
    public AgencyProfile? Profile { get; private set; }

    /// <summary>The search that lists its decisions.</summary>
    public SearchQuery Query { get; private set; } = new();

    /// <summary>Decisions of it that can be read now.</summary>
    public int Published { get; private set; }

    /// <summary>The newest of them.</summary>
    public IReadOnlyList<HitView> Newest { get; private set; } = [];

    /// <summary>Counts of them.</summary>
    public FiguresView Figures { get; private set; } = null!;

    /// <summary>Its latest notices.</summary>
    public IReadOnlyList<DatedNotice> Notices { get; private set; } = [];

    /// <summary>Shows the agency of the address; 404 for one that nobody knows and nothing was published by.</summary>
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        var snapshot = HttpContext.Snapshot();
        Query = new SearchQuery { Sort = SearchSort.Date }.Toggle(SearchFacets.Agency, code);
        var result = SearchDesk.Ask(snapshot, Query, Latest, withFacets: true, cancellationToken);
        Newest = await desk.HitsAsync(snapshot, Query, result, cancellationToken);

        // A decision outlives its agency: then the decisions themselves say what it was called.
        var agency = agencies.Find(code);
        if ((agency?.Name ?? (Newest.Count > 0 ? Newest[0].Decision.AgencyName : null)) is not { } name)
            return NotFound();
        (Code, Name, Sector, Published) = (code, name, agency?.Sector ?? string.Empty, result.Total);
        Regions = regions.Path(agency?.Region ?? Newest[0].Decision.RegionCode);
        Profile = profiles.Find(code);
        Figures = figures.Of(Query, result);
        Notices = [.. snapshot.Notices.AsEnumerable().Reverse().Where(dated => string.Equals(dated.Notice.AgencyCode, code, StringComparison.Ordinal)).Take(Latest)];
        return Page();
    }
}
