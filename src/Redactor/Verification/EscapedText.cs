using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Disclosure.Redactor.Verification;

/// <summary>Character references, escapes and percent signs that a browser, a program or a patient reader would decode, also where one hides another.</summary>
internal static partial class EscapedText
{
    private const int MostRounds = 4;
    private const int LongestCodePoint = 6;

    private static readonly SearchValues<char> Signs = SearchValues.Create("&\\%+");

    /// <summary>
    /// Adds the readings of every passage that holds such things, each as a passage of its own. Letters or figures written as character
    /// references are a failure whatever they say: no honest text speaks in codes, and those who check it cannot read it.
    /// </summary>
    public static void AddReadings(PayloadText text, VerificationReport report)
    {
        var passages = text.Passages.Length;
        for (var i = 0; i < passages; i++)
        {
            var (start, end) = text.Passages[i];
            if (!Holds(text.Characters[start..end]))
                continue;
            if (IsCoded(text.Characters[start..end].ToString()))
                report.Add("baseline/coded", start, string.Empty);
            var token = text.PieceAt(start).Token;
            foreach (var reading in Readings(text.Characters[start..end].ToString()))
                text.Add(reading, token);
        }
    }

    private static bool Holds(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny(Signs); at >= 0;)
        {
            var next = at + 1 < text.Length ? text[at + 1] : ' ';
            var holds = text[at] switch
            {
                '&' => next is '#' || char.IsAsciiLetter(next),
                '\\' => next is 'u' or 'U' or 'x' or 'X',
                '%' => char.IsAsciiHexDigit(next),
                _ => at > 0 && text[at - 1] is 'u' or 'U' && char.IsAsciiHexDigit(next),
            };
            if (holds)
                return true;
            var more = text[(at + 1)..].IndexOfAny(Signs);
            at = more < 0 ? -1 : at + 1 + more;
        }

        return false;
    }

    private static List<string> Readings(string text)
    {
        var readings = new List<string>();
        var last = text;
        for (var round = 0; round < MostRounds; round++)
        {
            var before = last;
            Read(WebUtility.HtmlDecode(last));
            Read(Escape().Replace(last, Unescape));
            if (last.Contains('%', StringComparison.Ordinal))
                Read(Uri.UnescapeDataString(last));
            if (string.Equals(last, before, StringComparison.Ordinal))
                break;
        }

        return readings;

        void Read(string decoded)
        {
            if (string.Equals(decoded, last, StringComparison.Ordinal))
                return;
            readings.Add(decoded);
            last = decoded;
        }
    }

    private static bool IsCoded(string text)
    {
        for (var match = Reference().Match(text); match.Success; match = match.NextMatch())
        {
            if (Unescape(match).EnumerateRunes().Any(Rune.IsLetterOrDigit))
                return true;
        }

        return false;
    }

    private static string Unescape(Match match)
    {
        if (match.Groups["name"].Success)
            return string.Empty;
        var isDecimal = match.Groups["dec"].Success;
        var digits = (isDecimal ? match.Groups["dec"] : match.Groups["hex"]).ValueSpan.TrimStart('0');
        if (digits.Length > LongestCodePoint + 1)
            return "\uFFFD";
        var value = digits.IsEmpty ? 0 : int.Parse(digits, isDecimal ? NumberStyles.None : NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return Rune.IsValid(value) ? new Rune(value).ToString() : "\uFFFD";
    }

    [GeneratedRegex(@"&(amp;)*#(?<dec>[0-9]+);?|&(amp;)*#[xX](?<hex>[0-9a-fA-F]+);?|\\u(?<hex>[0-9a-fA-F]{4})|[uU]\+(?<hex>[0-9a-fA-F]{4,6})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();

    // A named reference that the platform does not know stands for some sign between.
    [GeneratedRegex(@"&#(?<dec>[0-9]+);?|&#[xX](?<hex>[0-9a-fA-F]+);?|&(?<name>[a-zA-Z]{2,31});|\\u(?<hex>[0-9a-fA-F]{4})|\\u\{(?<hex>[0-9a-fA-F]{1,6})\}|\\U(?<hex>[0-9a-fA-F]{8})|\\[xX](?<hex>[0-9a-fA-F]{2})|[uU]\+(?<hex>[0-9a-fA-F]{4,6})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escape();
}
