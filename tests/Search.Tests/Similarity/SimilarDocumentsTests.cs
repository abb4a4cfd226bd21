using Disclosure.Search.Index;
using Disclosure.Search.Similarity;
using Disclosure.Search.Tests.Index.Storage;
using Disclosure.TestKit;

namespace Disclosure.Search.Tests.Similarity;

public sealed class SimilarDocumentsTests
{
    [Fact]
    public void Find_DocumentOfTheIndex_FindsThoseThatShareItsWordsAndNotItself()
    {
        var writer = new SearchIndexWriter(Languages.Full);
        string[] texts =
        [
            "餐饮服务单位未取得食品经营许可证从事餐饮服务，处以罚款",
            "某小吃店未取得食品经营许可证从事餐饮服务活动，罚款五千元",
            "擅自倾倒建筑垃圾，污染河道，处以罚款",
            "销售假药，没收违法所得，处以罚款",
            "货运车辆超限运输，处以罚款",
        ];
        for (var i = 0; i < texts.Length; i++)
            writer.Upsert(TextDocuments.Of($"d{i}", texts[i]));
        var reader = writer.Commit();
        Assert.Equal(["d1"], Similar(reader, TextDocuments.Of("d0", texts[0])));
        Assert.Equal(["d0"], Similar(reader, TextDocuments.Of("d1", texts[1])));
        // One that is not in the index finds both.
        Assert.Equal(["d0", "d1"], Similar(reader, TextDocuments.Of("new", texts[0])).Order(StringComparer.Ordinal));
        Assert.Empty(Similar(reader, TextDocuments.Of("new", "电梯维护保养")));
        Assert.Empty(Similar(reader, TextDocuments.Of("new", "")));
    }

    [Fact]
    public void Find_RemovedOrFilteredDocument_IsNotFound()
    {
        using var directory = new TemporaryDirectory();
        using var writer = SearchIndexWriter.Open(Languages.Full, directory.Path, new WriterPolicy { WithinCommit = 0 });
        TextDocuments.AddTo(writer, "a", 4, "擅自倾倒建筑垃圾，污染河道", agency: "城管局");
        TextDocuments.AddTo(writer, "b", 4, "擅自倾倒建筑垃圾，污染河道", agency: "环保局");
        TextDocuments.AddTo(writer, "c", 40, "销售假药");
        writer.Commit();
        writer.Remove("a1");
        var reader = writer.Commit();
        var document = TextDocuments.Of("a0", "擅自倾倒建筑垃圾，污染河道");
        Assert.Equal(["a2", "a3", "b0", "b1", "b2", "b3"], Similar(reader, document, top: 50).Order(StringComparer.Ordinal));
        Assert.Equal(2, Similar(reader, document, top: 2).Count);
        Assert.Empty(Similar(reader, document, top: -1));
        var filters = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["agency"] = ["城管局"] };
        Assert.Equal(["a2", "a3"], new SimilarDocuments(reader).Find(new SimilarRequest { Document = document, Filters = filters }, CancellationToken.None).Select(h => h.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TellingWords_LongText_AreFewAndReadFewPostings()
    {
        var writer = new SearchIndexWriter(Languages.Full);
        var random = new SeededRandom(4);
        string[] pieces = ["罚款", "药品", "食品", "垃圾", "河道", "运输", "车辆", "许可证", "餐饮", "假药", "污染", "超限", "电梯", "消防", "工地", "噪声", "烟花", "矿山", "林木", "捕捞", "耕地", "广告", "商标", "价格"];
        var texts = Enumerable.Range(0, 60).Select(_ => string.Join('，', Enumerable.Range(0, 40).Select(_ => random.Pick(pieces)))).ToList();
        for (var i = 0; i < texts.Count; i++)
            writer.Upsert(TextDocuments.Of($"d{i}", texts[i]));
        var reader = writer.Commit();
        var words = new TellingWords(reader).Of(TextDocuments.Of("d0", texts[0]));
        Assert.Equal(TellingWords.Wanted, words.Count);
        Assert.Equal(words.Count, words.Select(w => w.Word).Distinct(StringComparer.Ordinal).Count());
        Assert.True(words.Zip(words.Skip(1)).All(pair => pair.First.Score >= pair.Second.Score));
        Assert.NotEmpty(Similar(reader, TextDocuments.Of("d0", string.Concat(Enumerable.Repeat(texts[0], 2000)))));
    }

    private static List<string> Similar(SearchIndexReader reader, SearchDocument document, int top = 5) =>
        [.. new SimilarDocuments(reader).Find(new SimilarRequest { Document = document, Top = top }, CancellationToken.None).Select(h => h.Id)];
}
