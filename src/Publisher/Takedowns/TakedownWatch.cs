using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Work;

namespace Disclosure.Publisher.Takedowns;

/// <summary>
/// A takedown is done within seconds. One that is not is told, once, to the reviewers of the agency, the supervisors of its region and the platform's admins,
/// logged as critical every minute until it is, and ordered where nothing stands in its way any more.
/// </summary>
internal sealed partial class TakedownWatch(DeskStore store, TimeProvider time, ILogger<TakedownWatch> logger) : PacedWork(time, Interval)
{
    /// <summary>How long a takedown may take.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const string Undone =
        $"""
        SELECT {CaseTakedown.Columns} FROM takedown t
        WHERE t.hidden_at IS NULL AND t.ended_at IS NULL AND t.ordered_at <= @before ORDER BY CASE WHEN t.alarmed_at IS NULL THEN 0 ELSE 1 END, t.ordered_at, t.takedown_id LIMIT 100
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private readonly Pace _lines = new(TimeSpan.FromMinutes(1));

    /// <inheritdoc/>
    protected override async Task<bool> RoundAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var undone = await store.ReadAsync(connection => connection.QueryAsync<CaseTakedown>(Undone, new { before = (now - Patience).ToUnixTimeMilliseconds() }), cancellationToken);
        var isLogged = _lines.IsDueAt(now);
        foreach (var takedown in undone)
        {
            if (isLogged)
            {
                _lines.RestAt(now);
                Log.Undone(logger, takedown.CaseId, (now.ToUnixTimeMilliseconds() - takedown.OrderedAt) / 1000);
            }

            await store.WriteAsync(desk => LookAsync(desk, takedown), cancellationToken);
        }

        return false;
    }

    private static async Task<bool> LookAsync(DeskTransaction desk, CaseTakedown takedown)
    {
        // Held first: it may be done at this moment.
        if ((await TakedownOrders.StandingAsync(desk, takedown.AgencyCode, takedown.RecordId) ?? await CaseRow.TakeAsync(desk, takedown.AgencyCode, takedown.CaseId)) is not { } row)
        {
            return false;
        }

        await TakedownOrders.OrderWaitingAsync(desk, takedown.AgencyCode, takedown.RecordId);
        if (await desk.Connection.ExecuteAsync(
            "UPDATE takedown SET alarmed_at = @at WHERE takedown_id = @Id AND hidden_at IS NULL AND ended_at IS NULL AND alarmed_at IS NULL",
            new { at = desk.AtMilliseconds, takedown.Id },
            desk.Transaction) == 0)
        {
            return false;
        }

        await CaseJournal.NoteAsync(desk, row, key: null, Actor.Worker, AuditActs.TakedownUndone);
        var news = new NotificationNews { Kind = NotificationKind.TakedownUndone, Occasion = takedown.Id, CaseId = row.CaseId, AgencyCode = row.AgencyCode };
        await NotificationLedger.TellAsync(desk, NotificationAudience.Reviewers(row.AgencyCode, row.Authors), news);
        // These open no case.
        await NotificationLedger.TellAsync(desk, NotificationAudience.OfNodes(row.AgencyCode), news with { CaseId = null });
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Critical, Message = "Case {CaseId}: its takedown was ordered {Seconds} s ago and is not done: the text may still be public.")]
        public static partial void Undone(ILogger logger, string caseId, long seconds);
    }
}
