namespace Disclosure.EndToEnd.Crashes;

/// <summary>
/// Invented penalty decisions, each of a company of its own, by whose name the text is found wherever it lies. Each edition after the
/// first corrects the fine of the one before.
/// </summary>
internal sealed record CrashDecision
{
    private const string Signs = "安邦昌达恩丰光海吉康理茂宁沛勤荣顺泰祥宇";

    /// <summary>The agency that pushes them.</summary>
    public const string Agency = "jhscj";

    /// <summary>What may never be seen outside the desk.</summary>
    public static IReadOnlyList<string> Hidden { get; } = ["532801199003072245", "13988012345", "曼掌村委会9号", "玉香罕"];

    /// <summary>Stands in the text and not in its summary.</summary>
    public const string Passage = "超过保质期的饼干12袋";

    /// <summary>What the text alone says of the fine, by edition: an edition is known by it.</summary>
    public static IReadOnlyList<string> Fines { get; } = ["罚款人民币5000元", "罚款人民币6000元", "罚款人民币7000元"];

    public required string Number { get; init; }

    /// <summary>From 0; what comes after the first is pushed as a correction of it.</summary>
    public required int Edition { get; init; }

    public required string Company { get; init; }

    public string Metadata =>
        $$$"""
        {"documentNumber":"{{{Number}}}","title":"{{{Company}}}经营过期食品案","actType":"penalty","decidedOn":"2026-03-02",
         "parties":[{"name":"{{{Company}}}","kind":"organisation","legalRepresentative":"岩温叫"}],
         "people":[{"name":"玉香罕","role":"witness"}],
         "summary":{"facts":"经营超过保质期的食品。","basis":"《中华人民共和国食品安全法》第三十四条第十项。","decision":"罚款五千元。"},
         "penaltyKinds":["罚款"],"fineYuan":5000,
         "secrecyReview":{"reviewer":"波岩罕","reviewedOn":"2026-03-03","conclusion":"publishable"}{{{Amendment}}}}
        """;

    public string Document =>
        $"""
        景洪市市场监督管理局
        行政处罚决定书
        {Number}
        当事人：{Company}
        法定代表人：岩温叫
        2026年2月10日，本局执法人员对当事人的经营场所进行检查，发现货架上有超过保质期的饼干12袋。
        证人玉香罕，身份证号码532801199003072245，住址：云南省景洪市勐养镇曼掌村委会9号，联系电话13988012345，证实上述事实。
        当事人的行为违反了《中华人民共和国食品安全法》第三十四条第十项的规定。依据该法第一百二十四条，本局决定：{Fines[Edition]}。
        景洪市市场监督管理局
        2026年3月2日
        """;

    private string Amendment => Edition == 0 ? string.Empty : ""","amendment":{"kind":"correction","reason":"罚款金额写错。","note":"罚款金额填写有误。"}""";

    /// <summary>The same for the same serial number, from 0 to 7999, and edition.</summary>
    public static CrashDecision Of(int serial, int edition) => new()
    {
        Edition = edition,
        Number = $"景市监处罚〔2026〕{1000 + serial}号",
        Company = $"景洪{Signs[serial / 400]}{Signs[serial / 20 % 20]}{Signs[serial % 20]}商贸有限公司",
    };
}
