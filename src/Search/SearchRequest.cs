namespace Disclosure.Search;

public enum SearchSort
{
    /// <summary>Best score first; equal scores in document order.</summary>
    Relevance,

    /// <summary>Document order: newest first, then order of arrival.</summary>
    Date,
}

/// <summary>A question to the index. Any string is a valid <see cref="Query"/>; nothing a user can type makes a search throw.</summary>
public sealed record SearchRequest
{
    public const int MaximumTop = 1000;

    /// <summary>UTF-16 units of a query that are read.</summary>
    public const int MaximumQueryLength = 256;

    /// <summary>
    /// Words (all wanted), "phrases", -word, OR, prefix*, field:value, document numbers. Empty matches every document.
    /// Read to <see cref="MaximumQueryLength"/>; the rest is left unread and the answer says so.
    /// </summary>
    public string Query { get; init; } = "";

    /// <summary>
    /// Words looked for as they stand among <see cref="SearchDocument.Tokens"/> and the words of texts, all of them, in place of
    /// <see cref="Query"/>. At most 64 are read.
    /// </summary>
    public IReadOnlyList<string>? Tokens { get; init; }

    /// <summary>True if the tokens must stand side by side in this order.</summary>
    public bool TokensAsPhrase { get; init; }

    /// <summary>Facet name to the wanted values: any of the values of one facet, all of the facets. An empty list filters nothing.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filters { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Inclusive.</summary>
    public DateOnly? DateFrom { get; init; }

    /// <summary>Inclusive.</summary>
    public DateOnly? DateTo { get; init; }

    public SearchSort Sort { get; init; }

    /// <summary>Hits wanted, 0 (counts only) to <see cref="MaximumTop"/>; a value outside is brought to the nearer bound.</summary>
    public int Top { get; init; } = 20;

    /// <summary>
    /// <see cref="SearchResult.Total"/> need not go on counting beyond so many documents, which lets many searches end early; null for an
    /// exact total. Has no effect where facets are wanted.
    /// </summary>
    public int? CountUpTo { get; init; }

    /// <summary>
    /// <see cref="SearchResult.Next"/> of the page before. One that was altered, or made for another question, is treated as absent.
    /// </summary>
    public string? After { get; init; }

    /// <summary>Names of the facets whose counts are wanted.</summary>
    public IReadOnlyList<string> Facets { get; init; } = [];
}
