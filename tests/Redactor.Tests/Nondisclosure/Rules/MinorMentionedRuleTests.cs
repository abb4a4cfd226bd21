using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Nondisclosure.Rules;

[Clause("LAW-WCN-103")]
public sealed class MinorMentionedRuleTests
{
    [Theory]
    [InlineData("当事人：文山星河网络服务部。经查，当事人接纳未成年人三名上网。")]
    [InlineData("当事人招用不满十六周岁的少年从事装卸。")]
    [InlineData("该幼儿园教师体罚幼儿，致一名幼儿手臂受伤。")]
    [InlineData("校车超员，车上学生二十六名，家长多次反映。")]
    [InlineData("当事人向13岁的李某出售香烟。")]
    [InlineData("厂内有童工两名。")]
    [InlineData("当事人向初中生出租电动车。")]
    [InlineData("纹身店为陈某（年龄：16岁）纹身。")]
    [InlineData("诊所为患儿输液时未做皮试。")]
    [InlineData("营业场所内发现周某，十五周岁，正在饮酒。")]
    [InlineData("证人和小某（2012年5月出生）称其母带其就餐后呕吐。")]
    public void Accepts_ChildInTheCase(string text) => RuleCase.Accepts("LAW-WCN-103", Outcome.Hold, text);

    [Theory]
    [InlineData("未在入口显著位置设置未成年人禁入标志。")]
    [InlineData("不得向未成年人出售烟草制品的标识缺失。")]
    [InlineData("学校食堂留样量不足一百二十五克。")]
    [InlineData("幼儿园食堂未取得食品经营许可，现有食品处理区六十平方米。")]
    [InlineData("当事人销售儿童玩具未标注适用年龄3岁以上。")]
    [InlineData("依据《未成年人保护法》第五十九条第一款。")]
    [InlineData("禁止招用未满十六周岁的未成年人。")]
    [InlineData("当事人：许某，男，45岁，占道经营。")]
    [InlineData("扣押黄牛一头，2岁的黄牛无检疫证明。")]
    [InlineData("婴幼儿配方乳粉未分区陈列。")]
    [InlineData("当事人系大学三年级学生，在网上销售无证化妆品。")]
    [InlineData("青少年宫泳池水质不合格。")]
    [InlineData("学生校服甲醛含量不合格，抽样地点为中学门口文具店。")]
    [InlineData("大学生食堂从业人员无健康证明。")]
    [InlineData("经营者应当拒绝未成年人进入。")]
    [InlineData("该酒吧成立于2012年5月，出生医学证明不在检查范围。")]
    public void Rejects_WordsAboutOtherThings(string text) => RuleCase.Rejects("LAW-WCN-103", text);

    [Theory]
    [InlineData("接纳未 成 年 人三名上网。")]
    [InlineData("接納未\u200B成年人三名上網。")]
    [InlineData("接纳未成\n年人三名上网。")]
    [InlineData("向１３歲的李某出售香烟。")]
    [InlineData("向1 3 周 岁的李某出售香烟。")]
    public void Accepts_DisguisedWords(string text) => RuleCase.Accepts("LAW-WCN-103", Outcome.Hold, text);

    [Fact]
    public void Accepts_RosterNamesAMinor() =>
        RuleCase.Accepts("LAW-WCN-103", Outcome.Hold, "责令改正。", RuleCase.Summer2025 with { People = [new CasePerson("和某", PersonRole.Minor)] });
}
