using Dapper;
using Disclosure.Gazette.Stores;

namespace Disclosure.Gazette.Log;

/// <summary>The key store: small, apart from the log, the place where erasure is final.</summary>
internal sealed class KeyTable(Database database)
{
    private const string Select = "SELECT key_id AS KeyId, entry_index AS EntryIndex, content_key AS ContentKey, salt AS Salt FROM gazette_keys";

    public Task AddAsync(EntrySecret secret, CancellationToken cancellationToken) => AddAsync([secret], cancellationToken);

    /// <summary>Adds all of them or none.</summary>
    public Task AddAsync(IEnumerable<EntrySecret> secrets, CancellationToken cancellationToken) => database.InTransactionAsync(
        (connection, transaction, token) => connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO gazette_keys (key_id, entry_index, content_key, salt) VALUES (@KeyId, @EntryIndex, @ContentKey, @Salt)",
            secrets,
            transaction,
            cancellationToken: token)),
        cancellationToken);

    /// <summary>The secrets of a range of entries, traces of failed appends included.</summary>
    public async Task<IReadOnlyList<EntrySecret>> RangeAsync(long from, long end, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return
        [
            .. await connection.QueryAsync<EntrySecret>(new CommandDefinition(
                Select + " WHERE entry_index >= @from AND entry_index < @end ORDER BY entry_index", new { from, end }, cancellationToken: cancellationToken)),
        ];
    }

    /// <summary>The secrets of these entries, traces of failed appends included.</summary>
    public async Task<IReadOnlyList<EntrySecret>> AtAsync(IndexList indices, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return
        [
            .. await connection.QueryAsync<EntrySecret>(new CommandDefinition(
                Select + $" WHERE entry_index IN {indices.Sql}", indices.Parameters, cancellationToken: cancellationToken)),
        ];
    }

    /// <summary>The ids of all keys, lower-case hex.</summary>
    public async Task<HashSet<string>> IdsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var ids = await connection.QueryAsync<byte[]>(new CommandDefinition("SELECT key_id FROM gazette_keys", cancellationToken: cancellationToken));
        return ids.Select(Convert.ToHexStringLower).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Destroys key and salt of the entries; already done is done.</summary>
    public Task EraseAsync(IReadOnlyList<long> entries, CancellationToken cancellationToken) => entries.Count == 0
        ? Task.CompletedTask
        : database.InTransactionAsync(
            (connection, transaction, token) => connection.ExecuteAsync(new CommandDefinition(
                "DELETE FROM gazette_keys WHERE entry_index = @Index",
                entries.Select(static index => new { Index = index }),
                transaction,
                cancellationToken: token)),
            cancellationToken);

    /// <summary>Clears the traces of failed appends at an index that is now taken by the secret named.</summary>
    public async Task KeepOnlyAsync(EntrySecret secret, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM gazette_keys WHERE entry_index = @EntryIndex AND key_id <> @KeyId", secret, cancellationToken: cancellationToken));
    }

    /// <summary>What <see cref="StructureCheck"/> finds in the key store.</summary>
    public async Task<IReadOnlyList<string>> StructureProblemsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await StructureCheck.ProblemsAsync(connection, transaction: null, cancellationToken);
    }

    /// <summary>How many entries from this index on have a secret: 0, or 1 after an append that was cut off, unless the log is older than the key store.</summary>
    public async Task<long> CountFromAsync(long index, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT COUNT(DISTINCT entry_index) FROM gazette_keys WHERE entry_index >= @index", new { index }, cancellationToken: cancellationToken));
    }
}
