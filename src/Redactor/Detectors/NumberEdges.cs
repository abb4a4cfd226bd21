using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>What the characters right before and behind a run of digits say of it.</summary>
internal static class NumberEdges
{
    private const int FewestOfItem = 11;

    /// <summary>Whether the digits behind a position go on as an amount, a share, a date or a model: <c>.5</c>, 元, %, 年.</summary>
    public static bool GoesOn(string value, int end)
    {
        var at = end < value.Length && value[end] == ' ' ? end + 1 : end;
        return at < value.Length && (value[at] switch
        {
            '.' => at == end && at + 1 < value.Length && char.IsAsciiDigit(value[at + 1]),
            ',' => at == end && IsThousands(value, at),
            '%' or '‰' or '元' or '万' or '亿' or '年' or '吨' or '米' or '克' or '亩' or '℃' => true,
            var next => at == end && char.IsAsciiLetter(next) && next is not ('x' or 'X'),
        });
    }

    /// <summary>Whether a comma parts the thousands of an amount: at most three digits before it, just three behind.</summary>
    public static bool IsThousands(string value, int comma)
    {
        var before = comma;
        while (before > 0 && comma - before < 4 && char.IsAsciiDigit(value[before - 1]))
        {
            before--;
        }

        var after = comma + 1;
        while (after < value.Length && after - comma < 5 && char.IsAsciiDigit(value[after]))
        {
            after++;
        }

        return comma - before is >= 1 and <= 3 && after - comma == 4;
    }

    /// <summary>Whether the digits are the rest of an amount or of a decimal: a point or comma before them, a digit before that.</summary>
    public static bool IsRest(string value, int start) =>
        start > 1 && char.IsAsciiDigit(value[start - 2]) && ((value[start - 1] == '.' && !IsItem(value, start)) || (value[start - 1] == ',' && IsThousands(value, start - 1)));

    // "3.5301…": an item from 1 to 19 and a number of more digits than a decimal has.
    private static bool IsItem(string value, int start)
    {
        var first = start - 2;
        first -= first > 0 && value[first - 1] == '1' ? 1 : 0;
        return (first == 0 || !(char.IsAsciiLetterOrDigit(value[first - 1]) || value[first - 1] is '.' or '-' or '/'))
            && start + FewestOfItem <= value.Length && value.AsSpan(start, FewestOfItem).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    /// <summary>Whether the group is the year of a date: four digits and 年.</summary>
    public static bool IsYear(string value, DigitGroup group) =>
        group.Length == 4 && group.End < value.Length && (value[group.End] == '年' || (value[group.End] == ' ' && group.End + 1 < value.Length && value[group.End + 1] == '年'));

    /// <summary>Whether 8, 12 or 14 digits are a date, perhaps with a time: 20230815, 20230815142530.</summary>
    public static bool IsTimestamp(ReadOnlySpan<char> digits) =>
        digits.Length is 8 or 12 or 14 && (digits.StartsWith("19") || digits.StartsWith("20"))
        && digits[4..6] is [ '0', >= '1' and <= '9' ] or [ '1', >= '0' and <= '2' ] && digits[6] is >= '0' and <= '3';

    /// <summary>Whether a line feed stands between two groups.</summary>
    public static bool IsOverLines(string value, DigitGroup before, DigitGroup next) =>
        value.AsSpan(before.End, next.Start - before.End).IndexOf('\n') >= 0;

    /// <summary>Whether a group opens an item of a list or a row: one to three digits at the start of a line, then a mark, a tab or a character.</summary>
    public static bool OpensLine(string value, DigitGroup group) =>
        group.Length <= 3 && group.End < value.Length && (value[group.End] is '.' or '、' or ',' or ')' or '\t' or '|' || HanText.IsHan(value[group.End]));
}
