using Dapper;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Notifications.Mail;

/// <summary>How the mails of an agency, or of all, fared of late.</summary>
/// <param name="Sent">Taken by the server.</param>
/// <param name="Waiting">Waiting or being sent.</param>
/// <param name="Uncertain">Perhaps taken; not sent again.</param>
/// <param name="Failed">Refused, or given up.</param>
public sealed record MailStanding(long Sent, long Waiting, long Uncertain, long Failed)
{
    /// <summary>For so many days.</summary>
    public const int Days = 30;

    /// <summary>Counts them.</summary>
    /// <param name="store">The store.</param>
    /// <param name="agencyCode">Of the accounts of this agency; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<MailStanding> ReadAsync(DeskStore store, string? agencyCode, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        var counts = (await store.ReadAsync(
            connection => connection.QueryAsync<StateCount>(
                $"""
                SELECT l.state AS State, COUNT(*) AS Count FROM letter l
                {(agencyCode is null ? string.Empty : "JOIN account a ON a.name = l.recipient AND a.agency_code = @agencyCode")}
                WHERE l.created_at > @since GROUP BY l.state
                """,
                new { agencyCode, since = store.NowMilliseconds - (long)TimeSpan.FromDays(Days).TotalMilliseconds }),
            cancellationToken)).ToDictionary(count => count.State, count => count.Count, StringComparer.Ordinal);
        return new MailStanding(Of(LetterState.Sent), Of(LetterState.Waiting) + Of(LetterState.Sending), Of(LetterState.Uncertain), Of(LetterState.Failed));

        long Of(LetterState state) => counts.GetValueOrDefault(state.Wire());
    }

    private sealed record StateCount
    {
        public required string State { get; init; }

        public required long Count { get; init; }
    }
}
