using System.Text;
using System.Text.RegularExpressions;

namespace Disclosure.Redactor.Documents.Fields;

/// <summary>The parts of a decision that a 摘要 quotes, cut from the text as served.</summary>
internal sealed partial record DecisionSections(string? Facts, string? Basis, string? Decision)
{
    private const int Longest = 2000;

    /// <summary>Cuts a text; null for a part whose beginning is not found.</summary>
    public static DecisionSections Read(string text)
    {
        // Typesetting puts blanks anywhere: the cues are sought without them, the parts are cut with them.
        var compact = new StringBuilder(text.Length);
        var offsets = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is ' ' or '\u3000' or '\u00A0')
                continue;
            compact.Append(text[i]);
            offsets.Add(i);
        }

        offsets.Add(text.Length);
        var sought = compact.ToString();
        var (basis, decision) = BasisAndDecision(sought);
        return new DecisionSections(Cut(text, offsets, FactsIn(sought)), Cut(text, offsets, basis), Cut(text, offsets, decision));
    }

    private static Range? FactsIn(string text)
    {
        var start = FactsStart().Match(text);
        var from = start.Index + start.Length;
        if (!start.Success)
        {
            // Without a cue, the sentence that tells what an inspection found.
            start = Inspection().Match(text);
            if (!start.Success)
                return null;
            from = start.Groups["sentence"].Index;
        }

        var end = FactsEnd().Match(text, start.Index + start.Length);
        return from..(end.Success ? end.Index : Math.Min(text.Length, from + Longest));
    }

    private static (Range? Basis, Range? Decision) BasisAndDecision(string text)
    {
        // The last citation that leads to an order decides; those before it tell what was broken.
        if (Order().Matches(text).LastOrDefault() is { } order)
        {
            var (basis, verb) = (order.Groups["basis"], order.Groups["verb"].Index);
            // 违反了…，依据…: what was broken is not what the order rests on.
            var broken = basis.ValueSpan.StartsWith("违反", StringComparison.Ordinal) ? basis.ValueSpan.IndexOf("，依据", StringComparison.Ordinal) + 1 : 0;
            return ((basis.Index + broken)..(basis.Index + basis.Length), verb..DecisionEndFrom(text, verb));
        }

        if (DecisionLabel().Match(text) is not { Success: true } label)
            return (null, null);
        var from = label.Index + label.Length;
        return (null, from..DecisionEndFrom(text, from));
    }

    private static int DecisionEndFrom(string text, int from) => DecisionEnd().Match(text, from) is { Success: true } end ? end.Index + end.Groups["stop"].Length : Math.Min(text.Length, from + Longest);

    private static string? Cut(string text, List<int> offsets, Range? range)
    {
        if (range is not { } found)
            return null;
        var part = text[offsets[found.Start.Value]..offsets[found.End.Value]].Trim(' ', '\n', '\t', '\u3000', '，', '：', ':', ',', '；');
        return part.Length < 4 ? null : part;
    }

    [GeneratedRegex(@"(经依法查明|现依法查明|经审理查明|经调查查明|经调查|现查明|经查明|经查|违法事实如下|违法事实及证据|违法事实和证据|违法事实|基本事实)[，,：:]|\n违法事实及证据\n", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FactsStart();

    [GeneratedRegex(@"以上事实|上述事实|以上行为|上述行为|上述违法|主要证据|证据[一：:]|证据有|有以下证据|你(公司|单位)?的上述|当事人的(上述)?行为|本(局|机关)认为|我局认为|经询问|[\n，,](依据|根据|依照)|\n决定[：:]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FactsEnd();

    [GeneratedRegex(@"[。\n：](?<sentence>[^。\n]{0,80}(检查|巡查|抽检|核查)[^。\n]{0,20}(?<!未)发现|因你([（(](单位|公司|厂)[）)]|单位|公司|厂)?涉嫌)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inspection();

    [GeneratedRegex(@"((?<basis>(依据|根据|依照|按照|符合)[^，。\n]{0,20}(《|该法|该条例|第)[^。\n]{0,240}?)[，,：:、]?|(?<basis>违反了?《[^。\n]{0,100}?)[，,])(经研究[，,])?(本局|我局|本机关|现)?(?<verb>作出如下|决定|责令|处以|(?<!加)处罚款|给予|准予|对你|认定)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Order();

    [GeneratedRegex(@"\n((本机关|我局|本局)?决定|处理意见)[：:]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DecisionLabel();

    [GeneratedRegex(@"\n((当事人|申请人|被处罚人|你|你公司|你单位|你厂)(应|如)|[^\n。]{0,20}(不服|有异议)|限你|逾期|缴款|上述罚款|处以罚款的|请你|罚款(限|应|缴|于|自)|自收到|[一二三四五六七]、[^\n。]{0,20}(履行|救济|申请|途径|期限)|[\u4e00-\u9fa5]{2,10}[：:]|[^\n。，]{2,40}(局|大队|委员会|人民政府|支队)(\n|$)|[^\n]{0,3}(19|20|二)[\d〇○零一二三四五六七八九]{2,4}年\d{0,2}[一二三四五六七八九十]{0,2}月[^\n]{1,5}(\n|$))|(?<stop>。)(如|如果|当事人)?(对本决定)?(不服|逾期不|限你)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DecisionEnd();
}
