using System.Collections.Immutable;
using Disclosure.Gazette.Log;
using Disclosure.PublicSite.Indexing;
using Disclosure.Records;
using Disclosure.Search;

namespace Disclosure.PublicSite.Snapshot;

/// <summary>
/// Folds verified entries, in order, into snapshots. It has one user, the follower; after an exception it is of no
/// more use.
/// </summary>
public sealed class SnapshotBuilder
{
    private readonly DecisionIndexing _indexing;
    private readonly SearchIndexWriter _writer;
    private SearchIndexReader _index;
    private ImmutableDictionary<RecordId, RecordState> _records = ImmutableDictionary<RecordId, RecordState>.Empty;
    private ImmutableList<DatedNotice> _notices = [];
    private long _position;
    private long _removalPosition;
    private DateTimeOffset? _updatedAt;

    /// <summary>A builder at the beginning of the gazette.</summary>
    public SnapshotBuilder(SearchLanguage language, DecisionIndexing indexing)
    {
        _indexing = indexing;
        _writer = new SearchIndexWriter(language);
        _index = _writer.Commit();
    }

    /// <summary>Folds in the next entries; without any it gives the snapshot of where it stands.</summary>
    /// <exception cref="InvalidDataException">An entry does not follow from those before.</exception>
    public PublicSnapshot Advance(IReadOnlyList<GazetteEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var records = _records.ToBuilder();
        foreach (var entry in entries)
            Fold(records, entry);
        _records = records.ToImmutable();
        if (entries.Count > 0)
            _index = _writer.Commit();

        return new PublicSnapshot
        {
            Position = _position,
            RemovalPosition = _removalPosition,
            Records = _records,
            Notices = _notices,
            Index = _index,
            UpdatedAt = _updatedAt,
        };
    }

    private void Fold(ImmutableDictionary<RecordId, RecordState>.Builder records, GazetteEntry entry)
    {
        if (entry.Index != _position)
            throw new InvalidDataException($"Entry {entry.Index} came where {_position} was due.");
        var before = records.GetValueOrDefault(entry.RecordId);
        var after = RecordFold.Apply(before, entry);
        records[entry.RecordId] = after;
        _position++;
        _updatedAt = entry.AppendedAt;
        // A notice can be taken down too: whatever was shown of a record counts.
        if (before is { Standing: not Standing.Ended } && after.Index != before.Index)
            _removalPosition = _position;

        if (after.Standing == Standing.Published)
        {
            // A notice beside a text changes nothing that is searched.
            if (after.Index == entry.Index)
                _writer.Upsert(_indexing.Document(after.Decision()));
        }
        else if (before?.Standing == Standing.Published)
        {
            _writer.Remove(entry.RecordId.Value);
        }

        // What an entry erases is erased here too, not only where a node starts later.
        if (after.Standing == Standing.Ended || entry.ErasesEarlier)
            _notices = _notices.RemoveAll(dated => dated.Notice.Id == entry.RecordId);
        if (after.Standing != Standing.Ended && after.Notices.Count > 0 && after.Notices[^1].Index == entry.Index)
            _notices = _notices.Add(after.Notices[^1]);
    }
}
