using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Names.SplitNames;

/// <summary>A name over several cells is one name: no surname stays in its cell beside a hidden given name.</summary>
public sealed class SplitNameReaderTests
{
    private const string Number = "530428197908235226";
    private const string Phone = "13863807216";

    private static readonly (string Surname, string Given)[] People =
        [("寸", "家栋"), ("张", "伟"), ("李", "建国"), ("欧阳", "文华"), ("者", "继红"), ("岩", "三"), ("玉", "罕叫"), ("高", "峰"), ("起", "云海"), ("线", "保")];

    /// <summary>{0} is the surname, {1} the rest.</summary>
    public static TheoryData<string> ToldByHeads { get; } = new(
        $"序号\t姓\t名\t身份证号码\t联系电话\n1\t{{0}}\t{{1}}\t{Number}\t{Phone}",
        $"序号\t姓名\t身份证号码\t联系电话\n1\t{{0}}\t{{1}}\t{Number}\t{Phone}\n2\t李建华\t\t53012819811228352X\t13887712563",
        $"序号\t姓名\t\t身份证号码\n1\t{{0}}\t{{1}}\t{Number}",
        "序号\t当事人\t处罚\n1\t{0}\t{1}\t罚款五百元",
        "当事人\t证人\t备注\n{0}\t{1}\t普\t凤仙\t无",
        $"序号\t当事人\t联系电话\n\t姓\t名\t\n1\t{{0}}\t{{1}}\t{Phone}",
        $"姓名\t{{0}}\t{{1}}\t性别\t男\n身份证号码\t{Number}",
        $"当事人：\t“{{0}}”\t“{{1}}”\t{Phone}",
        "违法行为人\t{0}、\t{1}\n案由\t无证经营",
        $"执法人员签名\t{{0}}\t{{1}}\t普\t凤仙\n执法证号\t23010200123",
        $"｜序号｜姓　名｜电话｜\n｜1｜ {{0}} ｜{{1}}｜{Phone}｜",
        $"│序号│姓名│电话│\n├──┼──┼──┤\n│1│{{0}}│{{1}}│{Phone}│",
        $"序号 姓名 电话\n1 {{0}} {{1}} {Phone}",
        $"序号　姓　名　电话\n1　{{0}}　{{1}}　{Phone}");

    [Theory]
    [MemberData(nameof(ToldByHeads))]
    [Clause("GS-10-1")]
    public void Redact_NameOverCellsUnderOrBesideAHead_IsHiddenWhole(string table)
    {
        foreach (var (surname, given) in People)
        {
            var result = Redact(string.Format(null, table, surname, given));

            Assert.Equal(Outcome.Publish, result.Outcome);
            var cells = Cells(result);
            Assert.DoesNotContain(surname, cells);
            Assert.DoesNotContain(given, cells);
        }
    }

    [Theory]
    [InlineData("姓名\t寸\t家\t栋\t性别\t男")]
    [InlineData("姓名\t欧\t阳\t文华\t性别\t男")]
    [InlineData("当事人\t寸家\t栋\t性别\t男")]
    [InlineData("序号\t姓名\t电话\n1\t寸家\t栋\t13863807216")]
    [Clause("GS-10-1")]
    public void Redact_NameInOtherPieces_IsHiddenWhole(string table)
    {
        var cells = Cells(Redact(table));

        Assert.All(["寸", "寸家", "家", "栋", "欧", "阳", "文华"], piece => Assert.DoesNotContain(piece, cells));
    }

    [Theory]
    [InlineData("1\t{0}\t{1}\t530428197908235226\t13863807216")]
    [InlineData("名\t{1}\n姓\t{0}")]
    [InlineData("姓\t{0}\t名\t{1}\t性别\t男")]
    [InlineData("姓名\t{0}\t电话\n\t{1}\t13863807216")]
    [InlineData("序号\t姓名\t电话\n1\t{0}\t13863807216\n\t{1}\t")]
    [InlineData("序号\t名\t姓\t电话\n1\t{1}\t{0}\t13863807216")]
    [InlineData("甲栏\t乙栏\t金额\n{0}\t{1}\t530428197908235226")]
    [InlineData("姓名\tNGUYEN\tThu\t电话\t13863807216")]
    [Clause("GS-10-1")]
    public void Redact_CellsThatMayBeOneName_AreHeldForAPersonOrHiddenWhole(string table)
    {
        foreach (var (surname, given) in People)
        {
            var result = Redact(string.Format(null, table, surname, given));
            if (result.Outcome == Outcome.Publish)
                Assert.All([surname, given, "NGUYEN", "Thu"], piece => Assert.DoesNotContain(piece, Cells(result)));
        }
    }

    [Fact]
    [Clause("GS-10-1")]
    public void Redact_NameKnownFromTheText_IsHiddenInCellsWithoutHead()
    {
        var cells = Cells(Redact("当事人：寸家栋，男，1979年8月23日出生。\n一\t寸\t家栋\t罚款五百元"));

        Assert.DoesNotContain("寸", cells);
        Assert.DoesNotContain("家栋", cells);
    }

    [Fact]
    [Clause("GS-10-1")]
    public void Redact_LegalRepresentativeOverCells_Stays()
    {
        const string Table = "名称\t昆明云岭商贸有限公司\n法定代表人\t寸\t家栋\n案由\t无证经营";

        Assert.Equal(Table, BlockText.Of(Redact(Table).Body!));
    }

    [Theory]
    [InlineData("序号\t姓名\t违法事实\t联系电话\n1\t寸家栋\t八月一日未亮照。\n八月三日又未亮照。\t13863807216\n2\t起云海\t未亮照\t13887712563\n3\t者继红\t未亮照\t18987654321")]
    [InlineData("姓名\t联系电话\t违法事实\n寸家栋\t13863807216\t八月一日未亮照。\n八月三日又未亮照。\n起云海\t13887712563\t未亮照\n者继红\t18987654321\t未亮照")]
    [Clause("GS-10-1")]
    public void Redact_RowTornByACellOfSeveralLines_HidesItsNameAndThoseBelow(string table)
    {
        var cells = Cells(Redact(table));

        Assert.All(["寸家栋", "起云海", "者继红"], name => Assert.DoesNotContain(name, cells));
    }

    [Theory]
    [InlineData("品名\t规格\t单位\t数量\n白糖\t大\t包\t5\n黄豆\t中\t袋\t6")]
    [InlineData("颜色\t型号\t数量\n白\t小号\t5\n黄\t大号\t6")]
    [InlineData("项目\t金额\n合\t计\n")]
    [InlineData("财产\t所有人\t期限\n装载机\t甲\t5日\n货车\t乙\t3日")]
    [InlineData("序号\t所有人\t期限\n1\t甲\t已用\n2\t乙\t未用")]
    [InlineData("民族\t白\t职业\t农民")]
    [InlineData("检查项目\t是\t否\n证照\t是\t\n台账\t\t否")]
    [InlineData("年\t月\t日\t摘要\n2023\t8\t1\t进货")]
    [Clause("GS-09-3")]
    public void Redact_TablesOfThings_ArePublishedUnheld(string table) => Assert.Equal(Outcome.Publish, Redact(table).Outcome);

    private static RedactionResult Redact(string text) => LabelledText.Redactor.Redact(SourceDocument.FromText(text), new CaseFacts());

    private static string[] Cells(RedactionResult result) =>
        [.. BlockText.Of(result.Body!).Split(['\t', '\n', '｜', '│', ' ', '　']).Select(cell => cell.Trim('“', '”', '、', ' '))];
}
