namespace Disclosure.Search;

/// <summary>One page of an answer; totals and counts are exact and the same on every page, unless the request did without.</summary>
public sealed record SearchResult
{
    public required int Total { get; init; }

    /// <summary>False if there may be more than <see cref="Total"/>: it is above <see cref="SearchRequest.CountUpTo"/> then, and differs from page to page.</summary>
    public bool IsTotalExact { get; init; } = true;

    public required IReadOnlyList<SearchHit> Hits { get; init; }

    /// <summary>
    /// Every wanted facet with its values, most frequent first, then by ordinal. The counts of a facet ignore its own filter,
    /// so that a second value can be chosen; a chosen value that has no document is listed with 0.
    /// </summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets { get; init; }

    /// <summary>Cursor of the next page; null after the last hit.</summary>
    public string? Next { get; init; }

    public required QueryUnderstanding Understood { get; init; }
}

/// <summary>Score is 0 where no word was asked for.</summary>
public sealed record SearchHit
{
    public required string Id { get; init; }

    public required DateOnly Date { get; init; }

    public required float Score { get; init; }
}

public sealed record FacetCount
{
    public required string Value { get; init; }

    public required int Count { get; init; }
}

/// <summary>How the query was read, for the page to say.</summary>
public sealed record QueryUnderstanding
{
    /// <summary>How far the search had to widen the question until something was found.</summary>
    public required QueryWidening Widening { get; init; }

    /// <summary>True if a part of the query was left unread (too long or too many words).</summary>
    public required bool Truncated { get; init; }

    /// <summary>The words and phrases looked for, folded, in order, with their synonyms and without the excluded ones. They are the user's: never log them.</summary>
    public required IReadOnlyList<string> Words { get; init; }
}

public enum QueryWidening
{
    /// <summary>All words, as asked.</summary>
    None,

    /// <summary>No text has all of them as words: those that have all their characters in sequence.</summary>
    Characters,

    /// <summary>Still none: texts with any of the words or phrases.</summary>
    AnyWord,
}
