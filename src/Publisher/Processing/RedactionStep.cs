using Disclosure.Publisher.Cases;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Nondisclosure;

namespace Disclosure.Publisher.Processing;

/// <summary>Assessed → Redacted: hides what Art. 10 hides and builds the candidate. What the redactor is unsure of goes to a person.</summary>
internal sealed class RedactionStep(
    DocumentReader reader, DecisionRedactor redactor, NondisclosurePolicy grounds, RecordBuilder builder, PublicationPolicy policy, TimeProvider time) : ICaseStep
{
    public CaseState From => CaseState.Assessed;

    public IReadOnlyList<string> Reads { get; } = [CasePart.Original, CasePart.File, CasePart.Fields, CasePart.Grounds, CasePart.Override, CasePart.Corrections, CasePart.Mode];

    public StepResult Run(CaseWork work, CancellationToken cancellationToken)
    {
        var fields = work.Get<CaseSubmission>(CasePart.Fields);
        var document = Served.Document(work, reader, cancellationToken);
        var redaction = redactor.Redact(document, RecordBuilder.FactsOf(fields, work.Agency) with { Added = work.Find<ReviewCorrections>(CasePart.Corrections)?.Added ?? [] });
        var result = new StepResult { To = CaseState.Redacted }
            .With(CasePart.Redaction, redaction)
            .With(CasePart.Digest, new CaseDigest([.. fields.Parties.Select(party => party.Name)], [.. redaction.Findings.Select(finding => finding.Confidence)]));
        return redaction.Outcome switch
        {
            Outcome.Publish => Built(),
            // Let go by people who saw the grounds: they stay on record.
            Outcome.Hold when Overrides.Cover(work, grounds, redaction.Grounds) => Built(),
            Outcome.Hold => Stopped(CaseState.Held),
            Outcome.Withhold => Stopped(CaseState.Withheld),
            Outcome.Refuse => new StepResult { To = CaseState.Refused, Code = Code(), Erase = true },
            _ => Stopped(CaseState.Quarantined),
        };

        StepResult Built() => result.With(CasePart.Candidate, RecordJson.Serialize(builder.Build(work.Case, work.Agency, ModeChoice.Apply(work.Find<ModeChoice>(CasePart.Mode), fields), redaction)));

        StepResult Stopped(CaseState state) => (result with { To = state, Code = Code(), ReassessOn = policy.ReassessOn(state, time) })
            .With<IReadOnlyList<Ground>>(CasePart.Grounds, [.. (work.Find<IReadOnlyList<Ground>>(CasePart.Grounds) ?? []).Union(redaction.Grounds)]);

        string? Code() => redaction.Grounds.Count > 0 ? redaction.Grounds[0].Clause : null;
    }
}
