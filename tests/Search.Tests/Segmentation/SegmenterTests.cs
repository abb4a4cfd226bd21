using Disclosure.Search.Segmentation;

namespace Disclosure.Search.Tests.Segmentation;

public sealed class SegmenterTests
{
    [Fact]
    public void Cut_ReferenceTexts_EqualsJieba()
    {
        Assert.True(ReferenceText.All.Sum(t => t.Text.Length) > 20_000);
        foreach (var reference in ReferenceText.All)
            Assert.Equal(reference.Cut, Languages.Base.Segmenter.Cut(reference.Text, CutMode.Query));
    }

    [Fact]
    public void Cut_IndexMode_EqualsJiebaForSearch()
    {
        foreach (var reference in ReferenceText.All)
            Assert.Equal(reference.Search, Languages.Base.Segmenter.Cut(reference.Text, CutMode.Index));
    }
}
