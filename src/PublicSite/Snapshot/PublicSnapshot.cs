using System.Collections.Immutable;
using Disclosure.Gazette.Log;
using Disclosure.PublicSite.Indexing;
using Disclosure.Records;
using Disclosure.Search;

namespace Disclosure.PublicSite.Snapshot;

/// <summary>
/// Everything this node shows, at one position of the gazette. Immutable: a request takes one and uses it throughout, so that list,
/// counts, page and index can never disagree.
/// </summary>
public sealed record PublicSnapshot
{
    /// <summary>Number of gazette entries that are in it.</summary>
    public required long Position { get; init; }

    /// <summary>
    /// Number of entries up to and including the last that took a text away (a withdrawal, or an amendment, whose old text is wrong).
    /// Keys of cached pages that name other records hold it.
    /// </summary>
    public required long RemovalPosition { get; init; }

    /// <summary>The state of every record that was ever published.</summary>
    public required ImmutableDictionary<RecordId, RecordState> Records { get; init; }

    /// <summary>The record of each entry that is in it, by position.</summary>
    public ReadOnlyMemory<RecordId> Order { get; init; }

    /// <summary>Every notice that may be listed, oldest first; silent ends are not among them.</summary>
    public required ImmutableList<DatedNotice> Notices { get; init; }

    /// <summary>The index over exactly the published texts of <see cref="Records"/>.</summary>
    public required SearchIndexReader Index { get; init; }

    /// <summary>How the index, its queries and the marks in texts are read.</summary>
    public required SiteLanguage Language { get; init; }

    /// <summary>The signed head at whose size it stands; null while nothing of the gazette is in it.</summary>
    public SignedTreeHead? Head { get; init; }

    /// <summary>When it was first shown at this position, UTC, by this node's clock.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>When the last entry was appended, UTC; null while the gazette is empty.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The state of a record; null when nothing was ever published under the id.</summary>
    public RecordState? Find(RecordId id) => Records.GetValueOrDefault(id);

    /// <summary>The state of the record of an id as written in an address; null when it is none.</summary>
    public RecordState? Find(string? id) => RecordId.TryParse(id, out var parsed) ? Find(parsed) : null;
}
