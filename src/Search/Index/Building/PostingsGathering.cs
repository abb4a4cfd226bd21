using Disclosure.Search.Index.Postings;

namespace Disclosure.Search.Index.Building;

/// <summary>Brings the postings of one term together from several segments, in the order of their new numbers.</summary>
internal sealed unsafe class PostingsGathering
{
    private readonly PostingsCursor _cursor = new();
    private readonly PositionList _positions = new();
    private readonly GrowingArray<long> _order = new();
    private readonly GrowingArray<long> _merged = new();
    private readonly List<int> _runs = [0];
    private readonly GrowingArray<int> _counts = new();
    private readonly GrowingArray<int> _frequencies = new();
    private readonly GrowingArray<int> _starts = new();
    private readonly GrowingArray<int> _allPositions = new();
    private readonly GrowingArray<int> _sorted = new();

    /// <param name="numbers">The new number of each document, or -1; rising where it is not.</param>
    public void Add(Segment segment, TermInfo term, int[] numbers)
    {
        _cursor.Open(segment.Bytes.Pointer, term);
        for (var document = _cursor.Next(); document != PostingsCursor.NoMore; document = _cursor.Next())
        {
            var number = numbers[document];
            if (number < 0)
                continue;
            _order.Add(((long)number << 32) | (uint)_counts.Count);
            _cursor.ReadPositions(_positions);
            _counts.Add(_positions.Count);
            _frequencies.Add(_cursor.Frequency);
            _starts.Add(_allPositions.Count);
            _allPositions.Add(_positions.Values);
        }

        if (_order.Count > _runs[^1])
            _runs.Add(_order.Count);
    }

    /// <summary>Adds the term to a segment, if any document is left that has it, and forgets it.</summary>
    public void WriteTo(SegmentWriter writer, ReadOnlySpan<byte> term)
    {
        var order = MergeRuns();
        var count = order.Length;
        if (count > 0)
        {
            var sorted = _sorted.Resize((count * 3) + _allPositions.Count);
            var documents = sorted[..count];
            var counts = sorted.Slice(count, count);
            var frequencies = sorted.Slice(2 * count, count);
            var positions = sorted[(3 * count)..];
            var at = 0;
            for (var i = 0; i < count; i++)
            {
                var from = (int)(uint)order[i];
                documents[i] = (int)(order[i] >> 32);
                counts[i] = _counts.Values[from];
                frequencies[i] = _frequencies.Values[from];
                _allPositions.Values.Slice(_starts.Values[from], counts[i]).CopyTo(positions[at..]);
                at += counts[i];
            }

            writer.Add(term, documents, counts, frequencies, positions);
        }

        _order.Clear();
        _counts.Clear();
        _frequencies.Clear();
        _starts.Clear();
        _allPositions.Clear();
        _runs.RemoveRange(1, _runs.Count - 1);
    }

    // Each run is in order: two and two are put together until one is left.
    private Span<long> MergeRuns()
    {
        var from = _order.Values;
        var into = _merged.Resize(_order.Count);
        while (_runs.Count > 2)
        {
            var kept = 1;
            for (var run = 0; run + 1 < _runs.Count; run += 2)
            {
                var end = run + 2 < _runs.Count ? _runs[run + 2] : _runs[run + 1];
                Merge(from[_runs[run].._runs[run + 1]], from[_runs[run + 1]..end], into[_runs[run]..end]);
                _runs[kept++] = end;
            }

            _runs.RemoveRange(kept, _runs.Count - kept);
            var swap = from;
            from = into;
            into = swap;
        }

        return from;
    }

    private static void Merge(ReadOnlySpan<long> a, ReadOnlySpan<long> b, Span<long> into)
    {
        var (i, j) = (0, 0);
        for (var at = 0; at < into.Length; at++)
            into[at] = j >= b.Length || (i < a.Length && a[i] < b[j]) ? a[i++] : b[j++];
    }
}
