using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Verification;

namespace Disclosure.Redactor.Batch;

/// <summary>Asks the release verifier about a result that nobody will review: what it blocks is quarantined.</summary>
internal static class PublicationCheck
{
    // What is checked here is never published, so that one identity does for all.
    private static readonly RecordId Identity = RecordId.New();

    /// <summary>The result itself, or a quarantine that keeps its findings and loses its text.</summary>
    public static RedactionResult Apply(RedactionResult result, CaseFacts facts)
    {
        if (result is not { Outcome: Outcome.Publish, Evidence: { } evidence, Body: { } body })
        {
            return result;
        }

        var record = new DecisionRecord
        {
            Id = Identity,
            Version = 1,
            DocumentNumber = string.Empty,
            Title = [],
            AgencyCode = string.Empty,
            AgencyName = string.Empty,
            RegionCode = string.Empty,
            ActType = facts.ActType ?? ActType.Other,
            DecidedOn = facts.DecidedOn ?? DateOnly.MinValue,
            Mode = DisclosureMode.FullText,
            PartyKind = PartyKind.NaturalPerson,
            Summary = new DecisionSummary { Parties = [] },
            Body = body,
        };
        return Quarantined(result, ReleaseVerifier.FailuresOf(record, evidence));
    }

    /// <summary>The result itself when nothing failed, or a quarantine that keeps its findings and loses its text.</summary>
    public static RedactionResult Quarantined(RedactionResult result, IReadOnlyList<VerificationFailure> failures)
    {
        if (failures.Count == 0)
        {
            return result;
        }

        var rules = string.Join('、', failures.Select(failure => $"{failure.Rule}（{failure.Kind}）").Distinct(StringComparer.Ordinal));
        return new RedactionResult
        {
            Outcome = Outcome.Quarantine,
            Findings = result.Findings,
            Grounds = [new Ground("GS-10-1", "发布前核验未通过：" + rules), .. result.Grounds],
        };
    }
}
