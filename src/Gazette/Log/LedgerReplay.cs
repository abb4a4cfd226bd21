using System.Data.Common;
using System.Security.Cryptography;
using Disclosure.Gazette.Merkle;

namespace Disclosure.Gazette.Log;

/// <summary>
/// Brings a log that is older than its ledger forward, to the very head that was signed last: the entries come back as they were, without
/// content. What they order to be erased is erased with them; what else they held is lost, and told by <see cref="GazetteWriter.LostAsync"/>.
/// </summary>
internal sealed class LedgerReplay(LogLedger ledger, HeadVerifier trusted)
{
    /// <summary>Runs in the transaction that holds the log's lock; how many entries came back.</summary>
    /// <exception cref="GazetteDamagedException">Log and ledger tell two histories, or the ledger is not signed by a trusted key.</exception>
    public async Task<int> RunAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken)
    {
        if (ledger.Newest() is not { } newest)
            return 0;
        var head = newest.Head();
        if (!trusted.Verifies(head))
            throw new GazetteDamagedException("The newest line of the ledger is not signed by the gazette's key: it belongs to another gazette, or was changed.");
        var size = await EntryTable.CountAsync(connection, transaction, cancellationToken);
        if (head.TreeSize <= size)
        {
            RequireSame(await TreeTable.FrontierAsync(connection, transaction, head.TreeSize, cancellationToken), head);
            return 0;
        }

        var outlines = await ledger.FromAsync(size, cancellationToken);
        var edge = await TreeTable.FrontierAsync(connection, transaction, size, cancellationToken);
        foreach (var outline in outlines)
            edge = await AddAsync(connection, transaction, edge, outline, cancellationToken);
        RequireSame(edge, head);
        return outlines.Count;
    }

    private static async Task<MerkleFrontier> AddAsync(
        DbConnection connection, DbTransaction transaction, MerkleFrontier edge, LogOutline outline, CancellationToken cancellationToken)
    {
        var row = outline.Row();
        var nodes = new List<(MerklePosition, byte[])>();
        var grown = edge.Append(row.LeafHash, (position, hash) => nodes.Add((position, hash)));
        RequireSame(grown, outline.Head());
        await EntryTable.AddOutlineAsync(connection, transaction, row, cancellationToken);
        await TreeTable.AddAsync(connection, transaction, nodes, cancellationToken);
        await HeadTable.PutAsync(connection, transaction, outline.Head(), cancellationToken);
        return grown;
    }

    private static void RequireSame(MerkleFrontier edge, SignedTreeHead head)
    {
        if (edge.Size != head.TreeSize || !CryptographicOperations.FixedTimeEquals(edge.Root(), head.RootHash.Span))
            throw new GazetteDamagedException($"The log and its ledger tell two histories of the first {head.TreeSize} entries.");
    }
}
