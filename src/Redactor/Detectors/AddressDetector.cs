using System.Text.RegularExpressions;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// Homes of natural persons: behind a label (住址, 户籍, 家住, 住…; 住所 and 地址 only where a natural person is spoken of), and by the shape of
/// a dwelling (幢…单元…室, 村…组…号) anywhere. A second mention is hidden whether whole or shortened. Business premises stay.
/// </summary>
internal sealed partial class AddressDetector(NameLexicon lexicon) : IDetector
{
    private const int LongestAddress = 70;
    private const int ShortestTail = 6;
    private const string Units = "省市州县区旗镇乡村组路街道巷弄号栋幢座室寨屯社里苑园坝厂院庄";

    /// <inheritdoc/>
    public string Name => "address";

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        var value = text.Compact.Value;
        var homes = new List<(int Start, int End, string Rule)>();
        foreach (Match match in Label().Matches(value))
        {
            var start = match.Index + match.Length;
            var end = EndOf(text, start);
            if (end - start >= 4 && !Coarse().IsMatch(value[start..end]) && value.AsSpan(start, end - start).IndexOfAny(Units) >= 0
                && (match.Groups["home"].Success || SpeaksOfNaturalPerson(value, match.Index)))
            {
                homes.Add((start, end, "address/labelled"));
            }
        }

        foreach (Match match in Dwelling().Matches(value))
        {
            var start = StartOf(text, match.Index);
            var end = match.Index + match.Length;
            if (end - start >= ShortestTail && !Business().IsMatch(value[Math.Max(0, start - 14)..end]))
            {
                homes.Add((start, end, "address/dwelling"));
            }
        }

        foreach (var (start, end, rule) in homes)
        {
            Add(text, start, end, rule, rule is "address/labelled" ? 0.95 : 0.85, found);
        }

        AddFurtherMentions(text, homes, found);
    }

    private static void Add(ScannedText text, int start, int end, string rule, double confidence, ICollection<Candidate> found) =>
        found.Add(new Candidate
        {
            Range = text.Compact.ToOriginal(start, end),
            Kind = FindingKinds.Address,
            Rule = rule,
            Confidence = confidence,
        });

    private static void AddFurtherMentions(ScannedText text, List<(int Start, int End, string Rule)> homes, ICollection<Candidate> found)
    {
        var value = text.Compact.Value;
        var tails = new SortedSet<string>(Comparer<string>.Create((a, b) => a.Length != b.Length ? b.Length.CompareTo(a.Length) : string.CompareOrdinal(a, b)));
        foreach (var (start, end, _) in homes.Take(200))
        {
            var home = value[start..end];
            tails.Add(home);
            foreach (Match unit in Admin().Matches(home))
            {
                var tail = home[(unit.Index + unit.Length)..];
                if (tail.Length >= ShortestTail && tail.AsSpan().IndexOfAny("号组室社寨幢栋户0123456789") >= 0)
                {
                    tails.Add(tail);
                }
            }
        }

        foreach (var tail in tails)
        {
            for (var at = value.IndexOf(tail, StringComparison.Ordinal); at >= 0; at = value.IndexOf(tail, at + tail.Length, StringComparison.Ordinal))
            {
                Add(text, at, at + tail.Length, "address/mention", 0.9, found);
            }
        }
    }

    private static bool SpeaksOfNaturalPerson(string value, int position)
    {
        var from = Math.Max(0, position - 120);
        var lines = 0;
        for (var i = position - 1; i >= from; i--)
        {
            if (value[i] == '\n' && ++lines > 4)
            {
                from = i;
            }
        }

        var before = value[from..position];
        var organisation = Organisation().Matches(before).LastOrDefault()?.Index ?? -1;
        // 住所 and 地址 on a line of their own are the organisation's, though its legal representative's ID number stands just above.
        var ownLine = position == 0 || value[position - 1] is '\n' or '\t' or '|';
        var natural = Natural().Matches(before).LastOrDefault(match => !ownLine || !IsOfLegalRepresentative(before, match.Index))?.Index ?? -1;
        return natural > organisation;
    }

    /// <summary>Whether an attribute stands on the line of a 法定代表人, or opens the line after one.</summary>
    private static bool IsOfLegalRepresentative(string before, int at)
    {
        var line = at == 0 ? 0 : before.LastIndexOf('\n', at - 1) + 1;
        var above = line < 2 ? 0 : before.LastIndexOf('\n', line - 2) + 1;
        return before.AsSpan(line, at - line).Contains("法定代表人", StringComparison.Ordinal)
            || (at == line && line > 0 && before.AsSpan(above, line - above).Contains("法定代表人", StringComparison.Ordinal));
    }

    private int EndOf(ScannedText text, int start)
    {
        var value = text.Compact.Value;
        var end = start;
        while (end < value.Length && end - start < LongestAddress)
        {
            var character = value[end];
            if (character is ',' or '。' or ';' or '\n' or '\t' or '|' or ')' or '"' or '“' or ':' || (character == '.' && !char.IsAsciiDigit(value[end - 1])))
            {
                break;
            }

            if (character == '(' && (value.IndexOf(')', end) is var close && (close < 0 || close - end > 12)))
            {
                break;
            }

            if (end > start && (NextLabel().Match(value, end) is { Success: true } next && next.Index == end))
            {
                break;
            }

            if (end - start >= 4 && !text.IsSpacedOut && text.Compact.HasGapBefore(end) && !char.IsAsciiDigit(character) && Units.Contains(value[end - 1], StringComparison.Ordinal)
                && value.AsSpan(end, Math.Min(8, value.Length - end)).IndexOfAny(":(") >= 0)
            {
                break;
            }

            if (character == '(')
            {
                end = value.IndexOf(')', end);
            }

            end++;
        }

        return end;
    }

    // To the left a dwelling reaches as far as place words go; it stops at marks, at words such as 在 and 位于, and after the 日 of a date.
    private int StartOf(ScannedText text, int tail)
    {
        var value = text.Compact.Value;
        var start = tail;
        while (start > 0 && tail - start < LongestAddress)
        {
            var previous = value[start - 1];
            if (!(HanText.IsHan(previous) || char.IsAsciiDigit(previous) || previous is '-' || (char.IsAsciiLetterUpper(previous) && "区栋幢座号".Contains(value[start], StringComparison.Ordinal))) || previous is '在' or '于' or '至' or '从' or '到' or '的' or '落' or '住' or '对' or '自' or '将' or '往'
                || (previous == '日' && start > 1 && (char.IsAsciiDigit(value[start - 2]) || "一二三四五六七八九十".Contains(value[start - 2], StringComparison.Ordinal)))
                || (!text.IsSpacedOut && text.Compact.HasGapBefore(start)))
            {
                break;
            }

            start--;
        }

        for (var i = start; i < tail; i++)
        {
            if (lexicon.PlaceNames.LongestAt(value, i) >= 2)
            {
                return i;
            }
        }

        return start;
    }

    [GeneratedRegex(
        @"(?:(?<home>(?:家庭|现|实际|经常|户籍|暂住|原籍|居住|户口)(?:住址|居住地址?|地址|住所地?|住地)|住址(?!\))|户籍所在地|户籍地址?|户籍|户口所在地|籍贯|暂住地址?|居住地址?|居住于|现居住?于?|家住|租住于?|现住|居住在|住在)|住所\(住址\)|住址\(住所\)|住址\)|住所地?|(?:联系|通讯|通信|送达|邮寄|收件)?地址)(?:\((?:住址|住所)\))?[:\t|为是在于系]{0,3}"
        + @"|(?<home>(?<=[,。;()\n]|^)住(?:址)?(?=[\u4e00-\u9fff]{1,12}?(?:省|市|州|县|区|镇|乡|村|街|路|社区|寨)))",
        RegexOptions.CultureInvariant,
        Patterns.TimeoutMilliseconds)]
    private static partial Regex Label();

    [GeneratedRegex(
        @"\G(?:联系|电话|手机|身份证|公民身份|职业|职务|邮编|邮政|民族|性别|工作单位|所在单位|单位|法定代表|负责人|经营者|统一社会|出生|文化程度|年龄|电子邮箱|传真|户籍|系当|系本|涉嫌|因|的住|内|使用|从事|经营|开办)",
        RegexOptions.CultureInvariant,
        Patterns.TimeoutMilliseconds)]
    private static partial Regex NextLabel();

    [GeneratedRegex(
        @"(?:\d{1,4}|[一二三四五六七八九十ABCDEFGH]{1,2})(?:幢|栋|座|号楼|号院)(?:[0-9A-Z一二三四五六七八九十]{1,3}(?:单元|门|梯))?[\-0-9A-Z一二三四五六七八九十]{0,5}层?[0-9A-Z]{1,6}(?:室|号|户|房)"
        + @"|\d{1,3}单元\d{1,5}(?:室|号|户|房)?"
        + @"|(?:村|寨|屯|庄|村委会|自然村|村民小组|村小组|小组|社|坝|组)\d{1,4}(?:组|社)?\d{0,4}号(?!令|文|楼|井|矿|线|地块|样)",
        RegexOptions.CultureInvariant,
        Patterns.TimeoutMilliseconds)]
    private static partial Regex Dwelling();

    [GeneratedRegex("经营场所|营业场所|经营地址|注册地址|注册地|登记住所|办公|单位地址|公司(?:住所|地址)|店铺|商铺|铺面|门面|大厦|写字楼|商城|商场|扣押地点|检查地点|市场监督|管理局|政府|法院", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Business();

    // No finer than a county: where somebody comes from, not where the home is.
    [GeneratedRegex("^(?:[\u4e00-\u9fff]{2,8}?省)?(?:[\u4e00-\u9fff]{1,10}?(?:市|州|地区))?(?:[\u4e00-\u9fff]{1,14}?(?:市|县|(?<![社小园])区|旗))?人?$", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Coarse();

    [GeneratedRegex(@"省|市|自治州|州|自治县|县|区|镇|乡|街道|村委会|村民委员会|社区", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Admin();

    [GeneratedRegex(@"身份证|公民身份|性别|出生|民族|[,(][男女][,)]|姓名|(?:经营者|当事人)\(?(?:个人|自然人)?\)?[:][\u4e00-\u9fff·]{2,4}[\n,(]", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Natural();

    [GeneratedRegex("信用代码|法定代表人|公司|注册号|单位名称|营业执照|被申请人|管理局|人民政府|合作社|医院|学校", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Organisation();
}
