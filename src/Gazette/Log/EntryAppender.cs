using System.Data.Common;
using Disclosure.Gazette.Merkle;
using Disclosure.Records;

namespace Disclosure.Gazette.Log;

/// <summary>Puts entries into the log, each once, and destroys the keys of what they order to be erased.</summary>
internal sealed class EntryAppender(LogEdge edge, KeyTable keys, GazetteEraser eraser, TimeProvider time)
{
    /// <summary>Returns when entry and head are durable and the keys of what it erases are destroyed; offered again, it returns the entry that is there.</summary>
    public async Task<GazetteEntry> PutAsync(
        PublishableRecord record, EntryKind kind, ChangeNature nature, bool erasesEarlier, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(kind) || !Enum.IsDefined(nature))
            throw new ArgumentException("Not a kind or nature of entry.", nameof(kind));
        using var trace = GazetteTracing.Start(GazetteTracing.Append, record, kind);
        EntrySecret? secret = null;
        var entry = await edge.LockedAsync(
            async (connection, transaction, token) =>
            {
                if (await EntryTable.FindAsync(connection, transaction, record.Id, record.Version, token) is { } row)
                {
                    secret = null;
                    return await SameAsync(row, record, kind, nature, erasesEarlier, token);
                }

                await RequireFollowsAsync(connection, transaction, record, kind, token);
                var (head, frontier) = await edge.ReadAsync(connection, transaction, token);
                secret = EntrySecret.New(head.TreeSize);
                var header = new EntryHeader
                {
                    Index = head.TreeSize,
                    Kind = kind,
                    Nature = nature,
                    PayloadKind = record.Kind,
                    RecordId = record.Id,
                    Version = record.Version,
                    AppendedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
                    ErasesEarlier = erasesEarlier,
                    KeyId = secret.KeyId,
                };
                using (GazetteTracing.Start(GazetteTracing.KeepSecret))
                    await keys.AddAsync(secret, token);
                using (GazetteTracing.Start(GazetteTracing.WriteEntry))
                {
                    var added = EntryRow.Of(header, secret, record.Payload.Span);
                    await AddAsync(connection, transaction, added, head, frontier, token);
                    if (erasesEarlier)
                        await EntryTable.EraseContentsAsync(connection, transaction, added.RecordId, added.EntryIndex, token);
                    return added.Entry(header, record.Payload.ToArray());
                }
            },
            cancellationToken);

        // What follows must not be left undone because the caller lost patience: the entry is public already.
        if (secret is not null)
            await keys.KeepOnlyAsync(secret, CancellationToken.None);
        if (erasesEarlier)
            await eraser.EraseAsync(entry, CancellationToken.None);
        return entry;
    }

    private async Task AddAsync(
        DbConnection connection, DbTransaction transaction, EntryRow row, SignedTreeHead last, MerkleFrontier frontier, CancellationToken cancellationToken)
    {
        var nodes = new List<(MerklePosition, byte[])>();
        var grown = frontier.Append(row.LeafHash, (position, hash) => nodes.Add((position, hash)));
        await EntryTable.AddAsync(connection, transaction, row, cancellationToken);
        await TreeTable.AddAsync(connection, transaction, nodes, cancellationToken);
        await edge.SignAsync(connection, transaction, last, grown.Size, grown.Root(), cancellationToken);
    }

    private async Task<GazetteEntry> SameAsync(
        EntryRow row, PublishableRecord record, EntryKind kind, ChangeNature nature, bool erasesEarlier, CancellationToken cancellationToken)
    {
        var secrets = await keys.RangeAsync(row.EntryIndex, row.EntryIndex + 1, cancellationToken);
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
}
