using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Review;

/// <summary>
/// Keeps why a case became public late (公示办法 Art. 14, 20(5)), or was taken down late (行政处罚法 Art. 48(2)). Everyone of the agency who may open the case may say so, its submitter included: it
/// decides nothing. The supervisor sees that there is a reason, never its words.
/// </summary>
public sealed class LatenessService(DeskStore store, CaseVault vault, DueDates dueDates)
{
    /// <summary>Adds a reason why it became public late.</summary>
    public Task<ReviewOutcome> ExplainAsync(DeskUser user, string caseId, string? reason, CancellationToken cancellationToken) =>
        ExplainAsync(user, caseId, reason, ofWithdrawal: false, cancellationToken);

    /// <summary>Adds a reason. The same words of the same person right after each other are kept once: a form sent twice says one thing.</summary>
    /// <param name="user">Who says it.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="reason">Why.</param>
    /// <param name="ofWithdrawal">Whether it is about the withdrawal.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ReviewOutcome> ExplainAsync(DeskUser user, string caseId, string? reason, bool ofWithdrawal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return store.WriteAsync(desk => ExplainAsync(desk, user, caseId, reason, ofWithdrawal), cancellationToken);
    }

    private async Task<ReviewOutcome> ExplainAsync(DeskTransaction desk, DeskUser user, string caseId, string? reason, bool ofWithdrawal)
    {
        if (!user.MayReadCases || await CaseRow.TakeAsync(desk, user.AgencyCode, caseId) is not { } row)
        {
            return new ReviewOutcome.NotFound();
        }

        if (row.WrappedKey is null || StandingOf(row, ChineseDay.Of(desk.At), ofWithdrawal) is not { IsLate: true })
        {
            return new ReviewOutcome.Conflict(row.State);
        }

        if (LatenessReason.Errors(reason) is { Count: > 0 } errors)
        {
            return new ReviewOutcome.Invalid(errors);
        }

        using var key = vault.Unwrap(caseId, row.WrappedKey);
        var known = await CaseParts.ReadJsonAsync<IReadOnlyList<LatenessReason>>(desk.Connection, key, caseId, CasePart.Lateness, desk.Transaction) ?? [];
        var said = new LatenessReason { Text = reason!.Trim(), Account = user.Name, At = desk.AtMilliseconds, OfWithdrawal = ofWithdrawal };
        if (known is [.., var last] && last.OfWithdrawal == ofWithdrawal && string.Equals(last.Text, said.Text, StringComparison.Ordinal) && string.Equals(last.Account, said.Account, StringComparison.Ordinal))
        {
            return new ReviewOutcome.Done(row.State);
        }

        if (known.Count >= LatenessReason.Most)
        {
            return new ReviewOutcome.Invalid([new CaseMessage("reason", "most", $"一件案件最多记录 {LatenessReason.Most} 次逾期原因。")]);
        }

        await CaseParts.WriteJsonAsync<IReadOnlyList<LatenessReason>>(desk, key, caseId, CasePart.Lateness, [.. known, said]);
        var counted = ofWithdrawal ? "withdraw_reasons" : "late_reasons";
        await desk.Connection.ExecuteAsync(
            $"UPDATE decision_case SET {counted} = {counted} + 1 WHERE case_id = @CaseId AND agency_code = @AgencyCode", new { row.CaseId, row.AgencyCode }, desk.Transaction);
        await CaseJournal.NoteAsync(desk, row, key, user.Actor, AuditActs.LatenessExplained, reason: said.Text);
        return new ReviewOutcome.Done(row.State);
    }

    private DueStanding? StandingOf(CaseRow row, DateOnly today, bool ofWithdrawal) => ofWithdrawal ? dueDates.WithdrawalStandingOf(row, today) : dueDates.StandingOf(row, today);
}
