using System.Buffers;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// Reads values of letters and digits behind a label, in a shadow without blanks that remembers where blanks were. All steps are bounded.
/// </summary>
internal static class ValueToken
{
    private static readonly SearchValues<char> Fillers = SearchValues.Create("编号码证件书字为是系乃:([“\"'\n-");
    private const int MostOtherWords = 3;
    private const int LongestRemark = 8;

    /// <summary>The first character of the value behind a label: past 号码, 为, a colon, an opening bracket, a line feed; the text's length when the text ends.</summary>
    public static int StartBehind(string text, int labelEnd, int reach)
    {
        var at = PastRemark(text, labelEnd);
        var limit = at + reach;
        while (at < text.Length && at < limit && (Fillers.Contains(text[at]) || (text[at] == ',' && at + 1 < text.Length && text[at + 1] is '号' or '编' or '证')))
        {
            at++;
        }

        var words = at;
        while (words < text.Length && words - at < MostOtherWords && HanText.IsHan(text[words]))
        {
            words++;
        }

        return words > at && words < text.Length && char.IsAsciiLetterOrDigit(text[words]) && IsSaying(text.AsSpan(at, words - at)) ? words : at;
    }

    /// <summary>
    /// The value at a character: letters and digits, also joined by a hyphen, point or slash, and a part behind a blank that has digits and
    /// does not begin something else. At most <paramref name="most"/> letters and digits; null when there is none or there are more.
    /// </summary>
    public static TextRange? Read(FoldedText compact, int start, int most) => Read(compact, start, most, compact.Length);

    /// <summary>The same, which takes no part that begins at or behind <paramref name="limit"/>, the end of a cell.</summary>
    public static TextRange? Read(FoldedText compact, int start, int most, int limit)
    {
        var text = compact.Value;
        var symbols = 0;
        var end = start;
        for (var at = start; at < limit;)
        {
            var run = RunAt(compact, at, most + 1);
            if (run == 0 || (at > start && compact.HasGapBefore(at) && !Continues(text, at, run, symbols, most)))
            {
                break;
            }

            symbols += run;
            if (symbols > most)
            {
                return null;
            }

            end = at + run;
            at = end < text.Length && text[end] is '-' or '.' or '/' or '_' or '·' or '*' && !compact.HasGapBefore(end) ? end + 1 : end;
            while (at < text.Length && text[at] == '*')
            {
                end = ++at;
            }
        }

        return symbols > 0 ? new TextRange(start, end) : null;
    }

    /// <summary>Number of digits in a range.</summary>
    public static int Digits(string text, TextRange range)
    {
        var digits = 0;
        for (var i = range.Start; i < range.End; i++)
        {
            digits += char.IsAsciiDigit(text[i]) ? 1 : 0;
        }

        return digits;
    }

    /// <summary>The start of the next value of a list, past 、 or 和; −1 when the list ends.</summary>
    public static int Next(string text, int end)
    {
        var at = end < text.Length && text[end] is ')' or ']' or '”' or '"' ? end + 1 : end;
        return at < text.Length && text[at] is '、' or ',' or '/' or '和' or '及' or '或' or '与' or ';' ? at + 1 : -1;
    }

    // 识别代号(车架号):…, 证件号码(护照)…: a bracket of words between the label and its value.
    private static int PastRemark(string text, int at)
    {
        var open = at;
        while (open < text.Length && open - at < 2 && text[open] is '号' or '码')
        {
            open++;
        }

        if (open >= text.Length || text[open] != '(')
        {
            return at;
        }

        var close = open + 1;
        while (close < text.Length && close - open <= LongestRemark && (HanText.IsHan(text[close]) || text[close] is '/'))
        {
            close++;
        }

        return close < text.Length && close > open + 1 && text[close] == ')' && close + 1 < text.Length && (text[close + 1] is ':' or '为' or '是' or '号' || char.IsAsciiLetterOrDigit(text[close + 1]))
            ? close + 1
            : at;
    }

    private static bool IsSaying(ReadOnlySpan<char> words) => words is "显示" or "显示为" or "分别为" or "分别是" or "登记为" or "尾号为" or "记载为" or "均为";

    // One run without a blank in it.
    private static int RunAt(FoldedText compact, int at, int most)
    {
        var text = compact.Value;
        var end = at;
        while (end < text.Length && end - at <= most && char.IsAsciiLetterOrDigit(text[end]) && (end == at || !compact.HasGapBefore(end)))
        {
            end++;
        }

        return end - at;
    }

    // Behind a blank: not a date, an amount or a count.
    private static bool Continues(string text, int at, int run, int symbols, int most)
    {
        var after = at + run < text.Length ? text[at + run] : '\0';
        return symbols + run <= most && text.AsSpan(at, run).IndexOfAnyInRange('0', '9') >= 0
            && !(after is '年' or '月' or '元' or '万' or '台' or '辆' or '座' or '吨' or '次' or '人' or '%') && !(after is '.' or ',' && at + run + 1 < text.Length && char.IsAsciiDigit(text[at + run + 1])) && (run >= 2 || symbols < most - 1);
    }
}
