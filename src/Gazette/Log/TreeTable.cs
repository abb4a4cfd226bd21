using System.Data.Common;
using Dapper;
using Disclosure.Gazette.Merkle;

namespace Disclosure.Gazette.Log;

/// <summary>The tree in the log: leaves lie with their entries, complete subtrees above them in a table of their own.</summary>
internal static class TreeTable
{
    /// <exception cref="GazetteDamagedException">The node is missing.</exception>
    public static async ValueTask<byte[]> NodeAsync(
        DbConnection connection, DbTransaction? transaction, MerklePosition position, CancellationToken cancellationToken)
    {
        var sql = position.Level == 0
            ? "SELECT leaf_hash FROM gazette_entries WHERE entry_index = @Position"
            : "SELECT hash FROM gazette_nodes WHERE level = @Level AND position = @Position";
        var hash = await connection.ExecuteScalarAsync<byte[]?>(new CommandDefinition(
            sql, new { position.Level, position.Position }, transaction, cancellationToken: cancellationToken));
        return hash is { Length: MerkleHash.Size }
            ? hash
            : throw new GazetteDamagedException($"The log lacks the tree node at level {position.Level}, position {position.Position}.");
    }

    /// <summary>The right edge of the tree at a size the log has had.</summary>
    /// <exception cref="GazetteDamagedException">A node is missing.</exception>
    public static async Task<MerkleFrontier> FrontierAsync(
        DbConnection connection, DbTransaction? transaction, long size, CancellationToken cancellationToken)
    {
        var subtrees = new List<byte[]>();
        foreach (var position in MerkleFrontier.Positions(size))
            subtrees.Add(await NodeAsync(connection, transaction, position, cancellationToken));
        return MerkleFrontier.Of(size, subtrees);
    }

    /// <summary>Some stored nodes of a level, in order.</summary>
    public static async Task<IReadOnlyList<StoredNode>> LevelAsync(
        DbConnection connection, DbTransaction? transaction, int level, long from, int limit, CancellationToken cancellationToken) =>
        [
            .. await connection.QueryAsync<StoredNode>(new CommandDefinition(
                "SELECT position AS Position, hash AS Hash FROM gazette_nodes WHERE level = @level AND position >= @from ORDER BY position LIMIT @limit",
                new { level, from, limit },
                transaction,
                cancellationToken: cancellationToken)),
        ];

    /// <summary>How many nodes are stored, on all levels.</summary>
    public static Task<long> CountAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken) =>
        connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT COUNT(*) FROM gazette_nodes", transaction: transaction, cancellationToken: cancellationToken));

    public static Task AddAsync(
        DbConnection connection, DbTransaction transaction, IReadOnlyList<(MerklePosition Position, byte[] Hash)> nodes, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO gazette_nodes (level, position, hash) VALUES (@Level, @Position, @Hash)",
            nodes.Select(static node => new { node.Position.Level, node.Position.Position, node.Hash }),
            transaction,
            cancellationToken: cancellationToken));
}

/// <summary>A node as it lies in the log.</summary>
internal sealed record StoredNode
{
    public long Position { get; init; }

    public byte[] Hash { get; init; } = [];
}
