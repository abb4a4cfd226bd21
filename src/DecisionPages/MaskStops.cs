namespace Disclosure.DecisionPages;

/// <summary>
/// Where the Tab key stops among the masks of one page: at the first of each ground. A text may hold sixty masks of five grounds;
/// the keyboard reaches every ground in five steps, and touch and mouse reach all sixty.
/// </summary>
public sealed class MaskStops
{
    private readonly HashSet<string> _clauses = new(StringComparer.Ordinal);

    /// <summary>Whether no mask of the clause was written before this one.</summary>
    public bool IsFirst(string clause) => _clauses.Add(clause);
}
