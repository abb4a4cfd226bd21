using System.Collections.Immutable;
using Disclosure.DecisionPages;
using Disclosure.Gazette.Log;
using Disclosure.Records;

namespace Disclosure.PublicSite.Snapshot;

/// <summary>What the public may see of a record now.</summary>
public enum Standing
{
    /// <summary>The text stands, perhaps with notices beside it.</summary>
    Published = 1,

    /// <summary>The text is gone; its notice stays.</summary>
    Withdrawn,

    /// <summary>The text is gone and nothing more is said.</summary>
    Ended,
}

/// <summary>A notice with the moment it entered the gazette.</summary>
public sealed record DatedNotice
{
    /// <summary>Position in the gazette.</summary>
    public required long Index { get; init; }

    /// <summary>When it was appended, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The notice.</summary>
    public required NoticeRecord Notice { get; init; }

    /// <summary>Whether the decision's text is gone since.</summary>
    public required bool RemovesText { get; init; }
}

/// <summary>
/// The state of one record at one position of the gazette. Immutable. It knows where a published text lies and by what hash to know it;
/// <see cref="PublishedTexts"/> reads it.
/// </summary>
public sealed class RecordState
{
    private readonly ReadOnlyMemory<byte> _leafHash;

    private RecordState(Standing standing, ReadOnlyMemory<byte> leafHash)
    {
        Standing = standing;
        _leafHash = leafHash;
    }

    /// <summary>The record.</summary>
    public required RecordId Id { get; init; }

    /// <summary>The version of the last entry about it: it changes with every change of what the page says.</summary>
    public required int Version { get; init; }

    /// <summary>Position in the gazette of the entry that holds what is shown.</summary>
    public required long Index { get; init; }

    /// <summary>Position in the gazette of the last entry about it.</summary>
    public required long ChangeIndex { get; init; }

    /// <summary>Whether that entry changed it by law or for technical reasons.</summary>
    public required ChangeNature Nature { get; init; }

    /// <summary>When it was first published, UTC.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>When the last entry about it was appended, UTC.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>What may be seen.</summary>
    public Standing Standing { get; }

    /// <summary>Whether a new text took the place of an earlier one.</summary>
    public bool IsAmended { get; private init; }

    /// <summary>Whether the text is missing because its entry came without it, and not because a withdrawal was read.</summary>
    public bool IsErased { get; private init; }

    /// <summary>Notices beside a text that stands, oldest first; for a withdrawn record the notice that stays, alone.</summary>
    public ImmutableList<DatedNotice> Notices { get; init; } = [];

    /// <summary>Its versions, the oldest first: facts and days from the log's headers alone, which every node knows alike, whenever it started.</summary>
    public ImmutableArray<VersionStep> Versions { get; private set; } = [];

    /// <summary>This state, with what the entry that led to it adds to the list of versions.</summary>
    internal RecordState After(RecordState? before, GazetteEntry entry)
    {
        var kind = entry.Kind switch
        {
            EntryKind.Published => before is null ? VersionKind.Published : VersionKind.Restored,
            EntryKind.Amended => entry.Nature is ChangeNature.Technical ? VersionKind.Maintained : VersionKind.Changed,
            EntryKind.Notice => VersionKind.Noticed,
            _ => VersionKind.Removed,
        };
        Versions = (before?.Versions ?? []).Add(new VersionStep(entry.Version, entry.AppendedAt, kind));
        return this;
    }

    /// <summary>Leaf hash of the entry that holds the text, 32 bytes: it was verified, so what is shown must fit it.</summary>
    /// <exception cref="InvalidOperationException">The text does not stand.</exception>
    public ReadOnlyMemory<byte> LeafHash => Standing == Standing.Published
        ? _leafHash
        : throw new InvalidOperationException("The text of this record is not public.");

    internal static RecordState Published(GazetteEntry entry, DateTimeOffset publishedAt) =>
        new(Standing.Published, entry.LeafHash)
        {
            Id = entry.RecordId, Version = entry.Version, Index = entry.Index, ChangeIndex = entry.Index, Nature = entry.Nature, PublishedAt = publishedAt, ChangedAt = entry.AppendedAt,
        };

    internal RecordState Amended(GazetteEntry entry, bool keepsNotices) =>
        new(Standing.Published, entry.LeafHash)
        {
            Id = Id, Version = entry.Version, Index = entry.Index, ChangeIndex = entry.Index, Nature = entry.Nature, PublishedAt = PublishedAt, ChangedAt = entry.AppendedAt,
            IsAmended = true, Notices = keepsNotices ? Notices : [],
        };

    internal RecordState Noted(DatedNotice notice, ChangeNature nature) =>
        new(Standing, _leafHash)
        {
            Id = Id, Version = notice.Notice.Version, Index = Index, ChangeIndex = notice.Index, Nature = nature, PublishedAt = PublishedAt, ChangedAt = notice.At,
            IsAmended = IsAmended, IsErased = IsErased, Notices = Notices.Add(notice),
        };

    internal RecordState Withdrawn(DatedNotice notice, ChangeNature nature) =>
        new(notice.Notice.Kind == NoticeKind.SilentEnd ? Standing.Ended : Standing.Withdrawn, default)
        {
            Id = Id, Version = notice.Notice.Version, Index = notice.Index, ChangeIndex = notice.Index, Nature = nature, PublishedAt = PublishedAt, ChangedAt = notice.At,
            Notices = notice.Notice.Kind == NoticeKind.SilentEnd ? [] : [notice],
        };

    internal RecordState Unchanged(GazetteEntry entry) =>
        new(Standing, _leafHash)
        {
            Id = Id, Version = entry.Version, Index = Index, ChangeIndex = entry.Index, Nature = entry.Nature, PublishedAt = PublishedAt, ChangedAt = entry.AppendedAt,
            IsAmended = IsAmended, IsErased = IsErased, Notices = Notices,
        };

    internal static RecordState Erased(GazetteEntry entry, DateTimeOffset publishedAt, bool awaitsMore) =>
        new(Standing.Ended, default)
        {
            Id = entry.RecordId, Version = entry.Version, Index = entry.Index, ChangeIndex = entry.Index, Nature = entry.Nature, PublishedAt = publishedAt, ChangedAt = entry.AppendedAt,
            IsErased = awaitsMore,
        };
}
