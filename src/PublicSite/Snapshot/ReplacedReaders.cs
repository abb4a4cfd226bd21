using Disclosure.Search;

namespace Disclosure.PublicSite.Snapshot;

/// <summary>
/// Readers of the index that were replaced. A reader's mapped files go when the collector finds that no request needs it any more; on a
/// quiet site that may be never, so the collector is asked here.
/// </summary>
internal sealed class ReplacedReaders
{
    private const int Most = 64;
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20)];

    private readonly Lock _gate = new();
    private readonly List<WeakReference<SearchIndexReader>> _readers = [];

    /// <summary>Replaced readers that are still in memory.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                _readers.RemoveAll(static reader => !reader.TryGetTarget(out _));
                return _readers.Count;
            }
        }
    }

    public void Add(SearchIndexReader? reader)
    {
        if (reader is null)
            return;
        lock (_gate)
            _readers.Add(new WeakReference<SearchIndexReader>(reader));
        if (Count > Most)
            Collect();
    }

    /// <summary>Returns when all that are here now are gone (true), or after half a minute: no request takes so long.</summary>
    public async Task<bool> ReleaseAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        WeakReference<SearchIndexReader>[] readers;
        lock (_gate)
            readers = [.. _readers];
        foreach (var pause in Pauses)
        {
            if (AreGone())
                return true;
            Collect();
            await Task.Delay(pause, time, cancellationToken);
        }

        return AreGone();

        bool AreGone()
        {
            if (Array.Exists(readers, static reader => reader.TryGetTarget(out _)))
                return false;

            // Their mappings end with their finalizers.
            GC.WaitForPendingFinalizers();
            return true;
        }
    }

    private static void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
}
