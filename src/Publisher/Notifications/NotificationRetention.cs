using Dapper;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Work;

namespace Disclosure.Publisher.Notifications;

/// <summary>
/// Once an hour: removes notifications that were read long ago, those that nobody read for very long, and the mails that nothing speaks of
/// any more. What they told of is in the audit.
/// </summary>
internal sealed class NotificationRetention(DeskStore store, NotificationPolicy policy, TimeProvider time) : IRepeatedWork
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

    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>What is old stays old: nothing has to be taken up.</summary>
    public Task ResumeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Removes a batch; false when nothing is old, or it is not yet time to look again.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now < _next)
        {
            return false;
        }

        var limits = new
        {
            read = now.AddDays(-policy.Keep.ReadDays).ToUnixTimeMilliseconds(),
            unread = now.AddDays(-policy.Keep.UnreadDays).ToUnixTimeMilliseconds(),
            Batch,
        };
        var removed = await store.WriteAsync(
            async desk => await desk.Connection.ExecuteAsync(Remove, limits, desk.Transaction) + await desk.Connection.ExecuteAsync(RemoveLetters, limits, desk.Transaction),
            cancellationToken);
        if (removed == 0)
        {
            _next = now + Interval;
        }

        return removed > 0;
    }
}
