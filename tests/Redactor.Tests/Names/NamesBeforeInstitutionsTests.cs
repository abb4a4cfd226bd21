using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Names;

/// <summary>A name that stands once, between a role word and an institution without any mark: it is never published with the institution's name.</summary>
public sealed class NamesBeforeInstitutionsTests
{
    private static readonly string[] Parties = ["当事人", "原告", "被申请人", "户名", "收款人", "付款人", "被处罚人：", "户名："];
    private static readonly string[] Persons = ["经营者", "户主", "驾驶员", "患者", "其妻", "护林员", "收银员：", "店主："];
    private static readonly string[] Names =
    [
        "李四", "王芳", "张建国", "欧阳明", "司马青云", "岩罕", "玉香", "岩温罕", "扎西", "扎西顿珠", "者米仙", "木日扒", "娜么", "李云南", "刘兴业", "张建设",
        "何平安", "高峰", "马上", "石林", "杨柳", "和平",
    ];

    private static readonly string[] Institutions =
    [
        "建设银行昆明市分行账户", "中国农业银行账户", "招商银行昆明北京路支行", "云南省农村信用社账户", "曲靖市商业银行账户", "昆明市第一人民医院就诊",
        "县医院治疗", "昆明市官渡区第一中学", "五华区人民政府", "昆明市公安局五华分局", "中国移动通信集团云南有限公司昆明分公司",
    ];

    [Fact]
    [Clause("GS-10-1")]
    public void Redact_NameBetweenRoleAndInstitution_IsHiddenOrHeld()
    {
        var published = new List<string>();
        var hidden = 0;
        var all = 0;
        foreach (var role in Parties.Concat(Persons))
        {
            foreach (var name in Names)
            {
                foreach (var institution in Institutions)
                {
                    var text = $"经查，{role}{name}{institution}，2026年3月2日查明。";
                    var result = Redact(text);
                    all++;
                    if (result.Outcome == Outcome.Publish && !IsHidden(result, text.IndexOf(name, StringComparison.Ordinal), name.Length))
                    {
                        published.Add(text);
                    }
                    else if (result.Outcome == Outcome.Publish)
                    {
                        hidden++;
                    }
                }
            }
        }

        Assert.True(published.Count == 0, string.Join('\n', published.Take(10)));
        Assert.True(hidden > all * 0.6, $"only {hidden} of {all} are told without a person");
    }

    [Theory]
    [InlineData("当事人李四建材有限公司未办证。")]
    [InlineData("当事人张三小吃店未办证。")]
    [InlineData("当事人云南建设银行股份有限公司违规。")]
    [InlineData("原告高峰医院诉称不服。")]
    [InlineData("当事人富滇银行股份有限公司昆明分行违规。")]
    [InlineData("当事人楚雄市农村信用合作联社违规。")]
    [InlineData("户名：云南省农村信用社联合社营业部。")]
    [InlineData("当事人昆明市五华区好再来餐馆违规。")]
    [InlineData("当事人蒙自市第一人民医院违规。")]
    [InlineData("当事人利用建设银行账户收款，可到中国农业银行缴款。")]
    [InlineData("当事人从昆明市第一人民医院离开，未经昆明市人民政府批准。")]
    [InlineData("负责人安排昆明市第一中学食堂停业。")]
    [InlineData("当事人和建设银行签约，另有农业银行账户。")]
    [InlineData("消费者协会、会计师事务所、律师事务所、教师进修学校、职工医院。")]
    [Clause("GS-09-2")]
    public void Redact_OrganisationBehindRole_Stays(string text)
    {
        var result = Redact(text);
        Assert.Equal(Outcome.Publish, result.Outcome);
        Assert.DoesNotContain(result.Findings, finding => finding.Replacement is not null);
    }

    [Theory]
    [InlineData("当事人李四医院违规。")]
    [InlineData("当事人马街信用社违规。")]
    [InlineData("经营者张三小吃店。")]
    [Clause("GS-10-1")]
    public void Redact_NameOrOrganisation_GoesToAPerson(string text) => Assert.Equal(Outcome.Hold, Redact(text).Outcome);

    [Theory]
    [InlineData("委托代理人：金　鑫，姚安县栋川法律服务所法律工作者。")]
    [InlineData("当事人蒙自市人，证人姚安县居民，驾驶员红河州户籍。")]
    [Clause("GS-09-2")]
    public void Redact_Division_IsNobody(string text) =>
        Assert.DoesNotContain(Redact(text).Findings, finding => finding.Replacement is not null && finding.Text is ("姚安县" or "蒙自市" or "红河州"));

    [Theory]
    [InlineData("证人张三丰称大理市三丰小吃店停业。")]
    [InlineData("证人岩温罕说勐海县第一中学停课。")]
    [Clause("GS-10-1")]
    public void Redact_NameAndVerbBeforeAnInstitution_IsTheName(string text)
    {
        var result = Redact(text);
        Assert.Equal(Outcome.Publish, result.Outcome);
        Assert.True(IsHidden(result, 2, 3));
        Assert.DoesNotContain(result.Findings, finding => finding.Replacement is not null && finding.End > 5);
    }

    [Theory]
    [InlineData("证人茆立青在场。由茆立青送砚山县人民医院救治。", "砚山县人民医院")]
    [InlineData("证人茆立青在场。侄儿茆立青开车送到文山州人民医院。", "文山州人民医院")]
    [InlineData("证人茆立青在场。茆立青代表公司签字。", "公司签字")]
    [InlineData("证人茆立青在场。茆立青不是医院职工。", "医院职工")]
    [InlineData("证人茆立青到庭陈述。对茆立青采取终身证券市场禁入措施。", "证券市场禁入")]
    [InlineData("证人茆立青到庭陈述。当晚，茆立青冒充长沙某中学班主任打来电话。", "长沙某中学班主任")]
    [InlineData("证人茆立青到庭陈述。茆立青关于未收到文书的意见与送达回证不符。", "未收到文书")]
    [InlineData("证人茆立青在场。茆立青两辆车送到县医院。", "县医院")]
    [InlineData("证人茆立青在场。完工后茆立青称四川蜀恒公司未付劳务费。", "四川蜀恒公司")]
    [InlineData("证人茆立青在场。茆立青回厂取钥匙，茆立青名下宅基地一块。", "厂取钥匙")]
    [Clause("GS-10-1")]
    public void Redact_WhatAPersonDoesAtAnOrganisation_IsNotPartOfItsName(string text, string stays)
    {
        var result = Redact(text);
        for (var at = text.IndexOf("茆立青", StringComparison.Ordinal); at >= 0; at = text.IndexOf("茆立青", at + 1, StringComparison.Ordinal))
        {
            Assert.True(IsHidden(result, at, 3));
        }

        var kept = text.IndexOf(stays, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Findings, finding => finding.Replacement is not null && finding.Start < kept + stays.Length && finding.End > kept);
    }

    [Theory]
    [InlineData("证人茆立青在场。茆立青开锁店、茆立青种植专业合作社、茆立青不锈钢门市、茆立青回收站、茆立青来料加工厂。")]
    [InlineData("证人茆立青在场。茆立青米线店、茆立青连锁超市、茆立青送水站、茆立青办公用品店。")]
    [Clause("GS-09-2")]
    public void Redact_TradeNameWithAVerb_StaysWhole(string text)
    {
        var result = Redact(text);
        Assert.DoesNotContain(result.Findings, finding => finding.Replacement is not null && finding.Start > 8);
    }

    private static bool IsHidden(RedactionResult result, int start, int length) =>
        Enumerable.Range(start, length).All(unit => result.Findings.Any(finding => finding.Replacement is not null && finding.Start <= unit && unit < finding.End));

    private static RedactionResult Redact(string text) =>
        LabelledText.Redactor.Redact(new SourceDocument { Text = text, Blocks = SourceDocument.FromText(text).Blocks }, new CaseFacts());
}
