namespace Disclosure.Search.Index.Execution;

/// <summary>A document found: where it stands, and what orders it.</summary>
internal readonly record struct FoundDocument(float Score, int Day, long Arrival, int Segment, int Document);

/// <summary>Keeps the best hits after a cursor: a page of them and one more, which tells whether another page follows.</summary>
internal sealed class HitCollector
{
    private readonly SearchSort _sort;
    private readonly int _top;
    private readonly PageCursor? _after;

    // A heap: the worst is first.
    private readonly FoundDocument[] _heap;
    private int _count;

    public HitCollector(SearchSort sort, int top, PageCursor? after)
    {
        (_sort, _top, _after) = (sort, top, after);
        _heap = new FoundDocument[top + 1];
    }

    /// <summary>Hits wanted: the page and one more; 0 if only counts are.</summary>
    public int Capacity => _top == 0 ? 0 : _heap.Length;

    public bool IsFull => _count == Capacity;

    public bool HasCursor => _after is not null;

    /// <summary>A document with a lower score is not wanted; one with just this score may be.</summary>
    public float LowestScore { get; private set; } = float.NegativeInfinity;

    /// <summary>States that as many documents as are wanted have this score at least.</summary>
    public void Expect(float score) => LowestScore = Math.Max(LowestScore, score);

    public void Add(FoundDocument found)
    {
        if (Capacity == 0 || (_after is { } last && Compare(found.Score, found.Day, found.Arrival, last.Score, last.Day, last.Arrival) <= 0))
            return;
        if (_count < _heap.Length)
        {
            _heap[_count++] = found;
            for (var at = _count - 1; at > 0 && IsWorse(_heap[at], _heap[(at - 1) / 2]); at = (at - 1) / 2)
                (_heap[at], _heap[(at - 1) / 2]) = (_heap[(at - 1) / 2], _heap[at]);
        }
        else if (IsWorse(_heap[0], found))
        {
            _heap[0] = found;
            SiftDown();
        }

        if (_count == _heap.Length && _sort == SearchSort.Relevance)
            Expect(_heap[0].Score);
    }

    /// <summary>True if a document of this day, of a later arrival than any so far, cannot be wanted any more; for order by date.</summary>
    public bool IsTooLate(int day, long arrival) =>
        _sort == SearchSort.Date && _count == _heap.Length && Compare(0, _heap[0].Day, _heap[0].Arrival, 0, day, arrival) < 0;

    /// <summary>The first document of a segment, in document order, that comes after the cursor.</summary>
    public unsafe int FirstWanted(Segment segment)
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

    /// <summary>The page, best first, and whether hits come after it.</summary>
    public (FoundDocument[] Page, bool HasMore) Take()
    {
        var hits = _heap[.._count];
        Array.Sort(hits, (a, b) => Compare(a.Score, a.Day, a.Arrival, b.Score, b.Day, b.Arrival));
        return (hits.Length > _top ? hits[.._top] : hits, hits.Length > _top);
    }

    private void SiftDown()
    {
        for (var at = 0; ;)
        {
            var child = (2 * at) + 1;
            if (child >= _count)
                return;
            if (child + 1 < _count && IsWorse(_heap[child + 1], _heap[child]))
                child++;
            if (!IsWorse(_heap[child], _heap[at]))
                return;
            (_heap[at], _heap[child]) = (_heap[child], _heap[at]);
            at = child;
        }
    }

    private bool IsWorse(in FoundDocument a, in FoundDocument b) => Compare(a.Score, a.Day, a.Arrival, b.Score, b.Day, b.Arrival) > 0;

    // Negative: the first comes before the second in the answer.
    private int Compare(float score, int day, long arrival, float otherScore, int otherDay, long otherArrival)
    {
        if (_sort == SearchSort.Relevance && !score.Equals(otherScore))
            return otherScore.CompareTo(score);
        return day != otherDay ? otherDay.CompareTo(day) : arrival.CompareTo(otherArrival);
    }
}
