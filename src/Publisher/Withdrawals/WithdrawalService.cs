using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Records;
using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Withdrawals;

/// <summary>Removes a published decision of the own agency and leaves a notice (楚政办通〔2019〕23号 二(一)4).</summary>
public sealed class WithdrawalService(CaseActRunner runner, CaseVault vault, AgencyDirectory agencies, ReleaseVerifier verifier, DueDates dueDates, TimeProvider time)
{
    /// <summary>Orders the removal. The notice is verified here and again before it is published.</summary>
    public Task<ReviewOutcome> WithdrawAsync(DeskUser user, string caseId, WithdrawalOrder order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(order);
        return runner.RunAsync(user, caseId, CaseAct.Withdraw, [], (desk, row, key) => OrderAsync(desk, row, key, user, order), cancellationToken);
    }

    /// <summary>
    /// Takes back what was ordered by mistake and could not be told: the notice is erased, and its days do not count any more. The clock goes on by what is
    /// recorded of the case, if by anything. Another does it than who ordered it: nobody stops alone what has perhaps run out.
    /// </summary>
    public Task<ReviewOutcome> RetractAsync(DeskUser user, string caseId, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return runner.RunAsync(user, caseId, CaseAct.RetractWithdrawal, ReasonRule.Errors(reason), async (desk, row, key) =>
        {
            if (await Outbox.OpenOfAsync(desk.Connection, row.RecordId, desk.Transaction) is not null)
            {
                return new ReviewOutcome.Busy();
            }

            if (!CaseActs.IsSecondPerson(user, row))
            {
                return await CaseActRunner.RefuseAsync(desk, row, user, DutyRules.OrderTakesTwo);
            }

            await CaseParts.RemoveAsync(desk, row.CaseId, CasePart.Notice);
            await WithdrawalClock.RetractedAsync(desk, dueDates, row, key, user.Actor);
            await CaseJournal.NoteAsync(desk, row, key, user.Actor, AuditActs.WithdrawalRetracted, code: null, reason.Trim());
            return new ReviewOutcome.Done(row.State);
        }, cancellationToken);
    }

    private async Task<ReviewOutcome> OrderAsync(DeskTransaction desk, CaseRow row, CaseKey key, DeskUser user, WithdrawalOrder order)
    {
        var payload = await CaseParts.ReadAsync(desk.Connection, key, row.CaseId, CasePart.Candidate, desk.Transaction);
        if (payload is null || agencies.Find(row.AgencyCode) is not { } agency)
        {
            throw new InvalidOperationException("A published case lacks its candidate or its agency.");
        }

        var decision = RecordJson.ReadDecision(payload);
        var errors = WithdrawalChecks.Errors(order, decision, time);
        if (errors.Count > 0)
        {
            return new ReviewOutcome.Invalid(errors);
        }

        var notice = new NoticeRecord
        {
            Id = decision.Id,
            Version = row.Version + 1,
            Kind = order.Kind,
            Origin = order.Origin,
            Authority = order.Authority.Trim(),
            AuthorityDocumentNumber = order.AuthorityDocumentNumber.Trim(),
            AuthorityDecidedOn = order.AuthorityDecidedOn,
            Content = order.Content.Trim(),
            Reason = order.Reason.Trim(),
            DocumentNumber = decision.DocumentNumber,
            AgencyName = agency.Name,
            AgencyCode = agency.Code,
            RegionCode = agency.Region,
            ActType = decision.ActType,
        };
        if (await OutwardCheck.VerifyNoticeAsync(desk.Connection, vault, verifier, row, notice, desk.Transaction) is VerificationOutcome.Blocked blocked)
        {
            return new ReviewOutcome.Blocked(blocked.Failures);
        }

        if (CaseTransitions.Allows(row.State, CaseState.Withdrawing))
        {
            var move = new CaseMove { To = CaseState.Withdrawing, Actor = user.Actor, Code = order.Kind.ToString(), Reason = notice.Reason, ReturnsTo = row.State };
            return await CaseActRunner.MoveAsync(desk, row, key, move, WriteAsync);
        }

        // Nothing is to be seen of it any more: it stays what it is until its notice stands.
        await WriteAsync();
        await CaseJournal.NoteAsync(desk, row, key, user.Actor, AuditActs.Ordered, CaseState.Withdrawn.Wire(), notice.Reason);
        return new ReviewOutcome.Done(CaseState.Withdrawn);

        async Task WriteAsync()
        {
            await CaseParts.WriteAsync(desk, key, row.CaseId, CasePart.Notice, RecordJson.Serialize(notice));
            await WithdrawalClock.OrderedAsync(desk, dueDates, row, order.AuthorityDecidedOn, order.LearnedOn, user.Actor);
            await Outbox.AddAsync(desk, row, new OutboxOrder(OutboxAct.Withdraw, CaseState.Withdrawn));
        }
    }
}
