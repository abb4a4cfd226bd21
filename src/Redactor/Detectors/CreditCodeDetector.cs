using System.Text.RegularExpressions;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>统一社会信用代码 (GB 32100-2015): a public number that must stay, found so that no other rule eats it.</summary>
internal sealed partial class CreditCodeDetector : IDetector
{
    private const string Symbols = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <inheritdoc/>
    public string Name => "credit-code";

    /// <summary>Whether the last symbol is the check symbol of the other seventeen.</summary>
    public static bool HasRightCheck(ReadOnlySpan<char> code)
    {
        if (code.Length != 18 || code.IndexOfAnyExcept(Symbols) >= 0)
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += Symbols.IndexOf(code[i], StringComparison.Ordinal) * Weights[i];
        }

        return Symbols[(31 - (sum % 31)) % 31] == code[17];
    }

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        foreach (Match match in Shape().Matches(text.Spaced.Value))
        {
            var code = match.Value.ToUpperInvariant();
            var labelled = Label().IsMatch(text.Before(match.Index, 24));
            var check = HasRightCheck(code);
            if (CitizenNumber.HasShape18(code) && (CitizenNumber.HasRightCheck(code) || !check) && !(labelled && check))
            {
                continue;
            }

            if (labelled || (check && Authority().IsMatch(code)))
            {
                found.Add(new Candidate
                {
                    Range = text.Spaced.ToOriginal(match.Index, match.Index + match.Length),
                    Kind = FindingKinds.CreditCode,
                    Rule = labelled ? "credit-code/labelled" : "credit-code/check",
                    Confidence = check ? 0.99 : 0.9,
                });
            }
        }
    }

    [GeneratedRegex("(?<![0-9A-Za-z])[0-9A-Za-z]{2}[0-9]{6}[0-9A-Za-z]{10}(?![0-9A-Za-z])", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Shape();

    [GeneratedRegex("^(?:1[1-39]|2[149]|3[1-59]|4[19]|5[1-39]|6[129]|7[129]|8[19]|9[1-3]|A[19]|G1|J1|N[1-39]|Y1)", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Authority();

    [GeneratedRegex(@"(?:信用代码|注册号|代码)[^,。;\n]{0,8}$", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Label();
}
