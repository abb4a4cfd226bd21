using Dapper;
using Disclosure.Gazette.Inbox;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Corrections;

/// <summary>
/// What people do with requests for correction (公示办法 Art. 17): check who asks and whether it is so, ask for more, answer. Each act, its audit entry and what
/// the party is told of it are one transaction, on the revision that was seen. That the person may act is asked before, by the page.
/// </summary>
public sealed class RequestService(DeskStore store, CaseVault vault, CorrectionsPolicy policy, AgencyDirectory agencies, DueDates clocks)
{
    /// <summary>Characters of what is found, asked or answered, at most.</summary>
    public const int LongestWords = 2000;

    /// <summary>Records what was checked: who asks, and whether it is so.</summary>
    public Task<RequestOutcome> CheckAsync(DeskUser user, string id, int revision, IdentityCheck? identity, string? words, CancellationToken cancellationToken) =>
        ActAsync(user, id, revision, words, async act =>
        {
            // What the code has proven nobody proves again; by whom it was seen is said by who saw it.
            var proven = act.Row.Identity is IdentityCheck.ByCode ? IdentityCheck.ByCode : identity;
            if (proven is not (IdentityCheck.ByCode or IdentityCheck.Seen or IdentityCheck.Called or IdentityCheck.Unneeded))
            {
                return Invalid("identity", "请选择怎样核对了申请人的身份。");
            }

            await act.MoveAsync(ReplyState.Checking, reply => reply with { State = ReplyState.Checking, Words = string.Empty }, new { identity = proven.ToString(), isChecked = 1 });
            await act.AuditAsync(AuditActs.CorrectionChecked, $"{act.Row.PrintedNumber}/{proven}");
            return new RequestOutcome.Done();
        }, cancellationToken);

    /// <summary>Asks the party for more.</summary>
    public Task<RequestOutcome> AskAsync(DeskUser user, string id, int revision, string? words, CancellationToken cancellationToken) =>
        ActAsync(user, id, revision, words, async act =>
        {
            var letter = act.Letter(policy.Replies.MoreNeeded);
            await act.MoveAsync(ReplyState.MoreNeeded, reply => reply with { State = ReplyState.MoreNeeded, Words = letter });
            await act.AuditAsync(AuditActs.CorrectionAsked, act.Row.PrintedNumber);
            return new RequestOutcome.Done();
        }, cancellationToken);

    /// <summary>
    /// Tells that it was corrected. The correction itself goes its own way (a new version, a withdrawal, a takedown) and must be public: nobody is told of what is
    /// still to be seen.
    /// </summary>
    public Task<RequestOutcome> CorrectAsync(DeskUser user, string id, int revision, string? words, CancellationToken cancellationToken) =>
        ActAsync(user, id, revision, words, async act =>
        {
            if (act.Row.CheckedAt is null)
            {
                return Invalid("words", "请先记录核实情况，再答复。");
            }

            if (!await PublicChanges.IsSinceAsync(act.Desk, act.Row))
            {
                return Invalid("words", "公示网上还没有变化。请先在案件里更正、撤下或者紧急撤下，公示网生效后再答复“已更正”。");
            }

            await act.CloseAsync(ReplyState.Corrected, act.Letter(policy.Replies.Corrected));
            return new RequestOutcome.Done();
        }, cancellationToken);

    /// <summary>Refuses, with reasons and ways of remedy; neither may be missing.</summary>
    public Task<RequestOutcome> RefuseAsync(DeskUser user, string id, int revision, string? words, string? remedies, CancellationToken cancellationToken) =>
        ActAsync(user, id, revision, words, async act =>
        {
            if (act.Row.CheckedAt is null)
            {
                return Invalid("words", "请先记录核实情况，再答复。");
            }

            if (Error("remedies", remedies, "请填写救济途径：不予更正的，必须告诉申请人怎样申请复议、提起诉讼。") is { } error)
            {
                return error;
            }

            await act.CloseAsync(ReplyState.Refused, act.Letter(policy.Replies.Refused, Tidy(remedies)));
            return new RequestOutcome.Done();
        }, cancellationToken);

    /// <summary>Ends it because the party took it back.</summary>
    public Task<RequestOutcome> WithdrawAsync(DeskUser user, string id, int revision, string? words, CancellationToken cancellationToken) =>
        ActAsync(user, id, revision, words, async act =>
        {
            await act.CloseAsync(ReplyState.Withdrawn, act.Letter(policy.Replies.Withdrawn));
            return new RequestOutcome.Done();
        }, cancellationToken);

    /// <summary>
    /// Passes it on to the agency whose business it is (政府信息公开条例 Art. 41): to one of the platform with everything that belongs to it, where its clock begins
    /// anew; to another by telling the party which.
    /// </summary>
    /// <param name="user">Who passes it on.</param>
    /// <param name="id">The request.</param>
    /// <param name="revision">The revision that was seen.</param>
    /// <param name="agencyCode">The agency of the platform; null or empty for one outside of it.</param>
    /// <param name="words">Which agency, and why.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<RequestOutcome> PassOnAsync(DeskUser user, string id, int revision, string? agencyCode, string? words, CancellationToken cancellationToken) =>
        ActAsync(user, id, revision, words, async act =>
        {
            if (string.IsNullOrEmpty(agencyCode))
            {
                await act.CloseAsync(ReplyState.PassedOn, act.Letter(policy.Replies.PassedOn));
                return new RequestOutcome.Done();
            }

            if (string.Equals(agencyCode, act.Row.AgencyCode, StringComparison.Ordinal) || agencies.Find(agencyCode) is not { } other
                || await act.Desk.Connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM agency WHERE code = @agencyCode", new { agencyCode }, act.Desk.Transaction) == 0)
            {
                return Invalid("agency", "请选择另一个机关。");
            }

            var due = clocks.CorrectionOf(agencyCode, act.Desk.AtMilliseconds);
            var letter = act.Letter(policy.Replies.PassedOn);
            await act.AuditAsync(AuditActs.CorrectionPassedOn, $"{act.Row.PrintedNumber}/{agencyCode}");
            await act.MoveAsync(ReplyState.Received, reply => reply with { State = ReplyState.Received, AgencyName = other.Name, DueOn = due.DueOn, Words = letter });
            await act.Desk.Connection.ExecuteAsync(
                """
                UPDATE correction_request SET agency_code = @agencyCode, case_id = NULL, received_at = @at, due_on = @due, due_provisional = @provisional, checked_at = NULL
                WHERE request_id = @id
                """,
                new { agencyCode, at = act.Desk.AtMilliseconds, due = ChineseDay.Stored(due.DueOn), provisional = due.IsProvisional ? 1 : 0, id },
                act.Desk.Transaction);
            return new RequestOutcome.Done();
        }, cancellationToken);

    private Task<RequestOutcome> ActAsync(
        DeskUser user, string id, int revision, string? words, Func<RequestAct, Task<RequestOutcome>> decide, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return store.WriteAsync(
            async desk =>
            {
                if (await RequestRow.TakeAsync(desk, user.AgencyCode, id) is not { } row)
                {
                    return new RequestOutcome.NotFound();
                }

                if (row.Revision != revision || row.ClosedAt is not null)
                {
                    return new RequestOutcome.Stale();
                }

                if (Error("words", words, "请填写这一项。") is { } error)
                {
                    return error;
                }

                using var key = RequestParts.Key(vault, row);
                return await decide(new RequestAct(desk, key, user, await RequestParts.OpenAsync(desk.Connection, key, row, desk.Transaction), Tidy(words)));
            },
            cancellationToken);
    }

    private static string Tidy(string? words) => (words ?? string.Empty).ReplaceLineEndings("\n").Trim();

    private static RequestOutcome.Invalid? Error(string field, string? words, string missing) => Tidy(words) switch
    {
        { Length: 0 } => Invalid(field, missing),
        { Length: > LongestWords } => Invalid(field, $"不得超过 {LongestWords} 字。"),
        var text when !PlainText.IsClean(text, lines: true) => Invalid(field, "含有不允许的字符。"),
        _ => null,
    };

    private static RequestOutcome.Invalid Invalid(string field, string message) => new([new CaseMessage(field, "rule", message)]);
}
