using Disclosure.Search.Index.Storage;

namespace Disclosure.Search.Index.Building;

/// <summary>Turns occurrences by document into postings by term.</summary>
internal ref struct PostingsSorter(TermTable terms, ReadOnlySpan<int> occurrences, ReadOnlySpan<int> positions, List<DocumentBuffer.Pending> documents)
{
    private readonly ReadOnlySpan<int> _occurrences = occurrences;
    private readonly ReadOnlySpan<int> _positions = positions;

    /// <summary>Adds every term in order.</summary>
    public readonly void Write(SegmentWriter writer)
    {
        var starts = Starts();
        var sortedDocuments = new int[starts[^1]];
        var sortedPositions = new int[starts[^1]];
        Scatter(starts, sortedDocuments, sortedPositions);

        var (ids, counts, frequencies) = (new GrowingArray<int>(), new GrowingArray<int>(), new GrowingArray<int>());
        var encoded = new byte[256];
        foreach (var term in terms.Sorted())
        {
            // After the scattering a term's start is where the next one's was.
            var (start, end) = (term == 0 ? 0 : starts[term - 1], starts[term]);
            if (start == end)
                continue;
            ids.Clear();
            counts.Clear();
            frequencies.Clear();
            for (var i = start; i < end;)
            {
                var document = sortedDocuments[i];
                var pending = documents[document];
                var first = i;
                while (i < end && sortedDocuments[i] == document)
                    i++;
                ids.Add(document);
                counts.Add(i - first);
                frequencies.Add(pending.IsUnweighted ? i - first : Weigh(pending, sortedPositions.AsSpan(first, i - first)));
            }

            if (encoded.Length < terms[term].Length * UnitCoding.MaximumBytesPerUnit)
                encoded = new byte[terms[term].Length * UnitCoding.MaximumBytesPerUnit];
            var length = UnitCoding.Encode(terms[term], encoded);
            writer.Add(encoded.AsSpan(0, length), ids.Values, counts.Values, frequencies.Values, sortedPositions.AsSpan(start, end - start));
        }
    }

    private static int Weigh(DocumentBuffer.Pending document, ReadOnlySpan<int> positions)
    {
        long sum = 0;
        foreach (var position in positions)
            sum += document.WeightAt(position);
        return (int)Math.Min(sum, int.MaxValue);
    }

    private readonly int[] Starts()
    {
        var starts = new int[terms.Count + 1];
        foreach (var document in documents)
            foreach (var term in _occurrences[document.First..document.End])
                starts[term + 1]++;
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        return starts;
    }

    // In document order; within a document words come after characters, so positions of one term rise all the same.
    private readonly void Scatter(int[] starts, int[] sortedDocuments, int[] sortedPositions)
    {
        for (var number = 0; number < documents.Count; number++)
        {
            for (var i = documents[number].First; i < documents[number].End; i++)
            {
                var at = starts[_occurrences[i]]++;
                sortedDocuments[at] = number;
                sortedPositions[at] = _positions[i];
            }
        }
    }
}
