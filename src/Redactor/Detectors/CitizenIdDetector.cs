using System.Text.RegularExpressions;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// 身份证号码 of 18 or 15 symbols: whole, spaced, hyphenated, split over lines, in Chinese digits, partly starred, and behind a label
/// also damaged (a wrong check symbol, a digit lost or doubled).
/// </summary>
internal sealed partial class CitizenIdDetector : IDetector
{
    private const int LabelReach = 14;
    private const int OtherLabelReach = 8;
    private const int FewestLabelledDigits = 12;
    private const int MostLabelledDigits = 21;

    /// <inheritdoc/>
    public string Name => "citizen-id";

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        foreach (var chain in text.Chains)
        {
            for (var first = 0; first < chain.Groups.Length;)
            {
                first = Read(text, chain, first, found);
            }
        }

        foreach (Match match in Starred().Matches(text.Spaced.Value))
        {
            found.Add(Hit(text, match.Index, match.Index + match.Length, "citizen-id/starred"));
        }
    }

    private static int Read(ScannedText text, DigitChain chain, int first, ICollection<Candidate> found)
    {
        var start = chain.Groups[first].Start;
        var touchesLetter = start > 0 && char.IsAsciiLetter(text.Spaced.Value[start - 1]);
        var at = text.InCompact(start);
        var label = text.Contexts.Before(Context.CitizenId, at, LabelReach);
        var total = 0;
        for (var last = first; last < chain.Groups.Length && total < MostLabelledDigits; last++)
        {
            total += chain.Groups[last].Length;
            if (total is not (15 or 17 or 18))
            {
                continue;
            }

            var digits = chain.Digits(first, last);
            var end = chain.Groups[last].End;
            if (total == 17 && TrailingX(text.Spaced.Value, end) is var after and > 0)
            {
                digits += 'X';
                end = after;
            }

            var whole = digits.Length == 18 && CitizenNumber.HasShape18(digits);
            var old = digits.Length == 15 && label is not null && CitizenNumber.HasShape15(digits);
            if (!whole && !old)
            {
                continue;
            }

            var check = CitizenNumber.HasRightCheck(digits);
            if (label is not null || (check && text.Contexts.Before(Context.CreditCode, at, OtherLabelReach) is null)
                || (!touchesLetter && text.Contexts.Before(Context.OtherNumber, at, OtherLabelReach) is null))
            {
                found.Add(Hit(text, start, end, label is not null ? "citizen-id/labelled" : check ? "citizen-id/check" : "citizen-id/shape") with
                {
                    Pattern = old ? "digits-15" : "digits-18",
                    ContextWord = label?.Word,
                    Check = old ? CheckDigit.None : check ? CheckDigit.Right : CheckDigit.Wrong,
                    ShapeConfidence = 0.85,
                    Confidence = check ? 0.99 : label is not null ? 0.97 : 0.85,
                });
                return last + 1;
            }
        }

        return label is { } known ? ReadDamaged(text, chain, first, known, found) : first + 1;
    }

    // A date on the next line is no part of the number.
    private static bool IsYear(ScannedText text, DigitGroup group) => group.Length == 4 && text.After(group.End, 1) is "年";

    private static int ReadDamaged(ScannedText text, DigitChain chain, int first, ContextHit label, ICollection<Candidate> found)
    {
        var last = first;
        var total = chain.Groups[first].Length;
        while (total < FewestLabelledDigits && last + 1 < chain.Groups.Length && total + chain.Groups[last + 1].Length <= MostLabelledDigits && !IsYear(text, chain.Groups[last + 1]))
        {
            total += chain.Groups[++last].Length;
        }

        while (total < 17 && last + 1 < chain.Groups.Length && total + chain.Groups[last + 1].Length <= 18 && !IsYear(text, chain.Groups[last + 1]))
        {
            total += chain.Groups[++last].Length;
        }

        if (total is < FewestLabelledDigits or > MostLabelledDigits)
        {
            return first + 1;
        }

        var end = chain.Groups[last].End;
        var afterX = TrailingX(text.Spaced.Value, end);
        found.Add(Hit(text, chain.Groups[first].Start, afterX > 0 ? afterX : end, "citizen-id/damaged") with { ContextWord = label.Word, ShapeConfidence = 0.5, Confidence = 0.9 });
        return last + 1;
    }

    private static int TrailingX(string value, int position)
    {
        while (position < value.Length && value[position] is ' ' or '-')
        {
            position++;
        }

        return position < value.Length && value[position] is 'X' or 'x' && (position + 1 == value.Length || !char.IsAsciiLetterOrDigit(value[position + 1]))
            ? position + 1
            : 0;
    }

    private static Candidate Hit(ScannedText text, int start, int end, string rule) => new()
    {
        Range = text.Spaced.ToOriginal(start, end),
        Kind = FindingKinds.CitizenId,
        Rule = rule,
        Confidence = 0.8,
    };

    [GeneratedRegex(@"(?<![0-9A-Za-z])[1-9]\d{2,9}[*×xX●•#]{4,14}\d{0,4}[0-9Xx]?(?![0-9A-Za-z])", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Starred();
}
