using System.Data.Common;
using Dapper;

namespace Disclosure.Gazette.Log;

/// <summary>The signed heads in the log: one for each size it ever had.</summary>
internal static class HeadTable
{
    private const string Select = """
        SELECT tree_size AS TreeSize, root_hash AS RootHash, signed_at AS SignedAt, algorithm AS Algorithm, key_id AS KeyId, signature AS Signature
        FROM gazette_heads
        """;

    public static async Task<SignedTreeHead?> NewestAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken) =>
        (await connection.QueryFirstOrDefaultAsync<HeadRow>(new CommandDefinition(
            Select + " ORDER BY tree_size DESC LIMIT 1", transaction: transaction, cancellationToken: cancellationToken)))?.Head();

    /// <summary>The largest head above <paramref name="after"/> and not above <paramref name="atMost"/>.</summary>
    public static async Task<SignedTreeHead?> WithinAsync(
        DbConnection connection, DbTransaction? transaction, long after, long atMost, CancellationToken cancellationToken) =>
        (await connection.QueryFirstOrDefaultAsync<HeadRow>(new CommandDefinition(
            Select + " WHERE tree_size > @after AND tree_size <= @atMost ORDER BY tree_size DESC LIMIT 1",
            new { after, atMost },
            transaction,
            cancellationToken: cancellationToken)))?.Head();

    /// <summary>Some heads from a size on, in order, whatever gaps there are.</summary>
    public static async Task<IReadOnlyList<SignedTreeHead>> PageAsync(
        DbConnection connection, DbTransaction? transaction, long from, int limit, CancellationToken cancellationToken) =>
        [
            .. (await connection.QueryAsync<HeadRow>(new CommandDefinition(
                Select + " WHERE tree_size >= @from ORDER BY tree_size LIMIT @limit",
                new { from, limit },
                transaction,
                cancellationToken: cancellationToken))).Select(static row => row.Head()),
        ];

    /// <summary>Adds the head of a new size, or puts a newer signature in the place of the one for this size.</summary>
    public static Task PutAsync(DbConnection connection, DbTransaction transaction, SignedTreeHead head, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO gazette_heads (tree_size, root_hash, signed_at, algorithm, key_id, signature)
            VALUES (@TreeSize, @RootHash, @SignedAt, @Algorithm, @KeyId, @Signature)
            ON CONFLICT (tree_size) DO UPDATE
            SET root_hash = excluded.root_hash, signed_at = excluded.signed_at, algorithm = excluded.algorithm,
                key_id = excluded.key_id, signature = excluded.signature
            """,
            new
            {
                head.TreeSize,
                RootHash = head.RootHash.ToArray(),
                SignedAt = head.SignedAt.ToUnixTimeMilliseconds(),
                head.Algorithm,
                head.KeyId,
                Signature = head.Signature.ToArray(),
            },
            transaction,
            cancellationToken: cancellationToken));

    private sealed record HeadRow
    {
        public long TreeSize { get; init; }

        public byte[] RootHash { get; init; } = [];

        public long SignedAt { get; init; }

        public string Algorithm { get; init; } = string.Empty;

        public string KeyId { get; init; } = string.Empty;

        public byte[] Signature { get; init; } = [];

        /// <summary>A time that no date can show becomes the earliest one: the signature will not fit it.</summary>
        public SignedTreeHead Head() => new()
        {
            TreeSize = TreeSize,
            RootHash = RootHash,
            SignedAt = SignedAt < DateTimeOffset.MinValue.ToUnixTimeMilliseconds() || SignedAt > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
                ? DateTimeOffset.MinValue
                : DateTimeOffset.FromUnixTimeMilliseconds(SignedAt),
            Algorithm = Algorithm,
            KeyId = KeyId,
            Signature = Signature,
        };
    }
}
