using Disclosure.Records.Renditions;

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
}
