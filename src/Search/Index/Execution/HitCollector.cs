namespace Disclosure.Search.Index.Execution;

/// <summary>A document found, by its place among the segments.</summary>
internal readonly record struct FoundDocument(float Score, int Segment, int Document);

/// <summary>Keeps the best hits after a cursor: a page of them and one more, which tells whether another page follows.</summary>
internal sealed unsafe class HitCollector
{
    private readonly IReadOnlyList<SegmentView> _segments;
    private readonly bool _isByScore;
    private readonly int _top;
    private readonly PageCursor? _after;

    // A heap: the worst is first.
    private readonly FoundDocument[] _heap;
    private int _count;

    public HitCollector(IReadOnlyList<SegmentView> segments, SearchSort sort, int top, PageCursor? after)
    {
        (_segments, _isByScore, _top, _after) = (segments, sort == SearchSort.Relevance, top, after);
        _heap = new FoundDocument[top + 1];
    }

    /// <summary>Hits wanted: the page and one more; 0 if only counts are.</summary>
    public int Capacity => _top == 0 ? 0 : _heap.Length;

    public bool HasCursor => _after is not null;

    /// <summary>A document with a lower score is not wanted; one with just this score may be.</summary>
    public float LowestScore { get; private set; } = float.NegativeInfinity;

    /// <summary>States that as many documents as are wanted have this score at least.</summary>
    public void Expect(float score) => LowestScore = Math.Max(LowestScore, score);

    public void Add(FoundDocument found)
    {
        if (Capacity == 0 || (_after is { } last && !IsAfter(found, last)))
            return;
        if (_count < _heap.Length)
        {
            var at = _count++;
            for (; at > 0 && IsBefore(_heap[(at - 1) / 2], found); at = (at - 1) / 2)
                _heap[at] = _heap[(at - 1) / 2];
            _heap[at] = found;
        }
        else if (IsBefore(found, _heap[0]))
        {
            SiftDown(found, _count);
        }

        if (_count == _heap.Length && _isByScore)
            Expect(_heap[0].Score);
    }

    /// <summary>True if this document, and whatever comes after it in its segment, cannot be wanted any more; for order by date.</summary>
    public bool IsTooLate(int segment, int document) =>
        !_isByScore && _count == _heap.Length && IsBefore(_heap[0], new FoundDocument(0, segment, document));

    /// <summary>The first document of a segment, in document order, that comes after the cursor.</summary>
    public int FirstWanted(Segment segment)
    {
        if (_after is not { } last)
            return 0;
        var (low, high) = (0, segment.DocumentCount);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (segment.Days[middle] > last.Day || (segment.Days[middle] == last.Day && segment.Arrivals[middle] <= last.Arrival))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The first document of a segment that cannot be wanted any more; for order by date.</summary>
    public int FirstTooLate(int segment)
    {
        var (low, high) = (0, _segments[segment].Segment.DocumentCount);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (IsTooLate(segment, middle))
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    /// <summary>The page, best first, and whether hits come after it. Nothing can be added any more.</summary>
    public (FoundDocument[] Page, bool HasMore) Take()
    {
        for (var left = _count - 1; left > 0; left--)
        {
            var worst = _heap[0];
            SiftDown(_heap[left], left);
            _heap[left] = worst;
        }

        return (_heap[..Math.Min(_count, _top)], _count > _top);
    }

    // Puts it in the place of the worst of so many.
    private void SiftDown(FoundDocument found, int count)
    {
        var at = 0;
        for (var child = 1; child < count; child = (2 * at) + 1)
        {
            if (child + 1 < count && IsBefore(_heap[child], _heap[child + 1]))
                child++;
            if (!IsBefore(found, _heap[child]))
                break;
            _heap[at] = _heap[child];
            at = child;
        }

        _heap[at] = found;
    }

    // Within a segment documents stand in their order: dates are looked up between segments alone, and where scores are equal.
    private bool IsBefore(in FoundDocument a, in FoundDocument b)
    {
        if (_isByScore && !a.Score.Equals(b.Score))
            return a.Score > b.Score;
        if (a.Segment == b.Segment)
            return a.Document < b.Document;
        var (first, second) = (_segments[a.Segment].Segment, _segments[b.Segment].Segment);
        var (day, other) = (first.Days[a.Document], second.Days[b.Document]);
        return day != other ? day > other : first.Arrivals[a.Document] < second.Arrivals[b.Document];
    }

    private bool IsAfter(in FoundDocument found, PageCursor last)
    {
        if (_isByScore && !found.Score.Equals(last.Score))
            return found.Score < last.Score;
        var segment = _segments[found.Segment].Segment;
        var day = segment.Days[found.Document];
        return day != last.Day ? day < last.Day : segment.Arrivals[found.Document] > last.Arrival;
    }
}
