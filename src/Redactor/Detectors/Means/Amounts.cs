using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors.Means;

/// <summary>Reads sums and counts in digits and in Chinese words: 1,300万元, 六万来块, 三百余万元, 十八九万, 三套, 9只.</summary>
internal sealed class Amounts(GroupedPhrases<MeansWordGroup> words)
{
    private const int LongestAmount = 24;
    private const int LongestPointed = 11;
    private const string Numerals = "一二三四五六七八九十两几数半零〇壹贰叁肆伍陆柒捌玖拾";
    private const string Magnitudes = "百千万亿佰仟萬";
    private const string Vague = "余多来几";
    private const string Approximations = "约近超过逾满上好不足到将大概仅只已有了才有剩￥¥$";

    /// <summary>The end, exclusive, of the sum that starts at a position; -1 when none does. Bare digits count where <paramref name="bare"/> allows them.</summary>
    public int EndOfSum(string value, int position, bool bare)
    {
        var end = position;
        while (end < value.Length && end - position < 4 && Approximations.Contains(value[end], StringComparison.Ordinal))
        {
            end++;
        }

        var first = end;
        var digits = 0;
        var magnitude = false;
        while (end < value.Length && end - first < LongestAmount)
        {
            var character = value[end];
            if (char.IsAsciiDigit(character) || Numerals.Contains(character, StringComparison.Ordinal))
            {
                digits++;
            }
            else if (Magnitudes.Contains(character, StringComparison.Ordinal))
            {
                magnitude = true;
            }
            else if (!(end > first && (Vague.Contains(character, StringComparison.Ordinal) || (character is ',' or '.' && end + 1 < value.Length && char.IsAsciiDigit(value[end + 1]) && char.IsAsciiDigit(value[end - 1])))))
            {
                break;
            }

            end++;
        }

        if (end == first || (digits == 0 && !(magnitude && first > position)))
        {
            return -1;
        }

        var unit = words.LongestAt(MeansWordGroup.Unit, value, end);
        if (unit > 0)
        {
            return end + unit;
        }

        var isMeasured = end < value.Length && (HanText.IsHan(value[end]) && value[end] is '户' or '人' or '吨' or '斤' or '公' or '平' or '株' or '次' or '天' or '年' or '月' or '日' or '号' or '条' or '个' or '%' or '期' or '-');
        return !isMeasured && (magnitude || (bare && IsBare(value, first, end, digits))) ? end : -1;
    }

    // A figure without unit: of money by its length, its point or comma, or since nothing follows.
    private static bool IsBare(string value, int start, int end, int digits)
    {
        var isAlone = (start == 0 || value[start - 1] is not ('号' or '卡' or '户' or ',')) && (end == value.Length || !(char.IsAsciiLetterOrDigit(value[end]) || value[end] is '*' or '-' or ':'));
        return isAlone && (digits is >= 3 and <= 6
            || (digits is > 0 and <= LongestPointed && value.AsSpan(start, end - start).ContainsAny('.', ','))
            || (digits is 1 or 2 && value[start] == '0' && (end == value.Length || value[end] is ',' or '。' or ';' or ')' or '\n' or '|' or '\t')));
    }

    /// <summary>The end, exclusive, of the count that starts at a position; -1 when none does.</summary>
    public int EndOfCount(string value, int position)
    {
        var end = position;
        while (end < value.Length && end - position < 8 && (char.IsAsciiDigit(value[end]) || Numerals.Contains(value[end], StringComparison.Ordinal) || (end > position && value[end] is '.' or '余' or '多')))
        {
            end++;
        }

        var count = end > position ? words.LongestAt(MeansWordGroup.Count, value, end) : 0;
        return count > 0 ? end + count : -1;
    }

    /// <summary>Where the sum or count that ends right before a position starts; -1 when none does.</summary>
    public int StartBefore(string value, int end)
    {
        var stop = end > 0 && value[end - 1] == '的' ? end - 1 : end;
        for (var start = stop - 2; start >= 0 && stop - start <= LongestAmount; start--)
        {
            var character = value[start];
            if (!(char.IsAsciiDigit(character) || Numerals.Contains(character, StringComparison.Ordinal) || Magnitudes.Contains(character, StringComparison.Ordinal) || Vague.Contains(character, StringComparison.Ordinal) || character is ',' or '.' or '元' or '块'))
            {
                return -1;
            }

            if (start > 0 && (char.IsAsciiDigit(value[start - 1]) || Numerals.Contains(value[start - 1], StringComparison.Ordinal) || Magnitudes.Contains(value[start - 1], StringComparison.Ordinal) || value[start - 1] is '.' or ','))
            {
                continue;
            }

            if (EndOfSum(value, start, bare: false) == stop || EndOfCount(value, start) == stop)
            {
                return start;
            }
        }

        return -1;
    }
}
