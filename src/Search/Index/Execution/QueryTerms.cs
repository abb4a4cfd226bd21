using Disclosure.Search.Index.Postings;
using Disclosure.Search.Query;

namespace Disclosure.Search.Index.Execution;

/// <summary>A term of a query: where each segment keeps it, and how much it counts.</summary>
internal sealed record QueryTerm(TermInfo[] InSegments, int DocumentFrequency, float Weight);

/// <summary>Looks each term of a query up once, and weighs words and phrases by their frequency in the whole index.</summary>
internal sealed class QueryTerms(Bm25 bm25, IReadOnlyList<SegmentView> segments)
{
    private readonly Dictionary<string, QueryTerm> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<QueryNode, float> _weights = [];

    public QueryTerm Of(string term)
    {
        if (_terms.TryGetValue(term, out var known))
            return known;
        var found = new TermInfo[segments.Count];
        var frequency = 0;
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = segments[i].Segment.Terms.Find(term);
            frequency += found[i].DocumentFrequency;
        }

        var resolved = new QueryTerm(found, frequency, bm25.InverseDocumentFrequency(frequency));
        _terms.Add(term, resolved);
        return resolved;
    }

    /// <summary>A word: its inverse document frequency. Characters and tokens: the sum over the terms that spell them. All else counts 1.</summary>
    public float WeightOf(QueryNode leaf)
    {
        if (_weights.TryGetValue(leaf, out var known))
            return known;
        var weight = TermsOf(leaf) is { Count: > 0 } terms ? terms.Sum(t => Of(t.Term).Weight) : 1f;
        _weights.Add(leaf, weight);
        return weight;
    }

    /// <summary>The terms that must stand at these distances from one another; none for what is found in another way.</summary>
    public static IReadOnlyList<(string Term, int Offset)> TermsOf(QueryNode leaf) => leaf switch
    {
        WordNode word => [(Term.OfWord(word.Word), 0)],
        TokensNode tokens => [.. tokens.Tokens.Select((t, i) => (Term.OfToken(t), i))],
        CharactersNode { Characters.Length: >= 2 } characters => PhraseCover.Of(characters.Characters),
        _ => [],
    };

    /// <summary>The field that a leaf is bound to; null if it is to none.</summary>
    public static string? FieldOf(QueryNode leaf) => leaf switch
    {
        WordNode word => word.Field,
        CharactersNode characters => characters.Field,
        PrefixNode prefix => prefix.Field,
        _ => null,
    };
}
