using Disclosure.PublicSite.Indexing;
using Disclosure.PublicSite.SearchPages;
using Disclosure.PublicSite.Settings;
using Disclosure.Search;

namespace Disclosure.PublicSite.Figures;

/// <summary>What an agency or a region has in public, counted. From one answer of the index, so that it agrees with every list of the same snapshot.</summary>
public sealed class PublishedFigures(FacetPanels panels, SiteSettings settings)
{
    /// <summary>Tables by year, kind of act and kind of penalty.</summary>
    /// <param name="query">The search that lists what is counted.</param>
    /// <param name="result">Its answer, with facets.</param>
    public FiguresView Of(SearchQuery query, SearchResult result)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(result);
        var tables = new[] { ("年份", SearchFacets.Year), ("执法类别", SearchFacets.Act), ("处罚种类", SearchFacets.Penalty) }
            .Select(table => Table(table.Item1, table.Item2, query, result)).ToList();
        return new FiguresView([.. tables.Where(table => table.Rows.Any(row => row.Count is not null))], settings.SmallestCount, tables.Exists(table => table.IsPartial));
    }

    private CountTable Table(string title, string facet, SearchQuery query, SearchResult result)
    {
        var counts = FacetPanels.Ordered(facet, result.Facets[facet]);
        return CountTable.Of(title, counts.Select(count => (panels.Label(facet, count.Value), count.Count, SearchAddress.Of(query.Toggle(facet, count.Value)))), settings.SmallestCount);
    }
}
