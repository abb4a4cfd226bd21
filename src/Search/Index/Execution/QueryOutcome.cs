namespace Disclosure.Search.Index.Execution;

/// <summary>What one reading of a query found.</summary>
/// <param name="HasMatches">True if any document matches, whatever the filters and dates of the request say.</param>
internal sealed record QueryOutcome(bool HasMatches, int Total, bool IsExact, FoundDocument[] Page, bool HasMore, IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets);
