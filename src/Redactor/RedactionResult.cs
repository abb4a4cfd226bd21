using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Verification;

namespace Disclosure.Redactor;

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

    /// <summary>
    /// The confidence of the least certain value in the fields and party names beside the text, 0 to 1, and 1 when nothing was found in them;
    /// null when nobody knows: it was redacted before this was kept, or not at all. None of them is among <see cref="Findings"/>.
    /// </summary>
    public double? LeastFieldConfidence { get; init; }

    /// <summary>The redacted <see cref="CaseFacts.Fields"/>, by name; null for refuse and quarantine.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Inline>>? Fields { get; init; }

    /// <summary>The public names of <see cref="CaseFacts.Parties"/>, in their order (Art. 9); null for refuse and quarantine.</summary>
    public IReadOnlyList<IReadOnlyList<Inline>>? PartyNames { get; init; }

    /// <summary>What the release verifier needs to know of what was hidden and kept; null for refuse and quarantine.</summary>
    public ReleaseEvidence? Evidence { get; init; }
}
