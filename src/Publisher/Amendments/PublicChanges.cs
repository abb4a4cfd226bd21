using Disclosure.Publisher.Publishing;
using Disclosure.Records;

namespace Disclosure.Publisher.Amendments;

/// <summary>What the public would read otherwise: two candidates held against each other, masks and all, whatever was said of them.</summary>
internal static class PublicChanges
{
    /// <summary>Names of <see cref="AmendedFields"/> that differ, in the order of the screen.</summary>
    /// <param name="was">What is public of the decision that is amended.</param>
    /// <param name="isReduced">Whether people left its summary alone in public.</param>
    /// <param name="becomes">What would take its place.</param>
    public static IReadOnlyList<string> Between(DecisionRecord was, bool isReduced, DecisionRecord becomes)
    {
        ArgumentNullException.ThrowIfNull(becomes);
        var before = isReduced ? OutwardCheck.Summary(was) : was;
        // Of a text that comes or goes as a whole the mode tells.
        var isSameText = before.Mode != becomes.Mode || Signs(before.Body).SequenceEqual(Signs(becomes.Body));
        (string Field, bool IsSame)[] all =
        [
            (AmendedFields.Title, Same(before.Title, becomes.Title)),
            (AmendedFields.ActType, before.ActType == becomes.ActType),
            (AmendedFields.DecidedOn, before.DecidedOn == becomes.DecidedOn),
            (AmendedFields.Sector, string.Equals(before.Sector, becomes.Sector, StringComparison.Ordinal)),
            (AmendedFields.Mode, before.Mode == becomes.Mode),
            (AmendedFields.Parties, before.PartyKind == becomes.PartyKind && SameParties(before.Summary.Parties, becomes.Summary.Parties)),
            (AmendedFields.Facts, Same(before.Summary.Facts, becomes.Summary.Facts)),
            (AmendedFields.Basis, Same(before.Summary.Basis, becomes.Summary.Basis)),
            (AmendedFields.Decision, Same(before.Summary.Decision, becomes.Summary.Decision)),
            (AmendedFields.PenaltyKinds, before.PenaltyKinds.SequenceEqual(becomes.PenaltyKinds, StringComparer.Ordinal)),
            (AmendedFields.FineYuan, before.FineYuan == becomes.FineYuan),
            (AmendedFields.Document, isSameText),
            (AmendedFields.Layout, before.Mode != becomes.Mode || !isSameText || SameBlocks(before.Body, becomes.Body)),
        ];
        return [.. all.Where(field => !field.IsSame).Select(field => field.Field)];
    }

    private static bool SameParties(IReadOnlyList<IReadOnlyList<Inline>> one, IReadOnlyList<IReadOnlyList<Inline>> other) =>
        one.Count == other.Count && one.Zip(other).All(pair => Same(pair.First, pair.Second));

    private static bool Same(IEnumerable<Inline> one, IEnumerable<Inline> other) => Signs(one).SequenceEqual(Signs(other));

    private static bool SameBlocks(IReadOnlyList<Block> one, IReadOnlyList<Block> other) =>
        one.Count == other.Count && one.Zip(other).All(pair => pair.First.GetType() == pair.Second.GetType() && string.Equals(BlockText.Of(pair.First), BlockText.Of(pair.Second), StringComparison.Ordinal));

    private static IEnumerable<(char Sign, Redaction? Hidden)> Signs(IEnumerable<Block> blocks) => blocks.SelectMany(block => block switch
    {
        Heading heading => Signs(heading.Inlines),
        Paragraph paragraph => Signs(paragraph.Inlines),
        Table table => table.Rows.SelectMany(row => row.Cells).SelectMany(cell => Signs(cell.Inlines)),
        _ => throw new ArgumentOutOfRangeException(nameof(blocks), "Not a known kind of block."),
    });

    // Every sign that is read, and whether it stands in for something hidden. Blanks are a matter of the file's format.
    private static IEnumerable<(char Sign, Redaction? Hidden)> Signs(IEnumerable<Inline> inlines) =>
        inlines.SelectMany(inline => inline.Text.Where(sign => !char.IsWhiteSpace(sign)).Select(sign => (sign, inline.Redaction)));
}
