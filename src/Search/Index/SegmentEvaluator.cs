using Disclosure.Search.Query;
using Disclosure.Search.Segmentation;

namespace Disclosure.Search.Index;

/// <summary>Finds and scores the documents of one segment. One pass over the postings of each word; a segment is small.</summary>
internal sealed class SegmentEvaluator(Segment segment, Bm25 bm25, LeafWeights weights, CancellationToken cancellationToken)
{
    private int DocumentCount => segment.Documents.Length;

    public MatchSet Evaluate(QueryNode node)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return node switch
        {
            GroupNode group => Group(group),
            AnyNode any => Any(any),
            WordNode word => Word(word),
            CharactersNode { Characters.Length: 0 } => MatchSet.Every(DocumentCount),
            CharactersNode { Characters.Length: 1 } one => Beginning(one.Characters, characters: true, one.Field, one),
            CharactersNode characters => Phrase(characters),
            PrefixNode prefix => Beginning(Term.WordMark + prefix.Prefix, characters: false, prefix.Field, prefix),
            FacetNode facet => Facet(facet),
            _ => throw new InvalidOperationException($"A query has no part {node.GetType().Name}."),
        };
    }

    private MatchSet Group(GroupNode group)
    {
        var matches = group.Required.Count == 0 ? MatchSet.Every(DocumentCount) : Evaluate(group.Required[0]);
        foreach (var required in group.Required.Skip(1).TakeWhile(_ => matches.NextFrom(0) >= 0))
            matches.And(Evaluate(required));
        foreach (var excluded in group.Excluded)
            matches.AndNot(Evaluate(excluded));
        foreach (var preferred in group.Preferred)
            matches.Prefer(Evaluate(preferred));
        return matches;
    }

    private MatchSet Any(AnyNode any)
    {
        var matches = Evaluate(any.Alternatives[0]);
        foreach (var alternative in any.Alternatives.Skip(1))
            matches.Or(Evaluate(alternative));
        return matches;
    }

    private MatchSet Word(WordNode word)
    {
        var matches = new MatchSet(DocumentCount);
        var term = segment.Terms.Find(Term.OfWord(word.Word));
        if (term < 0)
            return matches;
        var positions = new List<int>();
        var postings = segment.Terms.Read(term);
        while (postings.Next())
        {
            var frequency = postings.Frequency;
            if (word.Field is not null)
            {
                postings.ReadPositions(positions);
                frequency = Frequency(segment.Documents[postings.Document], positions, word.Field);
            }

            Score(matches, word, postings.Document, frequency);
        }

        return matches;
    }

    private MatchSet Phrase(CharactersNode phrase)
    {
        var matches = new MatchSet(DocumentCount);
        var starts = PhraseStarts(phrase.Characters);
        foreach (var (document, positions) in starts)
            Score(matches, phrase, document, Frequency(segment.Documents[document], positions, phrase.Field));
        return matches;
    }

    /// <summary>By document, where the characters begin. The rarest term is read first, and the others only thin it out.</summary>
    private Dictionary<int, List<int>> PhraseStarts(string characters)
    {
        var cover = PhraseCover.Of(characters).Select(c => (Number: segment.Terms.Find(c.Term), c.Offset)).ToList();
        var starts = new Dictionary<int, List<int>>();
        if (cover.Exists(c => c.Number < 0))
            return starts;
        cover.Sort((a, b) => segment.Terms.DocumentFrequency(a.Number).CompareTo(segment.Terms.DocumentFrequency(b.Number)));
        var positions = new List<int>();
        for (var i = 0; i < cover.Count; i++)
        {
            var postings = segment.Terms.Read(cover[i].Number);
            var thinned = new Dictionary<int, List<int>>();
            while (postings.Next())
            {
                List<int>? before = null;
                if (i > 0 && !starts.TryGetValue(postings.Document, out before))
                    continue;
                postings.ReadPositions(positions);
                var offset = cover[i].Offset;
                var found = before is null ? positions.ConvertAll(p => p - offset) : Common(before, positions, offset);
                if (found.Count > 0)
                    thinned.Add(postings.Document, found);
            }

            starts = thinned;
            cancellationToken.ThrowIfCancellationRequested();
        }

        return starts;
    }

    private static List<int> Common(List<int> starts, List<int> positions, int offset)
    {
        var common = new List<int>();
        for (int i = 0, j = 0; i < starts.Count && j < positions.Count;)
        {
            var difference = starts[i] + offset - positions[j];
            if (difference == 0)
                common.Add(starts[i]);
            if (difference <= 0)
                i++;
            if (difference >= 0)
                j++;
        }

        return common;
    }

    /// <summary>Every term that begins so, all counting the same; of the character terms those of one pair.</summary>
    private MatchSet Beginning(string prefix, bool characters, string? field, QueryNode leaf)
    {
        var matches = new MatchSet(DocumentCount);
        var positions = new List<int>();
        var (first, end) = segment.Terms.FindPrefix(prefix);
        for (var term = first; term < end; term++)
        {
            if (characters && segment.Terms[term].Length != 2)
                continue;
            var postings = segment.Terms.Read(term);
            while (postings.Next())
            {
                if (field is not null)
                    postings.ReadPositions(positions);
                if (field is null || Frequency(segment.Documents[postings.Document], positions, field) > 0)
                    matches.Set(postings.Document, weights.Of(leaf));
            }

            cancellationToken.ThrowIfCancellationRequested();
        }

        return matches;
    }

    private MatchSet Facet(FacetNode facet)
    {
        var matches = new MatchSet(DocumentCount);
        if (segment.Facet(facet.Name) is not { } column)
            return matches;
        var wanted = Array.ConvertAll(column.Values, v => TextFolding.FoldToString(v).Contains(facet.Characters, StringComparison.Ordinal));
        for (var document = 0; document < DocumentCount; document++)
            foreach (var ordinal in column.Of(document))
                if (wanted[ordinal])
                    matches.Set(document, 0);
        return matches;
    }

    private static int Frequency(IndexedDocument document, List<int> positions, string? field)
    {
        long frequency = 0;
        foreach (var position in positions)
        {
            var range = document.RangeAt(position);
            if (field is null || string.Equals(range.Name, field, StringComparison.Ordinal))
                frequency += range.Weight;
        }

        return (int)Math.Min(frequency, int.MaxValue);
    }

    private void Score(MatchSet matches, QueryNode leaf, int document, int frequency)
    {
        if (frequency > 0)
            matches.Set(document, bm25.Score(weights.Of(leaf), frequency, segment.Norms[document]));
    }
}
