using System.Text.Json;
using System.Text.Json.Nodes;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Intake;
using Microsoft.OpenApi;

namespace Disclosure.Publisher.Api;

/// <summary>The examples of the description. A test sends each to a real desk. All people and firms are invented.</summary>
internal static class ApiExamples
{
    /// <summary>A key as a program may choose it.</summary>
    public const string IdempotencyKey = "2026-000012-1";

    /// <summary>A case, as examples name it.</summary>
    public const string CaseId = "7kq2m4x9c1va3z5e";

    private const string Reviewed = "\"secrecyReview\":{\"reviewer\":\"保密审查员\",\"reviewedOn\":\"2026-03-03\",\"conclusion\":\"publishable\"}";

    /// <summary>Pushes: metadata beside the text of the document.</summary>
    public static Dictionary<string, IOpenApiExample> Pushes { get; } = new(StringComparer.Ordinal)
    {
        ["organisation"] = Push("对企业的处罚", $$"""
            {"documentNumber":"景市监处罚〔2026〕12号","title":"景洪澜沧商贸有限公司经营过期食品案","actType":"penalty","decidedOn":"2026-03-02",
             "violatedOn":"2026-02-10","sector":"市场监管","procedure":"ordinary","mode":"fullText",
             "parties":[{"name":"景洪澜沧商贸有限公司","kind":"organisation","creditCode":"91532801MA6K000000","legalRepresentative":"岩温叫"}],
             "people":[{"name":"玉香罕","role":"witness"}],
             "summary":{"facts":"经营超过保质期的食品。","basis":"《中华人民共和国食品安全法》第三十四条第十项。","decision":"罚款五千元。"},
             "penaltyKinds":["罚款"],"fineYuan":5000,"legalReview":{"opinionNumber":"景市监法审〔2026〕8号","reviewedOn":"2026-02-27"},"seriesId":"2026-食品-03",{{Reviewed}}}
            """, "景市监处罚〔2026〕12号", "景洪澜沧商贸有限公司", "罚款人民币5000元"),
        ["naturalPerson"] = Push("对自然人的处罚", $$"""
            {"documentNumber":"景市监处罚〔2026〕13号","title":"玉叫罕无照经营案","actType":"penalty","decidedOn":"2026-03-02","mode":"summary",
             "parties":[{"name":"玉叫罕","kind":"naturalPerson","citizenId":"532801199003072245","birthDate":"1990-03-07"}],
             "penaltyKinds":["罚款"],"fineYuan":200,{{Reviewed}}}
            """, "景市监处罚〔2026〕13号", "玉叫罕", "罚款人民币200元"),
        ["proprietorship"] = Push("对个体工商户的处罚", $$"""
            {"documentNumber":"景市监处罚〔2026〕14号","title":"景洪市曼听路阿罗小吃店未亮照经营案","actType":"penalty","decidedOn":"2026-03-02",
             "parties":[{"name":"景洪市曼听路阿罗小吃店","kind":"proprietorship","proprietor":"岩罗"}],{{Reviewed}}}
            """, "景市监处罚〔2026〕14号", "景洪市曼听路阿罗小吃店", "予以警告"),
        ["minimal"] = Push("元数据全部由平台从文书中读取", "{}", "景市监处罚〔2026〕15号", "景洪勐养茶业有限公司", "罚款人民币1000元"),
        ["amendment"] = Push("更正已公开的决定（文号须已公开）", $$"""
            {"documentNumber":"景市监处罚〔2026〕16号","title":"景洪澜沧商贸有限公司经营过期食品案","actType":"penalty","decidedOn":"2026-03-02",
             "parties":[{"name":"景洪澜沧商贸有限公司","kind":"organisation"}],
             "amendment":{"kind":"correction","reason":"罚款金额录入有误。","note":"罚款金额填写有误。"},{{Reviewed}}}
            """, "景市监处罚〔2026〕16号", "景洪澜沧商贸有限公司", "罚款人民币3000元"),
    };

    /// <summary>The answer to a push.</summary>
    public static PushAccepted Accepted { get; } = new() { CaseId = CaseId, State = CaseState.Received.Wire(), StatusUrl = $"/api/v1/decisions/{CaseId}" };

    /// <summary>How a case may stand.</summary>
    public static Dictionary<string, IOpenApiExample> Statuses { get; } = new(StringComparer.Ordinal)
    {
        ["received"] = Of("刚收到，平台正在处理", new CaseStatus { CaseId = CaseId, State = CaseState.Received.Wire() }),
        ["inReview"] = Of("等待审核人", new CaseStatus { CaseId = CaseId, State = CaseState.InReview.Wire(), Findings = [new KindCount("citizen_id", 1), new KindCount("person", 2)] }),
        ["returned"] = Of("退回补正", new CaseStatus { CaseId = CaseId, State = CaseState.Returned.Wire(), Messages = [new CaseMessage("decidedOn", "required", "缺少作出日期。")] }),
        ["published"] = Of("已公开", new CaseStatus { CaseId = CaseId, State = CaseState.Published.Wire(), RecordId = "m4x9c1va3z5e7kq2", PublicUrl = "https://example.gov.cn/decisions/m4x9c1va3z5e7kq2" }),
    };

    /// <summary>An example of any value, as it is written.</summary>
    public static OpenApiExample Of<T>(string summary, T value) => new() { Summary = summary, Value = JsonSerializer.SerializeToNode(value, JsonSerializerOptions.Web) };

    private static OpenApiExample Push(string summary, string metadata, string number, string party, string decision) => new()
    {
        Summary = summary,
        Value = new JsonObject
        {
            [PushReader.MetadataPart] = JsonNode.Parse(metadata),
            [PushReader.DocumentPart] = $"""
                景洪市市场监督管理局
                行政处罚决定书
                {number}
                当事人：{party}
                2026年2月10日，本局执法人员对当事人的经营场所进行检查，发现当事人的行为违反了有关规定。
                依据《中华人民共和国行政处罚法》第九条，本局决定：{decision}。
                景洪市市场监督管理局
                2026年3月2日
                """,
        },
    };
}
