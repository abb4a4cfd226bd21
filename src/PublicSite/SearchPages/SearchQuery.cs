using System.Collections.Immutable;
using System.Globalization;
using Disclosure.PublicSite.Decisions;
using Disclosure.PublicSite.Indexing;
using Disclosure.Search;

namespace Disclosure.PublicSite.SearchPages;

/// <summary>
/// A search as its address holds it; the address is the whole state. Anything that cannot be read is left out: no address is an error.
/// </summary>
public sealed record SearchQuery
{
    /// <summary>Values of one facet that are read.</summary>
    public const int MostValues = 20;

    /// <summary>UTF-16 code units of a document number that are read.</summary>
    public const int LongestNumber = 100;

    private const int LongestValue = 40;
    private const int LongestCursor = 200;

    /// <summary>The words as typed, without control characters, at most <see cref="SearchRequest.MaximumQueryLength"/> UTF-16 code units.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Chosen values by facet name; facets without a choice are absent.</summary>
    public ImmutableDictionary<string, ImmutableList<string>> Chosen { get; init; } =
        ImmutableDictionary<string, ImmutableList<string>>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>First day, inclusive.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The order that was asked for; a search without words is always by date.</summary>
    public SearchSort Sort { get; init; }

    /// <summary>Cursor of the page; null for the first.</summary>
    public string? After { get; init; }

    /// <summary>Whether anything narrows the search but words.</summary>
    public bool IsFiltered => Chosen.Count > 0 || From is not null || To is not null;

    /// <summary>Reads the parameters q, region, agency, act, penalty, fine, year, from, to, sort, after.</summary>
    public static SearchQuery Read(IQueryCollection parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var text = Clean(parameters["q"].ToString(), SearchRequest.MaximumQueryLength);
        var chosen = ImmutableDictionary.CreateBuilder<string, ImmutableList<string>>(StringComparer.Ordinal);
        foreach (var facet in SearchFacets.All)
        {
            var values = parameters[facet].Select(value => value ?? string.Empty).Where(value => value.Length is > 0 and <= LongestValue)
                .Select(value => Clean(value, LongestValue)).Where(value => value.Length > 0)
                .Distinct(StringComparer.Ordinal).Take(MostValues).ToImmutableList();
            if (values.Count > 0)
                chosen[facet] = values;
        }

        return new SearchQuery
        {
            Text = text,
            Chosen = chosen.ToImmutable(),
            From = Day(parameters["from"].ToString()),
            To = Day(parameters["to"].ToString()),
            Sort = text.Length == 0 || string.Equals(parameters["sort"], "date", StringComparison.Ordinal) ? SearchSort.Date : SearchSort.Relevance,
            After = parameters["after"].ToString() is { Length: > 0 and <= LongestCursor } after ? after : null,
        };
    }

    /// <summary>The request to the index.</summary>
    public SearchRequest Request(int top, IReadOnlyList<string> facets) => new()
    {
        Query = Text,
        Filters = Chosen.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)pair.Value, StringComparer.Ordinal),
        DateFrom = From,
        DateTo = To,
        Sort = Sort,
        Top = top,
        After = After,
        Facets = facets,
    };

    /// <summary>The same search from its first page, with a value chosen or, if it was, no longer chosen.</summary>
    public SearchQuery Toggle(string facet, string value)
    {
        var values = Chosen.GetValueOrDefault(facet, []);
        values = values.Contains(value, StringComparer.Ordinal) ? values.Remove(value, StringComparer.Ordinal) : values.Add(value);
        return this with { After = null, Chosen = values.Count == 0 ? Chosen.Remove(facet) : Chosen.SetItem(facet, values) };
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A typed text without control characters and outer spaces, cut to a number of UTF-16 code units.</summary>
    public static string Clean(string text, int longest)
    {
        var kept = string.Concat(text.Where(character => !char.IsControl(character))).Trim();
        if (kept.Length <= longest)
            return kept;
        return char.IsHighSurrogate(kept[longest - 1]) ? kept[..(longest - 1)] : kept[..longest];
    }
}
