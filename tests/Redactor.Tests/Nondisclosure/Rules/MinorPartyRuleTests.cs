using System.Text;
using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Nondisclosure;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Nondisclosure.Rules;

[Clause("GS-11-1")]
public sealed class MinorPartyRuleTests
{
    private static readonly CaseParty Minor = new() { Name = "和小木", Kind = PartyKind.NaturalPerson, BirthDate = new DateOnly(2010, 9, 1) };
    private static readonly CaseParty Adult = new() { Name = "段大理", Kind = PartyKind.NaturalPerson, BirthDate = new DateOnly(1980, 9, 1) };
    private static readonly CaseParty Shop = new() { Name = "丽江小木商行", Kind = PartyKind.Organisation };

    [Theory]
    [InlineData("当事人：普小春，男，现年17周岁，住弥渡县。")]
    [InlineData("当事人：普小春，性别：女，年龄：16，职业：无。")]
    [InlineData("当事人普小春（15岁）无证驾驶摩托车。")]
    [InlineData("被处罚人：普小春，男，2009年8月6日出生，彝族。")]
    [InlineData("被处罚人：普小春，男，二〇〇九年八月六日出生，彝族。")]
    [InlineData("当事人普小春（身份证号码：532925200908060112）骑行无牌车。")]
    [InlineData("当事人：普小春\n公民身份号码\n5329252009\n08060112")]
    [InlineData("当事人：普小春，共1人，序号1 532925200908060117")]
    [InlineData("违法行为人：普小春，出生年月：2009.8")]
    [InlineData("當事人：普小春，現年十七歲。")]
    [InlineData("被处罚人普小春（2009年12月生）酒后骑行。")]
    [InlineData("当事人：普小春，未满18周岁，驾驶拖拉机。")]
    [InlineData("当事人：普小春，身份证号：５３２９２５-２００９０８０６-０１１２")]
    public void Accepts_AgeOfThePartyInTheText_Withholds(string text) => RuleCase.Accepts("GS-11-1", Outcome.Withhold, text);

    [Theory]
    [InlineData("当事人：普小春\n监护人：普老三，系当事人之父。")]
    [InlineData("当事人：普小春，职业：学生。")]
    [InlineData("当事人普小春及其法定代理人到场陈述。")]
    [InlineData("当事人：普小春，2007年出生。")]
    [InlineData("当事人：普小春，男，18岁。")]
    public void Accepts_SignOfYouth_AsksAPerson(string text) => RuleCase.Accepts("GS-11-1", Outcome.Hold, text);

    [Theory]
    [InlineData("当事人：普建国，男，1979年8月6日出生，彝族。")]
    [InlineData("当事人：普建国，男，现年46周岁。")]
    [InlineData("当事人：鹤庆县普氏餐馆。经查，当事人雇用普小春（15岁）洗碗。")]
    [InlineData("当事人：鹤庆县星光网吧\n经查，当事人接纳普小春（2009年8月6日出生）上网。")]
    [InlineData("当事人向普小春（15岁）出售白酒。")]
    [InlineData("当事人：普建国，身份证号码：532925197908060118，职业：学生托管班业主。")]
    [InlineData("申请人：普建国，1979年8月出生，其子普小春，2009年8月6日出生。")]
    [InlineData("当事人：普建国，从业17年，销售15年陈酿。")]
    [InlineData("当事人不得向未满18周岁的人售酒。")]
    public void Rejects_GrownPartyOrAnotherPerson(string text) => RuleCase.Rejects("GS-11-1", text);

    [Theory]
    // Under age on one of the two days is enough.
    [InlineData("2025-08-31", "2026-02-01", "2007-12-01", Outcome.Withhold)]
    [InlineData("2026-02-01", "2026-02-01", "2008-02-01", Outcome.Withhold)]
    [InlineData("2026-02-02", "2026-02-02", "2008-02-01", Outcome.Publish)]
    [InlineData("2026-01-01", "2026-06-01", "2008-03-01", Outcome.Withhold)]
    public void Assess_BothDays_EitherBlocks(string violated, string decided, string birth, Outcome expected)
    {
        var facts = new CaseFacts { ViolatedOn = DateOnly.Parse(violated), DecidedOn = DateOnly.Parse(decided), Parties = [Minor with { BirthDate = DateOnly.Parse(birth) }] };
        Assert.Equal(expected, RuleCase.Assess("决定如下。", facts).Outcome);
    }

    [Fact]
    public void Accepts_MinorAmongOthers_BlocksWhole()
    {
        foreach (var other in new[] { Adult, Shop })
            RuleCase.Accepts("GS-11-1", Outcome.Withhold, "决定如下。", RuleCase.Summer2025 with { Parties = [other, Minor] });
    }

    [Fact]
    public void Accepts_MinorAmongOthers_HeldWhereThePolicySaysSo()
    {
        var json = File.ReadAllText(TestPolicy.Path).Replace("\"mixedParties\": \"withhold\"", "\"mixedParties\": \"hold\"", StringComparison.Ordinal);
        var assessor = new NondisclosureAssessor(NondisclosurePolicy.Load(new MemoryStream(Encoding.UTF8.GetBytes(json))));
        Outcome OutcomeOf(params CaseParty[] parties) => assessor.Assess(SourceDocument.FromText("决定如下。"), RuleCase.Summer2025 with { Parties = parties }).Outcome;

        Assert.Equal(Outcome.Hold, OutcomeOf(Adult, Minor));
        Assert.Equal(Outcome.Withhold, OutcomeOf(Minor));
        Assert.Equal(Outcome.Withhold, OutcomeOf(Minor, Minor with { Name = "和小林" }));
    }

    [Fact]
    public void Rejects_OrganisationWhoseClerkIsYoung_HoldsForTheChild()
    {
        var facts = RuleCase.Summer2025 with { Parties = [Shop] };
        RuleCase.Rejects("GS-11-1", "当事人：丽江小木商行，店员和小木，2010年9月1日出生。", facts);
        RuleCase.Accepts("LAW-WCN-103", Outcome.Hold, "当事人：丽江小木商行，店员和小木，2010年9月1日出生。", facts);
    }
}
