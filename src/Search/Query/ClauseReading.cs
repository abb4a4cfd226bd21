namespace Disclosure.Search.Query;

/// <summary>What one clause of a query asks for.</summary>
internal sealed class ClauseReading
{
    private readonly List<QueryNode> _required = [];
    private readonly List<QueryNode> _preferred = [];
    private readonly List<QueryNode> _wider = [];

    public IReadOnlyList<QueryNode> Required => _required;

    /// <summary>What only adds to the score.</summary>
    public IReadOnlyList<QueryNode> Preferred => _preferred;

    /// <summary>What is tried beside the required when any word will do.</summary>
    public IReadOnlyList<QueryNode> Wider => _wider;

    public static ClauseReading Of(QueryNode node)
    {
        var reading = new ClauseReading();
        reading.Require(node);
        return reading;
    }

    public void Require(QueryNode node) => _required.Add(node);

    public void Prefer(QueryNode node) => _preferred.Add(node);

    public void Widen(QueryNode node) => _wider.Add(node);

    /// <summary>The same, or else this value of a facet.</summary>
    public ClauseReading OrFacet(FacetNode facet) => Of(new AnyNode([ToNode(), facet]));

    public QueryNode ToNode() => _required.Count == 1 && _preferred.Count == 0 ? _required[0] : new GroupNode(_required, [], _preferred);
}
