using Disclosure.Search.Segmentation;

namespace Disclosure.Search.Query;

/// <summary>Puts clauses together and derives the wider readings.</summary>
internal sealed class QueryDraft(Segmenter segmenter)
{
    private readonly List<QueryNode> _required = [];
    private readonly List<QueryNode> _excluded = [];
    private readonly List<QueryNode> _preferred = [];
    private readonly List<QueryNode> _wider = [];
    private int _leaves;
    private bool _join;

    /// <summary>The next clause is an alternative to the last one; without one before or after it means nothing.</summary>
    public void JoinNext() => _join = _required.Count > 0;

    /// <summary>False if the query has too many words already.</summary>
    public bool TryAdd(ClauseReading clause, bool excluded, int maximumLeaves)
    {
        // Said twice is asked once.
        var repeated = !excluded && !_join && clause is { Required: [var only], Wider.Count: 0 } && _required.Contains(only);
        if (repeated)
            return true;
        var leaves = clause.Required.Concat(clause.Preferred).Concat(clause.Wider).Sum(n => QueryLeaves.Of(n).Count());
        if (_leaves + leaves > maximumLeaves)
            return false;
        _leaves += leaves;
        if (excluded)
        {
            _excluded.Add(clause.ToNode());
        }
        else if (_join)
        {
            var last = _required[^1];
            _required[^1] = new AnyNode(last is AnyNode { Alternatives: var before } ? [.. before, clause.ToNode()] : [last, clause.ToNode()]);
        }
        else if (clause.Required.Count == 1)
        {
            _required.Add(clause.Required[0]);
            _preferred.AddRange(clause.Preferred);
        }
        else
        {
            _required.Add(clause.ToNode());
        }

        _wider.AddRange(clause.Wider);
        _join = false;
        return true;
    }

    public ParsedQuery Build(bool truncated)
    {
        var leaves = _required.SelectMany(QueryLeaves.Of).ToList();
        var characters = _required.ConvertAll(node => QueryLeaves.ByCharacters(node, segmenter));
        var any = characters.SelectMany(QueryLeaves.Of).Concat(_wider).Where(n => n is not CharactersNode { Characters.Length: 0 }).Distinct().ToList();
        return new ParsedQuery
        {
            Root = Group(_required, _preferred),
            ByCharacters = characters.SequenceEqual(_required) ? null : Group(characters, _preferred),
            ByAnyWord = any.Count < 2 ? null : Group([new AnyNode(any)], _preferred),
            Leaves = leaves,
            Words = [.. leaves.Select(QueryLeaves.TextOf).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)],
            Truncated = truncated,
        };
    }

    private GroupNode Group(List<QueryNode> required, List<QueryNode> preferred) => new(required, _excluded, preferred);
}
