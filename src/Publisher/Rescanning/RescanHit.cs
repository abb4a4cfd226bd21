using System.Text.Json.Serialization;
using Disclosure.Records;
using Disclosure.Redactor.Findings;

namespace Disclosure.Publisher.Rescanning;

/// <summary>A public record of which there is something to say. It holds places, kinds and counts, never a value nor its neighbours.</summary>
public sealed record RescanHit
{
    /// <summary>Position in the gazette.</summary>
    public required long Entry { get; init; }

    /// <summary>The record; null when the entry could not even be read.</summary>
    public RecordId? Record { get; init; }

    /// <summary>The version that is public; 0 when the entry could not be read.</summary>
    public int Version { get; init; }

    /// <summary>Whether a decision or a notice is public; null when the entry could not be read.</summary>
    public RecordKind? Kind { get; init; }

    /// <summary>The agency; null when unknown.</summary>
    public string? AgencyCode { get; init; }

    /// <summary>文号, as it is public; null when unknown, or when something would be hidden in it.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>What is readable and would be hidden today, by place.</summary>
    public IReadOnlyList<RescanFinding> Findings { get; init; } = [];

    /// <summary>What would become of the decision today, when that is not what became of it; null when it is.</summary>
    public RescanOutcome? Outcome { get; init; }

    /// <summary>What is hidden and would stay today; empty unless asked for.</summary>
    public IReadOnlyList<RescanFinding> Less { get; init; } = [];

    /// <summary>What could not be read, so that less was compared than should be; one of <see cref="RescanObstacle"/>, null when nothing.</summary>
    public string? Unreadable { get; init; }

    /// <summary>Whether it is more than information: something readable would be hidden, or not be public at all.</summary>
    [JsonIgnore]
    public bool IsFound => Findings.Count > 0 || Outcome is not null;
}

/// <summary>Values of one kind at one place.</summary>
/// <param name="Where">The place: <c>title</c>, <c>summary.facts</c>, <c>body[3]</c> by the index of its block from 0, <c>reason</c> and the like.</param>
/// <param name="Kind">One of <see cref="FindingKinds"/>.</param>
/// <param name="Rule">The redactor's rule, or the verifier's where the value stands in no text that the redactor's list covers.</param>
/// <param name="Clause">The clause that asks for it to be hidden; for what would stay, the one it was hidden by.</param>
/// <param name="Count">How many such values stand there; at least 1.</param>
public sealed record RescanFinding(string Where, string Kind, string Rule, string Clause, int Count);

/// <summary>What would become of a published decision today.</summary>
/// <param name="Now">Held, withheld, refused or quarantined.</param>
/// <param name="Clauses">Why, most restrictive first.</param>
public sealed record RescanOutcome(Outcome Now, IReadOnlyList<string> Clauses);

/// <summary>The closed list of what may stand in the way.</summary>
public static class RescanObstacle
{
    /// <summary>The gazette's entry does not agree with itself; <c>disclosure gazette verify</c> says more.</summary>
    public const string Entry = "entry";

    /// <summary>What is public is not in a form that this program knows.</summary>
    public const string Payload = "payload";

    /// <summary>The desk knows no case for what is public.</summary>
    public const string Case = "case";

    /// <summary>The key of the case is gone or does not open, though nobody erased the case.</summary>
    public const string Key = "key";

    /// <summary>The agency is not in the directory.</summary>
    public const string Agency = "agency";

    /// <summary>A sealed part of the case is missing or does not open.</summary>
    public const string Original = "original";

    /// <summary>Today's reader refuses the document.</summary>
    public const string Document = "document";

    /// <summary>The public text is not the served text with the masks that the desk remembers: it was searched for values, but not compared place by place.</summary>
    public const string Alignment = "alignment";

    /// <summary>The redactor could not finish on the public text.</summary>
    public const string Redaction = "redaction";
}
