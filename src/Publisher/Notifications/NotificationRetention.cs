using Dapper;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Work;

namespace Disclosure.Publisher.Notifications;

/// <summary>
/// Once an hour: removes notifications that were read long ago, those that nobody read for very long, and the mails that nothing speaks of
/// any more. What they told of is in the audit.
/// </summary>
internal sealed class NotificationRetention(DeskStore store, NotificationPolicy policy, TimeProvider time) : PacedWork(time, Interval)
{
    private const int Batch = 500;
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private const string Remove =
        """
        DELETE FROM notification WHERE notification_id IN (
            SELECT notification_id FROM notification WHERE read_at < @read
            UNION SELECT notification_id FROM notification WHERE created_at < @unread
            LIMIT @Batch)
        """;

    private const string RemoveLetters =
        """
        DELETE FROM letter WHERE letter_id IN (
            SELECT letter_id FROM letter
            WHERE done_at < @read AND NOT EXISTS (SELECT 1 FROM notification n WHERE n.letter_id = letter.letter_id)
            LIMIT @Batch)
        """;

    /// <inheritdoc/>
    protected override async Task<bool> RoundAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var limits = new
        {
            read = now.AddDays(-policy.Keep.ReadDays).ToUnixTimeMilliseconds(),
            unread = now.AddDays(-policy.Keep.UnreadDays).ToUnixTimeMilliseconds(),
            Batch,
        };
        var removed = await store.WriteAsync(
            async desk => await desk.Connection.ExecuteAsync(Remove, limits, desk.Transaction) + await desk.Connection.ExecuteAsync(RemoveLetters, limits, desk.Transaction),
            cancellationToken);
        return removed > 0;
    }
}
