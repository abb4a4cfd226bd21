using Dapper;
using Disclosure.Gazette.Inbox;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Corrections;

/// <summary>One act on one request, in its transaction.</summary>
internal sealed record RequestAct(DeskTransaction Desk, CaseKey Key, DeskUser User, OpenRequest Request, string Words)
{
    public RequestRow Row => Request.Row;

    /// <summary>The letter for this act.</summary>
    public string Letter(string template, string remedies = "") => new ReplyLetter(
        Request.Content.Name, Row.PrintedNumber, Request.Content.DocumentNumber, Request.Reply.AgencyName, ChineseDay.Of(Desk.At), Words, remedies).Fill(template);

    /// <summary>Answers it for good.</summary>
    public async Task CloseAsync(ReplyState state, string letter)
    {
        await MoveAsync(state, reply => reply with { State = state, DueOn = null, Words = letter });
        await Desk.Connection.ExecuteAsync(
            "UPDATE correction_request SET closed_at = @at, closed_by = @Name WHERE request_id = @Id", new { at = Desk.AtMilliseconds, User.Name, Row.Id }, Desk.Transaction);
        await AuditAsync(AuditActs.CorrectionClosed, $"{Row.PrintedNumber}/{state}");
    }

    /// <summary>Takes a step, notes it, and has the party told.</summary>
    public async Task MoveAsync(ReplyState state, Func<CorrectionReply, CorrectionReply> tell, object? check = null)
    {
        await RequestParts.AddNoteAsync(Desk, Key, new RequestNote(Desk.AtMilliseconds, User.Name, state, Words));
        await RequestParts.WriteJsonAsync(Desk, Key, RequestParts.Reply, tell(Request.Reply) with { Since = ChineseDay.Of(Desk.At) });
        var values = new DynamicParameters(check);
        values.AddDynamicParams(new { state = state.ToString(), at = Desk.AtMilliseconds, Row.Id });
        var more = check is null ? string.Empty : ", identity = @identity, checked_at = COALESCE(checked_at, @at)";
        await Desk.Connection.ExecuteAsync(
            $"UPDATE correction_request SET state = @state, state_since = @at, revision = revision + 1, reply_due = 1{more} WHERE request_id = @Id", values, Desk.Transaction);
    }

    public Task AuditAsync(string act, string code) => AuditTrail.AppendAsync(Desk, new AuditEntry
    {
        Actor = User.Actor.Id,
        AgencyCode = Row.AgencyCode,
        CaseId = Row.CaseId,
        Act = act,
        Code = code,
    });
}
