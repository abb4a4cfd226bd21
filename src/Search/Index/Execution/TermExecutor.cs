using System.Numerics;
using System.Runtime.CompilerServices;
using Disclosure.Search.Index.Postings;

namespace Disclosure.Search.Index.Execution;

/// <summary>
/// Runs a query for one term over one segment. Counts come first, from the documents alone, and only if they are not known already; then
/// the best hits, from those blocks alone that can hold one.
/// </summary>
internal sealed unsafe class TermExecutor(QueryRun run, SegmentView view, int number, PlannedUnit unit)
{
    private readonly TermInfo _term = unit.Terms[0].Term.InSegments[number];
    private readonly FacetTally.InSegment _columns = run.Facets.Over(view.Segment, number);

    private PostingsCursor Open()
    {
        var cursor = run.Scratch.Cursor();
        cursor.Open(view.Segment.Bytes.Pointer, _term);
        return cursor;
    }

    public void Execute()
    {
        var (first, end) = run.Within(view.Segment);
        var isWhole = first == 0 && end == view.Segment.DocumentCount;
        // At least, whichever of the segment's documents were removed.
        var surelyLive = _term.DocumentFrequency - (view.Segment.DocumentCount - view.LiveCount);
        if (isWhole && view.Live is null && !run.Facets.HasFilters && !run.Facets.HasFacets)
        {
            run.HasMatches = true;
            run.Total += _term.DocumentFrequency;
        }
        else if (isWhole && !run.Facets.HasFilters && run.IsCountedWith(Math.Max(0, surelyLive)))
        {
            run.HasMatches |= surelyLive > 0;
            run.Total += Math.Max(0, surelyLive);
            run.IsExact = false;
        }
        else if (isWhole && !run.Facets.HasFilters && _term.DocumentFrequency > view.Segment.DocumentCount / 2)
        {
            CountTheOthers();
        }
        else
        {
            Count(first, end);
        }

        if (run.Hits.Capacity == 0 || first >= end)
            return;
        if (run.Sort == SearchSort.Date)
            CollectByDate(first, end);
        else
            CollectByScore(first, end);
    }

    private void Count(int first, int end)
    {
        for (var cursor = Open(); cursor.Block < cursor.BlockCount; cursor.LoadBlock(cursor.Block + 1))
        {
            if (run.HasMatches && cursor.Last < first)
                continue;
            run.CancellationToken.ThrowIfCancellationRequested();
            var isWithin = cursor.Last < end && cursor.Documents()[0] >= first;
            var documents = view.Live is null && isWithin ? cursor.Documents() : run.Scratch.Documents;
            var size = view.Live is null && isWithin ? cursor.Size : KeepLive(cursor, documents);
            run.HasMatches |= size > 0;
            if (!isWithin)
                size = KeepWithin(documents, size, first, end);
            if (run.Facets.HasFilters)
            {
                for (var i = 0; i < size; i++)
                    if (_columns.Count(documents[i]))
                        run.Total++;
            }
            else
            {
                run.Total += size;
                foreach (var counter in _columns.Counters)
                    counter?.Add(documents, size);
            }

            if (run.HasMatches && cursor.Last >= end)
                break;
        }

        _columns.Flush();
    }

    private int KeepLive(PostingsCursor cursor, int* into)
    {
        var documents = cursor.Documents();
        if (view.Live is null)
        {
            Unsafe.CopyBlock(into, documents, (uint)cursor.Size * sizeof(int));
            return cursor.Size;
        }

        var kept = 0;
        var words = view.Live.Words;
        for (var i = 0; i < cursor.Size; i++)
        {
            into[kept] = documents[i];
            kept += (int)((words[documents[i] >> 6] >> documents[i]) & 1);
        }

        return kept;
    }

    private static int KeepWithin(int* documents, int count, int first, int end)
    {
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            documents[kept] = documents[i];
            kept += documents[i] >= first && documents[i] < end ? 1 : 0;
        }

        return kept;
    }

    /// <summary>Of a term that most documents have the fewer documents are counted that do not have it.</summary>
    private void CountTheOthers()
    {
        var cursor = Open();
        var (others, kept) = (0, 0);
        var documents = run.Scratch.Documents;
        var words = run.Scratch.Words;
        var segmentWords = (view.Segment.DocumentCount + 63) >> 6;
        for (var start = 0; start < segmentWords; start += SearchScratch.WordCount)
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(SearchScratch.WordCount, segmentWords - start);
            words.Clear();
            Mark(cursor, start, count, words);
            for (var i = 0; i < count; i++)
            {
                var live = view.Live is { } bitmap ? bitmap.Span[start + i] : ulong.MaxValue;
                if (view.Live is null && start + i == segmentWords - 1 && (view.Segment.DocumentCount & 63) != 0)
                    live = (1UL << view.Segment.DocumentCount) - 1;
                for (var bits = ~words[i] & live; bits != 0; bits &= bits - 1)
                    documents[kept++] = ((start + i) << 6) + BitOperations.TrailingZeroCount(bits);
                if (kept >= TermDataWriter.BlockSize)
                    Flush();
            }
        }

        Flush();
        run.Total += view.LiveCount - others;
        run.HasMatches |= view.LiveCount > others;
        foreach (var counter in _columns.Counters)
            counter?.Complement(view.CountsOf(counter.Name)!);
        _columns.Flush();

        void Flush()
        {
            others += kept;
            foreach (var counter in _columns.Counters)
                counter?.Add(documents, kept);
            kept = 0;
        }
    }

    /// <summary>Sets the bits of the term's documents among these words.</summary>
    private static void Mark(PostingsCursor cursor, int start, int count, Span<ulong> words)
    {
        var end = (start + count) << 6;
        while (cursor.Block < cursor.BlockCount)
        {
            if (cursor.IsBitmap)
            {
                var bitmap = cursor.Bitmap;
                var offset = (cursor.FirstOfBitmap >> 6) - start;
                for (var i = Math.Max(0, -offset); i < cursor.WordCount && offset + i < count; i++)
                    words[offset + i] |= bitmap[i];
            }
            else
            {
                var documents = cursor.Documents();
                for (var i = 0; i < cursor.Size; i++)
                    if ((documents[i] >> 6) - start is var word && word >= 0 && word < count)
                        words[word] |= 1UL << documents[i];
            }

            // A block that goes on behind these words is marked again for the next.
            if (cursor.Last >= end)
                return;
            cursor.LoadBlock(cursor.Block + 1);
        }
    }

    private void CollectByDate(int first, int end)
    {
        var cursor = Open();
        first = Math.Max(first, run.Hits.FirstWanted(view.Segment));
        if (first >= end)
            return;
        var wanted = run.Hits.Capacity;
        for (var document = cursor.Advance(first); document < end && wanted > 0; document = cursor.Next())
        {
            if (!view.IsLive(document) || !_columns.Passes(document))
                continue;
            if (run.Hits.IsTooLate(number, document))
                return;
            run.Add(number, document, run.Bm25.Score(unit.Weight, cursor.Frequency, view.Segment.Norms[document]));
            wanted--;
        }
    }

    private void CollectByScore(int first, int end)
    {
        var bounds = run.Bounds.Of(unit.Terms[0].Term).BySegment[number];
        var (cursor, scorer) = (Open(), run.Scratch.Scorer);
        var frequencies = run.Scratch.Frequencies;
        var filter = run.Facets.HasFilters ? _columns : null;
        for (var block = 0; block < cursor.BlockCount; block++)
        {
            if (bounds is not null && bounds[block] < run.Hits.LowestScore)
                continue;
            if (block != cursor.Block)
                cursor.LoadBlock(block);
            if (cursor.Last < first)
                continue;
            run.CancellationToken.ThrowIfCancellationRequested();
            var documents = cursor.Documents();
            var size = cursor.Size;
            cursor.ReadFrequencies(frequencies);
            var from = 0;
            while (from < size && documents[from] < first)
                from++;
            while (size > from && documents[size - 1] >= end)
                size--;
            if (size == from)
                return;
            scorer.Begin(documents + from, size - from, view.Segment.Norms, run.Bm25);
            scorer.Add(frequencies + from, size - from, unit.Weight);
            scorer.Collect(documents + from, size - from, run, view, number, filter);
        }
    }
}
