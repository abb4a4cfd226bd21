using Dapper;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Settings;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tracing;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Processing;

/// <summary>
/// Which case the machine works on: a claim is a lease, so that what a dead worker held is free again when it runs out. Each claim counts
/// as a try of the case's next step. A step that failed says much about the document; a worker that died in it says little, because
/// workers also die of other things: a failure weighs as much as four deaths.
/// </summary>
internal sealed class CaseClaims(DeskStore store, IOptions<DeskOptions> options, TimeProvider time)
{
    private const int FailureWeight = 4;
    private const int MaximumFailures = 3;
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);
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

    /// <summary>Whether a claimed case was tried often enough: after 3 failures or 12 deaths in one step a person must look.</summary>
    public static bool IsSpent(CaseRow row) => row.Attempts > MaximumFailures * FailureWeight;

    /// <summary>Keeps a case from being claimed for a while after its step did not succeed: a second longer each time.</summary>
    /// <param name="row">The case as it was claimed.</param>
    /// <param name="failed">Whether the step failed; false when the store did, which is not the document's doing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task RestAsync(CaseRow row, bool failed, CancellationToken cancellationToken)
    {
        var tries = row.Attempts + (failed ? FailureWeight - 1 : 0);
        var pause = PauseAfterFailure * Math.Max(1, tries / FailureWeight);
        return store.WriteAsync(
            desk => desk.Connection.ExecuteAsync(
                "UPDATE decision_case SET leased_until = @until, attempts = @tries WHERE case_id = @CaseId AND agency_code = @AgencyCode AND revision = @Revision",
                new { until = desk.AtMilliseconds + (long)pause.TotalMilliseconds, tries, row.CaseId, row.AgencyCode, row.Revision },
                desk.Transaction),
            cancellationToken);
    }

    /// <summary>
    /// Gives free what the process before had claimed when it died; only where no other process can hold a claim. Tries stay counted, so
    /// that a document that kills the process is found out.
    /// </summary>
    public Task FreeAsync(CancellationToken cancellationToken) => store.IsShared
        ? Task.CompletedTask
        : store.WriteAsync(desk => desk.Connection.ExecuteAsync("UPDATE decision_case SET leased_until = 0 WHERE leased_until > 0", transaction: desk.Transaction), cancellationToken);
}
