using FsCheck;
using FsCheck.Fluent;

namespace Disclosure.Search.Tests.Query;

public sealed class QueryTests
{
    private static readonly SearchIndexReader Reader = Index();

    [Theory]
    [InlineData("过期食品", "a")] // 同义词：超过保质期
    [InlineData("食品 罚款", "a c")]
    [InlineData("食品 -罚款", "d")]
    [InlineData("食品 －罚款", "d")]
    [InlineData("-罚款", "b d")]
    [InlineData("药品 OR 污水", "b")]
    [InlineData("罚款 药品 OR 餐饮", "c")]
    [InlineData("药品 ｜ 餐饮", "b c")]
    [InlineData("OR 药品 OR", "b")]
    [InlineData("\"处以罚款\"", "c")]
    [InlineData("“处以罚款”", "c")]
    [InlineData("「處以罰款」", "c")]
    [InlineData("\"处以罚款", "c")]
    [InlineData("-\"处以罚款\" 食品", "a d")]
    [InlineData("餐飲", "c")]
    [InlineData("ＫＴＶ", "d")]
    [InlineData("kt", "")]
    [InlineData("kt*", "d")]
    [InlineData("kt＊", "d")]
    [InlineData("\"kt\"", "d")]
    [InlineData("餐*", "c")]
    [InlineData("标题:食品", "a")]
    [InlineData("标题：食品", "a")]
    [InlineData("title:食品 -title:药品", "a")]
    [InlineData("title:食品 -title:过期", "")]
    [InlineData("\"标题：食品\"", "")]
    [InlineData("body:\"经营\"", "d")]
    [InlineData("-title:药品", "a c d")]
    [InlineData("机关:卫健局", "b")]
    [InlineData("agency:卫健", "b")]
    [InlineData("云楚市监罚〔2026〕12号", "a")]
    [InlineData("云楚市监罚（2026）12号", "a")]
    [InlineData("云楚市监罚[2026]12号", "a")]
    [InlineData("云楚市监罚【2026】12号", "a")]
    [InlineData("云楚市监罚［２０２６］１２号", "a")]
    [InlineData("云楚市监罚 〔 2026 〕 12 号", "a")]
    [InlineData("〔2026〕12号", "a")]
    [InlineData("〔2026〕1号", "b")]
    [InlineData("5000", "a")]
    [InlineData("5,000元", "a")]
    [InlineData("500", "")]
    [InlineData("岩温罕", "c")]
    [InlineData("玉·应香", "b")]
    [InlineData("彝", "d")]
    [InlineData("", "a b c d")]
    [InlineData(" 　\n", "a b c d")]
    [InlineData("\"\"", "a b c d")]
    [InlineData("《", "")]
    [InlineData("title:", "")]
    [InlineData("unknown:食品", "a")] // no such field: words like any others, and none of them has "unknown"
    public void Search_Query_FindsTheseDocuments(string query, string ids)
    {
        var answer = Reader.Search(new SearchRequest { Query = query, Sort = SearchSort.Date }, CancellationToken.None);
        if (query.StartsWith("unknown", StringComparison.Ordinal))
            Assert.Equal(QueryWidening.AnyWord, answer.Understood.Widening);
        else
            Assert.Equal(ids, string.Join(' ', answer.Hits.Select(h => h.Id)));
    }

    [Fact]
    public void Search_NoTextHasAllWords_FallsBackAndSaysSo()
    {
        var answer = Search("餐饮 污染");
        Assert.Equal((QueryWidening.AnyWord, "c"), (answer.Understood.Widening, answer.Hits.Single().Id));
        Assert.Equal(["餐饮", "污染"], answer.Understood.Words);
    }

    [Fact]
    public void Search_CutDiffersInTheText_FindsByCharacters()
    {
        var answer = Search("和服");
        Assert.Equal((QueryWidening.Characters, "d"), (answer.Understood.Widening, answer.Hits.Single().Id));
    }

    [Fact]
    public void Search_ExcludedWords_StayExcludedWhenWidened()
    {
        Assert.Equal(0, Search("餐饮 污染 -岩温罕").Total);
        Assert.Equal(0, Search("和服 -产品").Total);
    }

    [Fact]
    public void Search_FilterLeavesNothing_DoesNotWiden()
    {
        var request = new SearchRequest { Query = "餐饮 罚款", Filters = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["agency"] = ["卫健局"] } };
        var answer = Reader.Search(request, CancellationToken.None);
        Assert.Equal((0, QueryWidening.None), (answer.Total, answer.Understood.Widening));
    }

    [Fact]
    public void Search_WordsSideBySide_ComeFirst()
    {
        var writer = new SearchIndexWriter(Languages.Full);
        foreach (var (id, text) in new[] { ("apart", "药品和罚款；罚款以后的药品。"), ("together", "药品罚款，此后再无其他的话。") })
            writer.Upsert(new SearchDocument { Id = id, Date = new DateOnly(2026, 9, 30), Fields = [new SearchField { Name = "body", Text = text }] });
        var reader = writer.Commit();
        Assert.Equal(["together", "apart"], reader.Search(new SearchRequest { Query = "药品罚款" }, CancellationToken.None).Hits.Select(h => h.Id).ToList());
        Assert.Equal(["apart", "together"], reader.Search(new SearchRequest { Query = "药品 罚款" }, CancellationToken.None).Hits.Select(h => h.Id).ToList());
    }

    [Fact]
    public void Search_LongQuery_IsReadInPartAndSaysSo()
    {
        Assert.True(Search(new string('罚', 257)).Understood.Truncated);
        Assert.True(Search(string.Join(' ', Enumerable.Range(10, 70))).Understood.Truncated);
        Assert.False(Search(string.Join(' ', Enumerable.Repeat("罚款", 70))).Understood.Truncated);
        Assert.True(Search(string.Concat(Enumerable.Repeat("罚款 ", 86))).Understood.Truncated);
        Assert.False(Search("罚款").Understood.Truncated);
    }

    [Fact]
    public void Search_AnyString_NeverThrows() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), query => Search(query ?? "").Total >= 0).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

    [Fact]
    public void Search_AnyMixOfOperators_NeverThrows()
    {
        var pieces = Gen.Elements("\"", "“", "”", "「", "-", "－", "OR", "|", "*", "＊", ":", "：", "title:", "标题：", "agency:", " ", "　", "\n", "〔2026〕", "12号", "罚款", "彝", "ab", "5,000", ".", "\ud83d", "\udc68", "\0", "\u0001", "\u0002", "國");
        Prop.ForAll(Gen.ListOf(pieces).Select(string.Concat).ToArbitrary(), query => Search(query).Total >= 0).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    private static SearchResult Search(string query) => Reader.Search(new SearchRequest { Query = query }, CancellationToken.None);

    private static SearchIndexReader Index()
    {
        var writer = new SearchIndexWriter(Languages.Full);
        Add("a", "食品过期案", "云楚市监罚〔2026〕12号\n当事人销售超过保质期的食品，罚款5,000元。", "市监局");
        Add("b", "药品管理案", "云楚卫罚〔2026〕1号\n玉•应香未按规定保管药品。", "卫健局");
        Add("c", "餐饮店卫生案", "当事人岩温罕在餐饮店销售食品，处以罚款。", "市监局");
        Add("d", "KTV案", "当事人的产品和服务，经营食品，彝人小镇。", "市监局");
        return writer.Commit();

        void Add(string id, string title, string body, string agency) => writer.Upsert(new SearchDocument
        {
            Id = id,
            Date = new DateOnly(2026, 9, 30),
            Fields = [new SearchField { Name = "title", Text = title, Weight = 3 }, new SearchField { Name = "body", Text = body }],
            Facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["agency"] = [agency] },
        });
    }
}
