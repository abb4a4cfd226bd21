namespace Disclosure.Search;

/// <summary>A completion of what was typed.</summary>
public sealed record Suggestion
{
    /// <summary>The word, name or value alone. Words are folded: small letters, simplified characters.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// What was typed with its last part completed, or, if this is a facet's value, what was typed before it, to be filtered by the value. It finds
    /// something.
    /// </summary>
    public required string Query { get; init; }

    public required SuggestionKind Kind { get; init; }

    /// <summary>The facet that has this value; null for the other kinds.</summary>
    public string? Facet { get; init; }
}

public enum SuggestionKind
{
    /// <summary>A word of the dictionary, as texts have it.</summary>
    Word,

    /// <summary>One of <see cref="SearchDocument.Names"/>.</summary>
    Name,

    /// <summary>A value of a facet.</summary>
    FacetValue,
}
