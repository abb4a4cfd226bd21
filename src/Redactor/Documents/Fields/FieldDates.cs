using System.Globalization;
using System.Text.RegularExpressions;

namespace Disclosure.Redactor.Documents.Fields;

/// <summary>Reads dates as decisions write them: 2024年4月18日, 2024-04-18, 2024.4.18, 二〇二四年四月十八日.</summary>
internal static partial class FieldDates
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>The date that a line consists of; null when it is anything else.</summary>
    public static DateOnly? Whole(string line) => Alone().Match(line.Replace(" ", string.Empty, StringComparison.Ordinal)) is { Success: true } match ? Of(match) : null;

    /// <summary>The first full date in a text that is not after the latest; null when there is none.</summary>
    public static DateOnly? FirstIn(string text, DateOnly? latest)
    {
        foreach (var date in AllIn(text))
        {
            if (latest is null || date <= latest)
                return date;
        }

        return null;
    }

    /// <summary>All full dates in a text, in their order.</summary>
    public static IEnumerable<DateOnly> AllIn(string text) => Anywhere().Matches(FieldLine.Compact(text)).Select(Of).OfType<DateOnly>();

    private static DateOnly? Of(Match match)
    {
        var year = Number(match.Groups["y"].Value, isYear: true);
        var month = Number(match.Groups["m"].Value, isYear: false);
        var day = Number(match.Groups["d"].Value, isYear: false);
        return year is >= 1949 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private static int Number(string text, bool isYear)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        var plain = text.Replace('○', '〇').Replace('零', '〇').Replace('Ｏ', '〇').Replace('O', '〇').Replace('0', '〇');
        if (isYear)
            return plain.Aggregate(0, (value, c) => (value * 10) + Math.Max(0, Digits.IndexOf(c, StringComparison.Ordinal)));
        // 十 十一 二十 二十三 三十一 廿 in months and days.
        var ten = plain.Replace("廿", "二十", StringComparison.Ordinal).IndexOf('十', StringComparison.Ordinal);
        plain = plain.Replace("廿", "二十", StringComparison.Ordinal);
        if (ten < 0)
            return plain.Length == 1 ? Digits.IndexOf(plain[0], StringComparison.Ordinal) : -1;
        var tens = ten == 0 ? 1 : Digits.IndexOf(plain[ten - 1], StringComparison.Ordinal);
        var ones = ten == plain.Length - 1 ? 0 : Digits.IndexOf(plain[ten + 1], StringComparison.Ordinal);
        return (tens * 10) + ones;
    }

    [GeneratedRegex(@"^[（(]?((?<y>\d{4}|[〇○零OＯ一二三四五六七八九0]{4})年(?<m>\d{1,2}|[一二三四五六七八九十]{1,2})月(?<d>\d{1,2}|[一二三四五六七八九十廿]{1,3})日|(?<y>\d{4})[-./](?<m>\d{1,2})[-./](?<d>\d{1,2}))[）)]?(（[^）]{0,12}）)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Alone();

    [GeneratedRegex(@"(?<y>\d{4}|[〇○零OＯ一二三四五六七八九0]{4})年(?<m>\d{1,2}|[一二三四五六七八九十]{1,2})月(?<d>\d{1,2}|[一二三四五六七八九十廿]{1,3})日|(?<!\d)(?<y>\d{4})[-./](?<m>\d{1,2})[-./](?<d>\d{1,2})(?!\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Anywhere();
}
