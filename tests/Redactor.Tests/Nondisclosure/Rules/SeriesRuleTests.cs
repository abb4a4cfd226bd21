using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Nondisclosure.Rules;

[Clause("GS-11-4")]
public sealed class SeriesRuleTests
{
    [Theory]
    [InlineData("供货商郑某的违法行为已另案处理。")]
    [InlineData("同案人员尚有二人在逃。")]
    [InlineData("本案系该制假窝点串案之一。")]
    [InlineData("涉案农药的上游生产厂家正在调查。")]
    [InlineData("由市局专案组统一办理。")]
    [InlineData("其余三家门店已另行立案。")]
    [InlineData("有关进口环节的问题正在进一步调查。")]
    [InlineData("该团伙系列案由县局分别办理。")]
    public void Accepts_TalkOfOpenCases(string text) => RuleCase.Accepts("GS-11-4", Outcome.Hold, text);

    [Fact]
    public void Accepts_CaseOfASeries() => RuleCase.Accepts("GS-11-4", Outcome.Hold, "责令改正。", RuleCase.Summer2025 with { SeriesId = "S-2025-01" });

    [Theory]
    [InlineData("扣押的工具另行处理。")]
    [InlineData("本案无另案处理人员。")]
    [InlineData("排污口位于水库上游，取样断面在下游二百米。")]
    [InlineData("当事人印制系列案例宣传册未办备案。")]
    [InlineData("产业链上下游企业均取得许可。")]
    [InlineData("按照同案同罚原则裁量。")]
    [InlineData("需要另案处理的，应当及时分案。")]
    [InlineData("该系列产品未标生产日期。")]
    public void Rejects_WordsAboutOtherThings(string text) => RuleCase.Rejects("GS-11-4", text);

    [Theory]
    [InlineData("供货商已另 案 处 理。")]
    [InlineData("供貨商已另\u200B案處理。")]
    [InlineData("同案人员在\n逃。")]
    public void Accepts_DisguisedWords(string text) => RuleCase.Accepts("GS-11-4", Outcome.Hold, text);
}
