namespace Disclosure.Cli.Clauses;

/// <summary>One requirement of the register <c>docs/clauses.csv</c>.</summary>
public sealed record RegisteredClause
{
    /// <summary>Its id, such as <c>GS-10-2b</c>; never changes once given.</summary>
    public required string Id { get; init; }

    /// <summary>Paper and article.</summary>
    public required string Source { get; init; }

    /// <summary>What the law asks, in short words.</summary>
    public required string Requirement { get; init; }

    /// <summary>What the platform does for it; <c>-</c> where nothing is for a platform to do.</summary>
    public required string Behaviour { get; init; }

    /// <summary>Who has to act.</summary>
    public required string Actor { get; init; }

    /// <summary>By when; <c>-</c> without a term.</summary>
    public required string Deadline { get; init; }

    /// <summary>Who sees what comes of it: <c>public</c>, <c>internal</c>, <c>party</c>, <c>mixed</c> or <c>withhold</c>.</summary>
    public required string Visibility { get; init; }

    /// <summary><c>P0</c>, the law's core, to <c>P3</c>.</summary>
    public required string Priority { get; init; }
}
