using Disclosure.Conversion.Outcomes;
using Disclosure.Conversion.Tests.Kit;
using Disclosure.Redactor.Documents;

namespace Disclosure.Conversion.Tests.Pdf;

/// <summary>Pages become the text that a reader of the paper sees, in paragraphs and tables.</summary>
[Collection(OfficeFilesCollection.Name)]
public sealed class PdfConversionTests(OfficeFiles files)
{
    private const string Person = "当事人：念佳怡，身份证号码：530102199001011234，住云南省昆明市五华区某某路12号3幢2单元501室，联系电话13987654321。";

    [Fact]
    public async Task Convert_Pages_ShowTheWholeTextAndNothingThatWasUnseen()
    {
        var (document, remarks) = await ReadAsync(FlatText.Paper);

        Assert.Contains(Person, document.Text, StringComparison.Ordinal);
        Assert.Contains("品名\t单价\n某某牌酱油\t12.50元", document.Text, StringComparison.Ordinal);
        Assert.Contains("经查，当事人于2026年9月3日销售超过保质期的酱油，货值金额1200元。依据《中华人民共和国食品安全法》第一百二十四条，罚款5000元。", document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("— 1 —", document.Text, StringComparison.Ordinal);
        Assert.All(FlatText.Unseen, name => Assert.DoesNotContain(name, document.Text, StringComparison.Ordinal));
        Assert.Empty(remarks);
    }

    [Fact]
    public async Task Convert_ManyPages_KeepsParagraphsWholeAndSaysRunningLinesOnce()
    {
        string[] paragraphs =
        [
            .. Enumerable.Range(1, 60).Select(number =>
                $"第{number}段：当事人于2026年9月{1 + (number % 28)}日在云南省昆明市五华区某某路{number}号的经营场所销售超过保质期的食品{number}袋，身份证号码530102199001011234，货值金额{number * 17}元，上述事实有现场检查笔录、询问笔录、照片等证据证明{new string('等', number % 23)}。"),
        ];
        var (document, _) = await ReadAsync(FlatText.Of(paragraphs));
        var lines = document.Text.Split('\n');

        Assert.Equal(paragraphs, lines.Where(line => line.StartsWith('第')));
        Assert.Single(lines, line => line is "某某区市场监督管理局文书");
        Assert.Equal(paragraphs.Length + 1, lines.Length);
    }

    [Fact]
    public async Task Convert_TableWithMergedAndEmptyCells_KeepsEachValueWholeAndInItsColumn()
    {
        const string Cell = "table:style-name=\"Cell\"";
        var (document, _) = await ReadAsync(FlatText.Wrap(
            $"""
            <table:table><table:table-column table:number-columns-repeated="6"/>
              <table:table-row><table:table-cell {Cell}><text:p>姓名</text:p></table:table-cell><table:table-cell {Cell}><text:p>念佳怡</text:p></table:table-cell><table:table-cell {Cell}><text:p>性别</text:p></table:table-cell>
                <table:table-cell {Cell}><text:p>女</text:p></table:table-cell><table:table-cell {Cell}><text:p>身份证号</text:p></table:table-cell><table:table-cell {Cell}><text:p>530102199001011234</text:p></table:table-cell></table:table-row>
              <table:table-row><table:table-cell {Cell}><text:p>住址</text:p></table:table-cell><table:table-cell {Cell} table:number-columns-spanned="5"><text:p>云南省昆明市五华区某某路12号3幢2单元501室</text:p></table:table-cell></table:table-row>
              <table:table-row><table:table-cell {Cell}><text:p>证人</text:p></table:table-cell><table:table-cell {Cell}/><table:table-cell {Cell}/><table:table-cell {Cell}><text:p>男</text:p></table:table-cell><table:table-cell {Cell}/><table:table-cell {Cell}><text:p>13987654321</text:p></table:table-cell></table:table-row>
            </table:table><text:p text:style-name="Body">以上情况属实。</text:p>
            """));

        Assert.Contains("姓名\t念佳怡\t性别\t女\t身份证号\t530102199001011234", document.Text, StringComparison.Ordinal);
        Assert.Contains("住址\t云南省昆明市五华区某某路12号3幢2单元501室", document.Text, StringComparison.Ordinal);
        Assert.Contains("证人\t\t\t男\t\t13987654321", document.Text, StringComparison.Ordinal);
        Assert.Contains("以上情况属实。", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_ColumnsWithoutLines_KeepLabelAndValueSideBySide()
    {
        var page = HandPdf.Line(72, 760, "Name") + HandPdf.Line(200, 760, "NIAN Jiayi") + HandPdf.Line(72, 740, "Number") + HandPdf.Line(200, 740, "53010219900101") + HandPdf.Line(200, 726, "1234")
            + HandPdf.Line(72, 690, "Phone") + HandPdf.Line(200, 690, "13987654321");
        using var converter = new DocumentConverter(TimeProvider.System);
        var converted = Assert.IsType<ConversionOutcome.Converted>(await converter.ConvertAsync(new HandPdf().Page(page).ToBytes(), default));
        var read = Assert.IsType<DocumentReadOutcome.Read>(new DocumentReader().Read(converted.Content, "x", default));

        Assert.Equal("Name\tNIAN Jiayi\nNumber\t530102199001011234\nPhone\t13987654321", read.Document.Text);
    }

    private async Task<(SourceDocument Document, IReadOnlyList<string> Remarks)> ReadAsync(string flat)
    {
        using var converter = new DocumentConverter(TimeProvider.System);
        var converted = Assert.IsType<ConversionOutcome.Converted>(await converter.ConvertAsync(await files.MakeAsync(flat, "pdf"), default));
        Assert.Equal(ForeignFormat.Pdf, converted.Format);
        return (Assert.IsType<DocumentReadOutcome.Read>(new DocumentReader().Read(converted.Content, "x.pdf", default)).Document, converted.Remarks);
    }
}
