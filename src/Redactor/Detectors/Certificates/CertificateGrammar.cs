using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors.Certificates;

/// <summary>
/// Reads the number of a certificate of property outwards from its digits: 第, 字, the bracketed year, the office, the right, and the
/// region before it. Positions are characters of the text without blanks.
/// </summary>
internal sealed class CertificateGrammar(GroupedPhrases<CertificateWordGroup> words, NameLexicon lexicon)
{
    private const int LongestNumber = 44;
    private const int LongestBracket = 10;
    private const int LongestRegion = 10;
    private const int LongestOffice = 5;
    private const int LongestAbbreviation = 2;
    private const int ShortRightReach = 3;
    private const int LongestBesideName = 24;
    private const string Open = "(〔[【";
    private const string Close = ")〕]】";

    /// <summary>
    /// Where the certificate starts whose digits start at a position; -1 when the words before the digits name no right, or an act, a
    /// permit or a contract.
    /// </summary>
    public int StartBefore(string value, int digits)
    {
        var low = LowestOf(value, digits);
        var before = digits - 1;
        if (before < low || !(value[before] is '第' or '字' || Close.Contains(value[before], StringComparison.Ordinal) || HanText.IsHan(value[before]) || value[before] == '\n'))
        {
            return -1;
        }

        var right = RightOf(value, low, digits);
        if (right < 0 || !HasFrame(value, right, digits))
        {
            return -1;
        }

        return WithoutAct(value, StartOf(value, low, right), digits);
    }

    /// <summary>
    /// The same for a number whose kind the name of a certificate beside it tells, so that its own words need not name a right:
    /// 富集有(1998)字第, 丽房档. It starts at or after <paramref name="floor"/>.
    /// </summary>
    public int StartBesideName(string value, int digits, int floor)
    {
        var low = Math.Max(floor, LowestOf(value, digits));
        var start = digits;
        while (start > low && (value[start - 1] is '第' or '字' || !(HanText.IsHan(value[start - 1]) && LeadEndsAt(value, low, start) > 0)) && value[start - 1] != '\n')
        {
            start--;
        }

        while (start < digits && value[start] is ')' or '〕' or ']' or '】')
        {
            start++;
        }

        return digits - start is 0 or > LongestBesideName ? -1 : WithoutAct(value, start, digits);
    }

    private int WithoutAct(string value, int start, int digits)
    {
        return words.HoldsAny(CertificateWordGroup.Act, value.AsSpan(start, digits - start)) ? -1 : start;
    }

    // As far left as the parts of a number reach: characters, digits of a year, brackets, and one line feed.
    private static int LowestOf(string value, int digits)
    {
        var low = digits;
        var depth = 0;
        var feeds = 0;
        while (low > 0 && digits - low < LongestNumber)
        {
            var character = value[low - 1];
            if (character == '号' && depth == 0)
            {
                break;
            }

            if (Close.Contains(character, StringComparison.Ordinal))
            {
                if (depth == 0 && !IsShortBracket(value, low - 1))
                {
                    break;
                }

                depth++;
            }
            else if (Open.Contains(character, StringComparison.Ordinal))
            {
                if (--depth < 0)
                {
                    break;
                }
            }
            else if (character == '\n' ? ++feeds > 1 : !(HanText.IsHan(character) || char.IsAsciiLetterOrDigit(character)))
            {
                break;
            }

            low--;
        }

        return low;
    }

    // A year, a village, the kind of a right; (法定代表人某某) stands between an organisation and what it holds.
    private static bool IsShortBracket(string value, int close)
    {
        var open = close - 1;
        while (open >= 0 && close - open <= LongestBracket && !Open.Contains(value[open], StringComparison.Ordinal))
        {
            open--;
        }

        return open >= 0 && Open.Contains(value[open], StringComparison.Ordinal) && !value.AsSpan(open, close - open).Contains('人');
    }

    // The last right before the digits: in 林权证凤林证字 it is 林证.
    private int RightOf(string value, int low, int digits)
    {
        var right = -1;
        var isWhole = false;
        for (var at = low; at < digits; at++)
        {
            var length = words.LongestAt(CertificateWordGroup.Right, value, at);
            if (length > 0)
            {
                right = right >= 0 && Adjoins(value, right, at) ? right : at;
                isWhole = true;
                at += length - 1;
            }
            else if (words.LongestAt(CertificateWordGroup.Short, value, at) > 0
                && value.AsSpan(at + 1, Math.Min(ShortRightReach + 1, digits - at - 1)).IndexOf('字') >= 0)
            {
                // 房权证西山区字: behind a right the sign stands in the name of an office.
                var isOfOffice = right >= 0 && at - right <= (isWhole ? LongestOffice : ShortRightReach);
                (right, isWhole) = isOfOffice ? (right, isWhole) : (at, false);
            }
        }

        return right;
    }

    // 农村土地承包经营权: words of one right follow each other.
    private bool Adjoins(string value, int right, int at)
    {
        while (right < at)
        {
            var length = words.LongestAt(CertificateWordGroup.Right, value, right);
            if (length == 0)
            {
                return false;
            }

            right += length;
        }

        return true;
    }

    // Between right and digits: 第, 字, the word of an archive or a bracket; names of offices at most.
    private static bool HasFrame(string value, int right, int digits)
    {
        var between = value.AsSpan(right, digits - right);
        return between.IndexOfAny("第字档") >= 0 || between.IndexOfAny(Close) >= 0 || (right > 0 && Close.Contains(value[right - 1], StringComparison.Ordinal));
    }

    private int StartOf(string value, int low, int right)
    {
        // 云(2019)昆明市不动产权: one character of the province, the year, the office.
        for (var at = right; at > low && right - at <= LongestRegion + 1; at--)
        {
            if (Close.Contains(value[at - 1], StringComparison.Ordinal))
            {
                var open = at - 2;
                while (open > low && at - open <= LongestBracket && !Open.Contains(value[open], StringComparison.Ordinal))
                {
                    open--;
                }

                var year = value.AsSpan(open + 1, Math.Max(0, at - open - 2));
                if (Open.Contains(value[open], StringComparison.Ordinal) && year.Length is 4 or 2 && !year.ContainsAnyExceptInRange('0', '9'))
                {
                    return Math.Max(low, open - (open > low && HanText.IsHan(value[open - 1]) ? 1 : 0));
                }

                // (二)撤销澜林证字: the bracket counts an item, and the number starts behind it. In 澄府(淡)养证 it is a part of the number.
                var isPart = Open.Contains(value[open], StringComparison.Ordinal) && open > low && HanText.IsHan(value[open - 1]);
                if (isPart)
                {
                    return RunBefore(value, low, open, LongestOffice);
                }

                low = at;
                break;
            }
        }

        // 昆明市房权证, 玉红国用: a place by name, or the signs of two.
        for (var length = LongestRegion; length >= 2; length--)
        {
            if (right - length >= low && lexicon.PlaceNames.LongestAt(value.AsSpan(0, right), right - length) == length)
            {
                return right - length;
            }
        }

        var run = RunBefore(value, low, right, LongestRegion);
        var ofCounty = right > run && value[right - 1] is '市' or '县' or '区' or '州' or '旗';
        return ofCounty ? run : Math.Max(run, right - LongestAbbreviation);
    }

    private int RunBefore(string value, int low, int end, int longest)
    {
        var run = end;
        while (run > low && end - run < longest && HanText.IsHan(value[run - 1]) && LeadEndsAt(value, low, run) == 0)
        {
            run--;
        }

        return run;
    }

    private int LeadEndsAt(string value, int low, int end)
    {
        for (var length = 1; length <= 3 && end - length >= low; length++)
        {
            if (words.LongestAt(CertificateWordGroup.Lead, value.AsSpan(0, end), end - length) == length)
            {
                return length;
            }
        }

        return 0;
    }
}
