namespace Disclosure.Search.Index;

/// <summary>Puts segments together, or one anew, without the removed documents: nothing of these stays in postings, terms or columns.</summary>
internal static class SegmentMerger
{
    /// <summary>Null if no document is left.</summary>
    public static Segment? Merge(IReadOnlyList<Segment> sources, Predicate<IndexedDocument> isRemoved)
    {
        var kept = new List<(IndexedDocument Document, int Source, int Number)>();
        for (var source = 0; source < sources.Count; source++)
            for (var number = 0; number < sources[source].Documents.Length; number++)
                if (!isRemoved(sources[source].Documents[number]))
                    kept.Add((sources[source].Documents[number], source, number));
        if (kept.Count == 0)
            return null;

        kept.Sort((a, b) => IndexedDocument.Compare(a.Document, b.Document));
        var numbers = sources.Select(s => Enumerable.Repeat(-1, s.Documents.Length).ToArray()).ToArray();
        for (var i = 0; i < kept.Count; i++)
            numbers[kept[i].Source][kept[i].Number] = i;
        return new Segment([.. kept.Select(k => k.Document)], MergeTerms(sources, numbers));
    }

    private static TermDictionary MergeTerms(IReadOnlyList<Segment> sources, int[][] numbers)
    {
        if (sources.Count == 1)
            return Rewrite(sources[0].Terms, numbers[0]);
        var writer = new PostingsWriter();
        var next = new int[sources.Count];
        var found = new List<Posting>();
        while (Least(sources, next) is { } term)
        {
            found.Clear();
            for (var source = 0; source < sources.Count; source++)
            {
                var terms = sources[source].Terms;
                if (next[source] < terms.Count && string.Equals(terms[next[source]], term, StringComparison.Ordinal))
                    Collect(terms.Read(next[source]++), numbers[source], found);
            }

            found.Sort((a, b) => a.Document.CompareTo(b.Document));
            writer.BeginTerm();
            foreach (var posting in found)
                writer.AddEncoded(posting.Document, posting.Frequency, posting.Positions);
            writer.EndTerm(term);
        }

        return writer.Build();
    }

    private static TermDictionary Rewrite(TermDictionary terms, int[] numbers)
    {
        var writer = new PostingsWriter();
        for (var term = 0; term < terms.Count; term++)
        {
            writer.BeginTerm();
            var postings = terms.Read(term);
            while (postings.Next())
                if (numbers[postings.Document] >= 0)
                    writer.AddEncoded(numbers[postings.Document], postings.Frequency, postings.EncodedPositions);
            writer.EndTerm(terms[term]);
        }

        return writer.Build();
    }

    private static string? Least(IReadOnlyList<Segment> sources, int[] next)
    {
        string? least = null;
        for (var source = 0; source < sources.Count; source++)
        {
            var terms = sources[source].Terms;
            if (next[source] < terms.Count && (least is null || string.CompareOrdinal(terms[next[source]], least) < 0))
                least = terms[next[source]];
        }

        return least;
    }

    private static void Collect(PostingsReader postings, int[] numbers, List<Posting> into)
    {
        while (postings.Next())
            if (numbers[postings.Document] >= 0)
                into.Add(new Posting(numbers[postings.Document], postings.Frequency, postings.EncodedPositions.ToArray()));
    }

    private readonly record struct Posting(int Document, int Frequency, byte[] Positions);
}
