namespace Disclosure.Search;

/// <summary>A document whose like are looked for. It need not be in the index.</summary>
public sealed record SimilarRequest
{
    /// <summary>UTF-16 units of its fields that are read, from the first field on.</summary>
    public const int MaximumText = 1 << 15;

    /// <summary>The document as it was, or would be, indexed; never found itself.</summary>
    public required SearchDocument Document { get; init; }

    /// <summary>Documents wanted, 0 to 100; a value outside is brought to the nearer bound.</summary>
    public int Top { get; init; } = 5;

    /// <inheritdoc cref="SearchRequest.Filters"/>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filters { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
}
