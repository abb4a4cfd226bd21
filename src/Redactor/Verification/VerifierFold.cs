using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Disclosure.Redactor.Verification;

/// <summary>
/// The verifier's own folding, apart from the detectors': two texts that a reader, or a program, takes for the same value fold alike.
/// Compatibility forms, case, accents, invisible and blank characters, punctuation, and the ways of writing a digit are evened out.
/// </summary>
internal static partial class VerifierFold
{
    /// <summary>Stands where a sentence or clause ends, so that the end of one and the start of the next do not make a name.</summary>
    public const char Stop = '\u0001';

    private const string ChineseDigits = "〇一二三四五六七八九零壹贰叁肆伍陆柒捌玖○壹貳參肆伍陸柒捌玖";
    // After decomposition, so the full-width comma, colon and the like are the narrow ones.
    private const string Stops = "。、,;:!?《》";
    private const string Blanks = "\u115F\u1160\u3164\uFFA0\u2800\u17B4\u17B5";

    /// <summary>For numbers and addresses: letters and digits alone.</summary>
    public static string Values(string text) => Fold(text, keepsStops: false);

    /// <summary>For names: letters and digits, and a <see cref="Stop"/> for every sentence mark.</summary>
    public static string Names(string text) => Fold(text, keepsStops: true);

    /// <summary>For names in Latin letters: words apart by one space, a space at both ends.</summary>
    public static string Words(string text)
    {
        var words = new StringBuilder(" ");
        foreach (var rune in Decomposed(text).EnumerateRunes())
        {
            if (rune.IsAscii && char.IsAsciiLetter((char)rune.Value))
                words.Append(char.ToLowerInvariant((char)rune.Value));
            else if (!IsIgnorable(rune) && words[^1] != ' ')
                words.Append(' ');
        }

        return words[^1] == ' ' ? words.ToString() : words.Append(' ').ToString();
    }

    /// <summary>Runs of digits with nothing at all between their digits but invisible characters.</summary>
    public static IEnumerable<string> DigitRuns(string text)
    {
        var run = new StringBuilder();
        foreach (var rune in Decomposed(text).EnumerateRunes())
        {
            if (Digit(rune) is { } digit)
            {
                run.Append(digit);
            }
            else if (!IsIgnorable(rune) && run.Length > 0)
            {
                yield return run.ToString();
                run.Clear();
            }
        }

        if (run.Length > 0)
            yield return run.ToString();
    }

    /// <summary>The text, and once more with its character references and escapes decoded when it holds any.</summary>
    public static IEnumerable<string> Readings(string text)
    {
        yield return text;
        var decoded = text;
        for (var round = 0; round < 3; round++)
        {
            var next = Escape().Replace(WebUtility.HtmlDecode(decoded), Unescape);
            if (next.Contains('%', StringComparison.Ordinal))
                next = Uri.UnescapeDataString(next);
            if (string.Equals(next, decoded, StringComparison.Ordinal))
                break;
            decoded = next;
        }

        if (!string.Equals(decoded, text, StringComparison.Ordinal))
            yield return decoded;
    }

    private static string Fold(string text, bool keepsStops)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in Decomposed(text).EnumerateRunes())
        {
            if (Digit(rune) is { } digit)
                folded.Append(digit);
            else if (Rune.IsLetterOrDigit(rune) && !IsIgnorable(rune))
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (keepsStops && rune.IsBmp && Stops.Contains((char)rune.Value, StringComparison.Ordinal))
                folded.Append(Stop);
        }

        return folded.ToString();
    }

    /// <summary>The text in compatibility decomposition; a lone surrogate becomes U+FFFD.</summary>
    public static string Decomposed(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        // The normaliser refuses lone surrogates and the reversed byte order mark.
        var whole = HasLoneSurrogate(text) ? string.Concat(text.EnumerateRunes()) : text;
        return whole.Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormKD);
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return true;
        }

        return false;
    }

    /// <summary>True for what takes no room and cuts nothing: marks, format and control characters, blank letters; not for line ends and tabs.</summary>
    public static bool IsIgnorable(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control
            ? rune.Value is not ('\n' or '\r' or '\t')
            : rune.IsBmp && Blanks.Contains((char)rune.Value, StringComparison.Ordinal);

    /// <summary>The decimal digit a character stands for; null when it is none.</summary>
    public static char? Digit(Rune rune)
    {
        if (rune.Value is >= '0' and <= '9')
            return (char)rune.Value;
        // Digits typed in a symbol font.
        if (rune.Value is >= 0xF030 and <= 0xF039)
            return (char)(rune.Value - 0xF000);
        if (rune.IsBmp && ChineseDigits.IndexOf((char)rune.Value, StringComparison.Ordinal) is >= 0 and var at)
            return (char)('0' + (at % 10));
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber
            && Rune.GetNumericValue(rune) is >= 0 and <= 9 and var value && value == Math.Floor(value)
                ? (char)('0' + (int)value)
                : null;
    }

    private static string Unescape(Match match)
    {
        var value = match.Groups["dec"] is { Success: true } dec ? int.Parse(dec.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
            : int.Parse(match.Groups["hex"].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return Rune.IsValid(value) ? new Rune(value).ToString() : "\uFFFD";
    }

    [GeneratedRegex(@"&#(?<dec>[0-9]{1,7});?|&#[xX](?<hex>[0-9a-fA-F]{1,6});?|\\u(?<hex>[0-9a-fA-F]{4})|\\x(?<hex>[0-9a-fA-F]{2})|[uU]\+(?<hex>[0-9a-fA-F]{4,5})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escape();
}
