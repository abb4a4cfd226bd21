using Disclosure.Gazette.Following;
using Disclosure.Gazette.Log;

namespace Disclosure.PublicSite.Snapshot;

/// <summary>
/// Holds the snapshot that is served now and says whether it may be served: only while the follower's lease holds. One thread
/// replaces it, any number read it.
/// </summary>
public sealed class SnapshotHolder
{
    private PublicSnapshot? _latest;
    private GazetteFollower? _follower;

    /// <summary>The newest snapshot, whether or not its lease holds; null until the gazette was opened.</summary>
    public PublicSnapshot? Latest => Volatile.Read(ref _latest);

    /// <summary>
    /// The snapshot to answer from, or null when texts may not be shown: the gazette was not read to a signed head yet, no newer head
    /// came within the lease, or the follower has faulted.
    /// </summary>
    public LeasedSnapshot? Leased()
    {
        // The lease first: its head is set after the snapshot that covers it, so what is read next is at least as new.
        var lease = Volatile.Read(ref _follower)?.Lease;
        return lease is { IsExpired: false, Head: { } head } && Latest is { } snapshot ? new LeasedSnapshot(snapshot, head) : null;
    }

    /// <summary>Names the follower whose lease counts.</summary>
    public void Follow(GazetteFollower follower) => Volatile.Write(ref _follower, follower);

    /// <summary>Puts a verified snapshot in place; requests under way keep theirs.</summary>
    public void Swap(PublicSnapshot snapshot) => Volatile.Write(ref _latest, snapshot);
}

/// <summary>A snapshot that may be served now.</summary>
/// <param name="Snapshot">What is served.</param>
/// <param name="Head">The newest signed head, whose freshness allows it; it covers no more than the snapshot does.</param>
public sealed record LeasedSnapshot(PublicSnapshot Snapshot, SignedTreeHead Head);
