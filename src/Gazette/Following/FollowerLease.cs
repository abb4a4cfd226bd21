using Disclosure.Gazette.Log;

namespace Disclosure.Gazette.Following;

/// <summary>
/// How fresh a node's copy of the gazette is. The desk signs its head again every 10 s; a node that has not seen a newer one for
/// the lease time cannot know of withdrawals and must stop serving texts.
/// </summary>
public sealed record FollowerLease
{
    /// <summary>The newest head that verified and whose entries were all delivered; null before the first.</summary>
    public required SignedTreeHead? Head { get; init; }

    /// <summary>
    /// The greater of two ages of <see cref="Head"/>: by the desk's clock since it was signed, and by this node's stopwatch since it was
    /// first seen. A clock that runs ahead or behind can so only shorten the lease. <see cref="TimeSpan.MaxValue"/> before the first.
    /// </summary>
    public required TimeSpan Age { get; init; }

    /// <summary>True when texts may not be served: the age has reached the lease time (inclusive), there is no head yet, or the follower has faulted.</summary>
    public required bool IsExpired { get; init; }
}

/// <summary>What a follower is doing.</summary>
public enum FollowerState
{
    /// <summary>It has not reached a signed head yet.</summary>
    Starting = 1,

    /// <summary>It has delivered everything up to a signed head and looks for more.</summary>
    Following,

    /// <summary>The log contradicted itself, its signature or its own past, or a batch could not be taken in: it has stopped for good.</summary>
    Faulted,
}

/// <summary>Entries that verified, and the head they were verified under.</summary>
public sealed record FollowedBatch
{
    /// <summary>In order, right after the previous batch, at least one. An erased payload is null: then an erasing entry follows, here or in a later batch.</summary>
    public required IReadOnlyList<GazetteEntry> Entries { get; init; }

    /// <summary>The signed head whose size is the index after the last entry.</summary>
    public required SignedTreeHead Head { get; init; }

    /// <summary>How many entries the log had when the follower last looked: more batches come at once while this is above the size of <see cref="Head"/>.</summary>
    public required long LogSize { get; init; }
}
