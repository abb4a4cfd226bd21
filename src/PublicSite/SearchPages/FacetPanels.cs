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
        return [.. SearchFacets.All.Select(facet => Panel(facet, query, result.Facets[facet])).Where(panel => panel.Values.First.Count > 0)];
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
        SearchFacets.Fine => FineBands.Chinese(value),
        SearchFacets.Year => $"{value}年",
        _ => value,
    };

    /// <summary>What a facet is called, in Chinese.</summary>
    public static string Title(string facet) => facet switch
    {
        SearchFacets.Agency => "执法机关",
        SearchFacets.Region => "地区",
        SearchFacets.Act => "执法类别",
        SearchFacets.Year => "年份",
        SearchFacets.Penalty => "处罚种类",
        SearchFacets.Fine => "罚款金额",
        _ => facet,
    };

    /// <summary>Counts in the order in which they are shown: years from the newest, fines from the smallest, the rest as it comes, most frequent first.</summary>
    public static IEnumerable<FacetCount> Ordered(string facet, IReadOnlyList<FacetCount> counts) => facet switch
    {
        SearchFacets.Fine => counts.OrderBy(count => FineBands.Codes.IndexOf(count.Value)),
        SearchFacets.Year => counts.OrderByDescending(count => count.Value, StringComparer.Ordinal),
        _ => counts,
    };

    private FacetPanel Panel(string facet, SearchQuery query, IReadOnlyList<FacetCount> counts)
    {
        var options = string.Equals(facet, SearchFacets.Region, StringComparison.Ordinal)
            ? Regions(query, counts.ToDictionary(count => count.Value, count => count.Count, StringComparer.Ordinal))
            : Ordered(facet, counts).Select(count => Option(facet, query, count.Value, count.Count));
        return new FacetPanel { Title = Title(facet), Values = Fold(options) };
    }

    // What is chosen, or holds something chosen, never hides behind 更多.
    private static FacetValues Fold(IEnumerable<FacetOption> options)
    {
        var shown = options.Where(option => option.Count > 0 || option.IsChosen || option.Inside.First.Count > 0).ToList();
        var first = shown.Where((option, place) => place < ShownAtOnce || option.IsChosen || option.Inside.First.Count > 0).ToList();
        return new FacetValues { First = first, More = [.. shown.Except(first)] };
    }

    /// <summary>
    /// The tree of regions: provinces, their prefectures, and the counties of those that are chosen or hold a chosen county. A province counts
    /// everything in it, the decisions of its own agencies too.
    /// </summary>
    private IEnumerable<FacetOption> Regions(SearchQuery query, Dictionary<string, int> counts)
    {
        var chosen = query.Chosen.GetValueOrDefault(SearchFacets.Region, []);
        return regions.Roots.Select(province => At(province) with { Inside = Fold(regions.Children(province.Code).Select(Prefecture).OrderByDescending(option => option.Count)) });

        FacetOption Prefecture(Region prefecture)
        {
            var counties = regions.Children(prefecture.Code).ToList();
            var isOpen = chosen.Contains(prefecture.Code) || counties.Exists(county => chosen.Contains(county.Code));
            return At(prefecture) with { Inside = new FacetValues { First = isOpen ? [.. counties.Select(At).Where(option => option.Count > 0 || option.IsChosen)] : [] } };
        }

        FacetOption At(Region region) => Option(SearchFacets.Region, query, region.Code, counts.GetValueOrDefault(region.Code));
    }

    private FacetOption Option(string facet, SearchQuery query, string value, int count) => new()
    {
        Label = Label(facet, value),
        Count = count,
        Address = SearchAddress.Of(query.Toggle(facet, value)),
        IsChosen = query.Chosen.GetValueOrDefault(facet, []).Contains(value),
    };
}
