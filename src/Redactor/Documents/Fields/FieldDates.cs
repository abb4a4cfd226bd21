using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Disclosure.Redactor.Documents.Fields;

/// <summary>Reads dates as decisions write them: 2024年4月18日, 2024-04-18, 2024.4.18, 二〇二四年四月十八日.</summary>
internal static partial class FieldDates
{
    private const string Digits = "〇一二三四五六七八九";
    private static readonly SearchValues<char> PartEnds = SearchValues.Create("年月日-./（(）)");

    /// <summary>The date that an evened out line consists of; null when it is anything else.</summary>
    public static DateOnly? Whole(ReadOnlySpan<char> line)
    {
        if (line.Contains(' '))
            line = line.ToString().Replace(" ", string.Empty, StringComparison.Ordinal);
        return Alone().IsMatch(line) ? Of(line.TrimStart("（(")) : null;
    }

    /// <summary>The first full date in a text that is not after the latest; null when there is none.</summary>
    public static DateOnly? FirstIn(string text, DateOnly? latest) => FirstIn(text, new char[text.Length], latest);

    /// <summary>The same, with room to even the text out in, at least as long as the text.</summary>
    public static DateOnly? FirstIn(ReadOnlySpan<char> text, Span<char> room, DateOnly? latest)
    {
        var line = room[..FieldLine.Compact(text, room)];
        foreach (var match in Anywhere().EnumerateMatches(line))
        {
            if (Of(line.Slice(match.Index, match.Length)) is { } date && (latest is null || date <= latest))
                return date;
        }

        return null;
    }

    /// <summary>All full dates in a text, in their order.</summary>
    public static IReadOnlyList<DateOnly> AllIn(string text)
    {
        var dates = new List<DateOnly>();
        ReadOnlySpan<char> line = FieldLine.Compact(text);
        foreach (var match in Anywhere().EnumerateMatches(line))
        {
            if (Of(line.Slice(match.Index, match.Length)) is { } date)
                dates.Add(date);
        }

        return dates;
    }

    // Begins with a date that one of the patterns found.
    private static DateOnly? Of(ReadOnlySpan<char> date)
    {
        var year = Number(Part(ref date), isYear: true);
        var month = Number(Part(ref date), isYear: false);
        var day = Number(Part(ref date), isYear: false);
        return year is >= 1949 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private static ReadOnlySpan<char> Part(ref ReadOnlySpan<char> date)
    {
        var end = date.IndexOfAny(PartEnds);
        end = end < 0 ? date.Length : end;
        var part = date[..end];
        date = date[Math.Min(date.Length, end + 1)..];
        return part;
    }

    private static int Number(ReadOnlySpan<char> text, bool isYear)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        if (isYear)
        {
            number = 0;
            foreach (var c in text)
                number = (number * 10) + Math.Max(0, Digit(c));
            return number;
        }

        // 十 十一 二十 二十三 三十一 廿 in months and days.
        if (text.Contains('廿'))
            text = text.ToString().Replace("廿", "二十", StringComparison.Ordinal);
        var ten = text.IndexOf('十');
        if (ten < 0)
            return text.Length == 1 ? Digit(text[0]) : -1;
        var tens = ten == 0 ? 1 : Digit(text[ten - 1]);
        var ones = ten == text.Length - 1 ? 0 : Digit(text[ten + 1]);
        return (tens * 10) + ones;
    }

    private static int Digit(char c) => c is '○' or '零' or 'Ｏ' or 'O' or '0' ? 0 : Digits.IndexOf(c, StringComparison.Ordinal);

    [GeneratedRegex(@"^[（(]?((?<y>\d{4}|[〇○零OＯ一二三四五六七八九0]{4})年(?<m>\d{1,2}|[一二三四五六七八九十]{1,2})月(?<d>\d{1,2}|[一二三四五六七八九十廿]{1,3})日|(?<y>\d{4})[-./](?<m>\d{1,2})[-./](?<d>\d{1,2}))[）)]?(（[^）]{0,12}）)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Alone();

    [GeneratedRegex(@"(?<y>\d{4}|[〇○零OＯ一二三四五六七八九0]{4})年(?<m>\d{1,2}|[一二三四五六七八九十]{1,2})月(?<d>\d{1,2}|[一二三四五六七八九十廿]{1,3})日|(?<!\d)(?<y>\d{4})[-./](?<m>\d{1,2})[-./](?<d>\d{1,2})(?!\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Anywhere();
}
