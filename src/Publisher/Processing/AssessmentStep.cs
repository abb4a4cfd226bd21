using Disclosure.Publisher.Cases;
using Disclosure.Redactor;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Nondisclosure;

namespace Disclosure.Publisher.Processing;

/// <summary>Read → Assessed: asks whether the decision may be published at all (Art. 11; 保守国家秘密法 Art. 35).</summary>
internal sealed class AssessmentStep(DocumentReader reader, NondisclosureAssessor assessor, PublicationPolicy policy, TimeProvider time) : ICaseStep
{
    private static readonly Ground ReviewedAsSecret = new("LAW-BM-35", "保密审查结论为不得公开");

    public CaseState From => CaseState.Read;

    public IReadOnlyList<string> Reads { get; } = [CasePart.Original, CasePart.File, CasePart.Fields, CasePart.Grounds, CasePart.Override];

    public StepResult Run(CaseWork work, CancellationToken cancellationToken)
    {
        var fields = work.Get<CaseSubmission>(CasePart.Fields);
        var assessment = assessor.Assess(Served.Document(work, reader, cancellationToken), RecordBuilder.FactsOf(fields, work.Agency));
        // What takes two people to let go stays when one has the case looked at anew, whatever the rules find now.
        var standing = work.Find<IReadOnlyList<Ground>>(CasePart.Grounds) ?? [];
        IReadOnlyList<Ground> grounds = [.. assessment.Grounds.Union(standing)];
        var outcome = assessment.Outcome is Outcome.Publish && standing.Count > 0 ? Outcome.Hold : assessment.Outcome;
        if (fields.SecrecyReview is { Conclusion: SecrecyConclusion.NotPublishable } && outcome is Outcome.Publish or Outcome.Hold or Outcome.Withhold)
        {
            outcome = Outcome.Withhold;
            grounds = [ReviewedAsSecret, .. grounds];
        }

        var code = grounds.Count > 0 ? grounds[0].Clause : null;
        return outcome switch
        {
            Outcome.Publish => new StepResult { To = CaseState.Assessed },
            // Two people let these very grounds go; they stay on record.
            Outcome.Hold when Overrides.Cover(work, assessor.Policy, grounds) => new StepResult { To = CaseState.Assessed }.With(CasePart.Grounds, grounds),
            Outcome.Refuse => new StepResult { To = CaseState.Refused, Code = code, Erase = true },
            Outcome.Hold => Stopped(CaseState.Held),
            Outcome.Withhold => Stopped(CaseState.Withheld),
            _ => Stopped(CaseState.Quarantined),
        };

        StepResult Stopped(CaseState state) => new StepResult { To = state, Code = code, ReassessOn = policy.ReassessOn(state, time) }.With(CasePart.Grounds, grounds);
    }
}
