using System.Text;
using Disclosure.DecisionPages;
using Disclosure.PublicSite.Decisions;
using Disclosure.PublicSite.Indexing;
using Disclosure.Search;

namespace Disclosure.PublicSite.SearchPages;

/// <summary>Writes the address of a search, always in the same order, so that equal searches have equal addresses.</summary>
public static class SearchAddress
{
    /// <summary>The page's address, such as <c>/search?q=…&amp;act=penalty</c>.</summary>
    public static string Of(SearchQuery query) => Of(query, "/search");

    /// <summary>The same under another path.</summary>
    public static string Of(SearchQuery query, string path)
    {
        ArgumentNullException.ThrowIfNull(query);
        var address = new StringBuilder(path);
        var separator = '?';
        foreach (var (name, value) in Parameters(query))
        {
            address.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return address.ToString();
    }

    /// <summary>The parameters of an address, in their order; also the hidden fields of the search form.</summary>
    public static IEnumerable<(string Name, string Value)> Parameters(SearchQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Text.Length > 0)
            yield return ("q", query.Text);
        foreach (var facet in SearchFacets.All)
        {
            foreach (var value in query.Chosen.GetValueOrDefault(facet, []))
                yield return (facet, value);
        }

        if (query.From is { } from)
            yield return ("from", ChineseDate.Iso(from));
        if (query.To is { } to)
            yield return ("to", ChineseDate.Iso(to));
        if (query.Text.Length > 0 && query.Sort == SearchSort.Date)
            yield return ("sort", "date");
        if (query.After is { } after)
            yield return ("after", after);
    }
}
