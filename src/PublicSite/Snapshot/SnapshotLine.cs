using Disclosure.Gazette.Following;
using Disclosure.Gazette.Log;
using Disclosure.PublicSite.Indexing;
using Disclosure.PublicSite.Settings;
using Disclosure.Search;

namespace Disclosure.PublicSite.Snapshot;

/// <summary>
/// One index of this node and everything that follows from it: it takes up the gazette where the index was left, folds in what comes,
/// and swaps a new snapshot in with each commit. States are not kept on disk: they are recalled from the log's own headers, up to
/// exactly the head that the index remembers, so that the two can never disagree, whenever this process died.
/// </summary>
public sealed partial class SnapshotLine
{
    // While the index is built or catches up nobody sees its commits: they are places to go on from.
    private const int CommitEvery = 5_000;

    private static readonly TimeSpan ToldEvery = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly ReplacedReaders _replaced = new();
    private readonly NodeIndexes _indexes;
    private readonly VerifiedGazette _gazette;
    private readonly SiteSettings _settings;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly IndexPurging _purging;

    private SiteLanguage _language;
    private SearchIndexWriter? _writer;
    private SnapshotBuilder? _builder;
    private GazetteFollower? _follower;
    private PublicSnapshot? _latest;
    private BuildProgress? _progress;
    private long _told;
    private bool _isWhole;

    /// <summary>A line that does nothing yet.</summary>
    public SnapshotLine(SiteLanguage language, NodeIndexes indexes, VerifiedGazette gazette, SiteSettings settings, TimeProvider time, ILogger logger)
    {
        (_language, _indexes, _gazette, _settings, _time, _logger) = (language, indexes, gazette, settings, time, logger);
        _purging = new IndexPurging(time, logger);
    }

    /// <summary>How its texts and queries are read.</summary>
    public SiteLanguage Language => Volatile.Read(ref _language);

    /// <summary>The newest snapshot, whether or not it may be served; null before the first, and when a removal could not be made durable.</summary>
    public PublicSnapshot? Latest => Volatile.Read(ref _latest);

    /// <summary>How far it is; null once it has caught up for the first time.</summary>
    public BuildProgress? Progress => Volatile.Read(ref _progress);

    /// <summary>Replaced readers that are still in memory.</summary>
    public int ReplacedReaderCount => _replaced.Count;

    /// <summary>The snapshot that may be served now, if any.</summary>
    public LeasedSnapshot? Leased()
    {
        // The lease first: its head is set after the snapshot that covers it, so what is read next is at least as new.
        var lease = Volatile.Read(ref _follower)?.Lease;
        return lease is { IsExpired: false, Head: { } head } && Latest is { } snapshot ? new LeasedSnapshot(snapshot, head) : null;
    }

    /// <summary>Reads queries in another language from now on, one that cuts texts as before.</summary>
    public void Speak(SiteLanguage language)
    {
        lock (_gate)
        {
            Volatile.Write(ref _language, language);
            _builder?.Language = language;
            if (_latest is { } latest)
            {
                Volatile.Write(ref _latest, latest with { Index = latest.Index.With(language.Search), Language = language });
                _replaced.Add(latest.Index);
            }
        }
    }

    /// <summary>The position up to which nothing of what was removed is left in the index's files, at a snapshot that was read from this line before.</summary>
    public long PurgedUpTo(PublicSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return _purging.PurgedUpTo(snapshot.Position);
    }

    /// <summary>Follows until cancelled.</summary>
    /// <param name="anew">True to begin without the index that is there.</param>
    /// <param name="cancellationToken">Ends it. What is served stays in memory; the folder is free when this returns.</param>
    /// <exception cref="IndexDamagedException">The index is not what it should be: to be run anew.</exception>
    /// <exception cref="IOException">The folder cannot be used now. Nothing is served if a removal waits.</exception>
    /// <exception cref="UnauthorizedAccessException">As before.</exception>
    /// <exception cref="GazetteDamagedException">The gazette does not verify: nothing may be served any more.</exception>
    public async Task RunAsync(bool anew, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var purging = Task.CompletedTask;
        Exception? failure = null;
        try
        {
            var head = await OpenAsync(anew, ending.Token);
            _purging.Due(_latest!.Position);
            purging = _purging.RunAsync(_writer!, Publish, _replaced, ending.Token);
            var options = new FollowerOptions { PollInterval = _settings.PollInterval, LeaseTime = _settings.Lease, ResumeFrom = head };
            var follower = new GazetteFollower(_gazette.Store, _gazette.Trusted, options, _time, _logger);
            Volatile.Write(ref _follower, follower);
            await follower.RunAsync(
                (batch, token) =>
                {
                    try
                    {
                        Take(batch, token);
                    }
                    catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                    {
                        // The gazette is sound: its follower is stopped, not faulted, and the lease runs out by itself.
                        failure = exception;
                        ending.Cancel();
                        token.ThrowIfCancellationRequested();
                    }

                    return Task.CompletedTask;
                },
                ending.Token);
        }
        catch (OperationCanceledException) when (failure is not null)
        {
            throw failure is IndexDamagedException ? failure : new IOException("The index could not be written.", failure);
        }
        finally
        {
            await ending.CancelAsync();
            await purging;
            lock (_gate)
                _builder = null;
            _writer?.Dispose();
        }
    }

    /// <summary>Opens the index and recalls what is in it; returns the head to go on from, null for the beginning.</summary>
    private async Task<SignedTreeHead?> OpenAsync(bool anew, CancellationToken cancellationToken)
    {
        using (SnapshotTracing.Start(SnapshotTracing.Open))
            Begin(anew);
        var head = IndexPosition.Read(_writer!.Position.Span);
        if (head is not null && !await RecallAsync(head, cancellationToken))
        {
            _writer.Dispose();
            Begin(anew: true);
            head = null;
        }

        Publish();
        WarmUp.Run(_latest!, Examples, cancellationToken);
        return head;
    }

    private void Begin(bool anew)
    {
        _writer = _indexes.Open(_language, anew);
        lock (_gate)
            _builder = new SnapshotBuilder(_language, _writer, _indexes.Indexing);
    }

    /// <summary>False when this index is not of this gazette.</summary>
    private async Task<bool> RecallAsync(SignedTreeHead head, CancellationToken cancellationToken)
    {
        using var trace = SnapshotTracing.Start(SnapshotTracing.Recall);
        var newest = await new GazetteRecall(_gazette, _settings, _time, _logger).RunAsync(head, BeginRecall, cancellationToken);
        if (newest is null)
            return false;
        _isWhole = newest.TreeSize == head.TreeSize;
        Log.Resumed(_logger, head.TreeSize, newest.TreeSize);
        return true;
    }

    private Action<IReadOnlyList<GazetteEntry>> BeginRecall()
    {
        lock (_gate)
            _builder = new SnapshotBuilder(_language, _writer!, _indexes.Indexing);
        return entries => _builder!.Recall(entries);
    }

    private void Take(FollowedBatch batch, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            try
            {
                using (SnapshotTracing.Start(SnapshotTracing.Take))
                    _builder!.Take(batch.Entries, IndexPosition.Write(batch.Head));
                var isCaughtUp = batch.Head.TreeSize >= batch.LogSize;
                Tell(batch, isCaughtUp);
                if (!isCaughtUp && _builder.Waiting < CommitEvery && !(_builder.HasRemovals && _isWhole))
                    return;
                var isFirst = isCaughtUp && !_isWhole;
                _isWhole |= isCaughtUp;
                Publish();
                if (isFirst)
                    WarmUp.Run(_latest!, Examples, cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // What was taken away must not be shown for want of a place to write that down.
                if (_builder is { HasRemovals: true })
                    Volatile.Write(ref _latest, null);
                throw;
            }
        }
    }

    /// <summary>Commits what was taken in and swaps it in: position, states and index reader in one.</summary>
    private void Publish()
    {
        lock (_gate)
        {
            using var trace = SnapshotTracing.Start(SnapshotTracing.Commit);
            var hasRemovals = _builder!.HasRemovals;
            var snapshot = _builder.Commit();
            snapshot = snapshot with { Since = _latest is { } shown && shown.Position == snapshot.Position ? shown.Since : _time.GetUtcNow() };
            if (_isWhole && snapshot.Index.DocumentCount != _builder.PublishedCount)
                throw new IndexDamagedException($"The index holds {snapshot.Index.DocumentCount} texts where {_builder.PublishedCount} are public.");
            // Known to be due before anyone can see it: whoever reads the snapshot first and then how far the purge is, is not told too much.
            if (hasRemovals)
                _purging.Due(snapshot.Position);
            var before = _latest;
            Volatile.Write(ref _latest, snapshot);
            _replaced.Add(before?.Index);
        }
    }

    private void Tell(FollowedBatch batch, bool isCaughtUp)
    {
        if (_isWhole)
            return;
        Volatile.Write(ref _progress, isCaughtUp ? null : new BuildProgress(batch.Head.TreeSize, batch.LogSize));
        if (!isCaughtUp && _told != 0 && _time.GetElapsedTime(_told) < ToldEvery)
            return;
        _told = _time.GetTimestamp();
        Log.Building(_logger, batch.Head.TreeSize, Math.Max(batch.LogSize, batch.Head.TreeSize));
    }

    private IEnumerable<string> Examples => [.. _settings.ExampleQueries, _settings.Name];

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "The index holds {Done} of {All} entries.")]
        public static partial void Building(ILogger logger, long done, long all);

        [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "The index holds the first {Size} entries and goes on from there; the gazette has {All}.")]
        public static partial void Resumed(ILogger logger, long size, long all);
    }
}
