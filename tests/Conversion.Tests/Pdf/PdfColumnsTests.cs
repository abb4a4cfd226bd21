using System.Globalization;
using Disclosure.Conversion.Outcomes;
using Disclosure.Conversion.Tests.Kit;
using Disclosure.Redactor.Documents;
using Disclosure.TestKit;

namespace Disclosure.Conversion.Tests.Pdf;

/// <summary>Columns without drawn lines: a value that is broken over lines of its column is whole, or the file is refused.</summary>
[Collection(OfficeFilesCollection.Name)]
public sealed class PdfColumnsTests(OfficeFiles files)
{
    private static readonly string[][] People =
    [
        ["序号", "姓名", "身份证号码", "联系电话", "住址"],
        ["1", "念佳怡", "530102199001011234", "13987654321", "云南省大理市下关镇泰安路88号3幢2单元502室"],
        ["2", "普凤仙", "53012819811228352X", "13887712563", "云南省玉溪市红塔区莲池社区居民委员会3组27号"],
        ["3", "李建国", "532325197605121037", "18987654321", "云南省楚雄市东瓜镇桃园社区12号"],
    ];

    private static readonly double[] Narrow = [1.2, 1.4, 2.4, 2.0, 3.5];
    private static readonly double[] Tight = [0.8, 1.2, 2.0, 1.6, 2.2];

    [Theory]
    [InlineData("middle", "100%")]
    [InlineData("top", "100%")]
    [InlineData("top", "150%")]
    [Clause("GS-10-2b")]
    public async Task Convert_ValuesBrokenInColumnsWithRoomBetweenRows_AreWhole(string align, string spacing)
    {
        foreach (var widths in new[] { Narrow, Tight })
        {
            var text = Assert.IsType<DocumentReadOutcome.Read>(await ReadAsync(Table(People, widths, "0.1cm", align, spacing))).Document.Text;

            Assert.Contains(string.Join('\n', People.Select(row => string.Join('\t', row))), text, StringComparison.Ordinal);
            Assert.EndsWith("以上情况属实。", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("middle", "100%")]
    [InlineData("top", "100%")]
    [InlineData("middle", "200%")]
    [InlineData("top", "200%")]
    [Clause("GS-10-2b")]
    public async Task Convert_ValuesBrokenInColumnsWithoutRoomBetweenRows_AreWholeOrRefused(string align, string spacing)
    {
        var refused = 0;
        foreach (var widths in new[] { Narrow, Tight })
        {
            switch (await ReadAsync(Table(People, widths, "0cm", align, spacing)))
            {
                case DocumentReadOutcome.Read read:
                    Assert.Contains(string.Join('\n', People.Select(row => string.Join('\t', row))), read.Document.Text, StringComparison.Ordinal);
                    break;
                case DocumentReadOutcome.Refused refusal:
                    Assert.Equal("unclear-columns", refusal.Code);
                    refused++;
                    break;
            }
        }

        Assert.NotEqual(0, refused);
    }

    [Theory]
    [InlineData("0cm")]
    [InlineData("0.1cm")]
    public async Task Convert_RowsOfSingleLines_AreReadAsTheyStand(string padding)
    {
        string[][] goods =
        [
            ["品名", "批号", "数量", "金额"], ["某某牌酱油", "20230801", "12", "150000"], ["云岭牌黄豆酱", "20230915", "7", "7000"], ["合计", "", "19", "157000"],
        ];
        var text = Assert.IsType<DocumentReadOutcome.Read>(await ReadAsync(Table(goods, [4, 3, 2, 3], padding, "top", "100%"))).Document.Text;

        Assert.Contains(string.Join('\n', goods.Select(row => string.Join('\t', row))), text, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("GS-10-2b")]
    public async Task Convert_NumberTornBetweenRowsOfBothColumns_IsRefused()
    {
        var page = HandPdf.Line(72, 760, "Name") + HandPdf.Line(200, 760, "Number") + HandPdf.Line(72, 744, "NIAN") + HandPdf.Line(200, 744, "5301021990") + HandPdf.Line(72, 728, "Jiayi") + HandPdf.Line(200, 728, "01011234");
        using var converter = new DocumentConverter(TimeProvider.System);

        Assert.Equal("unclear-columns", Assert.IsType<ConversionOutcome.Refused>(await converter.ConvertAsync(new HandPdf().Page(page).ToBytes(), default)).Refusal.Code);
    }

    private static string Table(string[][] rows, double[] widths, string padding, string align, string spacing)
    {
        var columns = string.Concat(widths.Select((_, column) => $"<table:table-column table:style-name=\"W{column}\"/>"));
        var styles = string.Concat(widths.Select((width, column) => string.Create(
            CultureInfo.InvariantCulture, $"<style:style style:name=\"W{column}\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"{width}cm\"/></style:style>")));
        styles += string.Create(CultureInfo.InvariantCulture, $"<style:style style:name=\"T\" style:family=\"table\"><style:table-properties style:width=\"{widths.Sum()}cm\" table:align=\"left\"/></style:style>")
            + $"<style:style style:name=\"Bare\" style:family=\"table-cell\"><style:table-cell-properties fo:border=\"none\" fo:padding=\"{padding}\" style:vertical-align=\"{align}\"/></style:style>"
            + $"<style:style style:name=\"Spaced\" style:family=\"paragraph\"><style:paragraph-properties fo:line-height=\"{spacing}\"/><style:text-properties fo:font-size=\"10.5pt\" style:font-size-asian=\"10.5pt\"/></style:style>";
        var body = string.Concat(rows.Select(row =>
            $"<table:table-row>{string.Concat(row.Select(cell => $"<table:table-cell table:style-name=\"Bare\"><text:p text:style-name=\"Spaced\">{cell}</text:p></table:table-cell>"))}</table:table-row>"));
        return FlatText.Wrap($"<table:table table:style-name=\"T\">{columns}{body}</table:table><text:p text:style-name=\"Body\">以上情况属实。</text:p>")
            .Replace("</office:automatic-styles>", styles + "</office:automatic-styles>", StringComparison.Ordinal);
    }

    private async Task<DocumentReadOutcome> ReadAsync(string flat)
    {
        using var converter = new DocumentConverter(TimeProvider.System);
        return await converter.ConvertAsync(await files.MakeAsync(flat, "pdf"), default) switch
        {
            ConversionOutcome.Converted converted => new DocumentReader().Read(converted.Content, "x.pdf", default),
            ConversionOutcome.Refused refused => refused.Refusal,
            _ => throw new InvalidOperationException("Not converted."),
        };
    }
}
