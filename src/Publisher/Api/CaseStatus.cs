using System.Text.Json.Serialization;
using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Api;

/// <summary>The answer to a push.</summary>
public sealed record PushAccepted
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>Its state, always <c>received</c>.</summary>
    public required string State { get; init; }

    /// <summary>Where to follow it.</summary>
    public required string StatusUrl { get; init; }
}

/// <summary>How a case stands, for the program that pushed it. Counts and clauses, no values.</summary>
public sealed record CaseStatus
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>Its state, such as <c>inReview</c>.</summary>
    public required string State { get; init; }

    /// <summary>Public identity, once published.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RecordId { get; init; }

    /// <summary>Public address, once published.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PublicUrl { get; init; }

    /// <summary>The case whose version took the place of this one's; missing while none did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SupersededBy { get; init; }

    /// <summary>How many values of each kind were found.</summary>
    public IReadOnlyList<KindCount> Findings { get; init; } = [];

    /// <summary>Clauses that hold it back.</summary>
    public IReadOnlyList<string> Grounds { get; init; } = [];

    /// <summary>What must be mended.</summary>
    public IReadOnlyList<CaseMessage> Messages { get; init; } = [];
}

/// <summary>Values found of one kind.</summary>
/// <param name="Kind">The kind, such as <c>citizen_id</c>.</param>
/// <param name="Count">How many.</param>
public sealed record KindCount(string Kind, int Count);
