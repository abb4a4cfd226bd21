using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Work;

namespace Disclosure.Publisher.Clocks;

/// <summary>
/// Once a minute: brings before people the cases that are still held when their clock came to the day of escalation. The clock of
/// 公示办法 Art. 14 does not stop for a hold; who lifts it, withholds or returns the case ends the escalation.
/// </summary>
internal sealed class HoldEscalationSweep(DeskStore store, TimeProvider time) : PacedWork(time, Interval)
{
    private const int Batch = 100;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly string Due =
        $"""
        SELECT {CaseRow.Columns} FROM decision_case
        WHERE state = '{CaseState.Held.Wire()}' AND escalates_on <= @today AND (hold_escalated_at IS NULL OR hold_escalated_at < state_since)
        ORDER BY case_id LIMIT {Batch}
        """;

    /// <inheritdoc/>
    protected override async Task<bool> RoundAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        return await store.WriteAsync(desk => MarkAsync(desk, ChineseDay.Stored(ChineseDay.Of(now))), cancellationToken);
    }

    private static async Task<bool> MarkAsync(DeskTransaction desk, string today)
    {
        var marked = false;
        foreach (var row in (await desk.Connection.QueryAsync<CaseRow>(Due, new { today }, desk.Transaction)).AsList())
        {
            // Someone may have decided on it since it was looked for, and another desk may have marked it.
            var written = await desk.Connection.ExecuteAsync(
                $"""
                UPDATE decision_case SET hold_escalated_at = @at
                WHERE case_id = @CaseId AND agency_code = @AgencyCode AND state = '{CaseState.Held.Wire()}' AND state_since = @StateSince
                  AND (hold_escalated_at IS NULL OR hold_escalated_at < state_since)
                """,
                new { at = Math.Max(desk.AtMilliseconds, row.StateSince), row.CaseId, row.AgencyCode, row.StateSince },
                desk.Transaction);
            if (written > 0)
            {
                await CaseJournal.NoteAsync(desk, row, key: null, Actor.Worker, AuditActs.HoldEscalated, row.EscalatesOn is { } on ? ChineseDay.Stored(on) : null);
                marked = true;
            }
        }

        return marked;
    }
}
