namespace Disclosure.Redactor.Nondisclosure.Ages;

/// <summary>Reads small numbers and dates of a folded text, in digits or in Chinese.</summary>
internal static class SpokenNumbers
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>The value of a digit, Arabic or Chinese; −1 for anything else.</summary>
    public static int Digit(char unit) => unit switch
    {
        >= '0' and <= '9' => unit - '0',
        '零' or '○' => 0,
        _ => Digits.IndexOf(unit, StringComparison.Ordinal),
    };

    /// <summary>The number from 0 to 99 that a text is; −1 when it is none.</summary>
    public static int UpTo99(ReadOnlySpan<char> text)
    {
        var ten = text.IndexOf('十');
        if (ten < 0)
        {
            return text.Length switch
            {
                1 => Digit(text[0]),
                2 when Digit(text[0]) >= 0 && Digit(text[1]) >= 0 => (Digit(text[0]) * 10) + Digit(text[1]),
                _ => -1,
            };
        }

        var tens = ten == 0 ? 1 : ten == 1 ? Digit(text[0]) : -1;
        var ones = ten == text.Length - 1 ? 0 : text.Length - ten == 2 ? Digit(text[^1]) : -1;
        return tens < 0 || ones < 0 ? -1 : (tens * 10) + ones;
    }

    /// <summary>Reads a year, a month and perhaps a day that begin at a place.</summary>
    /// <param name="text">The folded text.</param>
    /// <param name="at">Where the year begins.</param>
    /// <param name="end">The end of the date, exclusive.</param>
    /// <returns>The first and the last day that are meant; null when there is no date.</returns>
    public static (DateOnly First, DateOnly Last)? DateAt(ReadOnlySpan<char> text, int at, out int end)
    {
        end = at;
        if (at + 5 > text.Length)
            return null;
        var year = 0;
        for (var i = 0; i < 4; i++)
        {
            if (Digit(text[at + i]) is var digit && digit < 0)
                return null;
            year = (year * 10) + digit;
        }

        if (year is < 1900 or > 2100 || text[at + 4] is not ('年' or '-' or '.' or '/'))
            return null;
        end = at + 5;
        var month = Part(text, ref end, "月-./");
        if (month is < 1 or > 12)
        {
            end = at + 5;
            return text[at + 4] == '年' ? (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)) : null;
        }

        var before = end;
        var day = Part(text, ref end, "日号");
        if (day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            end = before;
            return (new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)));
        }

        var date = new DateOnly(year, month, day);
        return (date, date);
    }

    // A number and the sign behind it, where there is one.
    private static int Part(ReadOnlySpan<char> text, ref int at, string signs)
    {
        var end = at;
        while (end < text.Length && end - at < 3 && (Digit(text[end]) >= 0 || text[end] == '十'))
            end++;
        var value = UpTo99(text[at..end]);
        if (value < 0)
            return -1;
        at = end < text.Length && signs.Contains(text[end], StringComparison.Ordinal) ? end + 1 : end;
        return value;
    }
}
