using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tracing;
using Disclosure.Publisher.Work;

namespace Disclosure.Publisher.Takedowns;

/// <summary>
/// Once a minute: reckons anew the last days of takedowns that wait for a second person, and brings those whose day is over before the supervisor of the
/// region, once each. On the way it orders what waited for another task that is over.
/// </summary>
internal sealed class TakedownSweep(DeskStore store, DueDates clocks, TimeProvider time) : PacedWork(time, Interval)
{
    private const int Batch = 100;
    private const string Undecided = $"SELECT {CaseTakedown.Columns} FROM takedown t WHERE t.decided_at IS NULL AND t.takedown_id > @after ORDER BY t.takedown_id LIMIT @Batch";
    private static readonly string Gone =
        $"""
        SELECT {RescanOffer.Columns} FROM rescan_offer r JOIN decision_case c ON c.case_id = r.case_id
        WHERE r.answered_at IS NULL AND c.state NOT IN ({CaseStateNames.SqlList(TakedownOrders.Within)}) LIMIT @Batch
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task<bool> RoundAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var trace = DeskTracing.Start(DeskTracing.Takedowns);
        var after = string.Empty;
        while (true)
        {
            var page = (await store.ReadAsync(connection => connection.QueryAsync<CaseTakedown>(Undecided, new { after, Batch }), cancellationToken)).AsList();
            foreach (var takedown in page)
            {
                await LookAsync(takedown, now, cancellationToken);
            }

            if (page.Count < Batch)
            {
                break;
            }

            after = page[^1].Id;
        }

        await CloseGoneAsync(cancellationToken);
        return false;
    }

    // What was withdrawn or replaced since a re-scan offered it needs no answer any more; it is accounted for all the same.
    private async Task CloseGoneAsync(CancellationToken cancellationToken)
    {
        var gone = await store.ReadAsync(connection => connection.QueryAsync<RescanOffer>(Gone, new { Batch }), cancellationToken);
        foreach (var offer in gone)
        {
            await store.WriteAsync(
                async desk => await CaseRow.TakeAsync(desk, offer.AgencyCode, offer.CaseId) is { } row && !TakedownOrders.Within.Contains(row.State)
                    && await RescanOffers.AnswerAsync(desk, row, RescanAnswerKind.Gone, Actor.Worker, account: null),
                cancellationToken);
        }
    }

    private async Task LookAsync(CaseTakedown takedown, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = clocks.TakedownOf(takedown.AgencyCode, takedown.OrderedAt).DueOn;
        var isLate = now >= ChineseDay.Begins(due.AddDays(1)) && takedown.EscalatedAt is null;
        if (takedown.EndVersion is null || due != takedown.DueOn || isLate)
        {
            await store.WriteAsync(desk => WriteAsync(desk, takedown, due, isLate), cancellationToken);
        }
    }

    private static async Task<bool> WriteAsync(DeskTransaction desk, CaseTakedown takedown, DateOnly due, bool isLate)
    {
        // Held first: a second person may be deciding at this moment.
        if ((await TakedownOrders.StandingAsync(desk, takedown.AgencyCode, takedown.RecordId) ?? await CaseRow.TakeAsync(desk, takedown.AgencyCode, takedown.CaseId)) is not { } row)
        {
            return false;
        }

        if (takedown.EndVersion is null)
        {
            await TakedownOrders.OrderWaitingAsync(desk, takedown.AgencyCode, takedown.RecordId);
        }

        await desk.Connection.ExecuteAsync(
            "UPDATE takedown SET due_on = @due WHERE takedown_id = @Id AND decided_at IS NULL", new { due = ChineseDay.Stored(due), takedown.Id }, desk.Transaction);
        var escalated = isLate && await desk.Connection.ExecuteAsync(
            "UPDATE takedown SET escalated_at = @at WHERE takedown_id = @Id AND decided_at IS NULL AND escalated_at IS NULL", new { at = desk.AtMilliseconds, takedown.Id }, desk.Transaction) > 0;
        if (!escalated)
        {
            return false;
        }

        await CaseJournal.NoteAsync(desk, row, key: null, Actor.Worker, AuditActs.TakedownEscalated, ChineseDay.Stored(due));
        var news = new NotificationNews { Kind = NotificationKind.TakedownOverdue, Occasion = takedown.Id, CaseId = row.CaseId, AgencyCode = row.AgencyCode };
        await NotificationLedger.TellAsync(desk, NotificationAudience.Reviewers(row.AgencyCode, row.Authors), news);
        // A supervisor opens no case.
        await NotificationLedger.TellAsync(
            desk, NotificationAudience.Supervisors(row.AgencyCode), news with { Kind = NotificationKind.TakedownOverdueInRegion, CaseId = null });
        return true;
    }
}
