using System.Data;
using System.Data.Common;
using Dapper;
using Disclosure.Gazette.Merkle;
using Disclosure.Gazette.Stores;

namespace Disclosure.Gazette.Log;

/// <summary>Where the log grows: the newest signed head and the edge of the tree, touched by one writer at a time.</summary>
internal sealed class LogEdge(Database log, HeadSigner signer, HeadVerifier trusted, TimeProvider time)
{
    /// <summary>A transaction that no other writer's overlaps; what they committed is visible in it.</summary>
    public Task<T> LockedAsync<T>(Func<DbConnection, DbTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        log.InTransactionAsync(
            IsolationLevel.ReadCommitted,
            async (connection, transaction, token) =>
            {
                if (log.Engine == DatabaseEngine.Postgres)
                {
                    await connection.ExecuteAsync(new CommandDefinition(
                        "SELECT pg_advisory_xact_lock(hashtextextended('gazette append ' || current_schema(), 0))",
                        transaction: transaction,
                        cancellationToken: token));
                }

                return await work(connection, transaction, token);
            },
            cancellationToken);

    /// <summary>Signs a first head when the log is new, and holds the newest one against the log.</summary>
    /// <returns>How many entries the log holds.</returns>
    /// <exception cref="GazetteDamagedException">The log does not agree with itself or its signature.</exception>
    public async Task<long> BeginAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var size = await EntryTable.CountAsync(connection, transaction, cancellationToken);
        if (size == 0 && await HeadTable.NewestAsync(connection, transaction, cancellationToken) is null)
            await HeadTable.PutAsync(connection, transaction, signer.Sign(0, MerkleHash.Empty, time.GetUtcNow()), cancellationToken);
        var (head, _) = await ReadAsync(connection, transaction, cancellationToken);
        return head.TreeSize == size
            ? size
            : throw new GazetteDamagedException($"The newest signed head covers {head.TreeSize} entries, but the log holds {size}.");
    }

    /// <summary>The newest head and the tree's edge, when the signature is good and both agree.</summary>
    /// <exception cref="GazetteDamagedException">They do not.</exception>
    public async Task<(SignedTreeHead Head, MerkleFrontier Frontier)> ReadAsync(
        DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var head = await HeadTable.NewestAsync(connection, transaction, cancellationToken)
            ?? throw new GazetteDamagedException("The log holds entries but no signed head.");
        if (!trusted.Verifies(head))
            throw new GazetteDamagedException($"The signature of the newest head (size {head.TreeSize}) does not verify with the trusted keys.");
        var frontier = await TreeTable.FrontierAsync(connection, transaction, head.TreeSize, cancellationToken);
        return frontier.Root().AsSpan().SequenceEqual(head.RootHash.Span)
            ? (head, frontier)
            : throw new GazetteDamagedException($"The tree of {head.TreeSize} entries does not have the root that was signed.");
    }

    /// <summary>Signs a head that follows another: dated now, or just after the last signature when the clock stepped back, never earlier.</summary>
    public async Task<SignedTreeHead> SignAsync(
        DbConnection connection, DbTransaction transaction, SignedTreeHead last, long size, ReadOnlyMemory<byte> root, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var signed = signer.Sign(size, root, now > last.SignedAt ? now : last.SignedAt.AddMilliseconds(1));
        await HeadTable.PutAsync(connection, transaction, signed, cancellationToken);
        return signed;
    }
}
