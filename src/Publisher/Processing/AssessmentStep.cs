using Disclosure.Publisher.Cases;
using Disclosure.Redactor;

namespace Disclosure.Publisher.Processing;

/// <summary>Read → Assessed: asks whether the decision may be published at all (Art. 11).</summary>
internal sealed class AssessmentStep : ICaseStep
{
    public CaseState From => CaseState.Read;

    public IReadOnlyList<string> Reads { get; } = [CasePart.Original, CasePart.File, CasePart.Fields];

    public StepResult Run(CaseWork work, CancellationToken cancellationToken)
    {
        var fields = work.Get<CaseSubmission>(CasePart.Fields);
        if (fields.SecrecyReview is { Conclusion: SecrecyConclusion.NotPublishable })
        {
            return new StepResult { To = CaseState.Withheld, Code = "LAW-BM-35" }
                .With<IReadOnlyList<Ground>>(CasePart.Grounds, [new Ground("LAW-BM-35", "保密审查结论为不得公开")]);
        }

        return new StepResult { To = CaseState.Assessed };
    }
}
