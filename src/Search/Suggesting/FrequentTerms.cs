using Disclosure.Search.Index;
using Disclosure.Search.Index.Execution;
using Disclosure.Search.Index.Postings;
using Disclosure.Search.Index.Storage;

namespace Disclosure.Search.Suggesting;

/// <summary>A term without its mark, and where each segment keeps it.</summary>
internal sealed record FoundTerm(string Text, int DocumentFrequency, TermInfo[] InSegments);

/// <summary>Finds frequent terms by their beginning, and tells whether enough documents still have them.</summary>
internal sealed unsafe class FrequentTerms(IReadOnlyList<SegmentView> segments)
{
    /// <summary>So many terms with one beginning are looked at, in their order: it bounds the time.</summary>
    public const int MaximumTerms = 1 << 16;

    /// <summary>The most frequent terms, most frequent first; removed documents count.</summary>
    public List<FoundTerm> Beginning(char mark, string prefix, int atLeast, int wanted, Predicate<string> isWanted, CancellationToken cancellationToken)
    {
        var best = new PriorityQueue<FoundTerm, int>();
        var terms = new TermsBeginning(segments, UnitCoding.Encode(mark + prefix));
        for (var seen = 0; seen < MaximumTerms && terms.MoveNext(); seen++)
        {
            if ((seen & 0xFFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            if (terms.DocumentFrequency < atLeast || (best.Count == wanted && best.Peek().DocumentFrequency >= terms.DocumentFrequency))
                continue;
            var text = UnitCoding.Decode(terms.Term[1..]);
            if (!isWanted(text))
                continue;
            if (best.Count == wanted)
                best.Dequeue();
            best.Enqueue(new FoundTerm(text, terms.DocumentFrequency, [.. terms.InSegments]), terms.DocumentFrequency);
        }

        return [.. best.UnorderedItems.Select(i => i.Element).OrderByDescending(t => t.DocumentFrequency).ThenBy(t => t.Text, StringComparer.Ordinal)];
    }

    public FoundTerm Find(string term)
    {
        var found = new TermInfo[segments.Count];
        for (var i = 0; i < found.Length; i++)
            found[i] = segments[i].Segment.Terms.Find(term);
        return new FoundTerm(term[1..], found.Sum(f => f.DocumentFrequency), found);
    }

    /// <summary>True if at least so many documents have the term that are not removed.</summary>
    public bool HasLive(FoundTerm term, int wanted)
    {
        if (term.DocumentFrequency < wanted)
            return false;
        using var scratch = SearchScratch.Rent();
        for (var i = 0; i < segments.Count && wanted > 0; i++)
        {
            var (view, info) = (segments[i], term.InSegments[i]);
            if (view.Live is null || info.DocumentFrequency == 0)
            {
                wanted -= info.DocumentFrequency;
                continue;
            }

            var cursor = scratch.Cursor();
            cursor.Open(view.Segment.Bytes.Pointer, info);
            for (var document = cursor.Next(); document != PostingsCursor.NoMore && wanted > 0; document = cursor.Next())
                wanted -= view.IsLive(document) ? 1 : 0;
        }

        return wanted <= 0;
    }
}
