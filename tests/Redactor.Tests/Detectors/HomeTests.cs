using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Detectors;

/// <summary>Homes in the places where decisions put them, and the premises of organisations beside them.</summary>
public sealed class HomeTests
{
    [Theory]
    [InlineData("当事人\t岩温罕\t性别\t男\n住址\t景洪市嘎洒镇曼占宰村9号\t联系电话\t13863807216", "景洪市嘎洒镇曼占宰村9号")]
    [InlineData("根据村民勒佤干（盈江县卡场镇吾帕村弄贤三组）的反映，本局进行检查。", "盈江县卡场镇吾帕村弄贤三组")]
    [InlineData("接到住户赵桂仙（住文华路D区5栋2单元301室）投诉，本局到场检查。", "文华路D区5栋2单元301室")]
    [InlineData("法定代表人：者文亮，男，身份证号：532326197001010015，住所：大姚县金碧镇涧水社区七组15号", "大姚县金碧镇涧水社区七组15号")]
    [Clause("GS-10-2a")]
    public void Redact_Home_IsHiddenWhole(string text, string home) =>
        Assert.Contains(home, Redact(text).Where(finding => finding is { Kind: FindingKinds.Address, Action: FindingAction.Hide }).Select(finding => finding.Text));

    [Theory]
    [InlineData("大姚金穗粮油有限公司：\n统一社会信用代码：91532326MA6K0F3H2X\n法定代表人：者文亮（身份证号码：532326197001010015）\n地址：大姚县金碧镇工业路3号")]
    [InlineData("申请人：勐海云岭茶业有限公司\n法定代表人：岩温\n法定代表人身份证号码：532822197001010019\n住所：勐海县勐海镇茶城大道8号")]
    [InlineData("本局对大姚金穗粮油有限公司（大姚县金碧镇工业路3号）进行检查。")]
    [Clause("GS-10-2a")]
    public void Redact_PremisesOfAnOrganisation_Stay(string text) =>
        Assert.DoesNotContain(Redact(text), finding => finding is { Kind: FindingKinds.Address, Action: FindingAction.Hide });

    [Theory]
    [InlineData("当事人应当将罚款缴至大姚县财政局（开户行：中国农业银行大姚县支行，账号：24165801040003362）。", "GS-10-3a")]
    [InlineData("运费由李桂芳收取，其银行账号6228480868112345672。", "GS-10-2d")]
    [Clause("GS-10-3a")]
    [Clause("GS-10-2d")]
    public void Redact_Account_IsHiddenUnderItsOwnersClause(string text, string clause) =>
        Assert.Equal(clause, Assert.Single(Redact(text), finding => finding is { Kind: FindingKinds.BankAccount }).Clause);

    [Fact]
    public void Redact_BirthDateInATable_IsGeneralised() =>
        Assert.Contains(Redact("姓名\t岩温罕\t出生日期\t1977年1月2日"), finding => finding is { Kind: FindingKinds.BirthDate, Text: "1977年1月2日", Replacement: "1977年" });

    [Fact]
    public void Redact_NameBeforeAListMark_IsReadWhole()
    {
        var people = Redact("本机关卫生监督员鲁茸吉称、李文英根据投诉线索到场检查。").Where(finding => finding is { Kind: FindingKinds.Person });

        Assert.Equal(["鲁茸吉称", "李文英"], people.Select(finding => finding.Text));
    }

    private static IReadOnlyList<Finding> Redact(string text) => LabelledText.Redactor.Redact(SourceDocument.FromText(text), new CaseFacts()).Findings;
}
