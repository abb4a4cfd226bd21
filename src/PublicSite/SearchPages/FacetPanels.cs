using Disclosure.DecisionPages;
using Disclosure.PublicSite.Decisions;
using Disclosure.PublicSite.Indexing;
using Disclosure.PublicSite.Reference;
using Disclosure.Search;

namespace Disclosure.PublicSite.SearchPages;

/// <summary>Turns counts into panels and choices into chips, with the names of reference data.</summary>
public sealed class FacetPanels(AgencyDirectory agencies, RegionTree regions)
{
    private const int ShownAtOnce = 8;
    private const int OfferedAgencies = 20;

    /// <summary>The panels of an answer, those without values left out.</summary>
    public IReadOnlyList<FacetPanel> Of(SearchQuery query, SearchResult result)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(result);
        return [.. SearchFacets.All.Select(facet => Panel(facet, query, result.Facets[facet])).Where(panel => panel.First.Count > 0)];
    }

    /// <summary>A chip for every choice.</summary>
    public IReadOnlyList<FilterChip> Chips(SearchQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var chips = SearchFacets.All
            .SelectMany(facet => query.Chosen.GetValueOrDefault(facet, []), (facet, value) =>
                new FilterChip(Title(facet), Label(facet, value), SearchAddress.Of(query.Toggle(facet, value))))
            .ToList();
        if (query.From is { } from)
            chips.Add(new FilterChip("起始日期", ChineseDate.Iso(from), SearchAddress.Of(query with { From = null, After = null })));
        if (query.To is { } to)
            chips.Add(new FilterChip("截止日期", ChineseDate.Iso(to), SearchAddress.Of(query with { To = null, After = null })));
        return chips;
    }

    /// <summary>Names of the agencies with most decisions in an answer, to be offered for typing.</summary>
    public IEnumerable<string> Agencies(SearchResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Facets[SearchFacets.Agency].Where(value => value.Count > 0).Take(OfferedAgencies).Select(value => Label(SearchFacets.Agency, value.Value));
    }

    /// <summary>A value as readers know it; a value unknown to the reference data stands for itself.</summary>
    public string Label(string facet, string value) => facet switch
    {
        SearchFacets.Agency => agencies.Find(value)?.Name ?? value,
        SearchFacets.Region => regions.Find(value)?.Name ?? value,
        SearchFacets.Act => ActTypeCodes.Chinese(value),
        SearchFacets.Year => $"{value}年",
        _ => value,
    };

    private static string Title(string facet) => facet switch
    {
        SearchFacets.Agency => "执法机关",
        SearchFacets.Region => "地区",
        SearchFacets.Act => "执法类别",
        SearchFacets.Year => "年份",
        SearchFacets.Penalty => "处罚种类",
        _ => facet,
    };

    private FacetPanel Panel(string facet, SearchQuery query, IReadOnlyList<FacetCount> counts)
    {
        var options = facet switch
        {
            SearchFacets.Region => Regions(query, counts.ToDictionary(count => count.Value, count => count.Count, StringComparer.Ordinal)),
            SearchFacets.Year => [.. counts.OrderByDescending(count => count.Value, StringComparer.Ordinal).Select(count => Option(facet, query, count.Value, count.Count))],
            _ => counts.Select(count => Option(facet, query, count.Value, count.Count)).ToList(),
        };
        options = [.. options.Where(option => option.Count > 0 || option.IsChosen || option.Inside.Count > 0)];

        // Chosen values never hide behind 更多.
        var first = options.Where((option, place) => place < ShownAtOnce || option.IsChosen).ToList();
        return new FacetPanel { Title = Title(facet), First = first, More = [.. options.Except(first)] };
    }

    /// <summary>Prefectures with their counts; the counties of those that are chosen, or hold a chosen county, beneath them.</summary>
    private List<FacetOption> Regions(SearchQuery query, Dictionary<string, int> counts)
    {
        var chosen = query.Chosen.GetValueOrDefault(SearchFacets.Region, []);
        return [.. regions.Roots.SelectMany(root => regions.Children(root.Code)).Select(prefecture =>
        {
            var counties = regions.Children(prefecture.Code).ToList();
            var isOpen = chosen.Contains(prefecture.Code) || counties.Exists(county => chosen.Contains(county.Code));
            var inside = isOpen
                ? counties.Select(county => Option(SearchFacets.Region, query, county.Code, counts.GetValueOrDefault(county.Code)))
                    .Where(option => option.Count > 0 || option.IsChosen)
                : [];
            return Option(SearchFacets.Region, query, prefecture.Code, counts.GetValueOrDefault(prefecture.Code)) with { Inside = [.. inside] };
        }).OrderByDescending(option => option.Count)];
    }

    private FacetOption Option(string facet, SearchQuery query, string value, int count) => new()
    {
        Label = Label(facet, value),
        Count = count,
        Address = SearchAddress.Of(query.Toggle(facet, value)),
        IsChosen = query.Chosen.GetValueOrDefault(facet, []).Contains(value),
    };
}
