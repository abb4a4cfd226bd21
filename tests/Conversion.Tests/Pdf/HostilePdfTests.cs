using System.Text;
using Disclosure.Conversion.Outcomes;
using Disclosure.Conversion.Tests.Kit;

namespace Disclosure.Conversion.Tests.Pdf;

/// <summary>Damaged, protected and malicious files end in one sentence, within limits.</summary>
[Collection(OfficeFilesCollection.Name)]
public sealed class HostilePdfTests(OfficeFiles files)
{
    private static readonly string Text = HandPdf.Line(72, 760, "Text of a page that is whole");

    [Fact]
    public async Task Convert_CutShortOrGarbage_IsDamaged()
    {
        var whole = new HandPdf().Page(Text).ToBytes();
        Assert.Equal("damaged", await CodeAsync(whole[..120]));
        Assert.Equal("damaged", await CodeAsync(Encoding.ASCII.GetBytes("%PDF-1.7\n" + new string('x', 5000))));
        Assert.Equal("damaged", await CodeAsync(Encoding.ASCII.GetBytes("%PDF-1.7\ntrailer << /Root 1 0 R >>\n%%EOF")));
    }

    [Fact]
    public async Task Convert_StreamThatUnpacksToGigabytes_IsRefused()
    {
        Assert.Equal("too-large", await CodeAsync(new HandPdf().CompressedPage(HandPdf.Bomb(2L * 1024 * 1024 * 1024)).ToBytes(), TimeSpan.FromSeconds(4)));
    }

    [Fact]
    public async Task Convert_MorePagesThanADecisionHas_IsRefused()
    {
        var many = new HandPdf();
        for (var page = 0; page <= new ConversionLimits().Pages; page++)
            many.Page(Text);
        Assert.Equal("too-large", await CodeAsync(many.ToBytes()));
        Assert.Contains(await CodeAsync(new HandPdf().Page(Text).ToBytes(pages: 1_000_000)), (string[])["too-large", "damaged"]);
    }

    [Fact]
    public async Task Convert_MoreTextThanADecisionHas_IsRefused()
    {
        var page = string.Concat(Enumerable.Range(0, 600).Select(at => HandPdf.Line(0, 10 + at, new string('x', 1900), size: 6)));
        Assert.Equal("too-large", await CodeAsync(new HandPdf().Page(page).ToBytes()));
    }

    [Fact]
    public async Task Convert_PageOfAThousandMetres_IsRefused()
    {
        Assert.Equal("too-large", await CodeAsync(new HandPdf().Page(Text, "/UserUnit 100 /MediaBox [0 0 14400 14400]").ToBytes()));
    }

    [Fact]
    public async Task Convert_FormsThatDrawEachOtherForEver_EndsWithinLimits()
    {
        // Each form draws the next one a hundred times.
        var pdf = new HandPdf();
        var first = 0;
        for (var depth = 0; depth < 8; depth++)
        {
            var operators = string.Concat(Enumerable.Repeat(depth == 0 ? Text : "/X Do\n", 100));
            var resources = depth == 0 ? "/Font << /F1 3 0 R >>" : $"/XObject << /X {first} 0 R >>";
            first = pdf.Add(Encoding.ASCII.GetBytes($"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << {resources} >> /Length {operators.Length} >>\nstream\n{operators}\nendstream"));
        }

        Assert.Equal("too-large", await CodeAsync(pdf.Page("/X Do\n", $"/Resources << /XObject << /X {first} 0 R >> >>").ToBytes(), TimeSpan.FromSeconds(4)));
    }

    [Fact]
    public async Task Convert_ProtectedByPassword_IsEncrypted() =>
        Assert.Equal("encrypted", await CodeAsync(await files.MakeAsync(FlatText.Of("密码保护的决定书。"), "pdf-password")));

    [Fact]
    public async Task Convert_CopyingForbidden_IsCopyProtected() =>
        Assert.Equal("copy-protected", await CodeAsync(await files.MakeAsync(FlatText.Of("禁止复制的决定书。"), "pdf-no-copying")));

    private static async Task<string> CodeAsync(byte[] pdf, TimeSpan? patience = null)
    {
        using var converter = new DocumentConverter(new ConversionLimits { PdfPatience = patience ?? TimeSpan.FromSeconds(20) }, TimeProvider.System);
        return Assert.IsType<ConversionOutcome.Refused>(await converter.ConvertAsync(pdf, default)).Refusal.Code;
    }
}
