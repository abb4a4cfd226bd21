using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tracing;
using Disclosure.Redactor;
using Disclosure.Redactor.Findings;

namespace Disclosure.Publisher.Review;

/// <summary>What a reviewer decides on a case of the own agency that someone else submitted (Art. 12: 谁录入谁负责, four eyes).</summary>
public sealed class ReviewService(DeskStore store, CaseVault vault, TimeProvider time)
{
    private const int ReasonLength = 1000;

    /// <summary>Approves publication of what is in review, once 保密审查 is recorded; the gazette follows within moments.</summary>
    public Task<ReviewOutcome> ApproveAsync(DeskUser user, string caseId, CancellationToken cancellationToken) =>
        ActAsync(user, caseId, CaseAct.Approve, [], cancellationToken, async (desk, row, key) =>
        {
            var review = await CaseParts.ReadJsonAsync<SecrecyReview>(desk.Connection, key, caseId, CasePart.SecrecyReview, desk.Transaction);
            if (review is not { Conclusion: SecrecyConclusion.Publishable })
            {
                return NotAllowed(DutyRules.SecrecyReview);
            }

            var move = new CaseMove { To = CaseState.Approved, Actor = user.Actor, Reviewer = user.Name };
            return await MoveAsync(desk, row, key, move, () => Outbox.AddAsync(desk, caseId, row.Version, OutboxAct.Publish));
        });

    /// <summary>Sends a case back to whoever submitted it; a new push of the same number then opens a new case.</summary>
    public Task<ReviewOutcome> ReturnAsync(DeskUser user, string caseId, string reason, CancellationToken cancellationToken) =>
        ActAsync(user, caseId, CaseAct.Return, ReasonErrors(reason), cancellationToken, async (desk, row, key) =>
        {
            IReadOnlyList<CaseMessage> messages = [new CaseMessage("document", "reviewer", reason.Trim())];
            return await MoveAsync(desk, row, key, Move(user, CaseState.Returned, reason), () =>
                CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.Messages, messages));
        });

    /// <summary>Decides that a case is not published.</summary>
    /// <param name="user">The reviewer.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="clause">The ground, one of <see cref="WithholdingGrounds.All"/>.</param>
    /// <param name="reason">Why it applies.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ReviewOutcome> WithholdAsync(DeskUser user, string caseId, string clause, string reason, CancellationToken cancellationToken)
    {
        var errors = ReasonErrors(reason);
        if (!WithholdingGrounds.All.Any(ground => string.Equals(ground.Clause, clause, StringComparison.Ordinal)))
        {
            errors = [new CaseMessage("clause", "known", "请选择不予公开的依据。"), .. errors];
        }

        return ActAsync(user, caseId, CaseAct.Withhold, errors, cancellationToken, async (desk, row, key) =>
        {
            var grounds = await CaseParts.ReadJsonAsync<IReadOnlyList<Ground>>(desk.Connection, key, caseId, CasePart.Grounds, desk.Transaction) ?? [];
            grounds = [new Ground(clause, reason.Trim()), .. grounds];
            return await MoveAsync(desk, row, key, Move(user, CaseState.Withheld, reason) with { Code = clause }, () =>
                CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.Grounds, grounds));
        });
    }

    /// <summary>Finds that a held case may go on to redaction and review after all.</summary>
    public Task<ReviewOutcome> ReleaseAsync(DeskUser user, string caseId, string reason, CancellationToken cancellationToken) =>
        ActAsync(user, caseId, CaseAct.Release, ReasonErrors(reason), cancellationToken, (desk, row, key) =>
            MoveAsync(desk, row, key, Move(user, CaseState.Assessed, reason), () =>
                desk.Connection.ExecuteAsync(
                    "UPDATE decision_case SET released_at = @At WHERE case_id = @caseId AND agency_code = @AgencyCode",
                    new { At = desk.AtMilliseconds, caseId, user.AgencyCode },
                    desk.Transaction)));

    /// <summary>Records the 保密审查; a later one takes the place of an earlier one, and both stay in the audit.</summary>
    public Task<ReviewOutcome> RecordSecrecyReviewAsync(DeskUser user, string caseId, SecrecyReview review, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(review);
        return ActAsync(user, caseId, CaseAct.RecordSecrecyReview, SecrecyReviews.Errors(review, time), cancellationToken, async (desk, row, key) =>
        {
            if (!await SecrecyReviews.WriteAsync(desk, row, key, review))
            {
                return new ReviewOutcome.Conflict(row.State);
            }

            await CaseJournal.NoteAsync(desk, row, key, user.Actor, AuditActs.SecrecyReviewed, review.Conclusion.ToString());
            return new ReviewOutcome.Done(row.State);
        });
    }

    private async Task<ReviewOutcome> ActAsync(
        DeskUser user,
        string caseId,
        CaseAct act,
        IReadOnlyList<CaseMessage> errors,
        CancellationToken cancellationToken,
        Func<DeskTransaction, CaseRow, CaseKey, Task<ReviewOutcome>> decide)
    {
        ArgumentNullException.ThrowIfNull(user);
        using var trace = DeskTracing.Start(DeskTracing.Decide, caseId, act.ToString());
        return await store.WriteAsync<ReviewOutcome>(
            async desk =>
            {
                var row = user.MayReadCases ? await CaseRow.FindAsync(desk.Connection, user.AgencyCode, caseId, desk.Transaction) : null;
                if (row is null)
                {
                    return new ReviewOutcome.NotFound();
                }

                if (CaseActs.Forbids(user, row, act) is { } rule)
                {
                    await CaseJournal.NoteAsync(desk, row, key: null, user.Actor, AuditActs.Denied, rule);
                    return NotAllowed(rule);
                }

                if (!CaseActs.Fits(row.State, act) || row.WrappedKey is null)
                {
                    return new ReviewOutcome.Conflict(row.State);
                }

                if (errors.Count > 0)
                {
                    return new ReviewOutcome.Invalid(errors);
                }

                using var key = vault.Unwrap(caseId, row.WrappedKey);
                return await decide(desk, row, key);
            },
            cancellationToken);
    }

    private static CaseMove Move(DeskUser user, CaseState to, string reason) =>
        new() { To = to, Actor = user.Actor, Reviewer = user.Name, Reason = reason.Trim() };

    // What belongs to the step is written after it was taken: when someone else was first, nothing may be left behind.
    private static async Task<ReviewOutcome> MoveAsync(DeskTransaction desk, CaseRow row, CaseKey key, CaseMove move, Func<Task> write)
    {
        if (!await CaseJournal.MoveAsync(desk, row, key, move))
        {
            return new ReviewOutcome.Conflict(row.State);
        }

        await write();
        return new ReviewOutcome.Done(move.To);
    }

    private static ReviewOutcome NotAllowed(string rule) => new ReviewOutcome.NotAllowed(rule, DutyRules.Chinese(rule));

    private static IReadOnlyList<CaseMessage> ReasonErrors(string? reason) => reason?.Trim().Length switch
    {
        null or 0 => [new CaseMessage("reason", "required", "请填写理由。")],
        > ReasonLength => [new CaseMessage("reason", "length", $"理由不得超过 {ReasonLength} 字。")],
        _ => [],
    };
}
