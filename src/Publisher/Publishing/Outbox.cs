using System.Data.Common;
using Dapper;
using Disclosure.Gazette.Log;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Records;

namespace Disclosure.Publisher.Publishing;

/// <summary>What the gazette is to be told. Names are stored: never renamed.</summary>
public enum OutboxAct
{
    /// <summary>Append the case's record, also where the address fell silent before.</summary>
    Publish = 1,

    /// <summary>Remove the text and leave the notice.</summary>
    Withdraw,

    /// <summary>Put the case's record in the place of the version that is public, and erase that one.</summary>
    Amend,

    /// <summary>Remove the text and say nothing more.</summary>
    End,
}

/// <summary>Something the gazette is to be told and where it leads the case.</summary>
/// <param name="Act">What is told.</param>
/// <param name="LeadsTo">The state of the case once the gazette has confirmed it. <see cref="CaseState.SummaryOnly"/> tells the summary in place of the whole text.</param>
/// <param name="Nature">Whether what is said changes, or only how.</param>
internal sealed record OutboxOrder(OutboxAct Act, CaseState LeadsTo, ChangeNature Nature = ChangeNature.Legal);

/// <summary>A task for the publisher.</summary>
internal sealed record OutboxTask
{
    internal const string Columns =
        """
        o.record_id AS RecordIdText, o.version AS Version, o.case_id AS CaseId, c.agency_code AS AgencyCode, o.act AS ActName,
        o.nature AS NatureName, o.leads_to AS LeadsToName, o.attempts AS Attempts, o.urgency AS Urgency
        """;

    public required int Version { get; init; }

    public required string CaseId { get; init; }

    public required string AgencyCode { get; init; }

    public required int Attempts { get; init; }

    /// <summary>The higher, the sooner: see <see cref="Outbox"/>.</summary>
    public required int Urgency { get; init; }

    public RecordId RecordId => RecordId.Parse(RecordIdText);

    public OutboxAct Act => Enum.Parse<OutboxAct>(ActName);

    public ChangeNature Nature => Enum.Parse<ChangeNature>(NatureName);

    public CaseState LeadsTo => CaseStateNames.Parse(LeadsToName);

    internal required string RecordIdText { get; init; }

    internal required string ActName { get; init; }

    internal required string NatureName { get; init; }

    internal required string LeadsToName { get; init; }
}

/// <summary>Another change of the same record is on its way to the gazette: this one must wait until it is told.</summary>
internal sealed class RecordBusyException : Exception
{
    public RecordBusyException()
    {
    }

    public RecordBusyException(string message)
        : base(message)
    {
    }

    public RecordBusyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>
/// Tasks for the gazette, written in the transaction of the decision that asks for them. The versions of a record are allotted here, one
/// after the other, and one task of a record is open at a time. A task is done when the case has taken its step; the gazette accepts each
/// (record, version) once, so that doing it twice does nothing. What takes a text away goes before what makes one public, and an emergency
/// takedown, with what it waits for, before everything.
/// </summary>
internal static class Outbox
{
    private const int Takedown = 2;
    private const int Removal = 1;

    /// <summary>Adds a task with the record's next version.</summary>
    /// <exception cref="RecordBusyException">A task of the record is open; nothing was written, and nothing else of the transaction may be.</exception>
    public static async Task AddAsync(DeskTransaction desk, CaseRow row, OutboxOrder order)
    {
        if (!await TryAddAsync(desk, row, order))
        {
            throw new RecordBusyException("A task of the record is open.");
        }
    }

    /// <summary>As <see cref="AddAsync"/>, but says whether it was added: false when a task of the record is open, and then nothing was written.</summary>
    public static async Task<bool> TryAddAsync(DeskTransaction desk, CaseRow row, OutboxOrder order) =>
        await desk.Connection.ExecuteAsync(
            """
            INSERT INTO outbox (record_id, version, case_id, act, nature, leads_to, created_at, attempts, due_at, urgency)
            SELECT @record, COALESCE(MAX(version), 0) + 1, @CaseId, @act, @nature, @leadsTo, @at, 0, @at, @urgency FROM outbox WHERE record_id = @record
            ON CONFLICT DO NOTHING
            """,
            new
            {
                record = row.RecordId.Value,
                row.CaseId,
                act = order.Act.ToString(),
                nature = order.Nature.ToString(),
                leadsTo = order.LeadsTo.Wire(),
                at = desk.AtMilliseconds,
                urgency = order switch
                {
                    { LeadsTo: CaseState.Suspended } => Takedown,
                    { Act: OutboxAct.End or OutboxAct.Withdraw } => Removal,
                    _ => 0,
                },
            },
            desk.Transaction) > 0;

    /// <summary>Has the open task of a record done at once, and before all others: a takedown waits for it.</summary>
    public static Task HastenAsync(DeskTransaction desk, RecordId record) => desk.Connection.ExecuteAsync(
        $"UPDATE outbox SET urgency = {Takedown}, due_at = @at WHERE record_id = @record AND done_at IS NULL", new { at = desk.AtMilliseconds, record = record.Value }, desk.Transaction);

    /// <summary>Of the tasks that are due the most urgent, and of those the oldest; null when none is due.</summary>
    public static Task<OutboxTask?> NextAsync(DbConnection connection, long now) =>
        connection.QueryFirstOrDefaultAsync<OutboxTask>(
            $"""
            SELECT {OutboxTask.Columns}
            FROM outbox o JOIN decision_case c ON c.case_id = o.case_id
            WHERE o.done_at IS NULL AND o.due_at <= @now
            ORDER BY o.urgency DESC, o.created_at, o.record_id, o.version
            LIMIT 1
            """,
            new { now });

    /// <summary>The open task of a record; null when none is open.</summary>
    public static async Task<OutboxTask?> OpenOfAsync(DbConnection connection, RecordId record, DbTransaction? transaction = null) =>
        await connection.QuerySingleOrDefaultAsync<OutboxTask>(
            $"SELECT {OutboxTask.Columns} FROM outbox o JOIN decision_case c ON c.case_id = o.case_id WHERE o.record_id = @record AND o.done_at IS NULL",
            new { record = record.Value },
            transaction);

    /// <summary>Writes down what the gazette was told by a desk whose store this one was restored from before it; what is there stays.</summary>
    public static Task AdoptAsync(DeskTransaction desk, CaseRow row, GazetteEntry entry, OutboxOrder order) =>
        desk.Connection.ExecuteAsync(
            """
            INSERT INTO outbox (record_id, version, case_id, act, nature, leads_to, created_at, attempts, due_at, done_at)
            VALUES (@record, @Version, @CaseId, @act, @nature, @leadsTo, @at, 0, @at, @at)
            ON CONFLICT (record_id, version) DO UPDATE SET done_at = COALESCE(outbox.done_at, excluded.done_at)
            """,
            new
            {
                record = row.RecordId.Value,
                entry.Version,
                row.CaseId,
                act = order.Act.ToString(),
                nature = order.Nature.ToString(),
                leadsTo = order.LeadsTo.Wire(),
                at = entry.AppendedAt.ToUnixTimeMilliseconds(),
            },
            desk.Transaction);

    /// <summary>The state that the case's open task leads to; null when it has none.</summary>
    public static async Task<CaseState?> OpenAsync(DbConnection connection, CaseRow row) =>
        await connection.QuerySingleOrDefaultAsync<string>(
            "SELECT leads_to FROM outbox WHERE record_id = @record AND case_id = @CaseId AND done_at IS NULL",
            new { record = row.RecordId.Value, row.CaseId }) is { } name
            ? CaseStateNames.Parse(name)
            : null;

    /// <summary>Closes a task; false when it was closed before.</summary>
    public static async Task<bool> DoneAsync(DeskTransaction desk, OutboxTask task) =>
        await desk.Connection.ExecuteAsync(
            "UPDATE outbox SET done_at = @At WHERE record_id = @record AND version = @Version AND done_at IS NULL",
            new { At = desk.AtMilliseconds, record = task.RecordId.Value, task.Version },
            desk.Transaction) > 0;

    /// <summary>Puts a task off after a failure.</summary>
    public static Task PostponeAsync(DeskTransaction desk, OutboxTask task, TimeSpan delay) =>
        desk.Connection.ExecuteAsync(
            "UPDATE outbox SET attempts = attempts + 1, due_at = @due WHERE record_id = @record AND version = @Version AND done_at IS NULL",
            new { due = desk.AtMilliseconds + (long)delay.TotalMilliseconds, record = task.RecordId.Value, task.Version },
            desk.Transaction);

    /// <summary>Tasks not done yet.</summary>
    public static Task<long> PendingAsync(DbConnection connection) =>
        connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM outbox WHERE done_at IS NULL");
}
