using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Masking;

/// <summary>
/// The strongest form of "nothing leads back": decisions that differ in hidden values alone become the same public text to the byte, so
/// that no one can compute, compare or guess the value from it, whatever he knows.
/// </summary>
public sealed class OneWayTests
{
    private const string Text =
        """
        行政处罚决定书
        当事人：{0}，男，{1}年4月18日出生，身份证号码：{2}，住址：{3}，联系电话：{4}。
        证人{5}、{6}（身份证号码：{7}）在场。{0}驾驶{8}，账户{9}收取货款。
        经查，{0}销售超过保质期的食品，{5}证实。决定对{0}罚款人民币5000元。
        """;

    private static readonly string[] One =
        ["张三丰", "1962", "530428196204182261", "楚雄市东瓜镇桃园社区12号", "13863807216", "茶应祥", "普秀芬", "530112198101283527", "云A12345", "6228480868112345672"];

    [Theory]
    [InlineData(0, "张晓伟")]
    [InlineData(0, "张翠")]
    [InlineData(2, "530428196204182270")]
    [InlineData(2, "530428620418226")]
    [InlineData(3, "元谋县元马镇发祥路3栋2单元502室")]
    [InlineData(4, "138 0871 2345")]
    [InlineData(5, "者文亮")]
    [InlineData(6, "鲁茸吉称")]
    [InlineData(7, "532801199003072245")]
    [InlineData(8, "云AD12345")]
    [InlineData(9, "6212975220847242815")]
    [Clause("LAW-PIPL-73")]
    public void Redact_AnotherHiddenValue_GivesTheSamePublicText(int value, string other)
    {
        var changed = (string[])One.Clone();
        changed[value] = other;

        Assert.Equal(Published(One), Published(changed));
    }

    private static string Published(string[] values)
    {
        var facts = new CaseFacts
        {
            Parties = [new CaseParty { Name = values[0], Kind = PartyKind.NaturalPerson }],
            Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["title"] = $"{values[0]}销售超过保质期的食品案" },
        };
        var result = LabelledText.Redactor.Redact(SourceDocument.FromText(string.Format(null, Text, values)), facts);
        return System.Text.Encoding.UTF8.GetString(RecordJson.Serialize(new DecisionRecord
        {
            Id = RecordId.Parse("0123456789abcdef"), Version = 1, DocumentNumber = "楚市监处罚〔2025〕1号", Title = result.Fields!["title"], AgencyCode = "x", AgencyName = "楚雄市市场监督管理局",
            RegionCode = "532301", ActType = ActType.Penalty, DecidedOn = new DateOnly(2025, 1, 2), Mode = DisclosureMode.FullText, PartyKind = PartyKind.NaturalPerson,
            Summary = new DecisionSummary { Parties = result.PartyNames! }, Body = result.Body!,
        }));
    }
}
