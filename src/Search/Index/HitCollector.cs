namespace Disclosure.Search.Index;

/// <summary>Keeps the best hits after a cursor; never more than a page of them.</summary>
internal sealed class HitCollector(SearchSort sort, int top, PageCursor? after)
{
    private readonly PriorityQueue<(IndexedDocument Document, float Score), (IndexedDocument Document, float Score)> _worstFirst =
        new(Comparer<(IndexedDocument Document, float Score)>.Create((a, b) => -Compare(sort, a.Score, a.Document.Day, a.Document.Arrival, b.Score, b.Document.Day, b.Document.Arrival)));

    private int _candidates;

    /// <summary>True if hits come after this page.</summary>
    public bool HasMore => _candidates > top;

    public void Add(IndexedDocument document, float score)
    {
        if (after is { } last && Compare(sort, score, document.Day, document.Arrival, last.Score, last.Day, last.Arrival) <= 0)
            return;
        _candidates++;
        if (_worstFirst.Count < top)
            _worstFirst.Enqueue((document, score), (document, score));
        else if (top > 0)
            _worstFirst.EnqueueDequeue((document, score), (document, score));
    }

    /// <summary>Best first. The collector is empty afterwards.</summary>
    public List<(IndexedDocument Document, float Score)> Take()
    {
        var hits = new List<(IndexedDocument, float)>(_worstFirst.Count);
        while (_worstFirst.TryDequeue(out var hit, out _))
            hits.Add(hit);
        hits.Reverse();
        return hits;
    }

    // Negative: the first comes before the second in the answer.
    private static int Compare(SearchSort sort, float score, int day, long arrival, float otherScore, int otherDay, long otherArrival)
    {
        if (sort == SearchSort.Relevance && !score.Equals(otherScore))
            return otherScore.CompareTo(score);
        return day != otherDay ? otherDay.CompareTo(day) : arrival.CompareTo(otherArrival);
    }
}
