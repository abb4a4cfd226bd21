using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Notifications;

/// <summary>
/// Writes down what people are told, in the transaction of what they are told of: it is told if and only if that happened. The store keeps
/// one line for a recipient, kind and occasion, so that steps that are taken again tell nothing twice.
/// </summary>
internal static class NotificationLedger
{
    /// <summary>The occasion of a gathered line that more may be added to.</summary>
    public const string Open = "open";

    // Whoever has no address now gets no mail of it later either, unless more is added to the line once there is one: it is told as a whole then.
    internal const string HasMail = "EXISTS (SELECT 1 FROM mail_address m WHERE m.account = r.name AND m.verified_at IS NOT NULL)";

    /// <summary>Tells the audience; how many lines were written or added to.</summary>
    public static Task<int> TellAsync(DeskTransaction desk, NotificationAudience to, NotificationNews news)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(news);
        var gathers = NotificationKinds.IsGathered(news.Kind);
        return desk.Connection.ExecuteAsync(
            $"""
            INSERT INTO notification (recipient, kind, occasion, case_id, agency_code, about, count, created_at, changed_at, mail_open)
            SELECT r.name, @kind, @occasion, @CaseId, @AgencyCode, @About, @Count, @At, @At, CASE WHEN @mailed = 1 AND {HasMail} THEN 1 ELSE 0 END
            FROM ({to.Sql}) r
            WHERE r.name <> @except
            ORDER BY r.name
            ON CONFLICT (recipient, kind, occasion) DO {(gathers ? "UPDATE SET count = notification.count + excluded.count, changed_at = excluded.changed_at, mail_open = excluded.mail_open" : "NOTHING")}
            """,
            new
            {
                kind = news.Kind.ToString(),
                occasion = gathers ? Open : news.Occasion,
                CaseId = gathers ? null : news.CaseId,
                news.AgencyCode,
                news.About,
                news.Count,
                At = desk.AtMilliseconds,
                mailed = NotificationKinds.IsMailed(news.Kind) ? 1 : 0,
                except = news.Except ?? string.Empty,
                toAgency = to.Agency,
                toAccount = to.Account,
                // Names of accounts hold no blanks: each stands between two of its own.
                toAuthors = $" {string.Join("  ", to.Authors)} ",
                toDay = ChineseDay.Stored(ChineseDay.Of(desk.At)),
            },
            desk.Transaction);
    }
}
