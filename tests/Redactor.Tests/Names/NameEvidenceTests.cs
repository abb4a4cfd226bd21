using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Names;

/// <summary>What announces a person, and what only looks as if it did; each row is one rule.</summary>
public sealed class NameEvidenceTests
{
    [Theory]
    [InlineData("经查，该店制定了周巡检、月盘点、季评比办法。")]
    [InlineData("矿方未落实旬检查、周复盘、年总结要求。")]
    [InlineData("安全员{周志远|person}、{周排山|person}未到岗。")]
    [Clause("GS-09-2")]
    public void Redact_PeriodsInAList_AreNoNames(string marked) => AssertMarks(marked);

    [Theory]
    [InlineData("当事人{自国萍|person}收款后转入{自国萍|person}农业银行账户。")]
    [InlineData("证人{周志远|person}称，货款打到{周志远|person}邮储银行卡上。")]
    [InlineData("另调取当事人：{寸家栋|person}，另调取{寸家栋|person}农商行流水一份。")]
    [InlineData("当事人：{周排山|person}。周排山餐馆未办证，楚雄市农村信用合作联社出具了证明。")]
    [Clause("GS-10-1")]
    public void Redact_NameBeforeABank_IsNoPartOfTheBanks(string marked) => AssertMarks(marked);

    [Theory]
    [InlineData("当事人：{寸家\n栋|person}，男，住所不明。\n{寸家栋|person}承认。")]
    [InlineData("当事人：{寸栋|person}\n男，汉族。\n{寸栋|person}承认。")]
    [Clause("GS-10-1")]
    public void Redact_NameBrokenByALineEnd_IsHiddenWhole(string marked) => AssertMarks(marked);

    [Theory]
    [InlineData("巡逻员{阿兴旺|person}报告了火情。")]
    [InlineData("检票员：{寸家栋|person}")]
    [InlineData("讲解员{自国萍|person}当场承认。")]
    [InlineData("该车超员5人，动员群众撤离，党员干部到场。")]
    [InlineData("登记员未核对证件，收费员亦未开票。")]
    [Clause("GS-10-1")]
    public void Redact_WordEndingInYuan_OpensASlot(string marked) => AssertMarks(marked);

    [Theory]
    [InlineData("勘验人员（签名）：{卯国柱|person}　证号：{53040266|other_id}")]
    [InlineData("本局于当日查获该车。执勤民警：{普志高|person}　警号：{530812|other_id}")]
    [InlineData("协警员{申大勇|person}于2026年3月2日到场。")]
    [InlineData("检验结果：右肩第2节锈蚀，当事人{和力军|person}（姐夫）在场。")]
    [InlineData("执法人员：{念小红|person}　执法证号：{X5301990|other_id}")]
    [InlineData("办案人员：{普光荣|person}（{53280077121|other_id}）、{刀玉珍|person}（{53280077122|other_id}）")]
    [Clause("GS-10-1")]
    public void Redact_OfficerWithNumber_EndsAtTheNextLabel(string marked) => AssertMarks(marked);

    [Theory]
    [InlineData("{罗正兰|person}女士：")]
    [InlineData("{杨 树清|person}先生：")]
    [InlineData("{马 小 龙|person}受伤。")]
    [InlineData("{依 康 保|person}同志反映的问题已办结。")]
    [Clause("GS-10-1")]
    public void Redact_AddressedPerson_IsFound(string marked) => AssertMarks(marked);

    [Theory]
    [InlineData("同户成员：{何秀英|person}（妻子）、{何建平|person}（次子）。")]
    [InlineData("参保人{鲁学珍|person}（社会保障卡号：{K98765432|other_id}）")]
    [InlineData("货款交给自称“{阿坤|person}”的商贩。")]
    [InlineData("指定{白云飞|person}、{段志新|person}为案件调查人员。")]
    [Clause("GS-10-1")]
    public void Redact_PersonToldByWhatFollows_IsFound(string marked) => AssertMarks(marked);

    [Theory]
    [InlineData("当事人：{KHIN MAUNG|person}（缅甸籍，护照号码{MC7654321|other_id}）")]
    [InlineData("其雇用的{Tran Van Long|person}在场。")]
    [InlineData("型号KD200、品牌TCL的电视机")]
    [Clause("GS-10-1")]
    public void Redact_ForeignNameOfSeveralWords_IsHiddenWhole(string marked) => AssertMarks(marked);

    [Theory]
    [InlineData("被申请人辩称：程序合法。")]
    [InlineData("一、对被处罚人甲罚款2000元；二、当事人乙承担运费。")]
    [InlineData("货主为{蔺正全|person}，随车人员不详。")]
    [InlineData("检查员{徐友生|person}于2026年4月1日对该园进行检查。")]
    [Clause("GS-09-2")]
    public void Redact_WordsBesideRoles_Stay(string marked) => AssertMarks(marked);

    [Theory]
    [InlineData("| 序号 | 当事人名称 | 事由 | 结果 |\n| 1 | {麦麦提·艾山|person} | 占道 | 警告 |\n| 2 | 鹤庆县云锋银器店 | 占道 | 警告 |\n| 3 | {寸顺清|person} | 占道 | 罚款50元 |\n| 4 | 云岭米业 | 占道 | 警告 |")]
    [Clause("GS-10-1")]
    public void Redact_ColumnOfPartiesOfBothKinds_HidesThePeople(string marked) => AssertMarks(marked);

    private static void AssertMarks(string marked)
    {
        var text = LabelledText.Parse(marked);
        var document = new SourceDocument { Text = text.Text, Blocks = SourceDocument.FromText(text.Text).Blocks };
        Assert.Empty(text.Differences(LabelledText.Redactor.Redact(document, new CaseFacts())));
    }
}
