using Disclosure.Gazette.Merkle;
using Disclosure.Gazette.Stores;
using Disclosure.Records;

namespace Disclosure.Gazette.Log;

/// <summary>
/// The desk's side of the gazette: appends, withdraws, signs. Entry, tree and signed head appear in one transaction, so that a reader
/// sees all or nothing. Several writers may share a store; the index is allotted under the store's lock.
/// <para>
/// Order of an append: the secret goes to the key store, then entry and head are committed. Cut between the two, a secret is left that
/// no entry names, and the append can simply be made again. Order of an erasure: the order to erase is committed with the entry and the
/// contents are taken away in the same transaction, then keys and salts are destroyed. The freed pages follow, of many erasures at once
/// (<see cref="PurgeAsync"/>): what is to be hidden next does not wait for them. Cut anywhere after the commit, the rest is made up for
/// when the gazette is opened next, before anything else is answered.
/// </para>
/// </summary>
public sealed class GazetteWriter
{
    private readonly EntryAppender _appender;
    private readonly GazetteEraser _eraser;
    private readonly LogEdge _edge;
    private readonly KeyTable _keys;

    private readonly GazetteStore _store;
    private readonly LogLedger? _ledger;
    private readonly HeadVerifier _trusted;

    private GazetteWriter(GazetteStore store, HeadSigner signer, HeadVerifier trusted, LogLedger? ledger, TimeProvider time)
    {
        (_store, _ledger, _trusted) = (store, ledger, trusted);
        _keys = new KeyTable(store.Keys);
        _edge = new LogEdge(store.Log, signer, trusted, time);
        _eraser = new GazetteEraser(store, _keys, time);
        _appender = new EntryAppender(_edge, _keys, _eraser, time);
    }

    /// <summary>How many entries came back from the ledger when the gazette was opened: not 0 when the log was older than it, as a restored one is.</summary>
    public int BroughtForward { get; private set; }

    /// <summary>True when erased bytes that this process knows of may still lie in freed pages.</summary>
    public bool PurgeDue => _eraser.PurgeDue;

    /// <summary>How far the gazette's files are free of what was erased, by this process or another, as far as this one has seen to it.</summary>
    public PurgedPosition Purged => _eraser.Purged;

    /// <summary>
    /// Opens the gazette for writing: brings the schemas forward, holds the newest head against the tree, makes up for erasures that were
    /// cut off, and signs a first head when the log is new. Store, signer and verifier remain the caller's to dispose.
    /// </summary>
    /// <param name="trusted">Verifies the heads found in the log; the signer's own key and, after a change of keys, the earlier ones.</param>
    /// <exception cref="ArgumentException">The signer's own key is not trusted.</exception>
    /// <exception cref="GazetteDamagedException">The log does not agree with itself, its signature or its key store.</exception>
    /// <exception cref="MigrationException">A schema is newer than this program.</exception>
    public static Task<GazetteWriter> OpenAsync(
        GazetteStore store, HeadSigner signer, HeadVerifier trusted, TimeProvider time, CancellationToken cancellationToken) =>
        OpenAsync(store, signer, trusted, ledger: null, time, cancellationToken);

    /// <summary>
    /// As the other overload, with a ledger: a log that is older than it is brought forward first, and the erasures that came back with it are
    /// carried out. From here on every entry is in the ledger when its append returns.
    /// </summary>
    /// <exception cref="GazetteDamagedException">As before, or log and ledger tell two histories.</exception>
    /// <exception cref="IOException">The ledger cannot be read or written.</exception>
    public static async Task<GazetteWriter> OpenAsync(
        GazetteStore store, HeadSigner signer, HeadVerifier trusted, LogLedger? ledger, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(trusted);
        if (!trusted.Verifies(signer.Sign(0, MerkleHash.Empty, time.GetUtcNow())))
            throw new ArgumentException("The signer's own key must be among the trusted ones.", nameof(trusted));
        using var trace = GazetteTracing.Start(GazetteTracing.Open);
        await store.MigrateAsync(time, cancellationToken);
        var writer = new GazetteWriter(store, signer, trusted, ledger, time);
        await writer.BeginAsync(cancellationToken);
        return writer;
    }

    /// <summary>
    /// Appends a record and signs a head that covers it; returns when both are durable. Offered again with the same content, it returns
    /// the entry that is there (with a null payload, and unexamined, when that was erased meanwhile).
    /// </summary>
    /// <param name="kind">Published or amended with a decision, notice with a notice; withdrawals have a method of their own.</param>
    /// <exception cref="GazetteConflictException">The version is taken by other content, or older than what the log holds, or there is nothing to amend.</exception>
    /// <exception cref="GazetteDamagedException">The log does not agree with its signature; nothing was written.</exception>
    public Task<GazetteEntry> AppendAsync(PublishableRecord record, EntryKind kind, ChangeNature nature, CancellationToken cancellationToken) =>
        AppendAsync(record, kind, nature, eraseEarlier: false, cancellationToken);

    /// <summary>As the other overload; an amendment may also erase the payloads of the record's earlier versions for good.</summary>
    public async Task<GazetteEntry> AppendAsync(
        PublishableRecord record, EntryKind kind, ChangeNature nature, bool eraseEarlier, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (kind == EntryKind.Withdrawn)
            throw new ArgumentException("Withdrawals are made by WithdrawAsync.", nameof(kind));
        if (eraseEarlier && kind != EntryKind.Amended)
            throw new ArgumentException("Only an amendment can erase earlier versions.", nameof(eraseEarlier));
        if (kind == EntryKind.Notice != (record.Kind == RecordKind.Notice))
            throw new ArgumentException("Decisions are published or amended, notices are appended as notices.", nameof(kind));
        return await PutAsync(record, kind, nature, eraseEarlier, cancellationToken);
    }

    /// <summary>
    /// Withdraws a record: appends the notice, takes away the contents of all its earlier entries in the same transaction, then destroys
    /// their keys and salts; freed pages are due. Offered again, it returns the entry that is there and completes the erasure.
    /// </summary>
    /// <exception cref="GazetteConflictException">The version is taken, or older than what the log holds, or there is nothing to withdraw.</exception>
    /// <exception cref="GazetteDamagedException">The log does not agree with its signature; nothing was written.</exception>
    public async Task<GazetteEntry> WithdrawAsync(PublishableRecord notice, ChangeNature nature, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notice);
        if (notice.Kind != RecordKind.Notice)
            throw new ArgumentException("A withdrawal leaves a notice.", nameof(notice));
        return await PutAsync(notice, EntryKind.Withdrawn, nature, erasesEarlier: true, cancellationToken);
    }

    /// <summary>
    /// Entries whose payload is gone although nothing orders it to be erased: what a restored log or key store lost. Until a later entry of
    /// the record erases them, the gazette does not verify and nobody can follow it.
    /// </summary>
    public async Task<IReadOnlyList<LostEntry>> LostAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _store.Log.OpenAsync(cancellationToken);
        // Each content and each key belongs to one entry: where there are as many of each, none is missing.
        var (entries, kept, stored) = await EntryTable.CountsAsync(connection, cancellationToken);
        if (kept == stored && await _keys.CountFromAsync(0, cancellationToken) - await _keys.CountFromAsync(entries, cancellationToken) == kept)
            return [];
        var contents = await EntryTable.WithContentAsync(connection, cancellationToken);
        var known = await _keys.IdsAsync(cancellationToken);
        return
        [
            .. (await EntryTable.KeptAsync(connection, cancellationToken))
                .Where(row => !contents.Contains(row.EntryIndex) || !known.Contains(Convert.ToHexStringLower(row.KeyId)))
                .Select(static row => new LostEntry(row.EntryIndex, RecordId.Parse(row.RecordId), (int)row.Version)),
        ];
    }

    /// <summary>The entry is public and what it erases is destroyed; then the ledger knows of it. An append offered again makes up for each.</summary>
    private async Task<GazetteEntry> PutAsync(PublishableRecord record, EntryKind kind, ChangeNature nature, bool erasesEarlier, CancellationToken cancellationToken)
    {
        var entry = await _appender.PutAsync(record, kind, nature, erasesEarlier, cancellationToken);
        await NoteAsync(CancellationToken.None);
        return entry;
    }

    private async Task NoteAsync(CancellationToken cancellationToken)
    {
        if (_ledger is null)
            return;
        using var trace = GazetteTracing.Start(GazetteTracing.Note);
        await _ledger.CatchUpAsync(_store.Log, cancellationToken);
    }

    /// <summary>
    /// Takes out of the files what was erased since the last time, in one go however much it is; false when a reader was in the way, and then it
    /// stays due. Nothing is done when nothing was erased.
    /// </summary>
    public async Task<bool> PurgeAsync(CancellationToken cancellationToken)
    {
        long size;
        await using (var connection = await _store.Log.OpenAsync(cancellationToken))
            size = await EntryTable.CountAsync(connection, transaction: null, cancellationToken);
        return await _eraser.PurgeAsync(size, cancellationToken);
    }

    /// <summary>Signs the newest head again, always later than before; readers take silence for a cut and stop serving.</summary>
    /// <exception cref="GazetteDamagedException">The log does not agree with its signature; nothing was signed.</exception>
    public async Task<SignedTreeHead> ReSignHeadAsync(CancellationToken cancellationToken)
    {
        // What another desk on the same store appended is in this one's ledger within an interval of signing.
        await NoteAsync(cancellationToken);
        using var trace = GazetteTracing.Start(GazetteTracing.Sign);
        return await _edge.LockedAsync(
            async (connection, transaction, token) =>
            {
                var (head, _) = await _edge.ReadAsync(connection, transaction, token);
                return await _edge.SignAsync(connection, transaction, head, head.TreeSize, head.RootHash, token);
            },
            cancellationToken);
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        await _edge.LockedAsync(
            async (connection, transaction, token) =>
            {
                // A log that is gone altogether begins anew before it is brought forward: it too has a head of size 0.
                await _edge.BeginAsync(connection, transaction, token);
                if (_ledger is not null)
                    BroughtForward = await new LedgerReplay(_ledger, _trusted).RunAsync(connection, transaction, token);
                var size = await _edge.BeginAsync(connection, transaction, token);
                if (await _keys.CountFromAsync(size, token) is > 1 and var ahead)
                    throw new GazetteDamagedException($"The key store knows {ahead} entries beyond the {size} of the log: the log is older than its key store.");
                return await EntryTable.EraseContentsAsync(connection, transaction, token);
            },
            cancellationToken);
        await PurgeAsync(cancellationToken);
        await NoteAsync(cancellationToken);
    }
}

/// <summary>An entry whose payload was lost.</summary>
/// <param name="Index">Position in the log.</param>
/// <param name="RecordId">Its record.</param>
/// <param name="Version">Its version.</param>
public sealed record LostEntry(long Index, RecordId RecordId, int Version);
