using Disclosure.Gazette.Merkle;
using Disclosure.Records;

namespace Disclosure.Gazette.Log;

/// <summary>
/// The public side of the gazette: entries, heads and proofs, with credentials that can only read. It checks each entry against its own
/// leaf hash, but not against a signed head: <c>GazetteFollower</c> does that. Safe for use from many threads.
/// </summary>
public sealed class GazetteReader
{
    private const int MostAtOnce = 500;

    private readonly GazetteStore _store;
    private readonly KeyTable _keys;

    /// <summary>The store remains the caller's to dispose.</summary>
    public GazetteReader(GazetteStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        _store = store;
        _keys = new KeyTable(store.Keys);
    }

    /// <summary>The newest signed head, unverified; null before the writer has started for the first time.</summary>
    public async Task<SignedTreeHead?> LatestHeadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _store.Log.OpenAsync(cancellationToken);
        return await HeadTable.NewestAsync(connection, transaction: null, cancellationToken);
    }

    /// <summary>The signed head of a size the log has had, unverified; null when it holds none.</summary>
    public async Task<SignedTreeHead?> HeadAtAsync(long size, CancellationToken cancellationToken)
    {
        await using var connection = await _store.Log.OpenAsync(cancellationToken);
        return await HeadTable.WithinAsync(connection, transaction: null, size - 1, size, cancellationToken);
    }

    /// <summary>Up to <paramref name="count"/> entries from an index on, in order; a payload that was erased is null.</summary>
    /// <exception cref="GazetteDamagedException">An entry does not agree with its own leaf hash, or one is missing.</exception>
    public async Task<IReadOnlyList<GazetteEntry>> ReadAsync(long from, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        IReadOnlyList<EntryRow> rows;
        await using (var connection = await _store.Log.OpenAsync(cancellationToken))
            rows = await EntryTable.RangeAsync(connection, transaction: null, from, from + count, cancellationToken);
        var entries = await OpenAsync(rows, cancellationToken);
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Index != from + i)
                throw new GazetteDamagedException($"Entry {from + i} is missing.");
        }

        return entries;
    }

    /// <summary>The entries of these indices, in the order of the log; a payload that was erased is null. At most 500 at once.</summary>
    /// <exception cref="GazetteDamagedException">An entry does not agree with its own leaf hash.</exception>
    public async Task<IReadOnlyList<GazetteEntry>> AtAsync(IReadOnlyCollection<long> indices, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(indices);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(indices.Count, MostAtOnce, nameof(indices));
        if (indices.Count == 0)
            return [];
        var list = new IndexList(indices);
        IReadOnlyList<EntryRow> rows;
        await using (var connection = await _store.Log.OpenAsync(cancellationToken))
            rows = await EntryTable.AtAsync(connection, list, cancellationToken);
        return Open(rows, await _keys.AtAsync(list, cancellationToken));
    }

    /// <summary>One version of a record; null when the log does not hold it.</summary>
    /// <exception cref="GazetteDamagedException">The entry does not agree with its own leaf hash.</exception>
    public async Task<GazetteEntry?> FindAsync(RecordId id, int version, CancellationToken cancellationToken)
    {
        EntryRow? row;
        await using (var connection = await _store.Log.OpenAsync(cancellationToken))
            row = await EntryTable.FindAsync(connection, transaction: null, id, version, cancellationToken);
        return row is null ? null : (await OpenAsync([row], cancellationToken))[0];
    }

    /// <summary>Every version of a record, in order; a payload that was erased is null. Empty when the log does not hold the record.</summary>
    /// <exception cref="GazetteDamagedException">An entry does not agree with its own leaf hash.</exception>
    public async Task<IReadOnlyList<GazetteEntry>> OfRecordAsync(RecordId id, CancellationToken cancellationToken)
    {
        IReadOnlyList<EntryRow> rows;
        await using (var connection = await _store.Log.OpenAsync(cancellationToken))
            rows = await EntryTable.OfRecordAsync(connection, id, cancellationToken);
        var entries = new List<GazetteEntry>(rows.Count);
        // One by one: between two versions of a record lie the keys of many others.
        foreach (var row in rows)
            entries.AddRange(await OpenAsync([row], cancellationToken));
        return entries;
    }

    /// <summary>The last entry of each record, in the order of the log, all without payload.</summary>
    /// <exception cref="GazetteDamagedException">An entry does not agree with its own leaf hash.</exception>
    public async Task<IReadOnlyList<GazetteEntry>> LastOfEachAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _store.Log.OpenAsync(cancellationToken);
        return Open(await EntryTable.LastOfEachAsync(connection, cancellationToken), []);
    }

    /// <summary>Proves an entry under the newest head.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The log does not reach to this index.</exception>
    public Task<InclusionProof> ProveInclusionAsync(long index, CancellationToken cancellationToken) => UnderNewestHeadAsync(
        async (prover, head, token) =>
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, head.TreeSize);
            return new InclusionProof { Index = index, Head = head, Path = await prover.InclusionAsync(index, head.TreeSize, token) };
        },
        cancellationToken);

    /// <summary>Proves that the log at an earlier size is the beginning of the log under the newest head.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The log does not reach to this size.</exception>
    public Task<ConsistencyProof> ProveConsistencyAsync(long size, CancellationToken cancellationToken) => UnderNewestHeadAsync(
        async (prover, head, token) =>
        {
            ArgumentOutOfRangeException.ThrowIfNegative(size);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(size, head.TreeSize);
            return new ConsistencyProof { Size = size, Head = head, Path = await prover.ConsistencyAsync(size, head.TreeSize, token) };
        },
        cancellationToken);

    /// <summary>The largest head above one size and not above another, and the entries between.</summary>
    internal async Task<LogStretch?> StretchAsync(long after, int count, CancellationToken cancellationToken)
    {
        SignedTreeHead? head;
        IReadOnlyList<EntryRow> rows;
        await using (var connection = await _store.Log.OpenAsync(cancellationToken))
        {
            head = await HeadTable.WithinAsync(connection, transaction: null, after, after + count, cancellationToken);
            if (head is null)
                return null;
            rows = await EntryTable.RangeAsync(connection, transaction: null, after, head.TreeSize, cancellationToken);
        }

        return new LogStretch { Head = head, Entries = await OpenAsync(rows, cancellationToken) };
    }

    /// <summary>As <see cref="ReadAsync"/>, without payloads and without asking for their keys.</summary>
    /// <exception cref="GazetteDamagedException">An entry does not agree with its own leaf hash.</exception>
    internal async Task<IReadOnlyList<GazetteEntry>> OutlineAsync(long from, long end, CancellationToken cancellationToken)
    {
        await using var connection = await _store.Log.OpenAsync(cancellationToken);
        return Open(await EntryTable.OutlineAsync(connection, from, end, cancellationToken), []);
    }

    /// <summary>The tree's edge at a size the log has had, from stored nodes.</summary>
    internal async Task<MerkleFrontier> FrontierAsync(long size, CancellationToken cancellationToken)
    {
        await using var connection = await _store.Log.OpenAsync(cancellationToken);
        return await TreeTable.FrontierAsync(connection, transaction: null, size, cancellationToken);
    }

    /// <summary>True when the log, as it is now, orders the entry's payload to be erased.</summary>
    internal async Task<bool> IsErasedAsync(GazetteEntry entry, CancellationToken cancellationToken)
    {
        await using var connection = await _store.Log.OpenAsync(cancellationToken);
        return (await EntryTable.ErasedAsync(connection, transaction: null, entry.RecordId, cancellationToken)).Contains(entry.Index);
    }

    /// <summary>Contents before keys: an erasure in between leaves contents that nothing opens, which reads as erased.</summary>
    private async Task<IReadOnlyList<GazetteEntry>> OpenAsync(IReadOnlyList<EntryRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return [];
        return Open(rows, await _keys.RangeAsync(rows[0].EntryIndex, rows[^1].EntryIndex + 1, cancellationToken));
    }

    private static List<GazetteEntry> Open(IReadOnlyList<EntryRow> rows, IReadOnlyList<EntrySecret> known)
    {
        var secrets = known.ToLookup(static secret => Convert.ToHexString(secret.KeyId), StringComparer.Ordinal);
        var entries = new List<GazetteEntry>(rows.Count);
        foreach (var row in rows)
        {
            var reading = row.Read(secrets[Convert.ToHexString(row.KeyId)].FirstOrDefault());
            entries.Add(reading.Entry ?? throw new GazetteDamagedException($"Entry {row.EntryIndex}: {reading.Problem}."));
        }

        return entries;
    }

    /// <summary>A head and the tree below it. Complete subtrees never change once written, so no snapshot is needed.</summary>
    private async Task<T> UnderNewestHeadAsync<T>(Func<MerkleProver, SignedTreeHead, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await _store.Log.OpenAsync(cancellationToken);
        var head = await HeadTable.NewestAsync(connection, transaction: null, cancellationToken)
            ?? throw new GazetteDamagedException("The log holds no signed head.");
        var prover = new MerkleProver((position, token) => TreeTable.NodeAsync(connection, transaction: null, position, token));
        return await work(prover, head, cancellationToken);
    }
}

/// <summary>A signed head and the entries that lead up to it.</summary>
internal sealed record LogStretch
{
    public required SignedTreeHead Head { get; init; }

    public required IReadOnlyList<GazetteEntry> Entries { get; init; }
}

/// <summary>Proof that an entry stands in the log (RFC 9162, Section 2.1.3); check it with <see cref="MerkleProof.ProvesInclusion"/>.</summary>
public sealed record InclusionProof
{
    /// <summary>The entry's index.</summary>
    public required long Index { get; init; }

    /// <summary>The head it is proven under.</summary>
    public required SignedTreeHead Head { get; init; }

    /// <summary>Hashes from the bottom.</summary>
    public required IReadOnlyList<byte[]> Path { get; init; }
}

/// <summary>Proof that the log only grew (RFC 9162, Section 2.1.4); check it with <see cref="MerkleProof.ProvesConsistency"/>.</summary>
public sealed record ConsistencyProof
{
    /// <summary>The earlier size.</summary>
    public required long Size { get; init; }

    /// <summary>The head it is proven under.</summary>
    public required SignedTreeHead Head { get; init; }

    /// <summary>Hashes from the bottom.</summary>
    public required IReadOnlyList<byte[]> Path { get; init; }
}
