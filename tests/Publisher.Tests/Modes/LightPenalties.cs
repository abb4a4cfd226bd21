using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Tests.Kit;

namespace Disclosure.Publisher.Tests.Modes;

/// <summary>Penalties on an invented person, pushed as an agency would.</summary>
internal static class LightPenalties
{
    public const string Person = """{"name":"刀依香","kind":"naturalPerson"}""";
    public const string Company = """{"name":"景洪澜沧商贸有限公司","kind":"organisation"}""";
    public const string Shop = """{"name":"景洪依香小吃店","kind":"proprietorship","proprietor":"刀依香"}""";
    public const string Simple = "\"procedure\":\"simple\",\"penaltyKinds\":[\"罚款\"],\"fineYuan\":50";
    public const string Warning = "\"procedure\":\"ordinary\",\"penaltyKinds\":[\"警告\"]";
    public const string Ordinary = "\"procedure\":\"ordinary\",\"penaltyKinds\":[\"罚款\"],\"fineYuan\":2000";

    /// <summary>Pushes a decision and waits until it is in review.</summary>
    public static async Task<string> InReviewAsync(this DeskProcess desk, string number, string parties, string more, string text = "责令改正。", string decision = "责令改正。")
    {
        var metadata =
            $$"""
            {"documentNumber":"{{number}}","title":"占道堆放案","actType":"penalty","decidedOn":"2026-03-02","parties":[{{parties}}],
             "summary":{"facts":"占用道路堆放木料。","basis":"《城市道路管理条例》第二十七条。","decision":"{{decision}}"},
             "secrecyReview":{"reviewer":"波岩罕","reviewedOn":"2026-03-03","conclusion":"publishable"}{{(more.Length == 0 ? "" : ",")}}{{more}}}
            """;
        var caseId = await desk.PushAsync(metadata, $"景洪市市场监督管理局\n行政处罚决定书\n{number}\n当事人：刀依香\n占用道路堆放木料。{text}\n2026年3月2日\n");
        await desk.UntilAsync(caseId, CaseState.InReview);
        return caseId;
    }
}
