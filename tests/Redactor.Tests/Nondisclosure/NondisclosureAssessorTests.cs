using System.Text;
using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Nondisclosure;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Nondisclosure;

public sealed class NondisclosureAssessorTests
{
    private static readonly NondisclosureAssessor Assessor = new(TestPolicy.Load());

    [Fact]
    public void Assess_OrdinaryDecision_MayBePublished() =>
        AssertOutcome(Outcome.Publish, null, "当事人：张阿土，身份证号码：532901196912084779。经查，当事人销售过期食品。依据《中华人民共和国食品安全法》第一百二十四条，决定罚款5000元。不构成犯罪。");

    [Theory]
    [Clause("GS-11-1")]
    [InlineData("某决〔2026〕7号\n当事人：李阿妹，1951年3月12日出生。", Outcome.Publish)]
    [InlineData("当事人：李阿妹，1951年3月12日出生。自2026年5月起给付。", Outcome.Publish)]
    [InlineData("某决〔2026〕7号\n当事人：李阿妹，2007年3月12日出生。", Outcome.Hold)]
    // No year at all: no decision is older than the publishing of decisions.
    [InlineData("当事人：李阿妹，1951年3月12日出生。", Outcome.Publish)]
    [InlineData("当事人：李阿妹，1992年3月12日出生。", Outcome.Hold)]
    [InlineData("某决〔2026〕7号\n检查员余友生于2026年4月1日对园区进行检查。", Outcome.Publish)]
    public void Assess_NoFullDate_TakesTheYearsSpokenOf(string text, Outcome expected) => AssertOutcome(expected, "GS-11-1", text, new CaseFacts());

    [Theory]
    [Clause("GS-11-1")]
    [InlineData("2008-05-02", "2026-05-01", null, Outcome.Withhold)]
    [InlineData("2008-05-02", "2026-05-02", null, Outcome.Withhold)]
    [InlineData("2008-05-02", "2026-05-03", "2026-05-03", Outcome.Publish)]
    [InlineData("2008-05-02", "2026-06-01", "2026-05-01", Outcome.Withhold)]
    [InlineData("2008-05-02", "2026-06-01", null, Outcome.Hold)]
    [InlineData("2004-05-02", "2026-06-01", null, Outcome.Publish)]
    [InlineData("2008-02-29", "2026-02-28", "2026-02-28", Outcome.Withhold)]
    [InlineData("2008-02-29", "2026-03-01", "2026-03-01", Outcome.Publish)]
    public void Assess_PartyOfAge_DependsOnViolationAndDecision(string birth, string decided, string? violated, Outcome expected)
    {
        var date = DateOnly.Parse(birth);
        var facts = new CaseFacts { DecidedOn = DateOnly.Parse(decided), ViolatedOn = violated is null ? null : DateOnly.Parse(violated) };
        CaseParty party = new() { Name = "和小木", Kind = PartyKind.NaturalPerson };

        AssertOutcome(expected, "GS-11-1", "决定", facts with { Parties = [party with { BirthDate = date }] });
        AssertOutcome(expected, "GS-11-1", "决定", facts with { Parties = [party with { CitizenId = $"530702 {date:yyyyMMdd} 1174" }] });
        AssertOutcome(expected, "GS-11-1", $"当事人：和小木，公民身份号码：530702{date:yyyyMMdd}1174，住丽江。", facts);
        AssertOutcome(expected, "GS-11-1", $"当事人：和小木，男，{date.Year}年{date.Month}月{date.Day}日出生。", facts);
        AssertOutcome(expected, "GS-11-1", $"和小木，出生日期：{date:yyyy-MM-dd}。", facts with { Parties = [party] });
    }

    [Theory]
    [Clause("LAW-WCN-103")]
    [InlineData("当事人：景洪玉光烧烤店。经查，当事人雇佣的小工李安木（2010年3月2日出生）未办理健康证明。")]
    [InlineData("当事人：景洪玉光烧烤店\n经查，2026年6月1日当事人向李安木（2010年3月2日出生）出售香烟。")]
    [InlineData("当事人：景洪玉光烧烤店\n经营者岩光之女玉光，2010年3月2日出生。")]
    public void Assess_BirthOfSomeoneThePartyDealsWith_HoldsAndDoesNotBlock(string text) =>
        AssertOutcome(Outcome.Hold, "LAW-WCN-103", text, new CaseFacts { DecidedOn = new DateOnly(2026, 7, 15) });

    [Theory]
    [Clause("GS-11-1")]
    [InlineData("当事人李安木（2010年3月2日出生）销售香烟。")]
    [InlineData("当事人（个人）：李安木\n性别：男\n出生日期：2010年3月2日\n经查")]
    [InlineData("当事人\t李安木\t出生日期\t2010年3月2日")]
    public void Assess_BirthOfTheParty_Blocks(string text) =>
        AssertOutcome(Outcome.Withhold, "GS-11-1", text, new CaseFacts { DecidedOn = new DateOnly(2026, 7, 15) });

    [Fact]
    public void Assess_AdultOnEveryDayTheTextNames_MayBePublished() =>
        AssertOutcome(Outcome.Publish, null, "当事人：李安木，身份证号：532901198812084779。李安木于2026年9月1日占用道路摆摊，罚款50元。");

    [Theory]
    [Clause("GS-11-1")]
    [InlineData("当事人：和小木，身份证号码５３０７０２２００８０８０６１１７４")]
    [InlineData("当事人：和小木，身份证号码 530702-20080806-1174")]
    [InlineData("当事人：和小木，身份证号码530702200\n808061174")]
    [InlineData("当事人：和小木，身份证号码五三〇七〇二二〇〇八〇八〇六一一七四")]
    public void Assess_DisguisedIdOfAMinor_Withholds(string text) =>
        AssertOutcome(Outcome.Withhold, "GS-11-1", text, new CaseFacts { DecidedOn = new DateOnly(2025, 4, 10) });

    [Fact]
    [Clause("LAW-WCN-103")]
    public void Assess_MinorWhoIsNoParty_Holds()
    {
        var facts = new CaseFacts { DecidedOn = new DateOnly(2025, 4, 10) };
        AssertOutcome(Outcome.Hold, "LAW-WCN-103", "当事人：滇池网吧有限公司。经查，接纳证人和小木（身份证号码530702200808061174）上网。", facts);
        AssertOutcome(Outcome.Hold, "LAW-WCN-103", "经营", facts with { People = [new CasePerson("和小木", PersonRole.Minor)] });
        AssertOutcome(Outcome.Hold, "LAW-WCN-103", "网吧内有三名未 成 年 人正在上网", facts);
        AssertOutcome(Outcome.Hold, "LAW-WCN-103", "贴有“禁止未成年人进入”标志，但仍有未成年人李某在内", facts);
    }

    [Theory]
    [Clause("GS-11-2a")]
    [InlineData("机密★10年\n决定书")]
    [InlineData("机 密 ★ 10 年")]
    [InlineData("秘密☆长期")]
    [InlineData("绝\u200B密★启用前")]
    [InlineData("【机密】★")]
    [InlineData("机密\n★\n一年")]
    [InlineData("密级：机密")]
    [InlineData("机密")]
    [InlineData("份号000012\n秘密")]
    [InlineData("機密★５年")]
    [InlineData("正文。\n密级\t绝密\n")]
    [InlineData("秘密*10年")]
    [InlineData("某市文件秘密★五年")]
    [Clause("LAW-BM-22")]
    public void Assess_SecrecyMark_RefusesAndQuotesNothing(string text)
    {
        var facts = new CaseFacts { DecidedOn = new DateOnly(2025, 4, 10) };
        var document = SourceDocument.FromText(text + "\n违反治安管理，客户名单，未成年人");
        Assert.True(SecrecyMarks.Contains(document));
        var assessment = Assessor.Assess(document, facts);
        Assert.Equal(Outcome.Refuse, assessment.Outcome);
        Assert.Equal("GS-11-2a", Assert.Single(assessment.Grounds).Clause);
        Assert.DoesNotContain("客户", assessment.Grounds[0].Evidence, StringComparison.Ordinal);

        Assert.Equal(Outcome.Refuse, Assessor.Assess(SourceDocument.FromText("决定") with { HiddenTexts = [new HiddenText("margin", text)] }, facts).Outcome);
        Assert.Equal(Outcome.Refuse, Assessor.Assess(SourceDocument.FromText("决定"), facts with { Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["facts"] = text } }).Outcome);
    }

    [Theory]
    [InlineData("依据《中华人民共和国保守国家秘密法》的规定")]
    [InlineData("侵犯商业秘密★重点案件")]
    [InlineData("秘密武器酒吧")]
    [InlineData("严守工作纪律，保守秘密。")]
    [InlineData("五★级酒店")]
    [InlineData("商业秘密")]
    [Clause("LAW-BM-22")]
    public void Contains_WordsThatAreNoMark_False(string text) => Assert.False(SecrecyMarks.Contains(text));

    [Theory]
    [InlineData("ZZ-10", "本件系内 部 资 料")]
    [InlineData("ZZ-10", "（此件不公开）")]
    [InlineData("GS-11-2a", "份号：000003")]
    [InlineData("GS-11-2b", "窃取权利人的客户名单和源代码")]
    [InlineData("GS-11-2b", "泄露核心技术配方")]
    [InlineData("GS-11-2c", "对服务员实施性骚扰")]
    [InlineData("GS-11-2c", "患者被诊断为乙型肝炎")]
    [InlineData("GS-11-3", "私藏雷管三十枚")]
    [InlineData("GS-11-4", "其余人员另案处理")]
    [InlineData("GS-11-4", "已将线索移送公安机关")]
    [Clause("ZZ-10")]
    [Clause("GS-11-2b")]
    [Clause("GS-11-2c")]
    [Clause("GS-11-3")]
    [Clause("GS-11-4")]
    public void Assess_Signal_HoldsWithItsClause(string clause, string text)
    {
        AssertOutcome(Outcome.Hold, clause, "经查，" + text + "。");
        AssertOutcome(Outcome.Hold, clause, "决定", new CaseFacts { Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["facts"] = text } });
    }

    [Theory]
    [InlineData("公民身份号码：532901196912084779")]
    [InlineData("依据《反不正当竞争法》《侵犯商业秘密的规定》")]
    [InlineData("违反了反不正当竞争法第八条")]
    [InlineData("本决定不涉及国家秘密、商业秘密和个人隐私")]
    [InlineData("经营者不得实施下列侵犯商业秘密的行为")]
    [InlineData("未在入口处悬挂禁止未成年人进入标志")]
    [InlineData("不得向未成年人销售烟酒的标识")]
    [InlineData("依据《中华人民共和国未成年人保护法》第五十九条")]
    [InlineData("违反未成年人保护法")]
    [InlineData("构成犯罪的，依法移送司法机关")]
    [InlineData("涉嫌犯罪的，移送公安机关")]
    [InlineData("会同猴桥边境派出所检查")]
    [InlineData("印刷内部资料性出版物")]
    [InlineData("军哥烧烤店")]
    [InlineData("学生公寓食堂")]
    public void Assess_Citation_RaisesNothing(string text) => AssertOutcome(Outcome.Publish, null, "经查，" + text + "。");

    [Theory]
    [Clause("LAW-ZA-136")]
    [InlineData("依据《中华人民共和国治安管理处罚法》第四十三条第一款，决定给予行政拘留五日。", Outcome.Withhold)]
    [InlineData("违反了 《治安管理 处罚法》 第二十三条", Outcome.Withhold)]
    [InlineData("根据治安管理处罚法第七十条", Outcome.Withhold)]
    [InlineData("另据反映，《中华人民共和国治安管理处罚法》亦有规定。", Outcome.Hold)]
    [InlineData("依据《烟草专卖法》处罚。另见《治安管理处罚法》", Outcome.Hold)]
    [Clause("GS-11-5")]
    public void Assess_PublicOrderLaw_WithheldWhenApplied(string text, Outcome expected)
    {
        AssertOutcome(expected, "LAW-ZA-136", text, new CaseFacts { DecidedOn = new DateOnly(2019, 4, 1) });
        AssertOutcome(expected, "LAW-ZA-136", text, new CaseFacts { DecidedOn = new DateOnly(2026, 4, 1) });
    }

    [Fact]
    public void Assess_SeveralGrounds_MostRestrictiveFirst()
    {
        var facts = new CaseFacts { DecidedOn = new DateOnly(2026, 4, 10), SeriesId = "s1", Parties = [new CaseParty { Name = "和小木", Kind = PartyKind.NaturalPerson, BirthDate = new DateOnly(2012, 1, 1) }] };
        var assessment = Assessor.Assess(SourceDocument.FromText("另案处理，另案处理，移送公安机关"), facts);

        Assert.Equal(Outcome.Withhold, assessment.Outcome);
        Assert.Equal("GS-11-1", assessment.Grounds[0].Clause);
        Assert.Equal(4, assessment.Grounds.Count);
    }

    [Fact]
    [Clause("GS-11-1")]
    public void Assess_BirthDateWithoutAnyDate_Holds() =>
        AssertOutcome(Outcome.Hold, "GS-11-1", "决定", new CaseFacts { Parties = [new CaseParty { Name = "和小木", Kind = PartyKind.NaturalPerson, BirthDate = new DateOnly(2000, 1, 1) }] });

    [Fact]
    public void Assess_OddText_NeverThrows()
    {
        foreach (var text in new[] { "", "\uD800", "\uFFFE", "《《《", "》", "身份证号码999999999999999999", "当事人：X，00000000000000000X", "9999年99月99日出生", new string('《', 50_000), new string('1', 100_000) })
            Assert.NotEqual(Outcome.Quarantine, Assessor.Assess(new SourceDocument { Text = text, Blocks = [] }, new CaseFacts { DecidedOn = new DateOnly(2026, 1, 1) }).Outcome);
    }

    private static void AssertOutcome(Outcome outcome, string? clause, string text, CaseFacts? facts = null)
    {
        var assessment = Assessor.Assess(SourceDocument.FromText(text), facts ?? new CaseFacts { DecidedOn = new DateOnly(2025, 6, 1), ViolatedOn = new DateOnly(2025, 5, 1) });
        Assert.True(assessment.Outcome == outcome, $"{assessment.Outcome}: {string.Join("; ", assessment.Grounds)}");
        if (outcome is Outcome.Publish)
            Assert.Empty(assessment.Grounds);
        else
            Assert.Contains(assessment.Grounds, ground => ground.Clause.Equals(clause, StringComparison.Ordinal));
    }
}
