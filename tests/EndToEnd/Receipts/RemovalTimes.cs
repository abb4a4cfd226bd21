using System.Globalization;
using Dapper;
using Disclosure.EndToEnd.Crashes;

namespace Disclosure.EndToEnd.Receipts;

/// <summary>When one removal was ordered, taken in by the gazette, hidden and purged; milliseconds since 1970-01-01 UTC, null while it is not confirmed.</summary>
internal sealed record RemovalTime
{
    public required string RecordId { get; init; }

    public required string Kind { get; init; }

    public required long OrderedAt { get; init; }

    public required long AppendedAt { get; init; }

    public required long? HiddenAt { get; init; }

    public required long? PurgedAt { get; init; }
}

/// <summary>Reads what the desk wrote down of removals and their receipts.</summary>
internal static class RemovalTimes
{
    /// <summary>Every receipt of a node, with the removal that it is for.</summary>
    public static async Task<IReadOnlyList<RemovalTime>> ReadAsync(CrashStore store, string node)
    {
        await using var connection = await store.Desk.OpenAsync(CancellationToken.None);
        return
        [
            .. await connection.QueryAsync<RemovalTime>(
                """
                SELECT m.record_id AS RecordId, m.kind AS Kind, o.created_at AS OrderedAt, m.appended_at AS AppendedAt, r.hidden_at AS HiddenAt, r.purged_at AS PurgedAt
                FROM removal m JOIN outbox o ON o.record_id = m.record_id AND o.version = m.version JOIN receipt r ON r.entry_index = m.entry_index
                WHERE r.node = @node
                """,
                new { node }),
        ];
    }

    /// <summary>Median, 99th percentile and the longest of some times, in seconds.</summary>
    public static string Tell(string what, IEnumerable<long> milliseconds)
    {
        var all = milliseconds.Order().ToList();
        return all.Count == 0
            ? $"{what}: none"
            : string.Create(CultureInfo.InvariantCulture, $"{what}: p50 {At(0.5):0.00} s, p99 {At(0.99):0.00} s, longest {all[^1] / 1000.0:0.00} s, of {all.Count}");

        double At(double share) => all[(int)Math.Ceiling(all.Count * share) - 1] / 1000.0;
    }
}
