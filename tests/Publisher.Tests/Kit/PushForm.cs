using System.Net.Http.Headers;
using System.Text;

namespace Disclosure.Publisher.Tests.Kit;

/// <summary>A push as an agency's program makes it. All people are invented.</summary>
public static class PushForm
{
    public const string Metadata =
        """
        {"documentNumber":"景市监处罚〔2026〕12号","title":"景洪澜沧商贸有限公司经营过期食品案","actType":"penalty","decidedOn":"2026-03-02",
         "parties":[{"name":"景洪澜沧商贸有限公司","kind":"organisation","legalRepresentative":"岩温叫"}],
         "people":[{"name":"玉香罕","role":"witness"}],
         "summary":{"facts":"经营超过保质期的食品。","basis":"《中华人民共和国食品安全法》第三十四条第十项。","decision":"罚款五千元。"},
         "penaltyKinds":["罚款"],"fineYuan":5000,
         "secrecyReview":{"reviewer":"波岩罕","reviewedOn":"2026-03-03","conclusion":"publishable"}}
        """;

    public const string Document =
        """
        景洪市市场监督管理局
        行政处罚决定书
        景市监处罚〔2026〕12号
        当事人：景洪澜沧商贸有限公司
        法定代表人：岩温叫
        2026年2月10日，本局执法人员对当事人的经营场所进行检查，发现货架上有超过保质期的饼干12袋。
        证人玉香罕，身份证号码532801199003072245，住址：云南省景洪市勐养镇曼掌村委会9号，联系电话13988012345，证实上述事实。
        当事人的行为违反了《中华人民共和国食品安全法》第三十四条第十项的规定。依据该法第一百二十四条，本局决定：罚款人民币5000元。
        景洪市市场监督管理局
        2026年3月2日
        """;

    /// <summary>The same decision under another number, in metadata and text.</summary>
    public static (string Metadata, string Document) Numbered(string number) =>
        (Metadata.Replace("景市监处罚〔2026〕12号", number, StringComparison.Ordinal), Document.Replace("景市监处罚〔2026〕12号", number, StringComparison.Ordinal));

    public static MultipartFormDataContent Create(string metadata = Metadata, string document = Document, string fileName = "decision.txt") =>
        Create(Encoding.UTF8.GetBytes(metadata), Encoding.UTF8.GetBytes(document), fileName);

    public static MultipartFormDataContent Create(byte[] metadata, byte[] document, string fileName)
    {
        var json = new ByteArrayContent(metadata);
        json.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new MultipartFormDataContent { { json, "metadata" }, { new ByteArrayContent(document), "document", fileName } };
    }

    public static async Task<HttpResponseMessage> PushAsync(this HttpClient client, string idempotencyKey, HttpContent form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/decisions") { Content = form };
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await client.SendAsync(request);
    }

    public static async Task<string> PushAsync(this DeskProcess desk, string? metadata = null, string? document = null, string? key = null)
    {
        using var client = desk.Client();
        using var answer = await client.PushAsync(key ?? Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8)), Create(metadata ?? Metadata, document ?? Document));
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == System.Net.HttpStatusCode.Accepted, body);
        return System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("caseId").GetString()!;
    }
}
