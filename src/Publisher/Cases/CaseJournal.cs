using System.Text;
using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Cases;

/// <summary>A step of a case.</summary>
public sealed record CaseMove
{
    /// <summary>Where it leads.</summary>
    public required CaseState To { get; init; }

    /// <summary>Who takes it.</summary>
    public required Actor Actor { get; init; }

    /// <summary>Clause or rule; null when none.</summary>
    public string? Code { get; init; }

    /// <summary>Why, in a person's words; sealed. Null when not asked for.</summary>
    public string? Reason { get; init; }

    /// <summary>The account that decided, when the step is a decision.</summary>
    public string? Reviewer { get; init; }

    /// <summary>The version that is now public; null when that did not change.</summary>
    public int? Version { get; init; }

    /// <summary>For a state that may be left to where the case came from; null for others.</summary>
    public CaseState? ReturnsTo { get; init; }

    /// <summary>When withheld: the day on which the ground is looked at again.</summary>
    public DateOnly? ReassessOn { get; init; }

    /// <summary>When superseded: the case that took its place.</summary>
    public string? SupersededBy { get; init; }
}

/// <summary>The only writer of a case's state: the step, its audit entry and what people are told of it are one transaction.</summary>
internal static class CaseJournal
{
    /// <summary>
    /// Takes the step if the case still is what was read; false when someone else was there first, and then nothing was written.
    /// </summary>
    /// <exception cref="InvalidOperationException">The step may not follow the case's state: a defect of the caller.</exception>
    public static async Task<bool> MoveAsync(DeskTransaction desk, CaseRow row, CaseKey? key, CaseMove move)
    {
        if (!CaseTransitions.Allows(row.State, move.To))
        {
            throw new InvalidOperationException($"A case cannot go from {row.State} to {move.To}.");
        }

        // The number is free again when nothing of the case is or will be public.
        var frees = CaseTransitions.Replaceable.Contains(move.To);
        var stops = move.To is CaseState.Held or CaseState.Withheld or CaseState.Refused;
        var moved = await desk.Connection.ExecuteAsync(
            """
            UPDATE decision_case
            SET state = @To, state_since = @At, revision = revision + 1, attempts = 0, leased_until = 0,
                reviewer = COALESCE(@Reviewer, reviewer), version = COALESCE(@Version, version),
                ground_clause = @groundClause, ground_by = @groundBy,
                returns_to = @returnsTo, reassess_on = @reassessOn, superseded_by = @SupersededBy,
                current_number = CASE WHEN @frees = 1 THEN NULL ELSE current_number END,
                released_at = CASE WHEN @anew = 1 THEN NULL ELSE released_at END,
                secrecy_reviewed_on = CASE WHEN @anew = 1 THEN NULL ELSE secrecy_reviewed_on END,
                open_questions = CASE WHEN @anew = 1 THEN NULL ELSE open_questions END,
                published_at = CASE WHEN @published = 1 THEN COALESCE(published_at, @At) ELSE published_at END,
                withdrawn_at = CASE WHEN @withdrawn = 1 THEN @At ELSE withdrawn_at END
            WHERE case_id = @CaseId AND agency_code = @AgencyCode AND revision = @Revision
            """,
            new
            {
                To = move.To.Wire(),
                At = desk.AtMilliseconds,
                move.Reviewer,
                move.Version,
                groundClause = stops ? move.Code : null,
                groundBy = stops ? move.Reviewer : null,
                returnsTo = move.ReturnsTo?.Wire(),
                reassessOn = move.ReassessOn?.ToString("yyyy-MM-dd"),
                move.SupersededBy,
                frees = frees ? 1 : 0,
                anew = move.To == CaseState.Received ? 1 : 0,
                published = move.To is CaseState.Published or CaseState.Amended ? 1 : 0,
                withdrawn = move.To == CaseState.Withdrawn ? 1 : 0,
                row.CaseId,
                row.AgencyCode,
                row.Revision,
            },
            desk.Transaction);
        if (moved == 0)
        {
            return false;
        }

        await AuditTrail.AppendAsync(desk, Entry(row, key, move.Actor, AuditActs.Moved, move.Reason) with
        {
            FromState = row.State.Wire(),
            ToState = move.To.Wire(),
            Code = move.Code,
        });
        await CaseNews.MovedAsync(desk, row, move);
        return true;
    }

    /// <summary>
    /// Writes down that a new version of the same case is public; its state stays. The row must have been taken in this transaction.
    /// </summary>
    public static async Task RenewAsync(DeskTransaction desk, CaseRow row, Actor actor, int version)
    {
        await desk.Connection.ExecuteAsync(
            "UPDATE decision_case SET version = @version, revision = revision + 1 WHERE case_id = @CaseId AND agency_code = @AgencyCode",
            new { version, row.CaseId, row.AgencyCode },
            desk.Transaction);
        await NoteAsync(desk, row, key: null, actor, AuditActs.Renewed);
    }

    /// <summary>
    /// Counts a change of what a case holds while its state stays, so that nobody decides on what they have not seen. The row must have been
    /// taken in this transaction.
    /// </summary>
    public static Task TouchAsync(DeskTransaction desk, CaseRow row) => desk.Connection.ExecuteAsync(
        "UPDATE decision_case SET revision = revision + 1 WHERE case_id = @CaseId AND agency_code = @AgencyCode",
        new { row.CaseId, row.AgencyCode },
        desk.Transaction);

    /// <summary>Writes an audit entry on a case whose state stays.</summary>
    public static async Task NoteAsync(DeskTransaction desk, CaseRow row, CaseKey? key, Actor actor, string act, string? code = null, string? reason = null)
    {
        await AuditTrail.AppendAsync(desk, Entry(row, key, actor, act, reason) with { Code = code });
        await CaseNews.NotedAsync(desk, row, actor, act);
    }

    /// <summary>
    /// Erases everything personal of a case: its parts, its caption, and the key that these, the reasons in the audit and the memory of its
    /// push were sealed with. What stays is the fact: agency, states, dates, accounts. <see cref="DeskStore"/> takes the bytes out of the files.
    /// </summary>
    public static async Task EraseAsync(DeskTransaction desk, CaseRow row, Actor actor, string code)
    {
        await desk.Connection.ExecuteAsync("DELETE FROM case_part WHERE case_id = @CaseId", new { row.CaseId }, desk.Transaction);
        await desk.Connection.ExecuteAsync("DELETE FROM review_tally WHERE case_id = @CaseId", new { row.CaseId }, desk.Transaction);
        await desk.Connection.ExecuteAsync(
            """
            UPDATE decision_case SET caption = NULL, number_index = NULL, series_index = NULL, number_sequence = NULL, number_year = NULL, number_serial = NULL
            WHERE case_id = @CaseId AND agency_code = @AgencyCode
            """,
            new { row.CaseId, row.AgencyCode },
            desk.Transaction);
        await desk.Connection.ExecuteAsync("UPDATE idempotency SET sealed = NULL WHERE case_id = @CaseId", new { row.CaseId }, desk.Transaction);
        await CaseKeyTable.RemoveAsync(desk, row.CaseId);
        await NoteAsync(desk, row, key: null, actor, AuditActs.Erased, code);
    }

    private static AuditEntry Entry(CaseRow row, CaseKey? key, Actor actor, string act, string? reason) => new()
    {
        Actor = actor.Id,
        AgencyCode = row.AgencyCode,
        CaseId = row.CaseId,
        Act = act,
        Detail = reason is null || key is null ? null : key.Seal(CasePart.Audit, Encoding.UTF8.GetBytes(reason)),
    };
}
