namespace Disclosure.Search;

/// <summary>A request that found little, for which a better query is looked for.</summary>
public sealed record CorrectionRequest
{
    public const int MaximumTop = 5;

    /// <summary>Its filters and dates hold for what is offered too.</summary>
    public required SearchRequest Request { get; init; }

    /// <summary>Nothing is offered for a query that finds so many documents, one at least.</summary>
    public int Enough { get; init; } = 5;

    /// <summary>Queries wanted, 0 to <see cref="MaximumTop"/>; a value outside is brought to the nearer bound.</summary>
    public int Top { get; init; } = 3;

    /// <inheritdoc cref="SuggestRequest.MinimumDocuments"/>
    public int MinimumDocuments { get; init; } = 3;
}
