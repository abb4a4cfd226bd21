using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Disclosure.Search.Query;

/// <summary>A number of an article, paragraph or item in a query, and the ways in which texts write it.</summary>
internal readonly record struct ArticleNumber(int Start, int End, IReadOnlyList<string> Forms);

/// <summary>
/// Reads 第124条, 第一百二十四条 and 食品安全法124条 as one: laws number their articles in Chinese, people type digits. Items are written with brackets or
/// without. Digits without 第 are such a number only behind the name of a law, behind another such number, or where the query begins with them: 12条 may be
/// cartons.
/// </summary>
internal static partial class ArticleNumbers
{
    private const string Digits = "〇一二三四五六七八九";
    private const int LongestByDigits = 4;
    private const string EndsOfLaws = "法例定则典释》";

    /// <summary>Those in a folded text, in order.</summary>
    public static IReadOnlyList<ArticleNumber> In(string text)
    {
        var found = new List<ArticleNumber>();
        foreach (Match match in Written().Matches(text))
        {
            var number = match.Groups["number"].Value;
            var isCounted = match.Value[0] == '第' || char.IsAsciiDigit(number[0])
                && (match.Index == 0 || EndsOfLaws.Contains(text[match.Index - 1], StringComparison.Ordinal) || found is [.., var before] && before.End == match.Index);
            if (isCounted && Read(number) is > 0 and var value)
                found.Add(new ArticleNumber(match.Index, match.Index + match.Length, Forms(value, match.Groups["unit"].Value)));
        }

        return found;
    }

    private static IReadOnlyList<string> Forms(int value, string unit)
    {
        var (digits, chinese) = (value.ToString(CultureInfo.InvariantCulture), Chinese(value));
        return unit is "项"
            ? [$"第{chinese}{unit}", $"第({chinese}){unit}", $"第{digits}{unit}", $"第({digits}){unit}"]
            : [$"第{chinese}{unit}", $"第{digits}{unit}"];
    }

    /// <summary>1 to 9999; 0 when it is no number.</summary>
    private static int Read(string number)
    {
        if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return value;
        var (sum, digit) = (0, 0);
        if (!number.AsSpan().ContainsAny('十', '百', '千'))
        {
            // 一〇四: digits one behind the other.
            foreach (var sign in number.Length <= LongestByDigits ? number : string.Empty)
                sum = (sum * 10) + Math.Max(0, Digits.IndexOf(sign, StringComparison.Ordinal));
            return sum;
        }

        foreach (var sign in number)
        {
            var unit = sign switch { '十' => 10, '百' => 100, '千' => 1000, _ => 1 };
            if (unit > 1)
                (sum, digit) = (sum + (Math.Max(digit, 1) * unit), 0);
            else
                digit = Math.Max(0, Digits.IndexOf(sign, StringComparison.Ordinal));
        }

        return sum + digit;
    }

    private static string Chinese(int value)
    {
        var text = new StringBuilder();
        var pending = false;
        foreach (var (unit, sign) in new[] { (1000, "千"), (100, "百"), (10, "十"), (1, "") })
        {
            var digit = value / unit % 10;
            if (digit == 0)
            {
                pending = text.Length > 0;
                continue;
            }

            if (pending)
                text.Append('零');
            pending = false;
            if (!(unit == 10 && digit == 1 && text.Length == 0))
                text.Append(Digits[digit]);
            text.Append(sign);
        }

        return text.ToString();
    }

    [GeneratedRegex(@"第?\(?(?<number>[0-9]{1,4}|[〇零一二三四五六七八九十百千]{1,9})\)?(?<unit>[条款项])", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
