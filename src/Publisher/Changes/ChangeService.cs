using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Changes;

/// <summary>
/// Changes how much of a published decision is public, without a notice: down to the summary, and back, also after a takedown. The case moves once
/// the gazette has confirmed it.
/// </summary>
public sealed class ChangeService(CaseActRunner runner, PublicationPolicy policy, ReleaseVerifier verifier)
{
    /// <summary>
    /// Makes public again what was public: a summary in full, and what was taken down as it was, by another person than the one who took it down and
    /// as long as nobody has confirmed that (公示办法 Art. 20(4)).
    /// </summary>
    public Task<ReviewOutcome> RestoreAsync(DeskUser user, string caseId, string reason, CancellationToken cancellationToken) =>
        runner.RunAsync(user, caseId, CaseAct.Restore, ReasonRule.Errors(reason), async (desk, row, key) =>
        {
            if (row.State != CaseState.Suspended)
            {
                return await CheckedAsync(desk, row, key, user, reason, new OutboxOrder(OutboxAct.Amend, row.InFull));
            }

            var takedowns = await StandingTakedowns.ReadAsync(desk.Connection, row.RecordId, desk.Transaction);
            if (CaseActs.ForbidsAppearance(user, takedowns, row.State, CaseAct.Restore) is { } rule)
            {
                return await CaseActRunner.RefuseAsync(desk, row, user, rule);
            }

            var outcome = await CheckedAsync(desk, row, key, user, reason, new OutboxOrder(OutboxAct.Publish, row.ReturnsTo ?? row.InFull));
            if (outcome is ReviewOutcome.Done && takedowns.Current is { } takedown)
            {
                await takedown.DecideAsync(desk, TakedownDecision.Restored, course: null, user.Name);
            }

            return outcome;
        }, cancellationToken);

    /// <summary>Leaves the summary alone in public (Art. 9); refused when the decision's summary lacks what its act must have.</summary>
    public Task<ReviewOutcome> ReduceToSummaryAsync(DeskUser user, string caseId, string reason, CancellationToken cancellationToken) =>
        runner.RunAsync(user, caseId, CaseAct.ReduceToSummary, ReasonRule.Errors(reason), (desk, row, key) =>
            CheckedAsync(desk, row, key, user, reason, new OutboxOrder(OutboxAct.Amend, CaseState.SummaryOnly)), cancellationToken);

    // Said while the person is still there; it is verified again in the moment before it is told.
    private async Task<ReviewOutcome> CheckedAsync(DeskTransaction desk, CaseRow row, CaseKey key, DeskUser user, string reason, OutboxOrder order)
    {
        var payload = await CaseParts.ReadAsync(desk.Connection, key, row.CaseId, CasePart.Candidate, desk.Transaction);
        var redaction = await CaseParts.ReadJsonAsync<RedactionResult>(desk.Connection, key, row.CaseId, CasePart.Redaction, desk.Transaction);
        if (payload is null || redaction?.Evidence is not { } evidence)
        {
            throw new InvalidOperationException("A published case lacks its candidate or its evidence.");
        }

        var decision = RecordJson.ReadDecision(payload);
        if (order.LeadsTo == CaseState.SummaryOnly)
        {
            if (decision.Mode != DisclosureMode.FullText)
            {
                return new ReviewOutcome.Invalid([new CaseMessage("mode", "full-text", "这件决定本来就只公开摘要。")]);
            }

            if (policy.LacksOf(decision) is { Count: > 0 } lacks)
            {
                return new ReviewOutcome.Invalid([.. lacks.Select(name => new CaseMessage($"summary.{name}", "required", "摘要不完整，不能只保留摘要。"))]);
            }

            decision = OutwardCheck.Summary(decision);
        }

        return verifier.Verify(decision, evidence) is VerificationOutcome.Blocked blocked
            ? new ReviewOutcome.Blocked(blocked.Failures)
            : await OrderAsync(desk, row, key, user, reason, order);
    }

    private static async Task<ReviewOutcome> OrderAsync(DeskTransaction desk, CaseRow row, CaseKey key, DeskUser user, string reason, OutboxOrder order)
    {
        await Outbox.AddAsync(desk, row, order);
        await CaseJournal.NoteAsync(desk, row, key, user.Actor, AuditActs.Ordered, order.LeadsTo.Wire(), reason.Trim());
        return new ReviewOutcome.Done(order.LeadsTo);
    }
}
