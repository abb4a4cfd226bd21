using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Work;

namespace Disclosure.Publisher.Changes;

/// <summary>Once an hour: ends the publication of decisions whose display term is over, where a term is switched on.</summary>
internal sealed class DisplayTermSweep(DeskStore store, CaseVault vault, PublicationPolicy policy, TimeProvider time) : PacedWork(time, Interval)
{
    private const int Batch = 100;
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);
    private static readonly CaseState[] Shown = [CaseState.Published, CaseState.Amended, CaseState.SummaryOnly];
    private static readonly string Due =
        $"""
        SELECT {CaseRow.Columns} FROM decision_case
        WHERE state IN ({CaseStateNames.SqlList(Shown)}) AND act_type = @act AND decided_on < @before
          AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.record_id = decision_case.record_id AND outbox.done_at IS NULL)
        ORDER BY decided_on, case_id LIMIT {Batch}
        """;

    /// <inheritdoc/>
    protected override async Task<bool> RoundAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.ToOffset(ChinaOffset).DateTime);
        var found = false;
        foreach (var term in policy.DisplayTerms)
        {
            found |= await store.WriteAsync(desk => EndAsync(desk, term, today), cancellationToken);
        }

        return found;
    }

    private async Task<bool> EndAsync(DeskTransaction desk, DisplayTerm term, DateOnly today)
    {
        var rows = (await desk.Connection.QueryAsync<CaseRow>(
            Due, new { act = term.ActType.ToString(), before = today.AddMonths(-term.Months).ToString("yyyy-MM-dd") }, desk.Transaction)).AsList();

        // What was withdrawn since it was looked for keeps its notice.
        foreach (var row in (await CaseRow.TakeAllAsync(desk, rows)).Where(row => Shown.Contains(row.State)))
        {
            using var key = vault.Unwrap(row.CaseId, row.WrappedKey ?? throw new InvalidOperationException("A published case lacks its key."));
            await Outbox.AddAsync(desk, row, new OutboxOrder(OutboxAct.End, CaseState.Expired));
            await CaseJournal.NoteAsync(desk, row, key, Actor.Worker, AuditActs.Ordered, CaseState.Expired.Wire(), term.Basis);
        }

        return rows.Count > 0;
    }
}
