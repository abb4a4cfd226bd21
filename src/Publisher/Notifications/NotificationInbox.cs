using System.Globalization;
using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Notifications;

/// <summary>What someone was told, as they see it: their own alone, whatever number they ask for.</summary>
public sealed class NotificationInbox(DeskStore store)
{
    /// <summary>Unread lines counted at most; one more says that there are more.</summary>
    public const int MaximumCount = 99;

    // Read is read: what comes after begins a new line.
    private const string Read =
        $"UPDATE notification SET read_at = @At, occasion = CASE WHEN occasion = '{NotificationLedger.Open}' THEN 'read/' || notification_id ELSE occasion END WHERE recipient = @Name AND read_at IS NULL AND changed_at <= @seen";

    /// <summary>How many lines are unread, at most one more than <see cref="MaximumCount"/>; it asks the index alone.</summary>
    public async Task<int> UnreadAsync(DeskUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return (int)await store.ReadAsync(
            connection => connection.ExecuteScalarAsync<long>(
                $"SELECT COUNT(*) FROM (SELECT 1 FROM notification WHERE recipient = @Name AND read_at IS NULL LIMIT {MaximumCount + 1}) unread", new { user.Name }),
            cancellationToken);
    }

    /// <summary>A page, newest first.</summary>
    public async Task<NotificationPage> ListAsync(DeskUser user, NotificationFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(filter);
        var size = Math.Clamp(filter.PageSize, 1, 200);
        var (at, id) = Cursor(filter.After);
        var lines = (await store.ReadAsync(
            connection => connection.QueryAsync<NotificationLine>(
                $"""
                SELECT {NotificationLine.Columns}
                FROM notification n LEFT JOIN agency g ON g.code = n.agency_code LEFT JOIN letter l ON l.letter_id = n.letter_id
                WHERE n.recipient = @Name
                {(filter.UnreadOnly ? "AND n.read_at IS NULL" : string.Empty)}
                {(filter.Kind is null ? string.Empty : "AND n.kind = @kind")}
                {(id is null ? string.Empty : "AND (n.changed_at, n.notification_id) < (@at, @id)")}
                ORDER BY n.changed_at DESC, n.notification_id DESC LIMIT @limit
                """,
                new { user.Name, kind = filter.Kind?.ToString(), at, id, limit = size + 1 }),
            cancellationToken)).AsList();
        return lines.Count > size
            ? new NotificationPage(lines[..size], string.Create(CultureInfo.InvariantCulture, $"{lines[size - 1].ChangedAt}-{lines[size - 1].Id}"))
            : new NotificationPage(lines, Next: null);
    }

    /// <summary>Marks a line as read; of one that more was added to since it was seen, nothing.</summary>
    /// <param name="user">Whose it is.</param>
    /// <param name="id">Its number.</param>
    /// <param name="seen"><see cref="NotificationLine.ChangedAt"/> of the line that was seen.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The line; null when the person has none of this number.</returns>
    public async Task<NotificationLine?> ReadAsync(DeskUser user, long id, long seen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return await store.WriteAsync(
            async desk =>
            {
                await desk.Connection.ExecuteAsync($"{Read} AND notification_id = @id", new { At = desk.AtMilliseconds, user.Name, seen, id }, desk.Transaction);
                return await desk.Connection.QuerySingleOrDefaultAsync<NotificationLine>(
                    $"""
                    SELECT {NotificationLine.Columns}
                    FROM notification n LEFT JOIN agency g ON g.code = n.agency_code LEFT JOIN letter l ON l.letter_id = n.letter_id
                    WHERE n.recipient = @Name AND n.notification_id = @id
                    """,
                    new { user.Name, id },
                    desk.Transaction);
            },
            cancellationToken);
    }

    /// <summary>Marks everything as read that was there when the person looked.</summary>
    /// <param name="user">Whose it is.</param>
    /// <param name="seen">When they looked, milliseconds since 1970-01-01 UTC: what changed later stays unread.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<int> ReadAllAsync(DeskUser user, long seen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return store.WriteAsync(desk => desk.Connection.ExecuteAsync(Read, new { At = desk.AtMilliseconds, user.Name, seen }, desk.Transaction), cancellationToken);
    }

    private static (long At, long? Id) Cursor(string? after) =>
        after?.Split('-') is [var first, var second]
            && long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && long.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? (at, id)
            : (0, null);
}
