using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// 统一社会信用代码 (GB 32100-2015): a public number that must stay, found so that no other rule eats it. Without a label it needs its
/// authority and check symbol; what is an ID number by its own check digit is none.
/// </summary>
internal sealed class CreditCodeDetector : IDetector
{
    private const int LabelReach = 10;

    /// <inheritdoc/>
    public string Name => "credit-code";

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        var past = 0;
        foreach (var chain in text.Chains)
        {
            foreach (var group in chain.Groups)
            {
                if (group.Start >= past)
                {
                    past = Read(text, group.Start, group.End, found);
                }
            }
        }

        foreach (var hit in text.Contexts.All)
        {
            if (hit.Says(Context.CreditCode))
            {
                ReadSpaced(text, hit, found);
            }
        }
    }

    private static int Read(ScannedText text, int start, int end, ICollection<Candidate> found)
    {
        var value = text.Spaced.Value;
        var from = start;
        while (start > 0 && from - start <= CreditCodeShape.Length && char.IsAsciiLetterOrDigit(value[start - 1]))
        {
            start--;
        }

        while (end < value.Length && end - start <= CreditCodeShape.Length && char.IsAsciiLetterOrDigit(value[end]))
        {
            end++;
        }

        if (end - start == CreditCodeShape.Length)
        {
            var label = ValueLabels.Of(text, text.InCompact(start));
            if (label is null || !label.Says(Context.CitizenId))
            {
                Add(text.Spaced.ToOriginal(start, end), value.AsSpan(start, CreditCodeShape.Length), label.Says(Context.CreditCode) ? label : null, found);
            }
        }

        return end;
    }

    // 9153 0102 2DEC RC7R LF behind its label.
    private static void ReadSpaced(ScannedText text, ContextHit label, ICollection<Candidate> found)
    {
        if (ReferenceEquals(text.Spaced, text.Compact))
        {
            return;
        }

        var value = text.Compact.Value;
        var start = ValueToken.StartBehind(value, label.End, LabelReach);
        var end = start;
        var gaps = false;
        while (end < value.Length && end - start < CreditCodeShape.Length && char.IsAsciiLetterOrDigit(value[end]))
        {
            gaps |= end > start && text.Compact.HasGapBefore(end);
            end++;
        }

        if (gaps && end - start == CreditCodeShape.Length)
        {
            Add(text.Compact.ToOriginal(start, end), value.AsSpan(start, CreditCodeShape.Length), label, found);
        }
    }

    private static void Add(Documents.TextRange range, ReadOnlySpan<char> written, ContextHit? label, ICollection<Candidate> found)
    {
        Span<char> code = stackalloc char[CreditCodeShape.Length];
        written.ToUpperInvariant(code);
        var check = CreditCodeShape.HasRightCheck(code);
        if (label is null && !(check && CreditCodeShape.HasAuthority(code)))
        {
            return;
        }

        // A person's tax number is the ID number; a foreigner's residence card looks like a code.
        if ((CitizenNumber.HasShape18(code) || ResidenceCard.HasShape(code)) && !(label is not null && check))
        {
            return;
        }

        found.Add(new Candidate
        {
            Range = range,
            Kind = FindingKinds.CreditCode,
            Rule = label is not null ? "credit-code/labelled" : "credit-code/check",
            Pattern = "symbols-18",
            ContextWord = label?.Word,
            Check = check ? CheckDigit.Right : CheckDigit.Wrong,
            ShapeConfidence = check ? 0.9 : 0.5,
            Confidence = check ? 0.99 : 0.9,
        });
    }
}
