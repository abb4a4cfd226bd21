using Disclosure.Search.Query;

namespace Disclosure.Search.Tests.Query;

public sealed class WordPartsTests
{
    [Theory]
    [InlineData("种子标签", "种子 标签")]
    [InlineData("食品安全法", "食品 安全法")]
    [InlineData("食品", "")]
    [InlineData("保质期", "")]
    [InlineData("饕餮魑魅", "饕餮 魑魅")]
    public void Of_PartsALongWordOfTheDictionary(string word, string expected) =>
        Assert.Equal(expected, string.Join(' ', WordParts.Of(word, Languages.Full.Segmenter)));

    [Fact]
    public void Search_WordOfTheLexiconThatNoTextHas_FindsTextsWithItsParts_AndSaysSo()
    {
        var reader = TextDocuments.Index((1, "标签内容不符合规定的玉米种子"), (1, "玉米种子"), (1, "标签"));

        var answer = reader.Search(new SearchRequest { Query = "种子标签" }, CancellationToken.None);

        Assert.Equal((1, QueryWidening.Characters), (answer.Total, answer.Understood.Widening));
        Assert.StartsWith("标签内容", Assert.Single(answer.Hits).Id, StringComparison.Ordinal);
    }
}
