using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Detectors;

/// <summary>Where the names of organisations, which stay, start and end.</summary>
public sealed class OrganisationDetectorTests
{
    [Theory]
    [InlineData("第三人蒙自市城镇投资开发有限公司。法定代表人未到庭", "蒙自市城镇投资开发有限公司")]
    [InlineData("原告云南恒信项目管理有限公司诉称", "云南恒信项目管理有限公司")]
    [InlineData("款项提存于云南省蒙自市公证处", "云南省蒙自市公证处")]
    [InlineData("款项存于程海农信社", "程海农信社")]
    [InlineData("移送文山市公安局处理", "文山市公安局")]
    [InlineData("在瑞丽市姐告金锦珠宝行内查获", "瑞丽市姐告金锦珠宝行")]
    [InlineData("在勐腊县尚勇镇宏远橡胶收购点过磅", "勐腊县尚勇镇宏远橡胶收购点")]
    [InlineData("被告昆明华远投资有限公司辩称", "昆明华远投资有限公司")]
    [InlineData("送至昆明市市场监督管理局五华分局检查", "昆明市市场监督管理局五华分局")]
    [InlineData("可自收到之日起六十日内向大理市人民政府申请复议", "大理市人民政府")]
    [Clause("GS-09-3")]
    public void Redact_OneName_HasItsBounds(string text, string name)
    {
        var finding = Assert.Single(Redact(text), finding => finding.Kind is FindingKinds.Organisation);

        Assert.Equal(name, text.Substring(finding.Start, finding.End - finding.Start));
    }

    [Theory]
    [InlineData("店员将商铺面积登记为三十平方米")]
    [InlineData("该厂房位于路边")]
    [Clause("GS-09-3")]
    public void Redact_WordThatBeginsLikeAnEnding_IsNoName(string text) => Assert.DoesNotContain(Redact(text), finding => finding.Kind is FindingKinds.Organisation);

    private static IReadOnlyList<Finding> Redact(string text) =>
        LabelledText.Redactor.Redact(new SourceDocument { Text = text, Blocks = SourceDocument.FromText(text).Blocks }, new CaseFacts()).Findings;
}
