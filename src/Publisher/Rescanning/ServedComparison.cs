using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Rescanning;

/// <summary>
/// Holds a full text against its original, unit by unit: what was left readable then and would be hidden now, and the reverse. It sees what
/// no search for values can: that of an address the half is masked. Exact, because the public text is the served text but for its masks.
/// </summary>
internal sealed class ServedComparison
{
    private readonly SourceDocument _document;
    private readonly bool[] _readableThen;
    private readonly bool[] _readableNow;

    private ServedComparison(SourceDocument document, bool[] readableThen, bool[] readableNow)
    {
        _document = document;
        _readableThen = readableThen;
        _readableNow = readableNow;
    }

    /// <summary>The comparison; null when the public text is not the served text with the masks of then.</summary>
    /// <param name="body">What is public.</param>
    /// <param name="document">The original as today's reader reads it.</param>
    /// <param name="then">What the release was checked against.</param>
    /// <param name="now">What a release would be checked against today.</param>
    public static ServedComparison? Of(IReadOnlyList<Block> body, SourceDocument document, ReleaseEvidence then, ReleaseEvidence now)
    {
        if (!string.Equals(document.Text, then.ServedText, StringComparison.Ordinal) || Masked(then) is not { } expected
            || !string.Equals(BlockText.Of(body), expected, StringComparison.Ordinal))
        {
            return null;
        }

        return new ServedComparison(document, Readable(document.Text, then.Masks), Readable(document.Text, now.Masks));
    }

    /// <summary>What is readable and would be hidden today.</summary>
    public IEnumerable<RescanFinding> More(RedactionResult now) => Compare(now, _readableThen, _readableNow);

    /// <summary>What is hidden and would be readable today.</summary>
    public IEnumerable<RescanFinding> Less(RedactionResult then) => Compare(then, _readableNow, _readableThen);

    private IEnumerable<RescanFinding> Compare(RedactionResult hiding, bool[] readable, bool[] hidden)
    {
        foreach (var finding in hiding.Findings.Where(finding => finding.Replacement is not null))
        {
            for (var i = finding.Start; i < finding.End; i++)
            {
                if (readable[i] && !hidden[i] && char.IsLetterOrDigit(_document.Text[i]))
                {
                    yield return new RescanFinding(BlockAt(i), finding.Kind, finding.Rule, finding.Clause, 1);
                    break;
                }
            }
        }
    }

    private string BlockAt(int offset)
    {
        for (var i = _document.Blocks.Count - 1; i > 0; i--)
        {
            if (Start(_document.Blocks[i]) <= offset)
            {
                return $"body[{i}]";
            }
        }

        return "body[0]";
    }

    private static int Start(SourceBlock block) => block switch
    {
        SourceParagraph paragraph => paragraph.Range.Start,
        SourceTable table => table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Range.Start).DefaultIfEmpty(int.MaxValue).First(),
        _ => throw new ArgumentOutOfRangeException(nameof(block), "Not a known kind of block."),
    };

    // What a mask repeats of its value (the surname of a party, the year of a birth) is readable all the same.
    private static bool[] Readable(string text, IReadOnlyList<MaskedSpan> masks)
    {
        var readable = new bool[text.Length];
        Array.Fill(readable, true);
        foreach (var mask in masks)
        {
            var repeated = text.AsSpan(mask.Start, mask.End - mask.Start).CommonPrefixLength(mask.Replacement);
            readable.AsSpan(mask.Start + repeated, mask.End - mask.Start - repeated).Clear();
        }

        return readable;
    }

    private static string? Masked(ReleaseEvidence evidence)
    {
        var text = new System.Text.StringBuilder();
        var at = 0;
        foreach (var mask in evidence.Masks)
        {
            if (mask.Start < at || mask.End < mask.Start || mask.End > evidence.ServedText.Length)
            {
                return null;
            }

            text.Append(evidence.ServedText, at, mask.Start - at).Append(mask.Replacement);
            at = mask.End;
        }

        return text.Append(evidence.ServedText, at, evidence.ServedText.Length - at).ToString();
    }
}
