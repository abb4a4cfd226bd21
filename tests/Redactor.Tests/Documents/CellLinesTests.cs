using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.TestKit;
using static Disclosure.Redactor.Tests.Documents.DocxFile;

namespace Disclosure.Redactor.Tests.Documents;

/// <summary>A value that a narrow column breaks over lines of its cell is one value.</summary>
public sealed class CellLinesTests
{
    [Theory]
    [InlineData("1388771256", "3")]
    [InlineData("530428197908", "235226")]
    [InlineData("5304281979082352", "26")]
    [InlineData("138-8771", "-2563")]
    [InlineData("楚雄市东瓜镇桃园社区12号", "3单元502室")]
    [InlineData("楚雄市东瓜镇", "桃园社区12号")]
    [InlineData("楚雄市东瓜镇桃园社区12号3单元", "502室")]
    [InlineData("张三", "丰")]
    [InlineData("张", "三丰")]
    [Clause("GS-10-2b")]
    public void Read_ValueCutByALineOfItsCell_IsWholeAndLeavesNothing(string line, string next)
    {
        foreach (var cell in new[] { Paragraph(line) + Paragraph(next), $"<w:p><w:r><w:t>{line}</w:t><w:br/><w:t>{next}</w:t></w:r></w:p>" })
        {
            var document = new DocxFile(Table(cell)).Read();

            Assert.Contains($"{line} {next}", document.Text, StringComparison.Ordinal);
            var published = BlockText.Of(LabelledText.Redactor.Redact(document, new CaseFacts()).Body!);
            Assert.DoesNotContain(line, published, StringComparison.Ordinal);
            Assert.DoesNotContain(next, published.Split('\n')[1], StringComparison.Ordinal);
        }
    }

    [Fact]
    [Clause("GS-10-1")]
    public void Read_HeadWrittenDownwards_HeadsItsColumn()
    {
        static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells.Select(cell => $"<w:tc><w:tcPr/>{cell}</w:tc>"))}</w:tr>";
        var head = Row(Paragraph("序") + Paragraph("号"), Paragraph("姓") + Paragraph("名"), Paragraph("事实"), Paragraph("电") + Paragraph("话"));
        var row = Row(Paragraph("1"), Paragraph("起云海"), Paragraph("未亮照"), Paragraph("13887712563"));

        Assert.DoesNotContain("起云海", BlockText.Of(LabelledText.Redactor.Redact(new DocxFile($"<w:tbl>{head}{row}</w:tbl>").Read(), new CaseFacts()).Body!), StringComparison.Ordinal);
    }

    [Fact]
    [Clause("GS-10-1")]
    public void Read_NameWrittenDownwards_IsWhole()
    {
        var document = new DocxFile(Table(Paragraph("张") + Paragraph("三") + Paragraph("丰"))).Read();

        Assert.Contains("张 三 丰", document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("三", BlockText.Of(LabelledText.Redactor.Redact(document, new CaseFacts()).Body!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("姓名：张三丰", "电话：13887712563")]
    [InlineData("甲", "乙方当事人")]
    [InlineData("没收违法所得264元", "罚款5000元")]
    [InlineData("违反《中华人民共和国食品安全法》第三十四条第一款第十项的规定", "12号")]
    [InlineData("张三丰", "李四明")]
    public void Read_LinesOfACell_StayLinesWhereNoValueIsCut(string line, string next) =>
        Assert.Contains($"{line}\n{next}", new DocxFile(Table(Paragraph(line) + Paragraph(next))).Read().Text, StringComparison.Ordinal);

    private static string Table(string cell)
    {
        var head = string.Concat(new[] { "序号", "姓名", "身份证号码", "联系电话", "住址" }.Select(name => $"<w:tc><w:tcPr/>{Paragraph(name)}</w:tc>"));
        var row = string.Concat(Enumerable.Range(0, 5).Select(column => $"<w:tc><w:tcPr/>{(column == ColumnOf(cell) ? cell : Paragraph(column == 0 ? "1" : "无"))}</w:tc>"));
        return $"<w:tbl><w:tr>{head}</w:tr><w:tr>{row}</w:tr></w:tbl>";
    }

    private static int ColumnOf(string cell) =>
        cell.Contains("张", StringComparison.Ordinal) ? 1 : cell.Contains("53042", StringComparison.Ordinal) ? 2 : cell.Contains("138", StringComparison.Ordinal) ? 3 : 4;
}
