using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Nondisclosure.Rules;

[Clause("GS-11-4")]
public sealed class CrimeTransferRuleTests
{
    [Theory]
    [InlineData("本局已将案件移送公安机关处理。")]
    [InlineData("当事人的行为涉嫌犯罪，案卷移交公安机关。")]
    [InlineData("县公安局对刘某立案侦查。")]
    [InlineData("该案涉嫌构成犯罪，现已移送检察机关。")]
    [InlineData("经行刑衔接平台移送线索一条。")]
    [InlineData("当事人销售假药，因数额较大涉嫌刑事犯罪。")]
    [InlineData("有关公职人员的问题线索已移送纪检监察机关。")]
    [InlineData("杨某因同一事实被刑事拘留。")]
    [InlineData("线索已移交州公安局经侦支队。")]
    [InlineData("问题线索已转交市监委。")]
    [InlineData("公安机关以涉嫌生产、销售有毒、有害食品罪对其采取强制措施。")]
    [InlineData("本局依法将该案移送司法机关。")]
    public void Accepts_CaseHandedOver(string text) => RuleCase.Accepts("GS-11-4", Outcome.Hold, text);

    [Theory]
    [InlineData("构成犯罪的，依法追究刑事责任。")]
    [InlineData("涉嫌犯罪的，及时移送公安机关。")]
    [InlineData("如构成犯罪，将移送司法机关处理。")]
    [InlineData("经审查，当事人的行为不构成犯罪，未达到移送公安机关的标准。")]
    [InlineData("依据《行政执法机关移送涉嫌犯罪案件的规定》第三条。")]
    [InlineData("本案由县公安局食药环大队移送本局，事实清楚。")]
    [InlineData("逾期不拆除，阻碍执行公务的，移送公安机关处罚。")]
    [InlineData("公安机关移送本机关的线索显示当事人超范围经营。")]
    [InlineData("执法人员将扣押物品移送保管单位。")]
    [InlineData("县公安局将该案移送我局，我局受理。")]
    [InlineData("如当事人拒不改正且涉嫌犯罪，本机关将移送司法机关处理。")]
    [InlineData("未发现涉嫌犯罪情形。")]
    public void Rejects_Boilerplate(string text) => RuleCase.Rejects("GS-11-4", text);

    [Theory]
    [InlineData("本局已将案件移 送 公 安 机 关。")]
    [InlineData("本局已將案件移送公\u200B安機關。")]
    [InlineData("本局已将案件移送公\n安机关。")]
    public void Accepts_DisguisedWords(string text) => RuleCase.Accepts("GS-11-4", Outcome.Hold, text);
}
