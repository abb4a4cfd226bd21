namespace Disclosure.Search;

/// <summary>What may have been meant by a query.</summary>
public sealed record QueryCorrection
{
    /// <summary>The query with other words in place of those that were mistaken; all else stands as it was typed.</summary>
    public required string Query { get; init; }

    /// <summary>The words put in, by their places in <see cref="Query"/>, in order.</summary>
    public required IReadOnlyList<TextSpan> Changed { get; init; }

    /// <summary>Documents it finds under the filters and dates of the request; one at least, and more than what was typed.</summary>
    public required int Total { get; init; }
}
