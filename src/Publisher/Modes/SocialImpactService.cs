using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Review;
using Disclosure.Redactor.Findings;

namespace Disclosure.Publisher.Modes;

/// <summary>
/// Whether a light penalty on a person has 一定社会影响 (行政处罚法 Art. 48(1)). With it the decision may be approved; without it the case ends
/// as not public on that ground, which is no secret of Art. 11: whoever has it looked at anew is asked again.
/// </summary>
public sealed class SocialImpactService(CaseActRunner runner, PublicationPolicy policy)
{
    /// <summary>Records what a reviewer other than the submitter finds; a later finding takes the place of an earlier one, and both stay in the audit.</summary>
    public Task<ReviewOutcome> JudgeAsync(DeskUser user, string caseId, SocialImpactFinding finding, string? reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        IReadOnlyList<CaseMessage> errors = [.. Enum.IsDefined(finding) ? [] : (CaseMessage[])[new CaseMessage("finding", "known", "请选择认定结论。")], .. ReasonRule.Errors(reason)];
        return runner.RunAsync(user, caseId, CaseAct.JudgeImpact, errors, async (desk, row, key) =>
        {
            var fields = await CaseParts.ReadJsonAsync<CaseSubmission>(desk.Connection, key, caseId, CasePart.Fields, desk.Transaction)
                ?? throw new InvalidOperationException("A case in review lacks its fields.");
            var need = policy.SocialImpact?.NeedOf(fields) ?? SocialImpactNeed.None;
            if (need is SocialImpactNeed.None)
            {
                return new ReviewOutcome.Invalid([new CaseMessage("finding", "not-asked", "这件案件不需要认定社会影响。")]);
            }

            if (need is SocialImpactNeed.Judged && finding is SocialImpactFinding.NotConcerned)
            {
                return new ReviewOutcome.Invalid([new CaseMessage("finding", "concerned", "这件案件适用简易程序，或者只有警告、通报批评，须认定是否具有一定社会影响。")]);
            }

            var judgement = new SocialImpactJudgement { Finding = finding, Reason = reason!.Trim(), By = user.Name, At = desk.AtMilliseconds };
            if (finding is not SocialImpactFinding.Absent)
            {
                await CaseJournal.TouchAsync(desk, row);
                await WriteAsync();
                return new ReviewOutcome.Done(row.State);
            }

            // Not published for want of impact: nothing about it changes with the months, so no day is set on which it is looked at again.
            var move = new CaseMove { To = CaseState.Withheld, Actor = user.Actor, Reviewer = user.Name, Code = SocialImpactJudgement.Clause, Reason = judgement.Reason };
            return await CaseActRunner.MoveAsync(desk, row, key, move, async () =>
            {
                var grounds = await CaseParts.ReadJsonAsync<IReadOnlyList<Ground>>(desk.Connection, key, caseId, CasePart.Grounds, desk.Transaction) ?? [];
                await CaseParts.WriteJsonAsync<IReadOnlyList<Ground>>(
                    desk, key, caseId, CasePart.Grounds, [new Ground(SocialImpactJudgement.Clause, judgement.Reason), .. grounds]);
                await WriteAsync();
            });

            async Task WriteAsync()
            {
                await CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.SocialImpact, judgement);
                await CaseJournal.NoteAsync(desk, row, key, user.Actor, AuditActs.ImpactJudged, finding.ToString(), judgement.Reason);
            }
        }, cancellationToken);
    }
}
