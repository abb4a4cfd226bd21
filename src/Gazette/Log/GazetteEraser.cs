namespace Disclosure.Gazette.Log;

/// <summary>
/// The end of an erasure: the order stands in the log and the contents are gone from it; here the keys and salts are destroyed, at once, and
/// later, for many erasures together, the freed pages. Each part can be done again.
/// </summary>
internal sealed class GazetteEraser(GazetteStore store, KeyTable keys, TimeProvider time)
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _owedUpTo;
    private volatile PurgedPosition _purged = new(UpTo: 0, At: null);

    /// <summary>How far the files are free of what was erased, as far as this process has seen to it.</summary>
    public PurgedPosition Purged => _purged;

    /// <summary>True when erased bytes that this process knows of may still lie in freed pages.</summary>
    public bool PurgeDue => Volatile.Read(ref _owedUpTo) > _purged.UpTo;

    /// <summary>Destroys keys and salts of what an entry orders to be erased; the freed pages are due from here on.</summary>
    public async Task EraseAsync(GazetteEntry by, CancellationToken cancellationToken)
    {
        InterlockedMax(ref _owedUpTo, by.Index + 1);
        await EraseKeysAsync(by.Index, by.Index + 1, cancellationToken);
    }

    /// <summary>
    /// Takes out of the files what was erased since the last time, whoever erased it; false when a reader was in the way: then it stays due. What
    /// another process may have left of keys between its commit and their end goes first.
    /// </summary>
    /// <param name="size">Entries that the log holds, at least.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<bool> PurgeAsync(long size, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var before = _purged;
            if (size <= before.UpTo)
                return true;
            // Before the first purge of this process: how the one before it ended is not known.
            if (await EraseKeysAsync(before.UpTo, size, cancellationToken) > 0 || before.At is null)
            {
                InterlockedMax(ref _owedUpTo, size);
                using var trace = GazetteTracing.Start(GazetteTracing.Purge);
                var log = await store.Log.PurgeErasedAsync(["gazette_contents"], cancellationToken);
                var secrets = await store.Keys.PurgeErasedAsync(["gazette_keys"], cancellationToken);
                trace?.SetTag("gazette.purged", log && secrets);
                if (!(log && secrets))
                    return false;
                before = before with { At = time.GetUtcNow() };
            }

            _purged = before with { UpTo = size };
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Destroys keys and salts of what the entries of a range order to be erased; how many entries these were.</summary>
    private async Task<int> EraseKeysAsync(long from, long end, CancellationToken cancellationToken)
    {
        using var trace = GazetteTracing.Start(GazetteTracing.EraseKeys);
        IReadOnlyList<long> erased;
        await using (var connection = await store.Log.OpenAsync(cancellationToken))
            erased = await EntryTable.ErasedByAsync(connection, from, end, cancellationToken);
        await keys.EraseAsync(erased, cancellationToken);
        return erased.Count;
    }

    private static void InterlockedMax(ref long place, long value)
    {
        for (var seen = Volatile.Read(ref place); value > seen;)
        {
            var found = Interlocked.CompareExchange(ref place, value, seen);
            if (found == seen)
                return;
            seen = found;
        }
    }
}

/// <summary>How far a gazette's files are free of what was erased.</summary>
/// <param name="UpTo">Nothing that an entry before this position erased is left in them.</param>
/// <param name="At">Since when that is certain for all of it, UTC; null while nothing is.</param>
public sealed record PurgedPosition(long UpTo, DateTimeOffset? At);
