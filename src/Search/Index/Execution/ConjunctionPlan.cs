using Disclosure.Search.Query;

namespace Disclosure.Search.Index.Execution;

/// <summary>One word or phrase of a query: terms that stand at these distances from one another, and what it counts.</summary>
internal sealed record PlannedUnit(IReadOnlyList<(QueryTerm Term, int Offset)> Terms, float Weight);

/// <summary>A query that wants all of some words and phrases and asks nothing else: nearly every one. Without any it wants every document.</summary>
internal sealed record ConjunctionPlan(IReadOnlyList<PlannedUnit> Units)
{
    /// <summary>Null for a query of another shape.</summary>
    public static ConjunctionPlan? Of(QueryNode root, QueryTerms terms)
    {
        if (root is not GroupNode { Excluded.Count: 0, Preferred.Count: 0 } group)
            return null;
        var units = new List<PlannedUnit>(group.Required.Count);
        foreach (var required in group.Required)
        {
            if (required is CharactersNode { Characters.Length: 0 })
                continue;
            if (Unit(required, terms) is not { } unit)
                return null;
            units.Add(unit);
        }

        return new ConjunctionPlan(units);
    }

    /// <summary>True if some term is in no document.</summary>
    public bool FindsNothing => Units.Any(u => u.Terms.Any(t => t.Term.DocumentFrequency == 0));

    public bool IsIn(int segment) => Units.All(u => u.Terms.All(t => t.Term.InSegments[segment].DocumentFrequency > 0));

    private static PlannedUnit? Unit(QueryNode node, QueryTerms terms)
    {
        if (node is AnyNode any)
            return OnlyOne(any, terms);
        if (QueryTerms.FieldOf(node) is not null || QueryTerms.TermsOf(node) is not { Count: > 0 } found)
            return null;
        return new PlannedUnit([.. found.Select(t => (terms.Of(t.Term), t.Offset))], terms.WeightOf(node));
    }

    // Of synonyms most queries find but one, and then it is as if it were alone.
    private static PlannedUnit? OnlyOne(AnyNode any, QueryTerms terms)
    {
        PlannedUnit? only = null;
        foreach (var alternative in any.Alternatives)
        {
            if (Unit(alternative, terms) is not { } unit)
                return null;
            if (only is null || only.Terms.Any(t => t.Term.DocumentFrequency == 0))
                only = unit;
            else if (!unit.Terms.Any(t => t.Term.DocumentFrequency == 0))
                return null;
        }

        return only;
    }
}
