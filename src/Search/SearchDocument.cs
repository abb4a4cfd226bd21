namespace Disclosure.Search;

/// <summary>What the index holds of one published text. The index knows nothing of its meaning.</summary>
public sealed record SearchDocument
{
    public const int MaximumNames = 64;

    public const int MaximumNameLength = 100;

    /// <summary>Unique in the index; compared by ordinal. A second document with the same id replaces the first.</summary>
    public required string Id { get; init; }

    /// <summary>Orders documents: newest first, then by order of arrival (an upsert arrives anew).</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Facet name to the values this document has; values are compared by ordinal. A value given twice counts once.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Facets { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Searched texts, in order. A phrase never matches across two of them.</summary>
    public required IReadOnlyList<SearchField> Fields { get; init; }

    /// <summary>
    /// Whole names to be offered to whoever types their beginning: organisations, laws, agencies and their short forms. They are offered though
    /// one document alone has them: only what may be shown to everyone belongs here. They are not searched in. The first <see cref="MaximumNames"/>
    /// are kept, and none that is longer than <see cref="MaximumNameLength"/> UTF-16 units or has fewer than two characters when folded.
    /// </summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>
    /// Words that someone else has cut already, single spaces between them, indexed as they stand and found by
    /// <see cref="SearchRequest.Tokens"/> alone. For comparison with other engines.
    /// </summary>
    public string? Tokens { get; init; }
}

/// <summary>One searched text of a document.</summary>
public sealed record SearchField
{
    /// <summary>What a query names it by (<c>title:…</c>); lower-case Latin letters.</summary>
    public required string Name { get; init; }

    public required string Text { get; init; }

    /// <summary>How many times each occurrence counts, 1 to 100.</summary>
    public int Weight { get; init; } = 1;
}
