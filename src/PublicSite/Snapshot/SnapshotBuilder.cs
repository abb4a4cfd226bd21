using System.Collections.Immutable;
using Disclosure.Gazette.Log;
using Disclosure.PublicSite.Indexing;
using Disclosure.Records;
using Disclosure.Search;

namespace Disclosure.PublicSite.Snapshot;

/// <summary>
/// Folds verified entries, in order, into states and documents, and both together into snapshots. One caller at a time; after an
/// exception it is of no more use, and the index goes on from its last commit under another one.
/// </summary>
public sealed class SnapshotBuilder(SiteLanguage language, SearchIndexWriter writer, DecisionIndexing indexing)
{
    private ImmutableDictionary<RecordId, RecordState>.Builder _records = ImmutableDictionary.CreateBuilder<RecordId, RecordState>();
    private RecordId[] _order = new RecordId[1024];
    private ImmutableList<DatedNotice> _notices = [];
    private ReadOnlyMemory<byte> _kept = writer.Position;
    private long _position;
    private long _removalPosition;
    private DateTimeOffset? _updatedAt;

    /// <summary>How texts and queries are read; another one must cut texts as the first.</summary>
    public SiteLanguage Language { get; set; } = language;

    /// <summary>Records whose text stands: as many documents must be in the index.</summary>
    public int PublishedCount { get; private set; }

    /// <summary>Entries folded in since the last commit.</summary>
    public int Waiting { get; private set; }

    /// <summary>Whether one of those took a text away, or put another in its place.</summary>
    public bool HasRemovals { get; private set; }

    /// <summary>Folds in entries that the index holds already. None may follow <see cref="Take"/>.</summary>
    /// <exception cref="InvalidDataException">An entry does not follow from those before.</exception>
    public void Recall(IReadOnlyList<GazetteEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        foreach (var entry in entries)
            Fold(entry, RecordFold.Recall);
    }

    /// <summary>Folds in the next entries; nobody sees them before <see cref="Commit"/>.</summary>
    /// <param name="entries">They follow those before.</param>
    /// <param name="position">What the index is to remember with exactly these in it.</param>
    /// <exception cref="InvalidDataException">An entry does not follow from those before.</exception>
    /// <exception cref="IOException">The index could not be written.</exception>
    public void Take(IReadOnlyList<GazetteEntry> entries, ReadOnlyMemory<byte> position)
    {
        ArgumentNullException.ThrowIfNull(entries);
        foreach (var entry in entries)
        {
            var (before, after) = Fold(entry, RecordFold.Apply);
            Waiting++;
            if (after.Standing == Standing.Published && after.Index == entry.Index)
            {
                HasRemovals |= before is not null;
                writer.Upsert(indexing.Document(RecordJson.ReadDecision(entry.Payload!.Value.Span)));
            }
            else if (after.Standing != Standing.Published)
            {
                // Also where no text stood as far as this process knows: a commit may have come after the position it was asked to remember.
                HasRemovals |= before?.Standing == Standing.Published;
                writer.Remove(entry.RecordId.Value);
            }
        }

        _kept = position;
    }

    /// <summary>Makes everything so far durable, and gives the snapshot of it.</summary>
    /// <exception cref="IOException">The index could not be written; nobody may be told of what was taken in.</exception>
    public PublicSnapshot Commit()
    {
        var index = writer.Commit(_kept);
        (Waiting, HasRemovals) = (0, false);
        return new PublicSnapshot
        {
            Position = _position,
            RemovalPosition = _removalPosition,
            Order = _order.AsMemory(0, checked((int)_position)),
            Records = _records.ToImmutable(),
            Notices = _notices,
            Index = index.With(Language.Search),
            Language = Language,
            Head = IndexPosition.Read(_kept.Span),
            UpdatedAt = _updatedAt,
        };
    }

    private (RecordState? Before, RecordState After) Fold(GazetteEntry entry, Func<RecordState?, GazetteEntry, RecordState> apply)
    {
        if (entry.Index != _position)
            throw new InvalidDataException($"Entry {entry.Index} came where {_position} was due.");
        var before = _records.GetValueOrDefault(entry.RecordId);
        var after = apply(before, entry).After(before, entry);
        _records[entry.RecordId] = after;

        // Snapshots share the array: what they see of it is never written again.
        if (_position == _order.Length)
            Array.Resize(ref _order, _order.Length * 2);
        _order[_position] = entry.RecordId;
        _position++;
        _updatedAt = entry.AppendedAt;
        PublishedCount += (after.Standing == Standing.Published ? 1 : 0) - (before?.Standing == Standing.Published ? 1 : 0);

        // A notice can be taken down too: whatever was said of a record counts.
        if (before is not null && after.Index != before.Index)
            _removalPosition = _position;

        // What an entry erases is erased here too, not only where a node starts later.
        if (after.Standing == Standing.Ended || entry.ErasesEarlier)
            _notices = _notices.RemoveAll(dated => dated.Notice.Id == entry.RecordId);
        if (after.Standing != Standing.Ended && after.Notices.Count > 0 && after.Notices[^1].Index == entry.Index)
            _notices = _notices.Add(after.Notices[^1]);
        return (before, after);
    }
}
