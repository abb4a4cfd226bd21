using System.Text;
using AngleSharp.Html.Parser;
using Disclosure.Records.Renditions;
using Disclosure.TestKit;
using Disclosure.TestKit.Renditions;

namespace Disclosure.Records.Tests.Renditions;

/// <summary>The other program that people open Word files with.</summary>
public sealed class DocxInLibreOfficeTests
{
    [Fact]
    public async Task Docx_WholeDecision_OpensWithEveryWord()
    {
        var page = await WriterProgram.ConvertAsync(DocxRendition.Of(AnyContent.Of(WholeDecision.Body)), "html");

        var words = Squeezed(new HtmlParser().ParseDocument(Encoding.UTF8.GetString(page)).Body!.TextContent);
        Assert.All(AnyContent.InlinesOf(WholeDecision.Body), inline => Assert.Contains(Squeezed(inline.Text), words, StringComparison.Ordinal));
        Assert.Contains("隐去说明", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Docx_WholeDecision_PrintsMoreThanOnePage()
    {
        var pdf = await WriterProgram.ConvertAsync(DocxRendition.Of(AnyContent.Of(WholeDecision.Body)), "pdf");

        Assert.InRange(Encoding.Latin1.GetString(pdf).Split("/Type/Page/").Length - 1, 2, 4);
    }

    [Fact]
    public async Task Docx_GeneratedBodies_OpenWhole()
    {
        var random = new SeededRandom(20261121);
        var blocks = new List<Block>();
        for (var i = 0; i < 40; i++)
            blocks.AddRange(new GeneratedBodies(random).Next(12).Where(block => block.Place == BlockPlace.Body));
        blocks.Add(new Paragraph { Inlines = [new Inline { Text = WholeDecision.Distinctive }] });

        var text = await WriterProgram.ConvertAsync(DocxRendition.Of(AnyContent.Of(blocks)), "txt:Text (encoded):UTF8");

        Assert.Contains(WholeDecision.Distinctive, Encoding.UTF8.GetString(text), StringComparison.Ordinal);
    }

    // LibreOffice writes numbers of notes and breaks of its own between words.
    private static string Squeezed(string text) => string.Concat(text.Where(symbol => !char.IsWhiteSpace(symbol)));
}
