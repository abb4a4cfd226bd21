using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Review;
using Disclosure.Records;

namespace Disclosure.Publisher.Modes;

/// <summary>Whether a case in review is to be public in full or as a summary (公示办法 Art. 9(1)).</summary>
public sealed class ModeService(CaseActRunner runner, PublicationPolicy policy)
{
    /// <summary>
    /// Chooses the mode, with a reason. Where it differs from what was built, the case is redacted and verified anew and comes back to review;
    /// where it does not, the reason alone is recorded. Who submitted the case may choose too: approval stays with another.
    /// </summary>
    public Task<ReviewOutcome> ChooseAsync(DeskUser user, string caseId, DisclosureMode mode, string? reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        IReadOnlyList<CaseMessage> errors = [.. Enum.IsDefined(mode) ? [] : (CaseMessage[])[new CaseMessage("mode", "known", "请选择公开方式。")], .. ReasonRule.Errors(reason)];
        return runner.RunAsync(user, caseId, CaseAct.ChangeMode, errors, async (desk, row, key) =>
        {
            var fields = await CaseParts.ReadJsonAsync<CaseSubmission>(desk.Connection, key, caseId, CasePart.Fields, desk.Transaction)
                ?? throw new InvalidOperationException("A case in review lacks its fields.");
            var payload = await CaseParts.ReadAsync(desk.Connection, key, caseId, CasePart.Candidate, desk.Transaction)
                ?? throw new InvalidOperationException("A case in review lacks its candidate.");
            var candidate = RecordJson.ReadDecision(payload);
            if (mode is DisclosureMode.FullText
                && await CaseParts.ReadJsonAsync<SubmittedFile>(desk.Connection, key, caseId, CasePart.File, desk.Transaction) is { IsTyped: true })
            {
                return new ReviewOutcome.Invalid([new CaseMessage("mode", "typed", "这件案件的摘要由人工录入，没有文书全文，只能公开摘要。")]);
            }

            if (Lacks(fields, candidate, mode) is { Count: > 0 } lacks)
            {
                return new ReviewOutcome.Invalid(lacks);
            }

            var choice = new ModeChoice { Mode = mode, Reason = reason!.Trim(), By = user.Name, At = desk.AtMilliseconds };
            if (candidate.Mode == mode)
            {
                await CaseJournal.TouchAsync(desk, row);
                await WriteAsync();
                return new ReviewOutcome.Done(row.State);
            }

            return await CaseActRunner.MoveAsync(desk, row, key, new CaseMove { To = CaseState.Assessed, Actor = user.Actor }, WriteAsync);

            async Task WriteAsync()
            {
                await CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.Mode, choice);
                await CaseJournal.NoteAsync(desk, row, key, user.Actor, AuditActs.ModeChosen, mode.ToString(), choice.Reason);
            }
        }, cancellationToken);
    }

    private IReadOnlyList<CaseMessage> Lacks(CaseSubmission fields, DecisionRecord candidate, DisclosureMode mode) => mode switch
    {
        DisclosureMode.FullText when !policy.MayBeFullText(PublicationPolicy.KindOf(fields)) =>
            [new CaseMessage("mode", "policy", "按本平台的规则，当事人中有自然人的，只公开摘要。")],
        DisclosureMode.Summary when policy.LacksOf(candidate) is { Count: > 0 } names =>
            [new CaseMessage("mode", "summary-fields", $"摘要缺少{string.Join('、', names.Select(RecordBuilder.ChineseName))}，不能只公开摘要。请退回报送人补齐。")],
        _ => [],
    };
}
