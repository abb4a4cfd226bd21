using System.Buffers;
using System.Text.RegularExpressions;

namespace Disclosure.Redactor.Documents.Fields;

/// <summary>The parts of a decision that a 摘要 quotes, cut from the text as served.</summary>
internal sealed partial record DecisionSections(string? Facts, string? Basis, string? Decision)
{
    private const int Longest = 2000;
    private const int Shortest = 4;

    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \u3000\u00A0");

    /// <summary>Cuts a text; null for a part whose beginning is not found.</summary>
    public static DecisionSections Read(string text)
    {
        var room = new char[text.Length];
        var sought = room.AsSpan(0, Squeeze(text, room)).ToString();
        var (basis, decision) = BasisAndDecision(sought);
        return new DecisionSections(CutString(text, FactsIn(sought)), CutString(text, basis), CutString(text, decision));
    }

    /// <summary>The facts alone, in place; empty when their beginning is not found.</summary>
    /// <param name="text">The text.</param>
    /// <param name="room">Room to squeeze the text in, at least as long as it.</param>
    public static ReadOnlySpan<char> FactsOf(ReadOnlySpan<char> text, Span<char> room) => Cut(text, FactsIn(room[..Squeeze(text, room)]));

    // Typesetting puts blanks anywhere: the cues are sought without them, the parts are cut with them.
    private static int Squeeze(ReadOnlySpan<char> text, Span<char> room)
    {
        var length = 0;
        while (!text.IsEmpty)
        {
            var blank = text.IndexOfAny(Blanks);
            var piece = blank < 0 ? text : text[..blank];
            piece.CopyTo(room[length..]);
            length += piece.Length;
            text = blank < 0 ? [] : text[(blank + 1)..];
        }

        return length;
    }

    // Where the character of the squeezed text stands in the text.
    private static int PlaceOf(ReadOnlySpan<char> text, int squeezed)
    {
        for (var at = 0; ; at++)
        {
            if (at == text.Length || (!Blanks.Contains(text[at]) && squeezed-- == 0))
                return at;
        }
    }

    private static Range? FactsIn(ReadOnlySpan<char> text)
    {
        if (First(FactsStart(), text, 0) is not { } start)
        {
            // Without a cue, the sentence that tells what an inspection found; the mark before it is part of the match.
            if (First(Inspection(), text, 0) is not { } inspection)
                return null;
            return (inspection.Start.Value + 1)..EndOfFacts(text, inspection.Start.Value + 1, inspection.End.Value);
        }

        return start.End.Value..EndOfFacts(text, start.End.Value, start.End.Value);
    }

    private static int EndOfFacts(ReadOnlySpan<char> text, int from, int seekFrom) =>
        First(FactsEnd(), text, seekFrom) is { } end ? end.Start.Value : Math.Min(text.Length, from + Longest);

    private static Range? First(Regex pattern, ReadOnlySpan<char> text, int from)
    {
        foreach (var match in pattern.EnumerateMatches(text, from))
            return match.Index..(match.Index + match.Length);
        return null;
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

    private static string? CutString(string text, Range? range) => Cut(text, range) is { IsEmpty: false } part ? part.ToString() : null;

    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text, Range? range)
    {
        if (range is not { } found)
            return [];
        var part = text[PlaceOf(text, found.Start.Value)..PlaceOf(text, found.End.Value)].Trim(" \n\t\u3000，：:,；");
        return part.Length < Shortest ? [] : part;
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
