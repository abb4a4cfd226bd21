using System.Buffers.Binary;
using Disclosure.Gazette.Stores;

namespace Disclosure.Gazette.Log;

/// <summary>
/// Copies of an embedded gazette, for backups. Log and keys are copied apart, and the keys never as a file of their store: whoever backs them
/// up seals them first.
/// </summary>
public static class GazetteCopy
{
    private const int KeyBytes = EntrySecret.KeyIdBytes + 8 + 32 + 32;

    /// <summary>
    /// Takes a view of the log, of its keys and of another store at one instant, between two appends: what the one knows of the others fits.
    /// </summary>
    /// <param name="store">The gazette.</param>
    /// <param name="beside">The other store.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The views of log and other store, the keys, and the newest signed head.</returns>
    public static async Task<(PinnedFile Log, PinnedFile Beside, byte[] Keys, SignedTreeHead? Head)> TakeAsync(
        GazetteStore store, Database beside, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        PinnedFile? log = null, other = null;
        try
        {
            return await store.Log.InTransactionAsync(
                async (connection, transaction, token) =>
                {
                    // The transaction is the log's write lock; nothing is written in it. Tried again, it begins with new views.
                    await DropAsync(log, other);
                    (log, other) = (null, null);
                    log = await PinnedFile.TakeAsync(store.Log, token);
                    other = await PinnedFile.TakeAsync(beside, token);
                    var keys = Write(await new KeyTable(store.Keys).RangeAsync(long.MinValue, long.MaxValue, token));
                    return (log, other, keys, await HeadTable.NewestAsync(connection, transaction, token));
                },
                cancellationToken);
        }
        catch
        {
            await DropAsync(log, other);
            throw;
        }
    }

    /// <summary>Fills an empty key store with keys that were copied.</summary>
    /// <exception cref="InvalidDataException">The bytes hold no keys.</exception>
    public static async Task PutKeysAsync(GazetteStore store, byte[] keys, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(keys);
        if (keys.Length % KeyBytes != 0)
            throw new InvalidDataException("The copy of the gazette's keys is not whole.");
        await store.MigrateAsync(time, cancellationToken);
        await new KeyTable(store.Keys).AddAsync(Read(keys), cancellationToken);
    }

    private static async Task DropAsync(params PinnedFile?[] files)
    {
        foreach (var file in files)
        {
            if (file is not null)
                await file.DisposeAsync();
        }
    }

    private static byte[] Write(IReadOnlyList<EntrySecret> secrets)
    {
        var bytes = new byte[secrets.Count * KeyBytes];
        for (var i = 0; i < secrets.Count; i++)
        {
            var place = bytes.AsSpan(i * KeyBytes, KeyBytes);
            secrets[i].KeyId.CopyTo(place);
            BinaryPrimitives.WriteInt64BigEndian(place[EntrySecret.KeyIdBytes..], secrets[i].EntryIndex);
            secrets[i].ContentKey.CopyTo(place[(EntrySecret.KeyIdBytes + 8)..]);
            secrets[i].Salt.CopyTo(place[(EntrySecret.KeyIdBytes + 40)..]);
        }

        return bytes;
    }

    private static IEnumerable<EntrySecret> Read(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length; at += KeyBytes)
        {
            var place = bytes.AsSpan(at, KeyBytes);
            yield return new EntrySecret
            {
                KeyId = place[..EntrySecret.KeyIdBytes].ToArray(),
                EntryIndex = BinaryPrimitives.ReadInt64BigEndian(place[EntrySecret.KeyIdBytes..]),
                ContentKey = place.Slice(EntrySecret.KeyIdBytes + 8, 32).ToArray(),
                Salt = place.Slice(EntrySecret.KeyIdBytes + 40, 32).ToArray(),
            };
        }
    }
}
