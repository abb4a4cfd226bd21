namespace Disclosure.EndToEnd.Receipts;

/// <summary>How something leaves the public's sight.</summary>
internal enum Leaving
{
    /// <summary>撤下: the text goes, a notice stays.</summary>
    WithNotice,

    /// <summary>紧急撤下: the text goes, and nothing is said.</summary>
    Silently,

    /// <summary>更正: a later version takes its place, without the words that were wrong.</summary>
    Corrected,

    /// <summary>变更 of an act that is no penalty: the text stays, with what became of it.</summary>
    WithBanner,
}

/// <summary>
/// Invented decisions with words of their own. What goes and what stays is told by signs that the two have not in common, so that not even
/// two signs of what went may be left anywhere.
/// </summary>
internal sealed record RemovedDecision
{
    /// <summary>The agency that pushes them.</summary>
    public const string Agency = "jhscj";

    /// <summary>Stands in every text.</summary>
    public const string Passage = "货架上有超过保质期的饼干";

    /// <summary>What a page says of a decision that was changed.</summary>
    public const string Banner = "变更原决定";

    private const string Goes = "安邦昌达恩丰光海吉康";
    private const string Stays = "理茂宁沛勤荣顺泰祥宇";
    private const string Wrong = "一二三四五六七八九〇";

    private readonly int _serial;
    private readonly bool _isCorrection;

    private RemovedDecision(int serial, bool isCorrection) => (_serial, _isCorrection) = (serial, isCorrection);

    public Leaving Leaving => (_serial % 5) switch
    {
        2 => Leaving.Silently,
        3 => Leaving.Corrected,
        4 => Leaving.WithBanner,
        _ => Leaving.WithNotice,
    };

    /// <summary>Whether nothing of it may be read in the end.</summary>
    public bool IsGone => Leaving is Leaving.WithNotice or Leaving.Silently;

    public string Number => $"景市监{(Leaving is Leaving.WithBanner ? "许准" : "处罚")}〔2026〕{1000 + _serial}号";

    public string Company => $"景洪{Three(IsGone ? Goes : Stays)}商贸有限公司";

    /// <summary>Words that this edition alone has.</summary>
    public string Phrase => $"{(_isCorrection || Leaving is Leaving.WithBanner ? "箱号以更正为准" : $"箱号为第{Three(Wrong)}号")}的{20_000 + (_serial * 3) + (_isCorrection ? 1 : 0)}袋";

    /// <summary>The words that no file may hold once it has gone, in every form, beginning with the longest.</summary>
    public IEnumerable<string> Traces
    {
        get
        {
            if (Leaving is Leaving.WithBanner)
                yield break;
            yield return Phrase;
            yield return $"{20_000 + (_serial * 3)}袋";
            foreach (var pair in Pairs(Three(Wrong)))
                yield return pair;
            if (!IsGone)
                yield break;
            yield return Company;
            foreach (var pair in Pairs(Three(Goes)))
                yield return pair;
        }
    }

    public string Metadata =>
        $$$"""
        {"documentNumber":"{{{Number}}}","title":"{{{Company}}}经营食品案","actType":"{{{(Leaving is Leaving.WithBanner ? "license" : "penalty")}}}","decidedOn":"2026-03-02",
         "parties":[{"name":"{{{Company}}}","kind":"organisation","legalRepresentative":"岩温叫"}],
         "summary":{"facts":"经营超过保质期的食品。","basis":"《中华人民共和国食品安全法》第三十四条第十项。","decision":"作出决定如下。"},
         {{{(Leaving is Leaving.WithBanner ? string.Empty : "\"penaltyKinds\":[\"罚款\"],\"fineYuan\":5000,")}}}
         "secrecyReview":{"reviewer":"波岩罕","reviewedOn":"2026-03-03","conclusion":"publishable"}{{{(_isCorrection ? ",\"amendment\":{\"kind\":\"correction\",\"reason\":\"数量写错。\",\"note\":\"数量填写有误。\"}" : string.Empty)}}}}
        """;

    public string Document =>
        $"""
        景洪市市场监督管理局
        {(Leaving is Leaving.WithBanner ? "准予行政许可决定书" : "行政处罚决定书")}
        {Number}
        当事人：{Company}
        法定代表人：岩温叫
        2026年2月10日，本局执法人员对当事人的经营场所进行检查，发现{Passage}，{Phrase}。
        {(Leaving is Leaving.WithBanner
            ? "经审查，申请符合《中华人民共和国食品安全法》第三十三条的规定。依据该法第三十五条，本局决定：准予行政许可。"
            : "当事人的行为违反了《中华人民共和国食品安全法》第三十四条第十项的规定。依据该法第一百二十四条，本局决定：罚款人民币5000元。")}
        景洪市市场监督管理局
        2026年3月2日
        """;

    /// <summary>The same for the same serial number, from 0 to 999.</summary>
    public static RemovedDecision Of(int serial) => new(serial, isCorrection: false);

    /// <summary>What takes its place when it is corrected.</summary>
    public RemovedDecision Correction() => new(_serial, isCorrection: true);

    private string Three(string signs) => string.Concat(signs[_serial / 100], signs[_serial / 10 % 10], signs[_serial % 10]);

    private static IEnumerable<string> Pairs(string three) => [three[..2], three[1..]];
}
