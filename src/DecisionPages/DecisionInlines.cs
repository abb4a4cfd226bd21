using Disclosure.Records;

namespace Disclosure.DecisionPages;

/// <summary>All inlines of a decision, in the order in which its page shows them.</summary>
public static class DecisionInlines
{
    /// <summary>Title, summary fields, then body.</summary>
    public static IEnumerable<Inline> Of(DecisionRecord decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var summary = decision.Summary;
        return decision.Title
            .Concat(summary.Parties.SelectMany(party => party))
            .Concat(summary.Facts)
            .Concat(summary.Basis)
            .Concat(summary.Decision)
            .Concat(decision.Body.SelectMany(Of));
    }

    private static IEnumerable<Inline> Of(Block block) => block switch
    {
        Heading heading => heading.Inlines,
        Paragraph paragraph => paragraph.Inlines,
        Table table => table.Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Inlines),
        _ => throw new InvalidOperationException("Not a known kind of block."),
    };
}
