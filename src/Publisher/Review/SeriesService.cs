using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Review;

/// <summary>The agency says that a series is closed: its held cases are due for a new look (公示办法 Art. 11(1)(四)).</summary>
public sealed class SeriesService(CaseActRunner runner, CaseVault vault, TimeProvider time)
{
    private static readonly string Waiting =
        $"""
        SELECT {CaseRow.Columns} FROM decision_case
        WHERE agency_code = @AgencyCode AND series_index = @SeriesIndex AND state = @held AND reassess_on IS NULL
        ORDER BY case_id
        """;

    /// <summary>Marks every held case of the series; each is then released or withheld by a person who looks at it.</summary>
    public Task<ReviewOutcome> CloseAsync(DeskUser user, string caseId, string reason, CancellationToken cancellationToken) =>
        runner.RunAsync(user, caseId, CaseAct.CloseSeries, ReasonRule.Errors(reason), async (desk, row, key) =>
        {
            var today = ChineseDay.Of(time.GetUtcNow());
            var rows = (await desk.Connection.QueryAsync<CaseRow>(
                Waiting, new { row.AgencyCode, row.SeriesIndex, held = CaseState.Held.Wire() }, desk.Transaction)).AsList();
            foreach (var waiting in rows)
            {
                using var own = waiting.WrappedKey is null ? null : vault.Unwrap(waiting.CaseId, waiting.WrappedKey);
                await CaseSeries.MarkAsync(desk, waiting, own, user.Actor, today, reason.Trim());
            }

            return new ReviewOutcome.Done(row.State);
        }, cancellationToken);
}
