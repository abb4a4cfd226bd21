using System.Data.Common;
using Dapper;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Publishing;

/// <summary>What the gazette is to be told.</summary>
public enum OutboxAct
{
    /// <summary>Append the candidate.</summary>
    Publish = 1,

    /// <summary>Remove the text and leave the notice.</summary>
    Withdraw,
}

/// <summary>A task for the publisher.</summary>
internal sealed record OutboxTask
{
    public required string CaseId { get; init; }

    public required string AgencyCode { get; init; }

    public required int Version { get; init; }

    public required string ActName { get; init; }

    public required int Attempts { get; init; }

    public OutboxAct Act => Enum.Parse<OutboxAct>(ActName);
}

/// <summary>
/// Tasks for the gazette, written in the transaction of the decision that asks for them. A task is done when the case has taken its
/// step; the gazette accepts each (record, version) once, so that doing it twice does nothing.
/// </summary>
internal static class Outbox
{
    public static Task AddAsync(DeskTransaction desk, string caseId, int version, OutboxAct act) =>
        desk.Connection.ExecuteAsync(
            "INSERT INTO outbox (case_id, version, act, created_at, attempts, due_at) VALUES (@caseId, @version, @act, @at, 0, @at)",
            new { caseId, version, act = act.ToString(), at = desk.AtMilliseconds },
            desk.Transaction);

    /// <summary>The oldest tasks that are due.</summary>
    public static async Task<IReadOnlyList<OutboxTask>> DueAsync(DbConnection connection, long now, int count) =>
        [.. await connection.QueryAsync<OutboxTask>(
            """
            SELECT o.case_id AS CaseId, c.agency_code AS AgencyCode, o.version AS Version, o.act AS ActName, o.attempts AS Attempts
            FROM outbox o JOIN decision_case c ON c.case_id = o.case_id
            WHERE o.done_at IS NULL AND o.due_at <= @now
            ORDER BY o.created_at, o.case_id, o.version
            LIMIT @count
            """,
            new { now, count })];

    public static Task DoneAsync(DeskTransaction desk, OutboxTask task) =>
        desk.Connection.ExecuteAsync(
            "UPDATE outbox SET done_at = @At WHERE case_id = @CaseId AND version = @Version AND done_at IS NULL",
            new { At = desk.AtMilliseconds, task.CaseId, task.Version },
            desk.Transaction);

    /// <summary>Puts a task off after a failure.</summary>
    public static Task PostponeAsync(DeskTransaction desk, OutboxTask task, TimeSpan delay) =>
        desk.Connection.ExecuteAsync(
            "UPDATE outbox SET attempts = attempts + 1, due_at = @due WHERE case_id = @CaseId AND version = @Version AND done_at IS NULL",
            new { due = desk.AtMilliseconds + (long)delay.TotalMilliseconds, task.CaseId, task.Version },
            desk.Transaction);

    /// <summary>Tasks not done yet.</summary>
    public static Task<long> PendingAsync(DbConnection connection) =>
        connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM outbox WHERE done_at IS NULL");
}
