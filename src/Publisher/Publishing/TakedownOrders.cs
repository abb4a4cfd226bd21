using System.Data.Common;
using Dapper;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Records;

namespace Disclosure.Publisher.Publishing;

/// <summary>
/// Keeps takedowns in step with what the gazette is told. A takedown that was ordered while another change of the record was on its way is ordered
/// in the transaction that ends that change: what was accepted last is what the public sees, and no crash comes in between. A change that fails gives way
/// (<see cref="OutboxPublisher"/>).
/// </summary>
internal static class TakedownOrders
{
    private const string Waiting = "record_id = @record AND end_version IS NULL AND ended_at IS NULL AND decided_at IS NULL";
    private const string Renew = "UPDATE takedown SET end_version = NULL, hidden_at = NULL WHERE record_id = @record AND ended_at IS NULL AND decided_at IS NULL";

    // Ordered back, and not there again.
    private static readonly string CalledBack = $"record_id = @record AND ended_at IS NULL AND decision = '{TakedownDecision.Restored}'";
    private static readonly CaseState[] Shown = [CaseState.Published, CaseState.Amended, CaseState.SummaryOnly];

    /// <summary>States of a case whose text can be read, or may be again before anyone acts: what a takedown is for.</summary>
    public static IReadOnlyList<CaseState> Within { get; } = [.. Shown, CaseState.Withdrawing, CaseState.Suspended];

    internal static string FindSql { get; } =
        $"SELECT case_id FROM decision_case WHERE record_id = @record AND agency_code = @agencyCode AND state IN ({CaseStateNames.SqlList(Within)})";

    /// <summary>Whether a text can be read by everyone in this state.</summary>
    public static bool IsShown(CaseState state) => Shown.Contains(state);

    /// <summary>Where the open task of a record leads; null when none is open.</summary>
    public static async Task<CaseState?> OpenTaskAsync(DeskTransaction desk, RecordId record) =>
        await desk.Connection.QuerySingleOrDefaultAsync<string>(
            "SELECT leads_to FROM outbox WHERE record_id = @record AND done_at IS NULL", new { record = record.Value }, desk.Transaction) is { } name
            ? CaseStateNames.Parse(name)
            : null;

    /// <summary>Since when a version can be read, milliseconds since 1970-01-01 UTC.</summary>
    public static async Task<long> PublicFromAsync(DeskTransaction desk, CaseRow row) =>
        await desk.Connection.ExecuteScalarAsync<long?>(
            "SELECT done_at FROM outbox WHERE record_id = @record AND version = @Version AND done_at IS NOT NULL", new { record = row.RecordId.Value, row.Version }, desk.Transaction)
        ?? row.PublishedAt ?? row.StateSince;

    /// <summary>Orders the end of a text; the version allotted, or null when another task of the record is open and must be ended first.</summary>
    public static async Task<int?> OrderAsync(DeskTransaction desk, CaseRow row) =>
        IsShown(row.State) && await Outbox.TryAddAsync(desk, row, new OutboxOrder(OutboxAct.End, CaseState.Suspended))
            ? await desk.Connection.ExecuteScalarAsync<int>(
                "SELECT version FROM outbox WHERE record_id = @record AND done_at IS NULL", new { record = row.RecordId.Value }, desk.Transaction)
            : null;

    /// <summary>Whether a takedown of a record waits for another task of it.</summary>
    public static async Task<bool> IsWaitingAsync(DeskTransaction desk, RecordId record) =>
        await desk.Connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM takedown WHERE {Waiting}", new { record = record.Value }, desk.Transaction) > 0;

    /// <summary>
    /// Whether a text of the record is away, or goes, and a second person has not decided: nothing of it may appear then, whoever ordered it. One that waits
    /// for the very task that is asked about does not bar that one.
    /// </summary>
    public static async Task<bool> IsUndecidedAsync(DeskTransaction desk, RecordId record) => await desk.Connection.ExecuteScalarAsync<long>(
        "SELECT COUNT(*) FROM takedown WHERE record_id = @record AND end_version IS NOT NULL AND ended_at IS NULL AND decided_at IS NULL", new { record = record.Value }, desk.Transaction) > 0;

    /// <summary>Writes down what a task that is done means for the record's takedowns, and orders the one that waited for it.</summary>
    /// <param name="desk">The transaction.</param>
    /// <param name="task">The task.</param>
    /// <param name="at">When the gazette was told, milliseconds since 1970-01-01 UTC.</param>
    public static async Task ToldAsync(DeskTransaction desk, OutboxTask task, long at)
    {
        var values = new { record = task.RecordId.Value, task.Version, at, outcome = OutcomeOf(task.LeadsTo)?.ToString() };
        if (task.LeadsTo is CaseState.Suspended)
        {
            await desk.Connection.ExecuteAsync(
                "UPDATE takedown SET hidden_at = @at WHERE record_id = @record AND end_version = @Version AND hidden_at IS NULL", values, desk.Transaction);
        }
        else if (IsShown(task.LeadsTo))
        {
            await desk.Connection.ExecuteAsync(
                $"""
                UPDATE takedown SET ended_at = @at,
                    outcome = CASE WHEN decision = '{TakedownDecision.Restored}' THEN '{TakedownEnd.Restored}' ELSE '{TakedownEnd.Corrected}' END
                WHERE record_id = @record AND ended_at IS NULL AND decided_at IS NOT NULL AND end_version < @Version
                """,
                values,
                desk.Transaction);
            // Nobody has decided, and yet a text is there again, as by a desk of older rules: it is taken away anew.
            await desk.Connection.ExecuteAsync($"{Renew} AND end_version < @Version", values, desk.Transaction);
        }
        else if (values.outcome is not null)
        {
            await desk.Connection.ExecuteAsync(
                "UPDATE takedown SET ended_at = @at, outcome = @outcome, hidden_at = COALESCE(hidden_at, @at) WHERE record_id = @record AND ended_at IS NULL", values, desk.Transaction);
        }

        await OrderWaitingAsync(desk, task.AgencyCode, task.RecordId);
    }

    /// <summary>
    /// A task was blocked and called off: what it would have brought back stays away, and waits for a second person again. Where another takedown waits
    /// already, that one speaks for both: one of a record is undecided at most.
    /// </summary>
    public static async Task BlockedAsync(DeskTransaction desk, OutboxTask task)
    {
        if (IsShown(task.LeadsTo))
        {
            var values = new { record = task.RecordId.Value, at = desk.AtMilliseconds };
            await desk.Connection.ExecuteAsync(
                $"""
                UPDATE takedown SET decision = NULL, decided_at = NULL, decided_by = NULL
                WHERE takedown_id = (SELECT takedown_id FROM takedown WHERE {CalledBack} ORDER BY ordered_at DESC, takedown_id LIMIT 1)
                  AND NOT EXISTS (SELECT 1 FROM takedown other WHERE other.record_id = @record AND other.decided_at IS NULL)
                """,
                values,
                desk.Transaction);
            await desk.Connection.ExecuteAsync($"UPDATE takedown SET ended_at = @at, outcome = '{TakedownEnd.Joined}' WHERE {CalledBack}", values, desk.Transaction);
        }

        await OrderWaitingAsync(desk, task.AgencyCode, task.RecordId);
    }

    /// <summary>Takes a text away anew that is there while a takedown of it waits for a second person. No task of the record may be open, and the case must have been taken.</summary>
    public static async Task RenewAsync(DeskTransaction desk, CaseRow row)
    {
        await desk.Connection.ExecuteAsync(Renew, new { record = row.RecordId.Value }, desk.Transaction);
        await OrderWaitingAsync(desk, row.AgencyCode, row.RecordId);
    }

    /// <summary>
    /// Orders a takedown that waited for another task of its record, once that is done; true when there was one to be ordered or closed. The case that
    /// stands for the record must have been taken, or is taken here.
    /// </summary>
    public static async Task<bool> OrderWaitingAsync(DeskTransaction desk, string agencyCode, RecordId record)
    {
        var waiting = await desk.Connection.QuerySingleOrDefaultAsync<string>($"SELECT takedown_id FROM takedown WHERE {Waiting}", new { record = record.Value }, desk.Transaction);
        if (waiting is null || await OpenTaskAsync(desk, record) is not null || await StandingAsync(desk, agencyCode, record) is not { } row)
        {
            return false;
        }

        if (row.State is CaseState.Suspended)
        {
            // Nothing came back: the text that was away stays away. Where two people have confirmed that already, this one needs no decision of its own.
            var isConfirmed = (await StandingTakedowns.ReadAsync(desk.Connection, record, desk.Transaction)).Confirmed is not null;
            var joins = isConfirmed ? $", decided_at = @at, ended_at = @at, outcome = '{TakedownEnd.Joined}'" : string.Empty;
            await desk.Connection.ExecuteAsync(
                $"UPDATE takedown SET end_version = @Version, hidden_at = @at{joins} WHERE takedown_id = @waiting", new { waiting, row.Version, at = desk.AtMilliseconds }, desk.Transaction);
            return true;
        }

        if (await OrderAsync(desk, row) is not { } version)
        {
            return false;
        }

        await desk.Connection.ExecuteAsync(
            "UPDATE takedown SET end_version = @version, version = @seen, public_from = @from WHERE takedown_id = @waiting",
            new { waiting, version, seen = row.Version, from = await PublicFromAsync(desk, row) },
            desk.Transaction);
        return true;
    }

    /// <summary>The case that stands for a record of an agency, taken; null when nothing of the record is or may become readable.</summary>
    public static async Task<CaseRow?> StandingAsync(DeskTransaction desk, string agencyCode, RecordId record)
    {
        var id = await FindAsync(desk.Connection, agencyCode, record, desk.Transaction);
        while (id is not null)
        {
            if (await CaseRow.TakeAsync(desk, agencyCode, id) is { } row && Within.Contains(row.State))
            {
                return row;
            }

            // A later version took its place between looking and taking.
            var next = await FindAsync(desk.Connection, agencyCode, record, desk.Transaction);
            id = string.Equals(next, id, StringComparison.Ordinal) ? null : next;
        }

        return null;
    }

    private static Task<string?> FindAsync(DbConnection connection, string agencyCode, RecordId record, DbTransaction transaction) =>
        connection.QueryFirstOrDefaultAsync<string?>(FindSql, new { record = record.Value, agencyCode }, transaction);

    private static TakedownEnd? OutcomeOf(CaseState state) => state switch
    {
        CaseState.Withdrawn => TakedownEnd.Withdrawn,
        CaseState.Expired => TakedownEnd.Ended,
        _ => null,
    };
}
