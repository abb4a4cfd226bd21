using Dapper;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Settings;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tracing;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Processing;

/// <summary>
/// Which case the machine works on: a claim is a lease, so that what a dead worker held is free again when it runs out. Each claim counts
/// as a try of the case's next step.
/// </summary>
internal sealed class CaseClaims(DeskStore store, IOptions<DeskOptions> options, TimeProvider time)
{
    private static readonly string Next =
        $"SELECT case_id FROM decision_case WHERE state IN ({CaseStateNames.SqlList(CaseTransitions.Automatic)}) AND leased_until <= @now ORDER BY received_at, case_id LIMIT 1";

    /// <summary>Claims the oldest case that waits for the machine; null when none waits.</summary>
    public async Task<CaseRow?> TakeAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        // Looking is cheap; only a claim takes the write lock.
        if (await store.ReadAsync(connection => connection.QueryFirstOrDefaultAsync<string>(Next, new { now }), cancellationToken) is null)
        {
            return null;
        }

        using var trace = DeskTracing.Start(DeskTracing.Claim);
        var until = now + (options.Value.LeaseSeconds * 1000L);
        return await store.WriteAsync(
            desk => desk.Connection.QueryFirstOrDefaultAsync<CaseRow>(
                $"""
                UPDATE decision_case SET leased_until = @until, attempts = attempts + 1
                WHERE case_id = ({Next}) AND leased_until <= @now
                RETURNING {CaseRow.Columns}
                """,
                new { now, until },
                desk.Transaction),
            cancellationToken);
    }

    /// <summary>Keeps a case from being claimed for a while, after a failure.</summary>
    public Task RestAsync(CaseRow row, TimeSpan pause, CancellationToken cancellationToken) => store.WriteAsync(
        desk => desk.Connection.ExecuteAsync(
            "UPDATE decision_case SET leased_until = @until WHERE case_id = @CaseId AND agency_code = @AgencyCode AND revision = @Revision",
            new { until = desk.AtMilliseconds + (long)pause.TotalMilliseconds, row.CaseId, row.AgencyCode, row.Revision },
            desk.Transaction),
        cancellationToken);

    /// <summary>
    /// Gives free what the process before had claimed when it died; only where no other process can hold a claim. Tries stay counted, so
    /// that a document that kills the process is found out.
    /// </summary>
    public Task FreeAsync(CancellationToken cancellationToken) => store.IsShared
        ? Task.CompletedTask
        : store.WriteAsync(desk => desk.Connection.ExecuteAsync("UPDATE decision_case SET leased_until = 0 WHERE leased_until > 0", transaction: desk.Transaction), cancellationToken);
}
