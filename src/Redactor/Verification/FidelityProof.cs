using System.Text;
using Disclosure.Records;

namespace Disclosure.Redactor.Verification;

/// <summary>
/// Proves that a full text says, outside its masks, what the served text says, character for character, and that its masks stand
/// exactly where the served text was masked.
/// </summary>
internal static class FidelityProof
{
    /// <summary>What is not faithful.</summary>
    public static IEnumerable<VerificationFailure> Check(DecisionRecord record, ReleaseEvidence evidence)
    {
        if (record.Mode is DisclosureMode.Summary)
            return record.Body.Count == 0 ? [] : [new VerificationFailure("fidelity/summary-has-body", "body", string.Empty)];
        if (record.Mode is not DisclosureMode.FullText)
            return [new VerificationFailure("fidelity/mode", "mode", string.Empty)];
        if (Expected(evidence) is not { } expected)
            return [new VerificationFailure("evidence/masks", string.Empty, string.Empty)];

        var actual = Actual(record.Body);
        if (!string.Equals(actual.Text, expected.Text, StringComparison.Ordinal))
            return [new VerificationFailure("fidelity/text", $"body, unit {actual.Text.AsSpan().CommonPrefixLength(expected.Text)}", string.Empty)];
        return actual.Masked.SequenceEqual(expected.Masked) ? [] : [new VerificationFailure("fidelity/masks", "body", string.Empty)];
    }

    /// <summary>The inline lists of a block, in reading order.</summary>
    public static IEnumerable<IReadOnlyList<Inline>> InlinesOf(Block block) => block switch
    {
        Heading heading => [heading.Inlines],
        Paragraph paragraph => [paragraph.Inlines],
        Table table => table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Inlines),
        _ => throw new InvalidOperationException("Not a known kind of block."),
    };

    private static (string Text, List<bool> Masked)? Expected(ReleaseEvidence evidence)
    {
        var text = new StringBuilder();
        var masked = new List<bool>();
        var served = evidence.ServedText;
        var at = 0;
        foreach (var mask in evidence.Masks)
        {
            if (mask.Start < at || mask.End < mask.Start || mask.End > served.Length)
                return null;
            Append(text, masked, served[at..mask.Start], isMask: false);
            Append(text, masked, mask.Replacement, isMask: true);
            at = mask.End;
        }

        Append(text, masked, served[at..], isMask: false);
        return (text.ToString(), masked);
    }

    private static (string Text, List<bool> Masked) Actual(IReadOnlyList<Block> body)
    {
        var text = new StringBuilder();
        var masked = new List<bool>();
        for (var i = 0; i < body.Count; i++)
        {
            if (i > 0)
                Append(text, masked, "\n", isMask: false);
            if (body[i] is not Table table)
            {
                foreach (var inlines in InlinesOf(body[i]))
                    Append(text, masked, inlines);
                continue;
            }

            for (var row = 0; row < table.Rows.Count; row++)
            {
                Append(text, masked, row > 0 ? "\n" : string.Empty, isMask: false);
                for (var cell = 0; cell < table.Rows[row].Cells.Count; cell++)
                {
                    Append(text, masked, cell > 0 ? "\t" : string.Empty, isMask: false);
                    Append(text, masked, table.Rows[row].Cells[cell].Inlines);
                }
            }
        }

        return (text.ToString(), masked);
    }

    private static void Append(StringBuilder text, List<bool> masked, IReadOnlyList<Inline> inlines)
    {
        foreach (var inline in inlines)
            Append(text, masked, inline.Text, inline.Redaction is not null);
    }

    private static void Append(StringBuilder text, List<bool> masked, string piece, bool isMask)
    {
        text.Append(piece);
        masked.AddRange(Enumerable.Repeat(isMask, piece.Length));
    }
}
