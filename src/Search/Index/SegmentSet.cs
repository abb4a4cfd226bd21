using Disclosure.Search.Index.Building;
using Disclosure.Search.Index.Storage;

namespace Disclosure.Search.Index;

/// <summary>
/// The segments of the next commit. Whoever calls holds the writer's lock, but for the work of <see cref="Rewriting"/>, which goes on beside
/// it: what is removed meanwhile is removed from the new segment too when it takes the place of the old ones.
/// </summary>
internal sealed class SegmentSet(ISegmentStore store, IEnumerable<SegmentView> segments)
{
    private readonly Dictionary<Segment, HashSet<int>> _removed = [];

    public IReadOnlyList<SegmentView> Views { get; private set; } = [.. segments];

    public void Add(Segment segment) => Views = [.. Views, new SegmentView(segment, live: null)];

    /// <summary>Removes the document with an id; false if there is none.</summary>
    public bool Remove(ReadOnlySpan<byte> encodedId)
    {
        foreach (var view in Views)
        {
            var document = view.Segment.Find(encodedId);
            if (document < 0 || !view.IsLive(document) || (_removed.TryGetValue(view.Segment, out var gone) && gone.Contains(document)))
                continue;
            if (gone is null && !_removed.TryGetValue(view.Segment, out gone))
                _removed.Add(view.Segment, gone = []);
            gone.Add(document);
            return true;
        }

        GC.KeepAlive(this);
        return false;
    }

    /// <summary>Lets <see cref="Views"/> show every removal so far; segments without a document are gone from it.</summary>
    public void Apply()
    {
        if (_removed.Count == 0)
            return;
        var views = Views.Select(v => _removed.TryGetValue(v.Segment, out var gone) ? new SegmentView(v.Segment, LiveDocuments.Without(v.Live, v.Segment.DocumentCount, gone)) : v).ToList();
        _removed.Clear();
        Views = views.FindAll(v => v.LiveCount > 0);
        foreach (var empty in views.FindAll(v => v.LiveCount == 0))
            store.Discard(empty.Segment);
    }

    /// <summary>Puts segments in the place of others at once. All removals have been applied.</summary>
    public void Rewrite(IReadOnlyList<SegmentView> sources)
    {
        var rewriting = new Rewriting(store, sources);
        rewriting.Write(CancellationToken.None);
        Replace(rewriting);
    }

    /// <summary>Puts the outcome in the place of its sources, less what was removed since the work began.</summary>
    public void Replace(Rewriting rewriting)
    {
        Apply();
        var kept = Views.Where(v => !rewriting.Sources.Any(s => ReferenceEquals(s.Segment, v.Segment))).ToList();
        foreach (var replaced in Views.Except(kept))
            store.Discard(replaced.Segment);
        if (rewriting.Outcome is { } outcome)
        {
            var removed = rewriting.RemovedSince(Views);
            var live = removed.Count == 0 ? null : LiveDocuments.Without(before: null, outcome.DocumentCount, removed);
            if (live is { Count: 0 })
                store.Discard(outcome);
            else
                kept.Add(new SegmentView(outcome, live));
        }

        Views = kept;
    }
}
