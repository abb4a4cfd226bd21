using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tracing;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Withdrawals;

/// <summary>Removes a published decision of the own agency and leaves a notice (楚政办通〔2019〕23号 二(一)4).</summary>
public sealed class WithdrawalService(DeskStore store, CaseVault vault, AgencyDirectory agencies, ReleaseVerifier verifier, TimeProvider time)
{
    /// <summary>Orders the removal. The notice is verified here and again before it is published.</summary>
    public async Task<WithdrawalOutcome> WithdrawAsync(DeskUser user, string caseId, WithdrawalOrder order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(order);
        using var trace = DeskTracing.Start(DeskTracing.Decide, caseId, nameof(CaseAct.Withdraw));
        return await store.WriteAsync(
            async desk =>
            {
                var row = user.MayReadCases ? await CaseRow.FindAsync(desk.Connection, user.AgencyCode, caseId, desk.Transaction) : null;
                if (row is null)
                {
                    return new WithdrawalOutcome.NotFound();
                }

                if (CaseActs.Forbids(user, row, CaseAct.Withdraw) is { } rule)
                {
                    await CaseJournal.NoteAsync(desk, row, key: null, user.Actor, AuditActs.Denied, rule);
                    return new WithdrawalOutcome.NotAllowed(rule, DutyRules.Chinese(rule));
                }

                return CaseActs.Fits(row.State, CaseAct.Withdraw) && row.WrappedKey is not null
                    ? await OrderAsync(desk, row, user, order)
                    : new WithdrawalOutcome.Conflict(row.State);
            },
            cancellationToken);
    }

    private async Task<WithdrawalOutcome> OrderAsync(DeskTransaction desk, CaseRow row, DeskUser user, WithdrawalOrder order)
    {
        using var key = vault.Unwrap(row.CaseId, row.WrappedKey!);
        var payload = await CaseParts.ReadAsync(desk.Connection, key, row.CaseId, CasePart.Candidate, desk.Transaction);
        var redaction = await CaseParts.ReadJsonAsync<RedactionResult>(desk.Connection, key, row.CaseId, CasePart.Redaction, desk.Transaction);
        if (payload is null || redaction?.Evidence is not { } evidence || agencies.Find(row.AgencyCode) is not { } agency)
        {
            throw new InvalidOperationException("A published case lacks its candidate, its evidence or its agency.");
        }

        var decision = RecordJson.ReadDecision(payload);
        var errors = WithdrawalChecks.Errors(order, decision, time);
        if (errors.Count > 0)
        {
            return new WithdrawalOutcome.Invalid(errors);
        }

        var notice = new NoticeRecord
        {
            Id = decision.Id,
            Version = row.Version + 1,
            Kind = order.Kind,
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
        if (verifier.VerifyNotice(notice, evidence) is VerificationOutcome.Blocked blocked)
        {
            return new WithdrawalOutcome.Blocked(blocked.Failures);
        }

        var move = new CaseMove { To = CaseState.Withdrawing, Actor = user.Actor, Code = order.Kind.ToString(), Reason = notice.Reason };
        if (!await CaseJournal.MoveAsync(desk, row, key, move))
        {
            return new WithdrawalOutcome.Conflict(row.State);
        }

        await CaseParts.WriteAsync(desk, key, row.CaseId, CasePart.Notice, RecordJson.Serialize(notice));
        await Outbox.AddAsync(desk, row.CaseId, notice.Version, OutboxAct.Withdraw);
        return new WithdrawalOutcome.Ordered();
    }
}
