using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Cases;

/// <summary>Which step of a case is told to whom. Nothing of what the case says is told, only that something of it is to be looked at.</summary>
internal static class CaseNews
{
    private const string AccountActor = "account:";

    /// <summary>Tells of a step, in its transaction.</summary>
    /// <param name="desk">The transaction.</param>
    /// <param name="row">The case as it was before.</param>
    /// <param name="move">The step.</param>
    public static async Task MovedAsync(DeskTransaction desk, CaseRow row, CaseMove move)
    {
        // Back where it came from: its notice was blocked, and nothing was published.
        if (row.State is CaseState.Withdrawing && move.To is not CaseState.Withdrawn)
        {
            await BlockedAsync(desk, row, move.Actor, row.Revision + 1);
        }
        else if (OfSubmitter(move.To) is { } kind)
        {
            await NotificationLedger.TellAsync(desk, NotificationAudience.One(row.Submitter), News(row, move.Actor, kind, row.Revision + 1));
        }

        if (move.To is CaseState.InReview)
        {
            // Who brought it back into review, such as by adding what was missed, knows of it.
            await NotificationLedger.TellAsync(
                desk,
                NotificationAudience.Reviewers(row.AgencyCode, row.Authors),
                News(row, move.Actor, NotificationKind.WaitsForReview, row.Revision + 1) with { Except = await LastMoverAsync(desk, row.CaseId) });
        }

        if (move.To is CaseState.Suspended)
        {
            // Those who must decide were told when it was ordered. A supervisor opens no case.
            await NotificationLedger.TellAsync(
                desk,
                NotificationAudience.Supervisors(row.AgencyCode),
                News(row, move.Actor, NotificationKind.TakenDownInRegion, row.Revision + 1) with { CaseId = null });
        }
    }

    /// <summary>Tells of what was done to a case whose state stays, in its transaction.</summary>
    public static async Task NotedAsync(DeskTransaction desk, CaseRow row, Actor actor, string act)
    {
        if (act is AuditActs.OverrideProposed)
        {
            var news = News(row, actor, NotificationKind.ProposalWaits, row.Revision);
            // The revision stays while proposals take each other's place.
            await NotificationLedger.TellAsync(
                desk, NotificationAudience.Reviewers(row.AgencyCode, row.Authors), news with { Occasion = $"{news.Occasion}/{desk.AtMilliseconds}" });
        }
        else if (act is AuditActs.ReleaseBlocked)
        {
            await BlockedAsync(desk, row, actor, row.Revision);
        }
        else if (act is AuditActs.HoldEscalated)
        {
            await NotificationLedger.TellAsync(
                desk, NotificationAudience.Reviewers(row.AgencyCode, row.Authors), News(row, actor, NotificationKind.HoldEscalated, row.Revision));
        }
    }

    private static async Task BlockedAsync(DeskTransaction desk, CaseRow row, Actor actor, int revision)
    {
        var news = News(row, actor, NotificationKind.ChangeBlocked, revision);
        // The revision stays while one change after the other is blocked.
        news = news with { Occasion = $"{news.Occasion}/{desk.AtMilliseconds}" };
        await NotificationLedger.TellAsync(desk, NotificationAudience.One(row.Submitter), news);
        await NotificationLedger.TellAsync(desk, NotificationAudience.Reviewers(row.AgencyCode, row.Authors), news);
    }

    /// <summary>
    /// Tells, in its transaction, that something recorded of a published decision waits for a second person. Who submitted the decision may be
    /// that one: whoever recorded it alone is left out.
    /// </summary>
    public static Task WaitsAsync(DeskTransaction desk, CaseRow row, Actor actor, long recordedAt)
    {
        var news = News(row, actor, NotificationKind.AftermathWaits, row.Revision);
        return NotificationLedger.TellAsync(desk, NotificationAudience.Reviewers(row.AgencyCode, news.Except is { } recorder ? [recorder] : []), news with { Occasion = $"{news.Occasion}/{recordedAt}" });
    }

    // Not the reviewer who returned it: that one waits for it to come back.
    private static async Task<string?> LastMoverAsync(DeskTransaction desk, string caseId) =>
        await desk.Connection.QueryFirstOrDefaultAsync<string>(
            $"SELECT actor FROM audit WHERE case_id = @caseId AND act = '{AuditActs.Moved}' AND actor LIKE '{AccountActor}%' ORDER BY sequence DESC LIMIT 1",
            new { caseId },
            desk.Transaction) is { } actor
            ? AccountOf(actor)
            : null;

    private static NotificationKind? OfSubmitter(CaseState state) => state switch
    {
        CaseState.Returned => NotificationKind.Returned,
        CaseState.Withheld => NotificationKind.Withheld,
        CaseState.Held => NotificationKind.Held,
        CaseState.Quarantined => NotificationKind.Quarantined,
        CaseState.Refused => NotificationKind.Refused,
        CaseState.Published or CaseState.Amended => NotificationKind.Published,
        CaseState.Withdrawn => NotificationKind.Withdrawn,
        CaseState.Suspended => NotificationKind.Suspended,
        _ => null,
    };

    private static NotificationNews News(CaseRow row, Actor actor, NotificationKind kind, int revision) => new()
    {
        Kind = kind,
        Occasion = $"{row.CaseId}/{revision}",
        CaseId = row.CaseId,
        AgencyCode = row.AgencyCode,
        Except = AccountOf(actor.Id),
    };

    // account:jingban/for:shenhe is jingban.
    private static string? AccountOf(string actor) =>
        actor.StartsWith(AccountActor, StringComparison.Ordinal) ? actor[AccountActor.Length..].Split('/')[0] : null;
}
