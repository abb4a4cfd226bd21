using System.Data;
using System.Data.Common;
using Dapper;
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
/// contents are taken away in the same transaction, then keys and salts are destroyed, then freed pages. Cut anywhere after the commit,
/// the rest is made up for when the gazette is opened next, before anything else is answered.
/// </para>
/// </summary>
public sealed class GazetteWriter
{
    private readonly GazetteStore _store;
    private readonly KeyTable _keys;
    private readonly HeadSigner _signer;
    private readonly HeadVerifier _trusted;
    private readonly TimeProvider _time;
    private volatile bool _purgeDue;

    private GazetteWriter(GazetteStore store, HeadSigner signer, HeadVerifier trusted, TimeProvider time)
    {
        _store = store;
        _keys = new KeyTable(store.Keys);
        _signer = signer;
        _trusted = trusted;
        _time = time;
    }

    /// <summary>For tests that cut between the steps: called when a step is done.</summary>
    internal Action<AppendStep> Reached { get; set; } = static _ => { };

    /// <summary>True when erased bytes still lie in freed pages because a reader was in the way; signing a head tries again.</summary>
    public bool PurgeDue => _purgeDue;

    /// <summary>
    /// Opens the gazette for writing: brings the schemas forward, holds the newest head against the tree, makes up for erasures that were
    /// cut off, and signs a first head when the log is new. Store, signer and verifier remain the caller's to dispose.
    /// </summary>
    /// <param name="trusted">Verifies the heads found in the log; the signer's own key and, after a change of keys, the earlier ones.</param>
    /// <exception cref="ArgumentException">The signer's own key is not trusted.</exception>
    /// <exception cref="GazetteDamagedException">The log does not agree with itself, its signature or its key store.</exception>
    /// <exception cref="MigrationException">A schema is newer than this program.</exception>
    public static async Task<GazetteWriter> OpenAsync(
        GazetteStore store, HeadSigner signer, HeadVerifier trusted, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(trusted);
        if (!trusted.Verifies(signer.Sign(0, MerkleHash.Empty, time.GetUtcNow())))
            throw new ArgumentException("The signer's own key must be among the trusted ones.", nameof(trusted));
        await store.MigrateAsync(time, cancellationToken);
        var writer = new GazetteWriter(store, signer, trusted, time);
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
    /// their keys and salts. Offered again, it returns the entry that is there and completes the erasure.
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

    /// <summary>Signs the newest head again, always later than before; readers take silence for a cut and stop serving. Also finishes a purge that is due.</summary>
    /// <exception cref="GazetteDamagedException">The log does not agree with its signature; nothing was signed.</exception>
    public async Task<SignedTreeHead> ReSignHeadAsync(CancellationToken cancellationToken)
    {
        if (_purgeDue)
            await PurgeAsync(cancellationToken);
        return await LockedAsync(
            async (connection, transaction, token) =>
            {
                var (head, _) = await EdgeAsync(connection, transaction, token);
                var signed = _signer.Sign(head.TreeSize, head.RootHash, After(head.SignedAt));
                await HeadTable.PutAsync(connection, transaction, signed, token);
                return signed;
            },
            cancellationToken);
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        await LockedAsync(
            async (connection, transaction, token) =>
            {
                var size = await EntryTable.CountAsync(connection, transaction, token);
                if (size == 0 && await HeadTable.NewestAsync(connection, transaction, token) is null)
                    await HeadTable.PutAsync(connection, transaction, _signer.Sign(0, MerkleHash.Empty, _time.GetUtcNow()), token);
                var (head, _) = await EdgeAsync(connection, transaction, token);
                if (head.TreeSize != size)
                    throw new GazetteDamagedException($"The newest signed head covers {head.TreeSize} entries, but the log holds {size}.");
                if (await _keys.CountFromAsync(size, token) is > 1 and var ahead)
                    throw new GazetteDamagedException($"The key store knows {ahead} entries beyond the {size} of the log: the log is older than its key store.");
                return await EntryTable.EraseContentsAsync(connection, transaction, token);
            },
            cancellationToken);

        await EraseKeysAsync(only: null, cancellationToken);
        _purgeDue = true;
        await PurgeAsync(cancellationToken);
    }

    private async Task<GazetteEntry> PutAsync(
        PublishableRecord record, EntryKind kind, ChangeNature nature, bool erasesEarlier, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(kind) || !Enum.IsDefined(nature))
            throw new ArgumentException("Not a kind or nature of entry.", nameof(kind));
        EntrySecret? secret = null;
        var entry = await LockedAsync(
            async (connection, transaction, token) =>
            {
                if (await EntryTable.FindAsync(connection, transaction, record.Id, record.Version, token) is { } row)
                {
                    secret = null;
                    return await SameAsync(row, record, kind, nature, erasesEarlier, token);
                }

                await RequireFollowsAsync(connection, transaction, record, kind, token);
                var (head, frontier) = await EdgeAsync(connection, transaction, token);
                secret = EntrySecret.New(head.TreeSize);
                var header = new EntryHeader
                {
                    Index = head.TreeSize,
                    Kind = kind,
                    Nature = nature,
                    PayloadKind = record.Kind,
                    RecordId = record.Id,
                    Version = record.Version,
                    AppendedAt = _time.GetUtcNow().ToUnixTimeMilliseconds(),
                    ErasesEarlier = erasesEarlier,
                    KeyId = secret.KeyId,
                };
                await _keys.AddAsync(secret, token);
                Reached(AppendStep.SecretKept);
                var added = EntryRow.Of(header, secret, record.Payload.Span);
                await AddAsync(connection, transaction, added, frontier, After(head.SignedAt), token);
                if (erasesEarlier)
                    await EntryTable.EraseContentsAsync(connection, transaction, added.RecordId, added.EntryIndex, token);
                Reached(AppendStep.EntryWritten);
                return added.Entry(header, record.Payload.ToArray());
            },
            cancellationToken);
        Reached(AppendStep.Committed);

        // What follows must not be left undone because the caller lost patience: the entry is public already.
        if (secret is not null)
            await _keys.KeepOnlyAsync(secret, CancellationToken.None);
        if (erasesEarlier)
        {
            await EraseKeysAsync(record.Id, CancellationToken.None);
            Reached(AppendStep.KeysErased);
            _purgeDue = true;
            await PurgeAsync(CancellationToken.None);
        }

        return entry;
    }

    private async Task AddAsync(
        DbConnection connection, DbTransaction transaction, EntryRow row, MerkleFrontier frontier, DateTimeOffset signAt, CancellationToken cancellationToken)
    {
        var nodes = new List<(MerklePosition, byte[])>();
        var grown = frontier.Append(row.LeafHash, (position, hash) => nodes.Add((position, hash)));
        await EntryTable.AddAsync(connection, transaction, row, cancellationToken);
        await TreeTable.AddAsync(connection, transaction, nodes, cancellationToken);
        await HeadTable.PutAsync(connection, transaction, _signer.Sign(grown.Size, grown.Root(), signAt), cancellationToken);
    }

    private async Task<GazetteEntry> SameAsync(
        EntryRow row, PublishableRecord record, EntryKind kind, ChangeNature nature, bool erasesEarlier, CancellationToken cancellationToken)
    {
        var secrets = await _keys.RangeAsync(row.EntryIndex, row.EntryIndex + 1, cancellationToken);
        var reading = row.Read(secrets.FirstOrDefault(secret => secret.KeyId.AsSpan().SequenceEqual(row.KeyId)));
        if (reading.Entry is not { } entry)
            throw new GazetteDamagedException($"Entry {row.EntryIndex}: {reading.Problem}.");
        if (entry.Kind != kind || entry.Nature != nature || entry.PayloadKind != record.Kind || entry.ErasesEarlier != erasesEarlier
            || (entry.Payload is { } payload && !payload.Span.SequenceEqual(record.Payload.Span)))
        {
            throw new GazetteConflictException(record.Id, record.Version, "the log holds this version with other content.");
        }

        return entry;
    }

    private static async Task RequireFollowsAsync(
        DbConnection connection, DbTransaction transaction, PublishableRecord record, EntryKind kind, CancellationToken cancellationToken)
    {
        var newest = await EntryTable.NewestVersionAsync(connection, transaction, record.Id, cancellationToken);
        if (record.Version <= newest)
            throw new GazetteConflictException(record.Id, record.Version, $"the log already holds version {newest}.");
        if (newest == 0 && kind != EntryKind.Published)
            throw new GazetteConflictException(record.Id, record.Version, "nothing was published that it could follow.");
    }

    /// <summary>The newest head and the tree's edge, when the signature is good and both agree.</summary>
    private async Task<(SignedTreeHead Head, MerkleFrontier Frontier)> EdgeAsync(
        DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var head = await HeadTable.NewestAsync(connection, transaction, cancellationToken)
            ?? throw new GazetteDamagedException("The log holds entries but no signed head.");
        if (!_trusted.Verifies(head))
            throw new GazetteDamagedException($"The signature of the newest head (size {head.TreeSize}) does not verify with the trusted keys.");
        var frontier = await TreeTable.FrontierAsync(connection, transaction, head.TreeSize, cancellationToken);
        return frontier.Root().AsSpan().SequenceEqual(head.RootHash.Span)
            ? (head, frontier)
            : throw new GazetteDamagedException($"The tree of {head.TreeSize} entries does not have the root that was signed.");
    }

    private async Task EraseKeysAsync(RecordId? only, CancellationToken cancellationToken)
    {
        IReadOnlyList<long> erased;
        await using (var connection = await _store.Log.OpenAsync(cancellationToken))
            erased = await EntryTable.ErasedAsync(connection, transaction: null, only, cancellationToken);
        await _keys.EraseAsync(erased, cancellationToken);
    }

    private async Task PurgeAsync(CancellationToken cancellationToken)
    {
        var log = await _store.Log.PurgeErasedAsync(["gazette_contents"], cancellationToken);
        var keys = await _store.Keys.PurgeErasedAsync(["gazette_keys"], cancellationToken);
        _purgeDue = !(log && keys);
        if (!_purgeDue)
            Reached(AppendStep.Purged);
    }

    /// <summary>Now, or just after the last signature when the clock stepped back: a newer head is never dated earlier.</summary>
    private DateTimeOffset After(DateTimeOffset last)
    {
        var now = _time.GetUtcNow();
        return now > last ? now : last.AddMilliseconds(1);
    }

    /// <summary>A transaction that no other writer's overlaps; what they committed is visible in it.</summary>
    private Task<T> LockedAsync<T>(Func<DbConnection, DbTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        _store.Log.InTransactionAsync(
            IsolationLevel.ReadCommitted,
            async (connection, transaction, token) =>
            {
                if (_store.Log.Engine == DatabaseEngine.Postgres)
                {
                    await connection.ExecuteAsync(new CommandDefinition(
                        "SELECT pg_advisory_xact_lock(hashtextextended('gazette append ' || current_schema(), 0))",
                        transaction: transaction,
                        cancellationToken: token));
                }

                return await work(connection, transaction, token);
            },
            cancellationToken);
}

/// <summary>The steps of an append, in order; a power cut may fall between any two.</summary>
internal enum AppendStep
{
    SecretKept = 1,
    EntryWritten,
    Committed,
    KeysErased,
    Purged,
}
