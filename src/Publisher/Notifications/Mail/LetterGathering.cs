using Dapper;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Notifications.Mail;

/// <summary>
/// Makes one mail of what a person was told within a while. While it waits, more may join it. Each notification goes into one mail or none:
/// none when it was read on screen meanwhile, the person does not want its kind, or there is no address any more.
/// </summary>
internal sealed class LetterGathering(DeskStore store, NotificationPolicy policy)
{
    private const int Batch = 50;

    private readonly string _due =
        $"""
        SELECT DISTINCT recipient FROM notification
        WHERE mail_open = 1 AND created_at <= CASE WHEN kind IN ({SqlList(policy.Mail.Prompt)}) THEN @prompt ELSE @gathered END
        LIMIT {Batch}
        """;

    private readonly string _unwanted =
        $"""
        UPDATE notification SET mail_open = 0
        WHERE recipient = @recipient AND mail_open = 1 AND (
            read_at IS NOT NULL
            OR changed_at < @old
            OR (kind NOT IN ({SqlList(policy.Mail.Mandatory)}) AND kind IN (SELECT kind FROM mail_opt_out WHERE account = @recipient))
            OR NOT EXISTS (SELECT 1 FROM mail_address m JOIN account a ON a.name = m.account
                WHERE m.account = @recipient AND m.verified_at IS NOT NULL AND a.disabled_at IS NULL))
        """;

    /// <summary>Makes the mails that are due; false when none was.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var now = store.NowMilliseconds;
        var recipients = (await store.ReadAsync(
            connection => connection.QueryAsync<string>(_due, new { prompt = now - Minutes(policy.Mail.PromptMinutes), gathered = now - Minutes(policy.Mail.GatherMinutes) }),
            cancellationToken)).AsList();
        foreach (var recipient in recipients)
        {
            await store.WriteAsync(desk => GatherAsync(desk, recipient), cancellationToken);
        }

        return recipients.Count > 0;
    }

    private async Task<bool> GatherAsync(DeskTransaction desk, string recipient)
    {
        await desk.Connection.ExecuteAsync(
            _unwanted, new { recipient, old = desk.AtMilliseconds - Minutes(policy.Mail.GiveUpHours * 60) }, desk.Transaction);
        // Taken as it waits, so that nobody claims it before the rest has joined.
        var letter = await desk.Connection.QueryFirstOrDefaultAsync<long?>(
            """
            UPDATE letter SET due_at = due_at WHERE state = 'waiting' AND letter_id = (
                SELECT letter_id FROM letter WHERE recipient = @recipient AND purpose = @news AND state = 'waiting' ORDER BY created_at LIMIT 1)
            RETURNING letter_id
            """,
            new { recipient, news = LetterPurpose.News.Wire() },
            desk.Transaction);
        var id = letter ?? await LetterTable.AddAsync(desk, recipient, LetterPurpose.News);
        var joined = await desk.Connection.ExecuteAsync(
            $"""
            UPDATE notification SET mail_open = 0, letter_id = @id,
                occasion = CASE WHEN occasion = '{NotificationLedger.Open}' THEN 'letter/' || notification_id ELSE occasion END
            WHERE recipient = @recipient AND mail_open = 1
            """,
            new { id, recipient },
            desk.Transaction);
        if (joined == 0 && letter is null)
        {
            await desk.Connection.ExecuteAsync("DELETE FROM letter WHERE letter_id = @id", new { id }, desk.Transaction);
        }

        return joined > 0;
    }

    // Names of this program, so that both engines read the same text; no list is empty in SQL.
    private static string SqlList(IEnumerable<NotificationKind> kinds) => string.Join(", ", kinds.Select(kind => $"'{kind}'").Prepend("''"));

    private static long Minutes(int minutes) => minutes * 60_000L;
}
