using Disclosure.DecisionPages;
using Disclosure.PublicSite.Caching;
using Disclosure.PublicSite.Indexing;
using Disclosure.PublicSite.LargeType;
using Disclosure.PublicSite.SearchPages;
using Disclosure.PublicSite.Snapshot;
using Disclosure.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.PublicSite.Pages;

/// <summary>The form with a field for each thing a decision can be found by. It leads to the search page.</summary>
[ShowsTexts(TextScope.List)]
public sealed class AdvancedModel(FacetPanels panels, RegionTree regions) : PageModel
{
    private static readonly string[] Ticked = [SearchFacets.Act, SearchFacets.Penalty, SearchFacets.Fine];
    private static readonly string[] Kept = [SearchFacets.Region, SearchFacets.Agency, SearchFacets.Year];

    /// <summary>The form as it was filled in.</summary>
    public AdvancedSearch Form { get; private set; } = new();

    /// <summary>What must be mended.</summary>
    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    /// <summary>Facets of which any value that decisions have can be ticked.</summary>
    public IReadOnlyList<FacetChoices> Choices { get; private set; } = [];

    /// <summary>Facets with values that were chosen before, which stay unless they are given up.</summary>
    public IReadOnlyList<FacetChoices> Before { get; private set; } = [];

    /// <summary>Provinces with what lies in them.</summary>
    public RegionTree Regions => regions;

    /// <summary>Shows the form; with the parameter <c>find</c>, and nothing to mend, leads to the search.</summary>
    public IActionResult OnGet(CancellationToken cancellationToken)
    {
        Response.Headers["X-Robots-Tag"] = "noarchive, noindex";
        Form = AdvancedSearch.Read(Request.Query);
        if (Request.Query.ContainsKey("find"))
        {
            Problems = Form.Problems();
            if (Problems.Count == 0)
                return Redirect(HttpContext.PageRoot() + SearchAddress.Of(Form.Query()));
        }

        var counts = SearchDesk.Ask(HttpContext.Snapshot(), new SearchQuery { Sort = SearchSort.Date }, 0, withFacets: true, cancellationToken).Facets;
        Choices = [.. Ticked.Select(facet => Of(facet, FacetPanels.Ordered(facet, counts[facet]).Select(count => count.Value).Union(Chosen(facet), StringComparer.Ordinal)))];
        Before = [.. Kept.Select(facet => Of(facet, Chosen(facet))).Where(choices => choices.Values.Count > 0)];
        return Page();
    }

    /// <summary>What is wrong with a field; null when nothing.</summary>
    public string? Problem(string field) => Problems.FirstOrDefault(problem => string.Equals(problem.Field, field, StringComparison.Ordinal))?.Words;

    private IEnumerable<string> Chosen(string facet) => Form.Chosen.Chosen.GetValueOrDefault(facet, []);

    private FacetChoices Of(string facet, IEnumerable<string> values) =>
        new(facet, FacetPanels.Title(facet), [.. values.Select(value => (value, panels.Label(facet, value), Chosen(facet).Contains(value, StringComparer.Ordinal)))]);
}

/// <summary>Values of a facet to be ticked.</summary>
/// <param name="Facet">Its name.</param>
/// <param name="Title">What it is called, in Chinese.</param>
/// <param name="Values">Value, Chinese words, and whether it is ticked.</param>
public sealed record FacetChoices(string Facet, string Title, IReadOnlyList<(string Value, string Label, bool IsTicked)> Values);
