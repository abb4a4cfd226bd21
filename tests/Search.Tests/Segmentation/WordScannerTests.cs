using Disclosure.Search.Segmentation;

namespace Disclosure.Search.Tests.Segmentation;

public sealed class WordScannerTests
{
    [Theory]
    [InlineData("罚款5,000元", "罚款 5000 元")]
    [InlineData("5000.00元", "5000 元")]
    [InlineData("1.50万", "1.50 万")]
    [InlineData("2026.3.1", "2026 3 1")]
    [InlineData("12,34", "12 34")]
    [InlineData("1,234,567.8", "1234567.8")]
    [InlineData("1,2345", "1 2345")]
    [InlineData("GB7099-2015", "gb7099 2015")]
    [InlineData("行政 处罚", "行政 处罚")]
    [InlineData("行\n政", "行 政")]
    [InlineData("a.b", "a b")]
    [InlineData("5.", "5")]
    [InlineData("Café", "café")]
    public void Scan_Text_CutsWords(string text, string words) =>
        Assert.Equal(words, string.Join(' ', Languages.Full.Words.Scan(TextFolding.Fold(text)).Select(w => w.Text)));

    [Fact]
    public void ScanForIndex_LongWord_GivesItsInnerWords()
    {
        var words = Languages.Full.Words.ScanForIndex(TextFolding.Fold("楚雄市市场监督管理局")).Select(w => w.Text).ToList();
        Assert.Empty(new[] { "楚雄", "楚雄市", "市场", "监督", "管理", "市场监督管理局", "监督管理局", "管理局" }.Except(words, StringComparer.Ordinal));
        Assert.Equal(words.Count, words.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void ScanForIndex_ChanceNeighbours_GiveNoShortWord() =>
        Assert.DoesNotContain("和服", Languages.Full.Words.ScanForIndex(TextFolding.Fold("产品和服务")).Select(w => w.Text), StringComparer.Ordinal);
}
