using Disclosure.Search.Index;

namespace Disclosure.Search;

/// <summary>
/// The one writer of an index. Changes are seen by nobody until <see cref="Commit"/>. Calls may come from any thread and wait for one another.
/// </summary>
public sealed class SearchIndexWriter
{
    private const int BatchSize = 512;
    private const int MergeFactor = 8;

    private readonly Lock _lock = new();
    private readonly SearchLanguage _language;
    private readonly Dictionary<string, (SearchDocument Document, long Arrival)> _pending = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _live = new(StringComparer.Ordinal);
    private List<Segment> _segments = [];
    private bool _removed;
    private long _arrivals;

    public SearchIndexWriter(SearchLanguage language)
    {
        ArgumentNullException.ThrowIfNull(language);
        _language = language;
    }

    /// <summary>Adds a document, or puts it in place of the one with the same id; it then arrives anew in document order.</summary>
    /// <exception cref="ArgumentException">A field's weight is not 1 to 100.</exception>
    public void Upsert(SearchDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Fields.Any(f => f.Weight is < 1 or > 100))
            throw new ArgumentException("The weight of a field is 1 to 100.", nameof(document));
        lock (_lock)
        {
            Drop(document.Id);
            _pending[document.Id] = (document, _arrivals++);
            if (_pending.Count >= BatchSize)
                Flush();
        }
    }

    /// <summary>Removes a document; an unknown id changes nothing.</summary>
    public void Remove(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        lock (_lock)
            Drop(id);
    }

    /// <summary>
    /// A reader that sees every change so far. What was removed or replaced is in none of its postings, dictionaries or columns.
    /// Readers made before keep seeing what they saw.
    /// </summary>
    public SearchIndexReader Commit()
    {
        lock (_lock)
        {
            Flush();
            if (_removed)
                _segments = [.. _segments.Select(s => Array.Exists(s.Documents, IsRemoved) ? SegmentMerger.Merge([s], IsRemoved) : s).OfType<Segment>()];
            _removed = false;
            while (SmallSegments() is { } small)
                _segments = [.. _segments.Except(small), SegmentMerger.Merge(small, IsRemoved)!];
            return new SearchIndexReader(_language, [.. _segments]);
        }
    }

    private bool IsRemoved(IndexedDocument document) => !_live.TryGetValue(document.Id, out var arrival) || arrival != document.Arrival;

    private void Drop(string id)
    {
        _pending.Remove(id);
        _removed |= _live.Remove(id);
    }

    private void Flush()
    {
        if (_pending.Count == 0)
            return;
        _segments.Add(SegmentBuilder.Build(_language, _pending.Values));
        foreach (var (id, (_, arrival)) in _pending)
            _live[id] = arrival;
        _pending.Clear();
    }

    /// <summary>Segments of about the same size, enough of them to be put together into one that is not too large; null if there are none.</summary>
    private List<Segment>? SmallSegments()
    {
        foreach (var tier in _segments.GroupBy(s => (int)Math.Log(s.Documents.Length, MergeFactor)).OrderBy(t => t.Key))
        {
            var small = tier.OrderBy(s => s.Documents.Length).Take(MergeFactor).ToList();
            while (small.Count > 1 && small.Sum(s => s.Documents.Length) > Segment.MaximumDocuments)
                small.RemoveAt(small.Count - 1);
            if (tier.Count() >= MergeFactor && small.Count > 1)
                return small;
        }

        return null;
    }
}
