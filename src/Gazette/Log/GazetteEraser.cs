using Disclosure.Records;

namespace Disclosure.Gazette.Log;

/// <summary>
/// The end of an erasure: the order stands in the log and the contents are gone from it; here the keys and salts are destroyed, then the
/// freed pages. Each part can be done again.
/// </summary>
internal sealed class GazetteEraser(GazetteStore store, KeyTable keys)
{
    private volatile bool _purgeDue;

    /// <summary>True when erased bytes still lie in freed pages because a reader was in the way.</summary>
    public bool PurgeDue => _purgeDue;

    /// <summary>Destroys keys and salts of what the log orders to be erased, of one record or of all, then purges.</summary>
    public async Task EraseAsync(RecordId? only, CancellationToken cancellationToken)
    {
        using (GazetteTracing.Start(GazetteTracing.EraseKeys))
        {
            IReadOnlyList<long> erased;
            await using (var connection = await store.Log.OpenAsync(cancellationToken))
                erased = await EntryTable.ErasedAsync(connection, transaction: null, only, cancellationToken);
            await keys.EraseAsync(erased, cancellationToken);
        }

        _purgeDue = true;
        await PurgeAsync(cancellationToken);
    }

    /// <summary>Tries again what is due.</summary>
    public Task PurgeIfDueAsync(CancellationToken cancellationToken) => _purgeDue ? PurgeAsync(cancellationToken) : Task.CompletedTask;

    private async Task PurgeAsync(CancellationToken cancellationToken)
    {
        using var trace = GazetteTracing.Start(GazetteTracing.Purge);
        var log = await store.Log.PurgeErasedAsync(["gazette_contents"], cancellationToken);
        var secrets = await store.Keys.PurgeErasedAsync(["gazette_keys"], cancellationToken);
        _purgeDue = !(log && secrets);
        trace?.SetTag("gazette.purged", !_purgeDue);
    }
}
