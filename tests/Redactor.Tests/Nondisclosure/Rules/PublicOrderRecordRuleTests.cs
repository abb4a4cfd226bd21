using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Nondisclosure.Rules;

[Clause("LAW-ZA-136")]
[Clause("GS-11-5")]
public sealed class PublicOrderRecordRuleTests
{
    [Theory]
    [InlineData("根据《中华人民共和国治安管理处罚法》第七十条之规定，现决定给予罗某行政拘留十日。")]
    [InlineData("其行为违反了《治安管理处罚法》第二十六条。")]
    [InlineData("依照治安管理处罚法第四十九条，罚款五百元。")]
    [InlineData("根据《中华人民共和国行政处罚法》第三十三条、《中华人民共和国治安管理处罚法》第五十六条第一款，对旅馆罚款二百元。")]
    [InlineData("依据《治安管理處罰法》第六十七條，決定拘留五日。")]
    [InlineData("依据《治安管理\n处罚法》第六十七条处罚。")]
    [InlineData("依据《治 安 管 理 处 罚 法》第六十七条处罚。")]
    [InlineData("根据《治安管理处罚条例》第十九条，处警告。")]
    public void Accepts_LawApplied_Withholds(string text)
    {
        RuleCase.Accepts("LAW-ZA-136", Outcome.Withhold, text, RuleCase.Summer2025 with { DecidedOn = new DateOnly(2004, 3, 1), ViolatedOn = new DateOnly(2004, 2, 1) });
        RuleCase.Accepts("LAW-ZA-136", Outcome.Withhold, text, RuleCase.Summer2025 with { DecidedOn = new DateOnly(2026, 3, 1), ViolatedOn = new DateOnly(2026, 2, 1) });
    }

    [Theory]
    [InlineData("另见《治安管理处罚法》的有关条文。")]
    [InlineData("现决定给予高某行政拘留七日。")]
    [InlineData("经查，当事人的行为属于违反治安管理行为。")]
    public void Accepts_Doubt_AsksAPerson(string text) => RuleCase.Accepts("LAW-ZA-136", Outcome.Hold, text);

    [Theory]
    [InlineData("阻碍执法人员执行职务的，由公安机关依照《中华人民共和国治安管理处罚法》处罚。")]
    [InlineData("构成违反治安管理行为的，依法给予治安管理处罚。")]
    [InlineData("拒绝、阻碍检查，将依据《治安管理处罚法》移送公安机关。")]
    [InlineData("小区治安管理良好，物业未公示收费标准。")]
    [InlineData("依据《道路交通安全法》第九十条，罚款二百元。")]
    [InlineData("可以由公安机关处十五日以下行政拘留。")]
    [InlineData("如拒不履行，公安机关可依据《治安管理处罚法》处理。")]
    [InlineData("依据《保安服务管理条例》第四十一条，责令改正。")]
    public void Rejects_LawThatOthersMayApply(string text) => RuleCase.Rejects("LAW-ZA-136", text);
}
