namespace Disclosure.Search;

/// <summary>What a user has typed so far, to be completed. Any string is valid.</summary>
public sealed record SuggestRequest
{
    public const int MaximumTop = 20;

    /// <summary>UTF-16 units; nothing is offered for a longer text.</summary>
    public const int MaximumLength = 64;

    public required string Text { get; init; }

    /// <summary>Suggestions wanted, 0 to <see cref="MaximumTop"/>; a value outside is brought to the nearer bound.</summary>
    public int Top { get; init; } = 8;

    /// <summary>Names of the facets whose values are offered.</summary>
    public IReadOnlyList<string> Facets { get; init; } = [];

    /// <summary>
    /// A word of running text is offered only if so many documents have it that are not removed, one at least: what few texts say stays to be
    /// looked for, and is not shown to whoever types its beginning. Names and values of facets have no such bound.
    /// </summary>
    public int MinimumDocuments { get; init; } = 3;
}
