using Disclosure.Search.Index.Building;
using Disclosure.Search.Index.Storage;

namespace Disclosure.Search.Index;

/// <summary>One or more segments being written anew as one, without their removed documents.</summary>
internal sealed class Rewriting(ISegmentStore store, IReadOnlyList<SegmentView> sources)
{
    private IReadOnlyList<int[]> _numbers = [];

    public IReadOnlyList<SegmentView> Sources { get; } = sources;

    /// <summary>Null before the work is done, and if no document was left.</summary>
    public Segment? Outcome { get; private set; }

    public void Write(CancellationToken cancellationToken)
    {
        var merger = new SegmentMerger([.. Sources.Select(s => (s.Segment, s.Live))], cancellationToken);
        _numbers = merger.Numbers;
        if (merger.DocumentCount > 0)
            Outcome = store.Create(merger.Write);
    }

    /// <summary>Documents of the outcome that were removed from a source after the work began; a source that is gone had all of them removed.</summary>
    public List<int> RemovedSince(IReadOnlyList<SegmentView> now)
    {
        var removed = new List<int>();
        for (var i = 0; i < Sources.Count; i++)
        {
            var view = now.FirstOrDefault(v => ReferenceEquals(v.Segment, Sources[i].Segment));
            for (var document = 0; document < _numbers[i].Length; document++)
                if (_numbers[i][document] >= 0 && (view is null || !view.IsLive(document)))
                    removed.Add(_numbers[i][document]);
        }

        return removed;
    }
}
