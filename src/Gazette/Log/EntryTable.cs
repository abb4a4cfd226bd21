using System.Data.Common;
using Dapper;
using Disclosure.Records;

namespace Disclosure.Gazette.Log;

/// <summary>Entries and their sealed contents in the log.</summary>
internal static class EntryTable
{
    /// <summary>Entries whose payload a later entry of the same record orders to be erased.</summary>
    private const string Erased = """
        EXISTS (SELECT 1 FROM gazette_entries later
                WHERE later.record_id = e.record_id AND later.entry_index > e.entry_index AND later.erases_earlier = 1)
        """;

    /// <summary>From an index on, in order, without a gap unless the log is damaged.</summary>
    public static async Task<IReadOnlyList<EntryRow>> RangeAsync(
        DbConnection connection, DbTransaction? transaction, long from, long end, CancellationToken cancellationToken) =>
        [
            .. await connection.QueryAsync<EntryRow>(new CommandDefinition(
                EntryRow.Select + " WHERE e.entry_index >= @from AND e.entry_index < @end ORDER BY e.entry_index",
                new { from, end },
                transaction,
                cancellationToken: cancellationToken)),
        ];

    /// <summary>As <see cref="RangeAsync"/>, without contents.</summary>
    public static async Task<IReadOnlyList<EntryRow>> OutlineAsync(DbConnection connection, long from, long end, CancellationToken cancellationToken) =>
        [
            .. await connection.QueryAsync<EntryRow>(new CommandDefinition(
                EntryRow.SelectOutline + " WHERE e.entry_index >= @from AND e.entry_index < @end ORDER BY e.entry_index",
                new { from, end },
                cancellationToken: cancellationToken)),
        ];

    /// <summary>The entries of these indices, in the order of the log; those it does not hold are left out.</summary>
    public static async Task<IReadOnlyList<EntryRow>> AtAsync(DbConnection connection, IndexList indices, CancellationToken cancellationToken) =>
        [
            .. await connection.QueryAsync<EntryRow>(new CommandDefinition(
                EntryRow.Select + $" WHERE e.entry_index IN {indices.Sql} ORDER BY e.entry_index", indices.Parameters, cancellationToken: cancellationToken)),
        ];

    /// <summary>Some entries from an index on, in order, whatever gaps there are.</summary>
    public static async Task<IReadOnlyList<EntryRow>> PageAsync(
        DbConnection connection, DbTransaction? transaction, long from, int limit, CancellationToken cancellationToken) =>
        [
            .. await connection.QueryAsync<EntryRow>(new CommandDefinition(
                EntryRow.Select + " WHERE e.entry_index >= @from ORDER BY e.entry_index LIMIT @limit",
                new { from, limit },
                transaction,
                cancellationToken: cancellationToken)),
        ];

    public static Task<EntryRow?> FindAsync(
        DbConnection connection, DbTransaction? transaction, RecordId id, int version, CancellationToken cancellationToken) =>
        connection.QueryFirstOrDefaultAsync<EntryRow?>(new CommandDefinition(
            EntryRow.Select + " WHERE e.record_id = @Id AND e.version = @version",
            new { Id = id.Value, version },
            transaction,
            cancellationToken: cancellationToken));

    /// <summary>Every version of a record that the log knows, in order.</summary>
    public static async Task<IReadOnlyList<EntryRow>> OfRecordAsync(DbConnection connection, RecordId id, CancellationToken cancellationToken) =>
        [
            .. await connection.QueryAsync<EntryRow>(new CommandDefinition(
                EntryRow.Select + " WHERE e.record_id = @Id ORDER BY e.version", new { Id = id.Value }, cancellationToken: cancellationToken)),
        ];

    /// <summary>The highest version of a record, 0 when there is none.</summary>
    public static Task<long> NewestVersionAsync(DbConnection connection, DbTransaction transaction, RecordId id, CancellationToken cancellationToken) =>
        connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT COALESCE(MAX(version), 0) FROM gazette_entries WHERE record_id = @Id",
            new { Id = id.Value },
            transaction,
            cancellationToken: cancellationToken));

    public static Task<long> CountAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken) =>
        connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT COALESCE(MAX(entry_index), -1) + 1 FROM gazette_entries", transaction: transaction, cancellationToken: cancellationToken));

    public static async Task AddAsync(DbConnection connection, DbTransaction transaction, EntryRow row, CancellationToken cancellationToken)
    {
        await AddOutlineAsync(connection, transaction, row, cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO gazette_contents (entry_index, nonce, ciphertext) VALUES (@EntryIndex, @Nonce, @Ciphertext)",
            row,
            transaction,
            cancellationToken: cancellationToken));
    }

    /// <summary>Adds an entry without its content.</summary>
    public static Task AddOutlineAsync(DbConnection connection, DbTransaction transaction, EntryRow row, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO gazette_entries (entry_index, kind, nature, payload_kind, record_id, version, appended_at, erases_earlier, commitment, leaf_hash, key_id)
            VALUES (@EntryIndex, @Kind, @Nature, @PayloadKind, @RecordId, @Version, @AppendedAt, @ErasesEarlier, @Commitment, @LeafHash, @KeyId)
            """,
            row,
            transaction,
            cancellationToken: cancellationToken));

    /// <summary>Entries whose payload should be there, in order: nothing orders it to be erased. Their contents are not read.</summary>
    public static async Task<IReadOnlyList<EntryRow>> KeptAsync(DbConnection connection, CancellationToken cancellationToken) =>
        [
            .. await connection.QueryAsync<EntryRow>(new CommandDefinition(
                $"{EntryRow.SelectOutline} WHERE NOT {Erased} ORDER BY e.entry_index", cancellationToken: cancellationToken)),
        ];

    /// <summary>How many entries there are, how many of them nothing orders to be erased, and how many contents.</summary>
    public static async Task<(long Entries, long Kept, long Contents)> CountsAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.QuerySingleAsync<(long, long, long)>(new CommandDefinition(
            $"""
            SELECT (SELECT COUNT(*) FROM gazette_entries), (SELECT COUNT(*) FROM gazette_entries e WHERE NOT {Erased}), (SELECT COUNT(*) FROM gazette_contents)
            """,
            cancellationToken: cancellationToken));

    /// <summary>The indices that have a content.</summary>
    public static async Task<HashSet<long>> WithContentAsync(DbConnection connection, CancellationToken cancellationToken) =>
        [.. await connection.QueryAsync<long>(new CommandDefinition("SELECT entry_index FROM gazette_contents", cancellationToken: cancellationToken))];

    /// <summary>The last entry of each record, without contents, in the order of the log.</summary>
    public static async Task<IReadOnlyList<EntryRow>> LastOfEachAsync(DbConnection connection, CancellationToken cancellationToken) =>
        [
            .. await connection.QueryAsync<EntryRow>(new CommandDefinition(
                EntryRow.SelectOutline + """
                 JOIN (SELECT record_id, MAX(version) AS version FROM gazette_entries GROUP BY record_id) newest
                      ON newest.record_id = e.record_id AND newest.version = e.version
                ORDER BY e.entry_index
                """,
                cancellationToken: cancellationToken)),
        ];

    /// <summary>Takes away every content that the log orders to be erased; already done is done.</summary>
    public static Task<int> EraseContentsAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            $"DELETE FROM gazette_contents WHERE entry_index IN (SELECT e.entry_index FROM gazette_entries e WHERE {Erased})",
            transaction: transaction,
            cancellationToken: cancellationToken));

    /// <summary>As <see cref="EraseContentsAsync(DbConnection, DbTransaction, CancellationToken)"/>, for what one entry orders.</summary>
    public static Task EraseContentsAsync(
        DbConnection connection, DbTransaction transaction, string recordId, long before, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            """
            DELETE FROM gazette_contents WHERE entry_index IN
                (SELECT e.entry_index FROM gazette_entries e WHERE e.record_id = @recordId AND e.entry_index < @before)
            """,
            new { recordId, before },
            transaction,
            cancellationToken: cancellationToken));

    /// <summary>The indices whose payload the entries of a range order to be erased.</summary>
    public static async Task<IReadOnlyList<long>> ErasedByAsync(DbConnection connection, long from, long end, CancellationToken cancellationToken) =>
        [
            .. await connection.QueryAsync<long>(new CommandDefinition(
                """
                SELECT DISTINCT e.entry_index
                FROM gazette_entries later JOIN gazette_entries e ON e.record_id = later.record_id AND e.entry_index < later.entry_index
                WHERE later.entry_index >= @from AND later.entry_index < @end AND later.erases_earlier = 1
                """,
                new { from, end },
                cancellationToken: cancellationToken)),
        ];

    /// <summary>The indices whose payload the log orders to be erased, in order; of one record, or of all.</summary>
    public static async Task<IReadOnlyList<long>> ErasedAsync(
        DbConnection connection, DbTransaction? transaction, RecordId? only, CancellationToken cancellationToken) =>
        [
            .. await connection.QueryAsync<long>(new CommandDefinition(
                $"SELECT e.entry_index FROM gazette_entries e WHERE {Erased}{(only is null ? string.Empty : " AND e.record_id = @Id")} ORDER BY e.entry_index",
                new { Id = only?.Value },
                transaction,
                cancellationToken: cancellationToken)),
        ];
}
