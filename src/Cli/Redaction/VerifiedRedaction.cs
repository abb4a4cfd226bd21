using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Verification;

namespace Disclosure.Cli.Redaction;

/// <summary>Redacts a text and has the release verifier look at the result, as the desk does before anything is published.</summary>
public sealed class VerifiedRedaction(DecisionRedactor redactor)
{
    private readonly ReleaseVerifier _verifier = new();

    /// <summary>The result; quarantine when the verifier blocks it.</summary>
    public RedactionResult Redact(SourceDocument document, CaseFacts facts)
    {
        var result = redactor.Redact(document, facts);
        if (result is not { Outcome: Outcome.Publish or Outcome.Hold, Body: { } body, Evidence: { } evidence })
        {
            return result;
        }

        return _verifier.Verify(Candidate(body, result, facts), evidence) is VerificationOutcome.Blocked blocked
            ? result with
            {
                Outcome = Outcome.Quarantine,
                Grounds = [.. blocked.Failures.Select(failure => new Ground("GS-10-1", $"{failure.Rule} {failure.Kind} {failure.Where}".Trim())), .. result.Grounds],
                Body = null,
                Fields = null,
                PartyNames = null,
                Evidence = null,
            }
            : result;
    }

    private static DecisionRecord Candidate(IReadOnlyList<Block> body, RedactionResult result, CaseFacts facts) => new()
    {
        Id = RecordId.New(),
        Version = 1,
        DocumentNumber = string.Empty,
        Title = [],
        AgencyCode = string.Empty,
        AgencyName = facts.AgencyName,
        RegionCode = string.Empty,
        ActType = facts.ActType ?? ActType.Other,
        DecidedOn = facts.DecidedOn ?? DateOnly.MinValue,
        Mode = DisclosureMode.FullText,
        PartyKind = facts.Parties.Count > 0 ? facts.Parties.Min(party => party.Kind) : PartyKind.Organisation,
        Summary = new DecisionSummary { Parties = result.PartyNames ?? [] },
        Body = body,
    };
}
