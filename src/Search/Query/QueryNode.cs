namespace Disclosure.Search.Query;

/// <summary>What a query asks of a document. All texts are folded.</summary>
internal abstract record QueryNode;

/// <summary>A word, as the segmenter cuts it.</summary>
internal sealed record WordNode(string Word, bool Chinese, string? Field) : QueryNode;

/// <summary>These tokens side by side, as they were given.</summary>
internal sealed record TokensNode(IReadOnlyList<string> Tokens) : QueryNode;

/// <summary>These characters in this order, wherever words begin and end. None at all stands in every document.</summary>
internal sealed record CharactersNode(string Characters, string? Field) : QueryNode;

/// <summary>A word of letters or digits that begins so.</summary>
internal sealed record PrefixNode(string Prefix, string? Field) : QueryNode;

/// <summary>A value of the facet <paramref name="Name"/> that has these characters in it. It adds nothing to a score.</summary>
internal sealed record FacetNode(string Name, string Characters) : QueryNode;

/// <summary>One of these at least.</summary>
internal sealed record AnyNode(IReadOnlyList<QueryNode> Alternatives) : QueryNode;

/// <summary>All of the required (every document if there are none), none of the excluded; the preferred only add to the score.</summary>
internal sealed record GroupNode(IReadOnlyList<QueryNode> Required, IReadOnlyList<QueryNode> Excluded, IReadOnlyList<QueryNode> Preferred) : QueryNode;

/// <summary>A query as it was read, and its wider readings for when nothing is found.</summary>
internal sealed record ParsedQuery
{
    public required QueryNode Root { get; init; }

    /// <summary>Null where it would be no wider.</summary>
    public required QueryNode? ByCharacters { get; init; }

    /// <summary>Null where it would be no wider.</summary>
    public required QueryNode? ByAnyWord { get; init; }

    /// <summary>What is looked for, synonyms included, without what is excluded: for highlights.</summary>
    public required IReadOnlyList<QueryNode> Leaves { get; init; }

    /// <summary>What is looked for, folded, synonyms included, each once.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    public required bool Truncated { get; init; }
}
