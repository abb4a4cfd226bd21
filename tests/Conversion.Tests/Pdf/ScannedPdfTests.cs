using Disclosure.Conversion.Outcomes;
using Disclosure.Conversion.Tests.Kit;
using Disclosure.Redactor.Documents;

namespace Disclosure.Conversion.Tests.Pdf;

/// <summary>A page that shows what cannot be read stops the file: nothing public may be lost without a word.</summary>
public sealed class ScannedPdfTests
{
    private static readonly string Text = string.Concat(Enumerable.Range(0, 10).Select(line => HandPdf.Line(72, 760 - (line * 20), $"Line {line} of a page with text that is long enough")));

    [Fact]
    public async Task Convert_PagesOfPicturesAmongPagesOfText_NamesThem()
    {
        var refusal = await RefusalAsync(new HandPdf().Page(Text).Page(HandPdf.Scan()).Page(Text).Page(HandPdf.Scan() + HandPdf.Line(280, 30, "- 4 -")));

        Assert.Equal("scanned", refusal.Code);
        Assert.Contains("第 2、4 页", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_TextDrawnAsLines_IsNoText()
    {
        var drawn = string.Concat(Enumerable.Range(0, 30).Select(stroke => $"{72 + (stroke * 9)} 700 m {76 + (stroke * 9)} 712 l {80 + (stroke * 9)} 700 l S\n"));
        var refusal = await RefusalAsync(new HandPdf().Page(Text).Page(drawn));

        Assert.Equal("scanned", refusal.Code);
        Assert.Contains("第 2 页", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_EmptyPage_IsNoScan()
    {
        using var converter = new DocumentConverter(TimeProvider.System);
        Assert.IsType<ConversionOutcome.Converted>(await converter.ConvertAsync(new HandPdf().Page(Text).Page(string.Empty).ToBytes(), default));
        Assert.Equal("empty", (await RefusalAsync(new HandPdf().Page(string.Empty))).Code);
    }

    [Fact]
    public async Task Convert_RecognisedTextUnderAScan_IsReadAndMarkedForComparison()
    {
        using var converter = new DocumentConverter(TimeProvider.System);
        var layer = HandPdf.Line(72, 700, "Recognised text of the scanned page", before: "3 Tr");
        var converted = Assert.IsType<ConversionOutcome.Converted>(await converter.ConvertAsync(new HandPdf().Page(HandPdf.Scan() + layer).ToBytes(), default));
        var read = Assert.IsType<DocumentReadOutcome.Read>(new DocumentReader().Read(converted.Content, "x", default));

        Assert.Equal("Recognised text of the scanned page", read.Document.Text);
        Assert.Contains("机器识别", Assert.Single(converted.Remarks), StringComparison.Ordinal);
    }

    private static async Task<DocumentReadOutcome.Refused> RefusalAsync(HandPdf pdf)
    {
        using var converter = new DocumentConverter(TimeProvider.System);
        return Assert.IsType<ConversionOutcome.Refused>(await converter.ConvertAsync(pdf.ToBytes(), default)).Refusal;
    }
}
