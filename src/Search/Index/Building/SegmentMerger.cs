using Disclosure.Search.Index.Columns;
using Disclosure.Search.Index.Postings;
using Disclosure.Search.Index.Storage;

namespace Disclosure.Search.Index.Building;

/// <summary>
/// Writes several segments, or one, anew as one without their removed documents: nothing of these stays in postings, terms or columns.
/// </summary>
internal sealed unsafe class SegmentMerger
{
    private readonly IReadOnlyList<Source> _sources;
    private readonly ColumnsWriter _columns = new();
    private readonly CancellationToken _cancellationToken;

    public SegmentMerger(IReadOnlyList<(Segment Segment, LiveDocuments? Live)> segments, CancellationToken cancellationToken)
    {
        _sources = [.. segments.Select(s => new Source(s.Segment, s.Live))];
        _cancellationToken = cancellationToken;
        CollectColumns();
    }

    /// <summary>0 if nothing is left; then there is nothing to write.</summary>
    public int DocumentCount => _columns.Count;

    /// <summary>By source, the number each of its documents has now, or -1.</summary>
    public IReadOnlyList<int[]> Numbers => [.. _sources.Select(s => s.Numbers)];

    public void Write(Stream stream)
    {
        var writer = new SegmentWriter(stream, _columns);
        var cursors = _sources.Select(s => s.Segment.Terms.All()).ToArray();
        var open = new List<int>();
        for (var i = 0; i < cursors.Length; i++)
            if (cursors[i].MoveNext())
                open.Add(i);
        var gathering = new PostingsGathering();
        var same = new List<int>();
        while (open.Count > 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            FindLeast(cursors, open, same);
            foreach (var source in same)
                gathering.Add(_sources[source].Segment, cursors[source].Info, _sources[source].Numbers);
            gathering.WriteTo(writer, cursors[same[0]].Term);
            foreach (var source in same)
                if (!cursors[source].MoveNext())
                    open.Remove(source);
        }

        writer.Finish();
        foreach (var source in _sources)
            GC.KeepAlive(source.Segment);
    }

    private static void FindLeast(TermDictionary.TermWalk[] cursors, List<int> open, List<int> same)
    {
        same.Clear();
        foreach (var source in open)
        {
            var order = same.Count == 0 ? -1 : cursors[source].Term.SequenceCompareTo(cursors[same[0]].Term);
            if (order < 0)
                same.Clear();
            if (order <= 0)
                same.Add(source);
        }
    }

    // The documents of all sources in document order: newest first, then by arrival.
    private void CollectColumns()
    {
        var queue = new PriorityQueue<Source, (int Day, long Arrival)>();
        foreach (var source in _sources)
            Enqueue(source);
        var fields = new List<FieldRange>();
        while (queue.TryDequeue(out var source, out _))
        {
            source.Numbers[source.Next] = _columns.Count;
            source.CopyTo(_columns, fields);
            source.Next++;
            Enqueue(source);
        }

        void Enqueue(Source source)
        {
            while (source.Next < source.Segment.DocumentCount && source.Live is { } live && !live[source.Next])
                source.Next++;
            if (source.Next < source.Segment.DocumentCount)
                queue.Enqueue(source, (-source.Segment.Days[source.Next], source.Segment.Arrivals[source.Next]));
        }
    }

    private sealed class Source
    {
        private readonly List<(FacetColumn Column, int[] Numbers)> _facets;

        public Source(Segment segment, LiveDocuments? live)
        {
            (Segment, Live, Numbers) = (segment, live, new int[segment.DocumentCount]);
            Array.Fill(Numbers, -1);
            _facets = [.. segment.Facets.Select(f => (f, new int[f.Values.Length]))];
        }

        public Segment Segment { get; }

        public LiveDocuments? Live { get; }

        public int[] Numbers { get; }

        public int Next { get; set; }

        public void CopyTo(ColumnsWriter columns, List<FieldRange> fields)
        {
            var number = columns.Count;
            columns.Begin(Segment.EncodedId(Next), Segment.Days[Next], Segment.Arrivals[Next], Segment.Lengths[Next]);
            Segment.ReadFields(Next, fields);
            foreach (var field in fields)
                columns.AddField(field);
            foreach (var (column, numbers) in _facets)
            {
                for (var i = 0; i < column.CountOf(Next); i++)
                {
                    var (into, value) = (columns.Facet(column.Name), column.ValueOf(Next, i));
                    // A value that no document is left with never gets a number.
                    if (numbers[value] == 0)
                        numbers[value] = into.NumberOf(column.Values[value]) + 1;
                    into.Add(number, numbers[value] - 1);
                }
            }
        }
    }
}
