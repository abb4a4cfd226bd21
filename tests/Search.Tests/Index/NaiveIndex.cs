using Disclosure.Search.Index;
using Disclosure.Search.Query;
using Disclosure.Search.Segmentation;

namespace Disclosure.Search.Tests.Index;

/// <summary>Answers by reading every text from its beginning: slow, and simple enough to be believed.</summary>
internal sealed class NaiveIndex(SearchLanguage language)
{
    private readonly List<(SearchDocument Document, long Arrival)> _documents = [];
    private long _arrivals;

    public void Upsert(SearchDocument document)
    {
        Remove(document.Id);
        _documents.Add((document, _arrivals++));
    }

    public void Remove(string id) => _documents.RemoveAll(d => string.Equals(d.Document.Id, id, StringComparison.Ordinal));

    public (List<(string Id, float Score)> Hits, Dictionary<string, List<(string Value, int Count)>> Facets, QueryWidening Widening) Search(SearchRequest request)
    {
        var parsed = new QueryParser(language).Parse(request.Query);
        var (node, widening) = (parsed.Root, QueryWidening.None);
        if (Matching(parsed.Root).Count == 0 && parsed.ByCharacters is { } wider && Matching(wider).Count > 0)
            (node, widening) = (wider, QueryWidening.Characters);
        else if (Matching(parsed.Root).Count == 0 && parsed.ByAnyWord is { } widest && Matching(widest).Count > 0)
            (node, widening) = (widest, QueryWidening.AnyWord);

        var matching = Matching(node).Where(d => !(d.Document.Date < request.DateFrom) && !(d.Document.Date > request.DateTo)).ToList();
        var hits = matching.Where(d => request.Filters.All(f => Passes(d.Document, f.Key, f.Value)))
            .Select(d => (d.Document, d.Arrival, Score: (float)Score(node, d.Document)))
            .OrderByDescending(d => request.Sort == SearchSort.Relevance ? d.Score : 0).ThenByDescending(d => d.Document.Date).ThenBy(d => d.Arrival)
            .Select(d => (d.Document.Id, d.Score)).ToList();
        var facets = request.Facets.ToDictionary(
            name => name,
            name => matching.Where(d => request.Filters.All(f => f.Key.Equals(name, StringComparison.Ordinal) || Passes(d.Document, f.Key, f.Value)))
                .SelectMany(d => d.Document.Facets.GetValueOrDefault(name, []).Distinct(StringComparer.Ordinal))
                .Concat(request.Filters.GetValueOrDefault(name, []).Distinct(StringComparer.Ordinal).Select(v => "?" + v))
                .GroupBy(v => v.TrimStart('?'), StringComparer.Ordinal).Select(g => (Value: g.Key, Count: g.Count(v => v[0] != '?')))
                .OrderByDescending(g => g.Count).ThenBy(g => g.Value, StringComparer.Ordinal).ToList(),
            StringComparer.Ordinal);
        return (hits, facets, widening);
    }

    private static bool Passes(SearchDocument document, string facet, IReadOnlyList<string> values) =>
        values.Count == 0 || document.Facets.GetValueOrDefault(facet, []).Intersect(values, StringComparer.Ordinal).Any();

    private List<(SearchDocument Document, long Arrival)> Matching(QueryNode node) => _documents.FindAll(d => Matches(node, d.Document));

    private bool Matches(QueryNode node, SearchDocument document) => node switch
    {
        GroupNode g => g.Required.All(n => Matches(n, document)) && !g.Excluded.Any(n => Matches(n, document)),
        AnyNode a => a.Alternatives.Any(n => Matches(n, document)),
        FacetNode f => document.Facets.GetValueOrDefault(f.Name, []).Any(v => TextFolding.FoldToString(v).Contains(f.Characters, StringComparison.Ordinal)),
        CharactersNode { Characters: "" } => true,
        _ => Frequency(node, document) > 0,
    };

    private double Score(QueryNode node, SearchDocument document) => node switch
    {
        _ when !Matches(node, document) => 0,
        GroupNode g => Sum(g.Required, document) + Sum(g.Preferred, document),
        AnyNode a => Sum(a.Alternatives, document),
        FacetNode or CharactersNode { Characters: "" } => 0,
        CharactersNode { Characters.Length: 1 } or PrefixNode => Frequency(node, document) > 0 ? 1 : 0,
        _ when Frequency(node, document) is > 0 and var frequency => LeafScore(node, document, frequency),
        _ => 0,
    };

    private double Sum(IEnumerable<QueryNode> nodes, SearchDocument document)
    {
        var sum = 0.0;
        foreach (var node in nodes)
            sum += Score(node, document);
        return sum;
    }

    private float LeafScore(QueryNode leaf, SearchDocument document, int frequency)
    {
        var average = (float)(_documents.Sum(d => (long)Length(d.Document)) / (double)_documents.Count);
        var weight = leaf is CharactersNode characters
            ? Enumerable.Range(0, (characters.Characters.Length + 1) / 2).Select(i => Math.Min(i * 2, characters.Characters.Length - 2))
                .Select(i => Idf(new CharactersNode(characters.Characters.Substring(i, 2), null))).Sum()
            : Idf(((WordNode)leaf) with { Field = null });
        // The longest length that Lucene's byte cannot tell from a shorter one, found by counting down.
        var length = Length(document);
        while (length > 0 && Bm25.ToNorm(length - 1) == Bm25.ToNorm(length))
            length--;
        var inverse = 1f / (1.2f * ((1 - 0.75f) + (0.75f * length / average)));
        return weight - (weight / (1f + (frequency * inverse)));
    }

    private float Idf(QueryNode leaf)
    {
        var having = _documents.Count(d => Frequency(leaf, d.Document) > 0);
        return (float)Math.Log(1 + ((_documents.Count - having + 0.5D) / (having + 0.5D)));
    }

    private static int Length(SearchDocument document) => document.Fields.Sum(f => TextFolding.FoldToString(f.Text).Length * f.Weight);

    private int Frequency(QueryNode leaf, SearchDocument document) => document.Fields.Sum(field => field.Weight * (leaf switch
    {
        WordNode w when IsIn(w.Field, field) => Words(field).Count(x => x.Text.Equals(w.Word, StringComparison.Ordinal)),
        PrefixNode p when IsIn(p.Field, field) => Words(field).Count(x => x.Text.StartsWith(p.Prefix, StringComparison.Ordinal)),
        CharactersNode c when IsIn(c.Field, field) => CountOf(c.Characters, TextFolding.FoldToString(field.Text)),
        _ => 0,
    }));

    private static bool IsIn(string? wanted, SearchField field) => wanted is null || wanted.Equals(field.Name, StringComparison.Ordinal);

    private List<WordAt> Words(SearchField field) => language.Words.ScanForIndex(TextFolding.Fold(field.Text));

    private static int CountOf(string part, string text) =>
        Enumerable.Range(0, text.Length).Count(i => string.CompareOrdinal(text, i, part, 0, part.Length) == 0);
}
