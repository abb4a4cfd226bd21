using Disclosure.Search;

namespace Disclosure.PublicSite.Snapshot;

/// <summary>
/// Takes what was withdrawn or replaced out of the index's files, beside everything else and at once; only where that takes long, a pause
/// of four times as long follows, of half an hour at most, so that a removal is purged within the hour however many come.
/// </summary>
internal sealed partial class IndexPurging(TimeProvider time, ILogger logger)
{
    private const int PauseFactor = 4;
    private const long Nothing = -1;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(10);

    private readonly Signal _due = new();
    private readonly Signal _purged = new();

    // Positions: of the newest commit that hid something, of what was rewritten, and of what nobody reads in old files any more.
    private long _dueTo;
    private long _rewrittenTo = Nothing;
    private long _purgedTo = Nothing;

    /// <summary>Says that a commit hid something; to be called before anyone can see that commit.</summary>
    public void Due(long position)
    {
        Volatile.Write(ref _dueTo, position);
        _due.Set();
    }

    /// <summary>
    /// The position, at most <paramref name="latest"/>, up to which nothing of what was removed is left in any file. Nothing is claimed before
    /// the first purge of this process: what the one before it left undone is not known.
    /// </summary>
    public long PurgedUpTo(long latest)
    {
        var purgedTo = Volatile.Read(ref _purgedTo);
        return purgedTo == Nothing ? 0 : purgedTo >= Volatile.Read(ref _dueTo) ? latest : Math.Min(purgedTo, latest);
    }

    /// <summary>Purges whenever it is due, until cancelled; it never throws.</summary>
    /// <param name="writer">The index.</param>
    /// <param name="publish">Swaps in a reader of the new files, so that nobody needs the old ones.</param>
    /// <param name="replaced">Readers of the old files.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task RunAsync(SearchIndexWriter writer, Action publish, ReplacedReaders replaced, CancellationToken cancellationToken) => Task.WhenAll(
        UntilCancelledAsync(() => PurgeAsync(writer, publish, cancellationToken), cancellationToken),
        UntilCancelledAsync(() => ReleaseAsync(replaced, cancellationToken), cancellationToken));

    private async Task PurgeAsync(SearchIndexWriter writer, Action publish, CancellationToken cancellationToken)
    {
        await _due.WaitAsync(cancellationToken);
        var started = time.GetTimestamp();
        var dueTo = Volatile.Read(ref _dueTo);
        try
        {
            using (SnapshotTracing.Start(SnapshotTracing.Purge))
                writer.Purge(cancellationToken);
            publish();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.Failed(logger, exception.GetType().Name);
            _due.Set();
            await Task.Delay(RetryPause, time, cancellationToken);
            return;
        }

        Volatile.Write(ref _rewrittenTo, dueTo);
        _purged.Set();
        var pause = time.GetElapsedTime(started) * PauseFactor;
        await Task.Delay(pause < LongestPause ? pause : LongestPause, time, cancellationToken);
    }

    private async Task ReleaseAsync(ReplacedReaders replaced, CancellationToken cancellationToken)
    {
        await _purged.WaitAsync(cancellationToken);
        var rewrittenTo = Volatile.Read(ref _rewrittenTo);
        if (await replaced.ReleaseAsync(time, cancellationToken))
        {
            using (SnapshotTracing.Start(SnapshotTracing.Release))
                Volatile.Write(ref _purgedTo, rewrittenTo);
            return;
        }

        Log.Held(logger);
        _purged.Set();
    }

    private static async Task UntilCancelledAsync(Func<Task> again, CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            while (true)
                await again();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What is left is purged when the index is opened next.
        }
    }

    /// <summary>Set any number of times before a wait, it lets one through.</summary>
    private sealed class Signal
    {
        private readonly SemaphoreSlim _set = new(0, 1);

        public void Set()
        {
            lock (_set)
            {
                if (_set.CurrentCount == 0)
                    _set.Release();
            }
        }

        public Task WaitAsync(CancellationToken cancellationToken) => _set.WaitAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "What was withdrawn has left the index's files, but somebody still reads the old ones; waiting for them.")]
        public static partial void Held(ILogger logger);

        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "What was withdrawn is hidden but could not be taken out of the index's files ({Kind}); trying again.")]
        public static partial void Failed(ILogger logger, string kind);
    }
}
