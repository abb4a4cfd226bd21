using Disclosure.Records;

namespace Disclosure.DecisionPages;

/// <summary>
/// What a decision itself says about remedies. The platform does not know when it was served, so it computes no dates: it repeats
/// the decision's words or says that they are to be found in the paper.
/// </summary>
public static class RemedyText
{
    private const int Longest = 600;
    private static readonly string[] Signs = ["行政复议", "行政诉讼", "提起诉讼"];

    /// <summary>The paragraphs about remedies, in order; empty when the text holds none.</summary>
    public static IReadOnlyList<IReadOnlyList<Inline>> Of(DecisionRecord decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return [.. decision.Body.OfType<Paragraph>().Select(paragraph => paragraph.Inlines).Where(Speaks)];
    }

    private static bool Speaks(IReadOnlyList<Inline> inlines)
    {
        var text = BlockText.Of(inlines);
        return text.Length <= Longest && Signs.Any(sign => text.Contains(sign, StringComparison.Ordinal));
    }
}
