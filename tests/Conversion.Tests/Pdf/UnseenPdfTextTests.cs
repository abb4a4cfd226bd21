using Disclosure.Conversion.Outcomes;
using Disclosure.Conversion.Tests.Kit;
using Disclosure.Redactor.Documents;

namespace Disclosure.Conversion.Tests.Pdf;

/// <summary>Text that a page holds but does not show is searched for names, and never published.</summary>
public sealed class UnseenPdfTextTests
{
    private const string Ground = "0.2 0.2 0.6 rg 60 640 400 30 re f 0 g\n";
    private static readonly string Shown = HandPdf.Line(72, 760, "Shown line number one of the decision") + HandPdf.Line(72, 740, "Shown line number two of the decision");

    /// <summary>What hides it, and the operators.</summary>
    public static TheoryData<string, string> Hidings { get; } = new()
    {
        { "white on white", HandPdf.Line(72, 700, "Secret530102199001011234", before: "1 g") },
        { "nearly white on white", HandPdf.Line(72, 700, "Secret530102199001011234", before: "0.97 g") },
        { "never painted", HandPdf.Line(72, 700, "Secret530102199001011234", before: "3 Tr") },
        { "tiny", HandPdf.Line(72, 700, "Secret530102199001011234", size: 1.5) },
        { "off the page", HandPdf.Line(72, 900, "Secret530102199001011234") },
        { "under a black bar", HandPdf.Line(72, 700, "Secret530102199001011234") + "0 g 60 690 300 30 re f\n" },
        { "under a white bar", HandPdf.Line(72, 700, "Secret530102199001011234") + "1 g 60 690 300 30 re f\n" },
        { "of the colour of its ground", Ground + HandPdf.Line(72, 650, "Secret530102199001011234", before: "0.2 0.2 0.6 rg") },
        { "clipped away", "q 0 0 10 10 re W n\n" + HandPdf.Line(72, 700, "Secret530102199001011234") + "Q\n" },
        { "white beside visible text", HandPdf.Line(72, 700, "Secret530102199001011234", before: "1 g") + HandPdf.Line(72, 700, "visible", before: "0 g") },
    };

    [Theory]
    [MemberData(nameof(Hidings))]
    public async Task Convert_TextThatIsNotSeen_IsHiddenText(string what, string operators)
    {
        var (document, _) = await ReadAsync(new HandPdf().Page(Shown + operators));

        Assert.Contains("Shown line number one", document.Text, StringComparison.Ordinal);
        Assert.False(document.Text.Contains("530102199001011234", StringComparison.Ordinal), what);
        Assert.Contains(document.HiddenTexts, hidden => hidden.Text.Contains("530102199001011234", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Convert_WhiteTextOnDarkGround_IsShown()
    {
        var (document, remarks) = await ReadAsync(new HandPdf().Page(Shown + Ground + HandPdf.Line(72, 650, "Heading of a dark table", before: "1 g")));

        Assert.Contains("Heading of a dark table", document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(remarks, remark => remark.Contains("遮盖", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Convert_BarOverPartOfALine_HidesThatPartAndSaysSo()
    {
        var (document, remarks) = await ReadAsync(new HandPdf().Page(Shown + HandPdf.Line(72, 700, "Witness NNNNNNNNNNNN told so") + "0 g 119 690 103 30 re f\n"));

        Assert.Contains("Witness", document.Text, StringComparison.Ordinal);
        Assert.Contains("told so", document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("NNN", document.Text, StringComparison.Ordinal);
        Assert.Contains("第 1 页有被遮盖", Assert.Single(remarks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_TextOutsideTheCropBox_IsHiddenText()
    {
        var (document, _) = await ReadAsync(new HandPdf().Page(Shown + HandPdf.Line(72, 100, "Secret530102199001011234"), "/CropBox [0 400 595 842]"));

        Assert.DoesNotContain("530102199001011234", document.Text, StringComparison.Ordinal);
        Assert.Contains(document.HiddenTexts, hidden => hidden.Text.Contains("530102199001011234", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Convert_PropertiesLinksAndAttachments_AreHiddenText()
    {
        var pdf = new HandPdf();
        var link = pdf.Add("<< /Type /Annot /Subtype /Link /Rect [60 730 400 775] /Border [0 0 0] /A << /S /URI /URI (http://example.invalid/13987654321) >> >>"u8.ToArray());
        var data = pdf.Add("<< /Length 4 >>\nstream\ntext\nendstream"u8.ToArray());
        var file = pdf.Add(System.Text.Encoding.ASCII.GetBytes($"<< /Type /Filespec /F (about13812345678.txt) /EF << /F {data} 0 R >> >>"));
        pdf.Page(Shown, $"/Annots [{link} 0 R]").Catalogue($"/Names << /EmbeddedFiles << /Names [(a) {file} 0 R] >> >>");
        var (document, remarks) = await ReadAsync(pdf);

        Assert.DoesNotContain("13987654321", document.Text, StringComparison.Ordinal);
        Assert.Contains(document.HiddenTexts, hidden => hidden.Text.Contains("13987654321", StringComparison.Ordinal));
        Assert.Contains(document.HiddenTexts, hidden => hidden.Text.Contains("13812345678", StringComparison.Ordinal));
        Assert.Contains("1 个附件", Assert.Single(remarks), StringComparison.Ordinal);
    }

    private static async Task<(SourceDocument Document, IReadOnlyList<string> Remarks)> ReadAsync(HandPdf pdf)
    {
        using var converter = new DocumentConverter(TimeProvider.System);
        var converted = Assert.IsType<ConversionOutcome.Converted>(await converter.ConvertAsync(pdf.ToBytes(), default));
        return (Assert.IsType<DocumentReadOutcome.Read>(new DocumentReader().Read(converted.Content, "x.pdf", default)).Document, converted.Remarks);
    }
}
