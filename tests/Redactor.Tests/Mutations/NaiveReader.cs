using System.Globalization;
using System.Text;

namespace Disclosure.Redactor.Tests.Mutations;

/// <summary>
/// Reads as a stubborn person would: everything but letters and digits struck out, every way of writing a digit taken for the digit. It shares
/// nothing with detectors or verifier.
/// </summary>
internal static class NaiveReader
{
    private const int Run = 8;
    private const string Chinese = "〇一二三四五六七八九零壹贰叁肆伍陆柒捌玖";

    /// <summary>Letters and digits alone.</summary>
    public static string Strip(string text)
    {
        var stripped = new StringBuilder();
        foreach (var c in System.Net.WebUtility.HtmlDecode(text).Normalize(NormalizationForm.FormKC).ToUpperInvariant())
        {
            if (Chinese.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at)
                stripped.Append((char)('0' + (at % 10)));
            else if (char.IsLetterOrDigit(c))
                stripped.Append(c);
        }

        return stripped.ToString();
    }

    /// <summary>What of a value is left in a text; null when nothing is.</summary>
    /// <param name="value">The value, without disguise.</param>
    /// <param name="published">The text.</param>
    /// <param name="before">The text before anything was planted: what stands in it anyway says nothing.</param>
    public static string? Left(string value, string published, string before)
    {
        var sought = Strip(value);
        foreach (var (text, own) in new[] { (Strip(published), Strip(before)), (Strip(published).Replace('O', '0'), Strip(before).Replace('O', '0')) })
        {
            if (text.Contains(sought, StringComparison.Ordinal))
                return "whole";
            for (var start = 0; start + Run <= sought.Length; start++)
            {
                var run = sought.Substring(start, Run);
                if (run.All(char.IsAsciiDigit) && !IsDate(run) && text.Contains(run, StringComparison.Ordinal) && !own.Contains(run, StringComparison.Ordinal))
                    return "run";
            }
        }

        return null;
    }

    private static bool IsDate(string run) => DateOnly.TryParseExact(run, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
