using Disclosure.Records.Renditions;
using Disclosure.TestKit.Renditions;

namespace Disclosure.Records.Tests.Renditions;

/// <summary>The forms of one text hold the same characters in the same order.</summary>
public sealed class RenditionEqualityTests
{
    [Fact]
    public void Text_AnyBody_IsTheTextOfTheBlocks() =>
        AnyContent.Check(content => string.Equals(BlockText.Of(content.Body), TextRendition.Of(content), StringComparison.Ordinal));

    [Fact]
    public void Docx_AnyBody_HoldsTheSameText() => AnyContent.Check(content =>
    {
        Assert.Equal(AnyContent.VisibleText(content.Body), DocxTextReader.Read(DocxRendition.Of(content)));
        return true;
    });

    [Fact]
    public void Html_AnyBody_HoldsTheSameText() => AnyContent.Check(content =>
    {
        Assert.Equal(AnyContent.VisibleText(content.Body), HtmlTextReader.Read(HtmlRendition.Of(content)));
        return true;
    });

    [Fact]
    public void Files_Summary_HoldTheSameText()
    {
        var decision = WholeDecision.Summary;

        var content = RenditionContent.Of(decision, AnyContent.Grounds);

        var text = TextRendition.Of(content);
        Assert.Contains("当事人\t岳某", text, StringComparison.Ordinal);
        Assert.Equal(text, DocxTextReader.Read(DocxRendition.Of(content)));
        Assert.Equal(text, HtmlTextReader.Read(HtmlRendition.Of(content)));
    }
}
