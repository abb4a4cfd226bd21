using System.Text.RegularExpressions;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Policy;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>Mobile and landline numbers, whole or in groups, with country prefix or extension. Public hotlines stay.</summary>
internal sealed partial class PhoneDetector(PhoneSettings settings) : IDetector
{
    /// <inheritdoc/>
    public string Name => "phone";

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

        foreach (Match match in BracketedArea().Matches(text.Compact.Value))
        {
            var digits = match.Groups["area"].Value + match.Groups["local"].Value;
            found.Add(new Candidate
            {
                Range = text.Compact.ToOriginal(match.Index, match.Index + match.Length),
                Kind = FindingKinds.Phone,
                Rule = "phone/landline",
                Confidence = 0.9,
                Matter = settings.MatterOf(digits, text.Compact.Value[Math.Max(0, match.Index - 16)..match.Index]),
            });
        }
    }

    private int Read(ScannedText text, DigitChain chain, int first, ICollection<Candidate> found)
    {
        var value = text.Spaced.Value;
        var start = chain.Groups[first].Start;
        var before = text.Before(start, 16);
        var labelled = Label().IsMatch(before);
        if (!labelled && start > 0 && (char.IsAsciiLetter(value[start - 1]) || value[start - 1] is '.' or ',' or '№'))
        {
            return first + 1;
        }

        var best = -1;
        var bestRule = string.Empty;
        var total = 0;
        for (var last = first; last < chain.Groups.Length && total <= 16; last++)
        {
            total += chain.Groups[last].Length;
            if (last - first > 4 && chain.Groups[last].Length > 1)
            {
                break;
            }

            var rule = RuleFor(chain, first, last, labelled);
            if (rule is not null && !ContinuesAsNumber(value, chain.Groups[last].End))
            {
                best = last;
                bestRule = rule;
                break;
            }
        }

        if (best < 0)
        {
            return first + 1;
        }

        var digits = chain.Digits(first, best);
        var end = chain.Groups[best].End;
        var next = best + 1;
        if (next < chain.Groups.Length && bestRule is "phone/landline" && value[chain.Groups[best].End] == '-' && chain.Groups[next].Length is >= 2 and <= 5)
        {
            end = chain.Groups[next++].End;
        }

        if (start > 0 && value[start - 1] == '+')
        {
            start--;
        }

        found.Add(new Candidate
        {
            Range = text.Spaced.ToOriginal(start, end),
            Kind = FindingKinds.Phone,
            Rule = bestRule,
            Confidence = labelled ? 0.98 : bestRule is "phone/mobile" ? 0.95 : 0.85,
            Matter = settings.MatterOf(digits, before),
        });
        return next;
    }

    private static string? RuleFor(DigitChain chain, int first, int last, bool labelled)
    {
        var digits = chain.Digits(first, last);
        var local = digits.StartsWith("0086", StringComparison.Ordinal) ? digits[4..]
            : digits.Length > 11 && digits.StartsWith("86", StringComparison.Ordinal) ? digits[2..] : digits;
        if (local.Length == 11 && local[0] == '1' && local[1] is >= '3' and <= '9')
        {
            return "phone/mobile";
        }

        var area = chain.Groups[first].Length;
        var grouped = last == first + 1 && area is 3 or 4 && chain.Groups[last].Length is 7 or 8;
        if (digits.Length is >= 10 and <= 12 && digits[0] == '0' && digits[1] is >= '1' and <= '9' && (labelled || grouped))
        {
            return "phone/landline";
        }

        if (digits.Length == 10 && digits[0] is '4' or '8' && digits.AsSpan(1, 2).SequenceEqual("00"))
        {
            return "phone/service";
        }

        if (!labelled || first != last)
        {
            return null;
        }

        return digits.Length is 7 or 8 && digits[0] is >= '2' and <= '8' ? "phone/local" : digits.Length is >= 10 and <= 13 ? "phone/labelled" : null;
    }

    private static bool ContinuesAsNumber(string value, int end) =>
        end < value.Length && (char.IsAsciiLetter(value[end]) || value[end] is '%' || (value[end] is '.' or ',' && end + 1 < value.Length && char.IsAsciiDigit(value[end + 1])));

    [GeneratedRegex(@"\((?<area>0[1-9]\d{1,2})\)-?(?<local>[2-8]\d{2,3}-?\d{4})(?:-\d{2,5})?(?!\d)", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex BracketedArea();

    [GeneratedRegex(@"(?:电话|手机|联系方式|联系号码|号码|传真|座机|机主|短信|拨打|致电|Tel|TEL|微信同号)[^,。;\n\d]{0,8}(?:[\d\-]{7,14}[、,/或(]{1,2})?$", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Label();
}
