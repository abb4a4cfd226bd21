using Disclosure.Search.Query;

namespace Disclosure.Search.Index;

/// <summary>How much each word or phrase of a query counts, from its frequency in the whole index.</summary>
internal sealed class LeafWeights(Bm25 bm25, IReadOnlyList<Segment> segments)
{
    private readonly Dictionary<QueryNode, float> _weights = [];

    /// <summary>A word: its inverse document frequency. Characters: the sum over the terms that spell them.</summary>
    public float Of(QueryNode leaf)
    {
        if (_weights.TryGetValue(leaf, out var known))
            return known;
        var weight = leaf switch
        {
            WordNode word => OfTerm(Term.OfWord(word.Word)),
            CharactersNode { Characters.Length: >= 2 } characters => PhraseCover.Of(characters.Characters).Sum(c => OfTerm(c.Term)),
            _ => 1f,
        };
        _weights.Add(leaf, weight);
        return weight;
    }

    private float OfTerm(string term)
    {
        var frequency = 0;
        foreach (var segment in segments)
            if (segment.Terms.Find(term) is >= 0 and var number)
                frequency += segment.Terms.DocumentFrequency(number);
        return bm25.InverseDocumentFrequency(frequency);
    }
}
