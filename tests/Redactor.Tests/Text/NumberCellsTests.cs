using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Text;

/// <summary>A citizen's number over several cells is one number; figures side by side that are none stay.</summary>
public sealed class NumberCellsTests
{
    [Theory]
    [InlineData("姓名\t身份证号码\n寸家栋\t530428\t19790823\t5226")]
    [InlineData("身份证号码\t530428\t19790823\t5226")]
    [InlineData("身份证号码\t530128\t1981\t12\t28\t352X")]
    [InlineData("｜寸家栋｜ 530428｜197908 ｜235226｜")]
    [Clause("GS-10-2b")]
    public void Redact_CitizenNumberOverCells_IsHiddenWhole(string table)
    {
        var result = LabelledText.Redactor.Redact(SourceDocument.FromText(table), new CaseFacts());

        Assert.Equal(Outcome.Publish, result.Outcome);
        Assert.DoesNotContain(BlockText.Of(result.Body!), char.IsAsciiDigit);
    }

    [Theory]
    [InlineData("金额\t期初\t期末\t差额\n元\t530428\t19791323\t5226")]
    [InlineData("数量\t120\t3400\t152\t1200")]
    [InlineData("序号\t数量\t金额\n1\t12\t530428197908")]
    [Clause("GS-09-3")]
    public void Redact_FiguresSideBySide_Stay(string table) =>
        Assert.Equal(table, BlockText.Of(LabelledText.Redactor.Redact(SourceDocument.FromText(table), new CaseFacts()).Body!));
}
