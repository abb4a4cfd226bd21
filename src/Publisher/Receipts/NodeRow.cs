using Disclosure.Publisher.Settings;

namespace Disclosure.Publisher.Receipts;

/// <summary>How a node stands.</summary>
public enum NodeState
{
    /// <summary>It was heard within the lease, shows texts, and owes nothing.</summary>
    Current = 1,

    /// <summary>It was heard within the lease, but has for longer than a removal may take to be hidden owed one, or lacked what the gazette has.</summary>
    Behind,

    /// <summary>It was not heard within the lease, refuses texts by itself, or has not hidden something for as long as a lease: nothing it shows can be relied on.</summary>
    Fenced,
}

/// <summary>A listed node with what it last said and what it owes. Instants are milliseconds since 1970-01-01 UTC, by the desk's clock.</summary>
public sealed record NodeRow
{
    /// <summary>The node's name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is asked.</summary>
    public required string Address { get; init; }

    /// <summary>Since when it is listed.</summary>
    public required long ListedAt { get; init; }

    /// <summary>When it was last heard and believed; null while it never was.</summary>
    public long? HeardAt { get; init; }

    /// <summary>How far its clock was ahead of this desk's then, in milliseconds, the way of the answer included; null while it was never heard.</summary>
    public long? Skew { get; init; }

    /// <summary>Whether it then showed texts.</summary>
    public bool Serves => ServesNumber is 1;

    /// <summary>Entries of the gazette that it then had taken in; null while it was never heard.</summary>
    public long? TreeSize { get; init; }

    /// <summary>Entries that the gazette then had; null while it was never heard.</summary>
    public long? LogSize { get; init; }

    /// <summary>Since when it lacks something that the gazette had, as it was heard; null while it keeps up.</summary>
    public long? BehindSince { get; init; }

    /// <summary>Since when it has not answered, or not in a way to be believed; null while it does.</summary>
    public long? FailedAt { get; init; }

    /// <summary>What its last answer broke, of <see cref="StatementRules"/>; null when it gave none, or a good one.</summary>
    public string? Refusal { get; init; }

    /// <summary>Removals that it has not confirmed as hidden.</summary>
    public long? NotHidden { get; init; }

    /// <summary>The oldest of them, by its position in the gazette.</summary>
    public long? OldestNotHidden { get; init; }

    /// <summary>When that one was removed.</summary>
    public long? NotHiddenSince { get; init; }

    /// <summary>Removals that it has not confirmed as purged.</summary>
    public long? NotPurged { get; init; }

    /// <summary>The oldest of them.</summary>
    public long? OldestNotPurged { get; init; }

    /// <summary>When that one was removed.</summary>
    public long? NotPurgedSince { get; init; }

    internal int? ServesNumber { get; init; }

    /// <summary>How it stands at an instant.</summary>
    public NodeState StateAt(long now, ReceiptOptions limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (now - (HeardAt ?? long.MinValue / 2) >= limits.Lease.TotalMilliseconds || !Serves || IsHidingMissing(now, limits))
        {
            return NodeState.Fenced;
        }

        return IsHidingLate(now, limits) || IsBehind(limits) ? NodeState.Behind : NodeState.Current;
    }

    // Each node lacks what was published a moment ago: it must have lacked it for longer than a removal may take to be hidden.
    private bool IsBehind(ReceiptOptions limits) => HeardAt is { } heard && IsOver(BehindSince, heard, limits.Hidden);

    /// <summary>Whether the oldest removal that it has not hidden is later than it may be.</summary>
    public bool IsHidingLate(long now, ReceiptOptions limits) => IsOver(NotHiddenSince, now, limits?.Hidden);

    /// <summary>Whether that one has been missing for as long as a lease.</summary>
    public bool IsHidingMissing(long now, ReceiptOptions limits) => IsOver(NotHiddenSince, now, limits?.Lease);

    /// <summary>Whether the oldest removal that it has not purged is overdue.</summary>
    public bool IsPurgeMissing(long now, ReceiptOptions limits) => IsOver(NotPurgedSince, now, limits?.Purged);

    private static bool IsOver(long? since, long now, TimeSpan? limit) => since is { } at && now - at >= limit!.Value.TotalMilliseconds;
}
