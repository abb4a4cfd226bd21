using Disclosure.Gazette.Receipts;
using Disclosure.PublicSite.Caching;
using Disclosure.PublicSite.Snapshot;

namespace Disclosure.PublicSite.Receipts;

/// <summary>
/// How far removals are hidden and purged on this node, and since when. Both only ever grow while the process runs, and begin with nothing:
/// what the process before this one had done is not claimed until it is seen again. Times are never too early: they are when it was seen.
/// </summary>
public sealed class RemovalProgress(SnapshotHolder holder, TextRequests requests, TimeProvider time)
{
    private readonly Lock _gate = new();
    private NodeReach _hidden = NodeReach.None;
    private NodeReach _purged = NodeReach.None;

    /// <summary>Looks; cheap, from any thread.</summary>
    public RemovalStanding Look()
    {
        // In this order: a removal that comes in between is not in the snapshot, and so not claimed.
        var snapshot = holder.Latest;
        var purgedUpTo = holder.PurgedUpTo();
        lock (_gate)
        {
            if (snapshot is not null && requests.HiddenUpTo(snapshot) is { } hiddenUpTo)
                _hidden = Advanced(_hidden, hiddenUpTo, snapshot.RemovalPosition);
            if (snapshot is not null)
                _purged = Advanced(_purged, Math.Min(purgedUpTo, _hidden.UpTo), snapshot.RemovalPosition);
            return new RemovalStanding(snapshot, holder.Leased() is not null, _hidden, _purged);
        }
    }

    /// <summary>A time stands until something that was removed is covered newly: additions do not make it later.</summary>
    private NodeReach Advanced(NodeReach before, long upTo, long removalPosition)
    {
        if (upTo <= before.UpTo)
            return before;
        return new NodeReach(upTo, before.Since is { } since && removalPosition <= before.UpTo ? since : time.GetUtcNow());
    }
}

/// <summary>How far removals are on this node.</summary>
/// <param name="Snapshot">The newest snapshot, whether or not it may be shown; null while there is none.</param>
/// <param name="Serves">Whether texts are shown.</param>
/// <param name="Hidden">Up to where what was removed is shown by no answer.</param>
/// <param name="Purged">Up to where nothing of it is left in files.</param>
public sealed record RemovalStanding(PublicSnapshot? Snapshot, bool Serves, NodeReach Hidden, NodeReach Purged);

/// <summary>Looks twenty times a second, so that the times are right however seldom somebody asks.</summary>
public sealed class RemovalClock(RemovalProgress progress, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Pause, time, stoppingToken);
                progress.Look();
            }
        }
        catch (OperationCanceledException)
        {
            // The host is ending.
        }
    }
}
