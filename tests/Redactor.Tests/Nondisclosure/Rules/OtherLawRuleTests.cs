using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Nondisclosure.Rules;

[Clause("GS-11-5")]
public sealed class OtherLawRuleTests
{
    [Theory]
    [InlineData("依据《社区矫正法》第五十四条，本决定不予公开。")]
    [InlineData("本处罚决定书不向社会公开。")]
    [InlineData("根据有关规定，本案不宜公开。")]
    [InlineData("王某的违法记录封存，查询须经批准。")]
    [InlineData("本件依照《反间谍法》不对外公开。")]
    [InlineData("经查，其犯罪记录封存，本决定不得公开。")]
    [InlineData("本決定依據有關法律不予公開。")]
    [InlineData("本决定依据有关法律不 予 公\n开。")]
    public void Accepts_DecisionThatALawKeepsBack(string text) => RuleCase.Accepts("GS-11-5", Outcome.Hold, text);

    [Theory]
    [InlineData("对现场设备予以封存，扣押期限三十日。")]
    [InlineData("依据条例规定，涉及商业秘密的不予公开，但权利人同意的除外。")]
    [InlineData("本决定将依法向社会公开。")]
    [InlineData("当事人未公开收费标准。")]
    [InlineData("本处罚决定自作出之日起七个工作日内公开。")]
    [InlineData("招标人不得公开标底以外的报价。")]
    [InlineData("该公司未依照章程公开财务。")]
    [InlineData("档案管理不规范，责令改正。")]
    public void Rejects_OtherTalkOfPublicity(string text) => RuleCase.Rejects("GS-11-5", text);
}
