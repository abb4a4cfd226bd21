using Disclosure.Records;
using Disclosure.Redactor.Verification;

namespace Disclosure.Redactor;

/// <summary>What may become of a decision (Art. 11), least to most restrictive.</summary>
public enum Outcome
{
    /// <summary>May be published once a person has approved.</summary>
    Publish,

    /// <summary>A person must decide; see the grounds.</summary>
    Hold,

    /// <summary>Not to be published.</summary>
    Withhold,

    /// <summary>Must not even be stored (state-secret markings).</summary>
    Refuse,

    /// <summary>Redaction or verification failed: nothing of it is fit to be shown.</summary>
    Quarantine,
}

/// <summary>Why an outcome is not <see cref="Outcome.Publish"/>.</summary>
/// <param name="Clause">The clause, such as <c>GS-11-1</c>.</param>
/// <param name="Evidence">What raised it, in Chinese; private to the desk.</param>
public sealed record Ground(string Clause, string Evidence);

/// <summary>What the redactor made of a decision.</summary>
public sealed record RedactionResult
{
    /// <summary>What may become of it.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Values found in the document's text, ordered by start, without overlap.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Grounds, most restrictive first; empty when the outcome is publish.</summary>
    public required IReadOnlyList<Ground> Grounds { get; init; }

    /// <summary>The redacted document; null for refuse and quarantine.</summary>
    public IReadOnlyList<Block>? Body { get; init; }

    /// <summary>The redacted <see cref="CaseFacts.Fields"/>, by name; null for refuse and quarantine.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Inline>>? Fields { get; init; }

    /// <summary>The public names of <see cref="CaseFacts.Parties"/>, in their order (Art. 9); null for refuse and quarantine.</summary>
    public IReadOnlyList<IReadOnlyList<Inline>>? PartyNames { get; init; }

    /// <summary>What the release verifier needs to know of what was hidden and kept; null for refuse and quarantine.</summary>
    public ReleaseEvidence? Evidence { get; init; }
}
