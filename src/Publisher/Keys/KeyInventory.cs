using Dapper;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Keys;

/// <summary>A master key that the store knows.</summary>
/// <param name="KeyId">Its id.</param>
/// <param name="FirstUsedAt">Since when it was in use, UTC.</param>
/// <param name="RetiredAt">When another took its place; null for the one in use.</param>
/// <param name="CaseKeys">How many case keys it wraps; none for a retired one.</param>
internal sealed record ListedKey(string KeyId, DateTimeOffset FirstUsedAt, DateTimeOffset? RetiredAt, long CaseKeys);

/// <summary>Lists the master keys a store is and was encrypted under.</summary>
internal static class KeyInventory
{
    /// <summary>Oldest first. A key that wraps something but that the store does not know comes last, as of the year 1970.</summary>
    public static async Task<IReadOnlyList<ListedKey>> ReadAsync(Database database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var known = (await connection.QueryAsync<KeyRow>(new CommandDefinition(
            "SELECT key_id AS KeyId, first_used_at AS FirstUsedAt, retired_at AS RetiredAt FROM master_key ORDER BY first_used_at, key_id",
            cancellationToken: cancellationToken))).AsList();
        var counts = (await connection.QueryAsync<KeyCount>(new CommandDefinition(
            $"SELECT substr(wrapped, 1, {MasterKey.IdLength}) AS Id, COUNT(*) AS Count FROM case_key GROUP BY substr(wrapped, 1, {MasterKey.IdLength})",
            cancellationToken: cancellationToken))).ToDictionary(count => Convert.ToHexStringLower(count.Id), count => count.Count, StringComparer.Ordinal);
        return
        [
            .. known.Select(key => new ListedKey(key.KeyId, At(key.FirstUsedAt), key.RetiredAt is { } at ? At(at) : null, counts.GetValueOrDefault(key.KeyId))),
            .. counts.ExceptBy(known.Select(key => key.KeyId), count => count.Key, StringComparer.Ordinal)
                .Select(count => new ListedKey(count.Key, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, count.Value)),
        ];
    }

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private sealed record KeyRow
    {
        public required string KeyId { get; init; }

        public required long FirstUsedAt { get; init; }

        public long? RetiredAt { get; init; }
    }

    private sealed record KeyCount
    {
        public required byte[] Id { get; init; }

        public required long Count { get; init; }
    }
}
