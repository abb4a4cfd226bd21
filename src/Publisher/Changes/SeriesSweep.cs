using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Work;

namespace Disclosure.Publisher.Changes;

/// <summary>
/// Once a minute: marks the held cases of a series whose other cases have all been decided (公示办法 Art. 11(1)(四); 政府信息公开条例
/// Art. 18). A series of which no case was decided is left alone: the others may not have been pushed yet.
/// </summary>
internal sealed class SeriesSweep(DeskStore store, TimeProvider time) : PacedWork(time, Interval)
{
    private const int Batch = 100;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly string Due =
        $"""
        SELECT {CaseRow.Columns} FROM decision_case
        WHERE state = '{CaseState.Held.Wire()}' AND series_index IS NOT NULL AND reassess_on IS NULL
          AND EXISTS (SELECT 1 FROM decision_case other
            WHERE other.agency_code = decision_case.agency_code AND other.series_index = decision_case.series_index
              AND other.state NOT IN ({CaseStateNames.SqlList(CaseTransitions.Undecided)}))
          AND NOT EXISTS (SELECT 1 FROM decision_case other
            WHERE other.agency_code = decision_case.agency_code AND other.series_index = decision_case.series_index
              AND other.state <> '{CaseState.Held.Wire()}' AND other.state IN ({CaseStateNames.SqlList(CaseTransitions.Undecided)}))
        ORDER BY case_id LIMIT {Batch}
        """;

    /// <inheritdoc/>
    protected override async Task<bool> RoundAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        return await store.WriteAsync(desk => MarkAsync(desk, ChineseDay.Of(now)), cancellationToken);
    }

    private static async Task<bool> MarkAsync(DeskTransaction desk, DateOnly today)
    {
        var marked = false;
        foreach (var row in (await desk.Connection.QueryAsync<CaseRow>(Due, transaction: desk.Transaction)).AsList())
        {
            marked |= await CaseSeries.MarkAsync(desk, row, key: null, Actor.Worker, today, reason: null);
        }

        return marked;
    }
}
