using System.Data.Common;
using Dapper;

namespace Disclosure.Publisher.Store;

/// <summary>Which master key the store is encrypted under, and which ones were before. Ids only: they tell nothing of the keys.</summary>
internal static class MasterKeyTable
{
    /// <summary>Id of the key in use; null for a store that has none yet.</summary>
    public static Task<string?> CurrentAsync(DbConnection connection, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefaultAsync<string?>("SELECT key_id FROM master_key WHERE retired_at IS NULL", transaction: transaction);

    /// <summary>Retires the key in use, if there is one, and puts another in its place.</summary>
    /// <exception cref="DbException">The key was in use before.</exception>
    public static async Task ReplaceAsync(DbConnection connection, DbTransaction transaction, string keyId, DateTimeOffset at)
    {
        var parameters = new { keyId, at = at.ToUnixTimeMilliseconds() };
        await connection.ExecuteAsync("UPDATE master_key SET retired_at = @at WHERE retired_at IS NULL", parameters, transaction);
        await connection.ExecuteAsync("INSERT INTO master_key (key_id, first_used_at) VALUES (@keyId, @at)", parameters, transaction);
    }

    /// <summary>How many case keys are wrapped by another key than this one.</summary>
    public static Task<long> StrangersAsync(DbConnection connection, DbTransaction? transaction, MasterKey key) =>
        connection.ExecuteScalarAsync<long>(
            "SELECT COUNT(*) FROM case_key WHERE substr(wrapped, 1, 8) <> @id", new { id = key.Id.ToArray() }, transaction);
}
