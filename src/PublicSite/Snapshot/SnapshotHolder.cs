using Disclosure.Gazette.Log;

namespace Disclosure.PublicSite.Snapshot;

/// <summary>
/// Holds the line whose snapshots are served and says whether they may be: only while its follower's lease holds. One thread
/// replaces it, any number read it.
/// </summary>
public sealed class SnapshotHolder
{
    private SnapshotLine? _line;
    private long _purgedUpTo;
    private bool _hasOthers = true;

    /// <summary>The newest snapshot, whether or not its lease holds; null until the index was opened.</summary>
    public PublicSnapshot? Latest => Volatile.Read(ref _line)?.Latest;

    /// <summary>How far the index is that is being built or brought up to date before anything can be served; null when none is.</summary>
    public BuildProgress? Progress => Volatile.Read(ref _line)?.Progress;

    /// <summary>
    /// The snapshot to answer from, or null when texts may not be shown: the gazette was not read to a signed head yet, no newer head
    /// came within the lease, or the follower has faulted.
    /// </summary>
    public LeasedSnapshot? Leased() => Volatile.Read(ref _line)?.Leased();

    /// <summary>
    /// The position up to which nothing of what was removed is left in any file of this node; it never goes back. While another index lies
    /// beside the one that serves, it stands still: what is removed meanwhile may be in that one's files.
    /// </summary>
    public long PurgedUpTo()
    {
        if (Volatile.Read(ref _line) is { Latest: { } latest } line && !Volatile.Read(ref _hasOthers))
        {
            var upTo = line.PurgedUpTo(latest);

            // Asked last: one that was begun meanwhile is seen here.
            if (!Volatile.Read(ref _hasOthers))
                InterlockedMax(ref _purgedUpTo, upTo);
        }

        return Volatile.Read(ref _purgedUpTo);
    }

    /// <summary>Says whether another index lies on the disk beside the one that serves; taken for granted until said otherwise.</summary>
    public void HasOtherIndexes(bool has) => Volatile.Write(ref _hasOthers, has);

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

    /// <summary>Serves the snapshots of another line from now on; requests under way keep theirs; null to serve none.</summary>
    public void Serve(SnapshotLine? line) => Volatile.Write(ref _line, line);
}

/// <summary>A snapshot that may be served now.</summary>
/// <param name="Snapshot">What is served.</param>
/// <param name="Head">The newest signed head, whose freshness allows it; it covers no more than the snapshot does.</param>
public sealed record LeasedSnapshot(PublicSnapshot Snapshot, SignedTreeHead Head);

/// <summary>How far the building of an index is.</summary>
/// <param name="Done">Entries of the gazette that are in it.</param>
/// <param name="All">Entries the gazette had when it was looked at last.</param>
public sealed record BuildProgress(long Done, long All);
