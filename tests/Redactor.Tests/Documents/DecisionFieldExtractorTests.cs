using Disclosure.Records;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Documents.Fields;

namespace Disclosure.Redactor.Tests.Documents;

public sealed class DecisionFieldExtractorTests
{
    [Fact]
    public void Extract_MarketDecision_GivesTheFieldsOfASummary()
    {
        var fields = Extract(
            """
            弥渡县市场监督管理局
            行政处罚决定书
            弥市监处罚〔2025〕19号
            当事人：弥渡县弥城镇阿芝凉米线店
            统一社会信用代码：92532925MA6L0K2A7H
            经营者：自丽芝
            身份证件号码：532925198803120044
            当事人销售标签不符合规定的食用油一案，本局于2025年4月1日立案调查。
            经查明：2025年3月28日，执法人员到店检查，发现散装菜籽油没有标签。自丽芝承认自2025年1月起销售。
            上述事实，有现场笔录证明。
            当事人违反了《中华人民共和国食品安全法》第六十八条。依据该法第一百二十五条第一款第（二）项的规定，决定处罚如下：
            1.没收菜籽油8千克；
            2.罚款人民币3000元。
            当事人应当自收到本决定书之日起十五日内缴纳罚款。逾期每日按罚款数额的百分之三加处罚款。
            弥渡县市场监督管理局
            二〇二五年五月二十一日
            """);

        Assert.Equal("弥市监处罚〔2025〕19号", fields.DocumentNumber);
        Assert.Equal("销售标签不符合规定的食用油案", fields.Title);
        Assert.Equal("弥渡县市场监督管理局", fields.AgencyName);
        Assert.Equal(ActType.Penalty, fields.ActType);
        Assert.Equal(new DateOnly(2025, 5, 21), fields.DecidedOn);
        Assert.Equal(new DateOnly(2025, 3, 28), fields.ViolatedOn);
        var party = Assert.Single(fields.Parties);
        Assert.Equal(("弥渡县弥城镇阿芝凉米线店", PartyKind.Proprietorship, "自丽芝", "532925198803120044"), (party.Name, party.Kind, party.Proprietor, party.CitizenId));
        Assert.Equal("2025年3月28日，执法人员到店检查，发现散装菜籽油没有标签。自丽芝承认自2025年1月起销售。", fields.Facts);
        Assert.Equal("依据该法第一百二十五条第一款第（二）项的规定", fields.Basis);
        Assert.Equal("决定处罚如下：\n1.没收菜籽油8千克；\n2.罚款人民币3000元。", fields.Decision);
    }

    [Fact]
    public void Extract_FormTable_ReadsLabelsAndValues()
    {
        var fields = Extract("盐津县交通运输局\n行政处罚决定书\n盐交罚〔2025〕7号\n姓名\t晏小川\t性别\t男\n身份证号码\t530623199901015513\n经查，2025年6月1日，晏小川无证驾驶。\n依据《中华人民共和国道路运输条例》第六十三条，处以罚款5000元。\n盐津县交通运输局\n2025-07-02");

        var party = Assert.Single(fields.Parties);
        Assert.Equal(("晏小川", PartyKind.NaturalPerson, "530623199901015513"), (party.Name, party.Kind, party.CitizenId));
        Assert.Equal("处以罚款5000元。", fields.Decision);
        Assert.Equal(new DateOnly(2025, 7, 2), fields.DecidedOn);
    }

    [Fact]
    public void Extract_SeveralParties_KeepsOrder()
    {
        Assert.Equal("朱怀远|起阿木", string.Join('|', Extract("某某县自然资源局行政处罚决定书\n某自然资罚〔2024〕2号\n朱怀远、起阿木：\n经查，你二人占用耕地。").Parties.Select(party => party.Name)));
        Assert.Equal("贺平|旷野", string.Join('|', Extract("行政处罚决定书\n当事人：贺平，男，1980年3月出生。\n旷野，女，1982年4月出生。\n经查明，二人合伙。").Parties.Select(party => party.Name)));
    }

    [Theory]
    [InlineData("砚 山 县 林 业 局\n行 政 处 罚 决 定 书\n砚林罚决〔2024〕 8 号\n2024 年 9 月 3 日", "砚林罚决〔2024〕8号")]
    [InlineData("编号：云环许准[2023]112号", "云环许准[2023]112号")]
    [InlineData("（滇）应急罚〔2024〕第0012号", "（滇）应急罚〔2024〕第0012号")]
    [InlineData("根据澜市监罚告〔2024〕3号告知书", null)]
    public void Extract_DocumentNumber_IsALineOfItsOwn(string text, string? expected) => Assert.Equal(expected, Extract(text).DocumentNumber);

    [Theory]
    [InlineData("二〇二四年四月十八日", "2024-04-18")]
    [InlineData("二○二四年十二月三十一日", "2024-12-31")]
    [InlineData("二零二五年十月十日（印章）", "2025-10-10")]
    [InlineData("2024年 4月 18日", "2024-04-18")]
    [InlineData("２０２４年２月２９日", "2024-02-29")]
    [InlineData("2024.4.18", "2024-04-18")]
    [InlineData("2023年2月29日", null)]
    [InlineData("二〇二四年十三月一日", null)]
    public void Extract_SignatureDate_IsRead(string line, string? expected) =>
        Assert.Equal(expected, Extract("行政处罚决定书\n正文\n某某市水务局\n" + line).DecidedOn?.ToString("yyyy-MM-dd"));

    [Theory]
    [InlineData("准予行政许可决定书", ActType.License)]
    [InlineData("查封（扣押）决定书", ActType.Coercion)]
    [InlineData("行政检查登记表", ActType.Inspection)]
    [InlineData("行政复议决定书", ActType.Other)]
    public void Extract_Heading_GivesTheActType(string heading, ActType expected) => Assert.Equal(expected, Extract(heading + "\n正文").ActType);

    [Fact]
    public void Extract_LegalRepresentative_IsNoProprietor()
    {
        var party = Assert.Single(Extract("行政处罚决定书\n被处罚单位：昭通市云岭果蔬有限公司\n法定代表人（负责人）：晏晓东\n质量负责人：牛四\n经查，你单位违法。").Parties);
        Assert.Equal(("晏晓东", null), (party.LegalRepresentative, party.Proprietor));
    }

    [Fact]
    public void Extract_AnyText_NeverThrows()
    {
        FsCheck.Check.QuickThrowOnFailure(FsCheck.Fluent.Prop.ForAll<string?>(text => Extract(text ?? string.Empty) is not null));
        foreach (var text in new[] { "", "\n\n", "当事人：", "当事人：、、、", "：", "〔2024〕号", "决定", "依据《》第", new string('依', 20000), string.Concat(Enumerable.Repeat("依据《甲》第一条，", 3000)), string.Concat(Enumerable.Repeat("经查，\n", 5000)) })
            Assert.NotNull(Extract(text));
    }

    private static DecisionFields Extract(string text) => DecisionFieldExtractor.Extract(SourceDocument.FromText(text));
}
