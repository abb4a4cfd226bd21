using Disclosure.Search.Correcting;
using Disclosure.Search.Index;
using Disclosure.Search.Tests.Index.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace Disclosure.Search.Tests.Correcting;

public sealed class QueryCorrectorTests
{
    private static readonly SearchIndexReader Reader = TextDocuments.Index(
        (6, "行政处罚决定书，食品安全，违法所得，处以罚款。"), (4, "餐饮服务，营业执照，销售假药，符合GMP的规范。"), (3, "无证经营，超过保质期的食品"), (2, "电梯维保"), (1, "岩温罕"));

    [Theory]
    [InlineData("行正处罚", "行政处罚")] // the same sound
    [InlineData("形政处罚", "行政处罚")]
    [InlineData("形正处罚", "行政处罚")]
    [InlineData("食拼安全", "食品安全")]
    [InlineData("十品", "食品")]
    [InlineData("营业直照", "营业执照")]
    [InlineData("音业执照", "营业执照")] // nearly the same: in and ing
    [InlineData("餐引服务", "餐饮服务")]
    [InlineData("行政处法", "行政处罚")] // fa, fa
    [InlineData("无正经营", "无证经营")] // zheng, zheng
    [InlineData("违法所的", "违法所得")] // 违法 alone is found, because single characters are not asked for
    [InlineData("超过保质其", "超过保质期")]
    [InlineData("处以罚款。违法所得", null)]
    [InlineData("食品安全局", null)] // nothing has it, and nothing better is known
    [InlineData("假约", "假药")] // yue, yao and yue
    [InlineData("保期", "保质期")] // one missing
    [InlineData("保卫质期", "保质期")] // one too many
    [InlineData("保期质", "保质期")] // out of order
    [InlineData("营业牌照", "营业执照")] // another
    [InlineData("营业执昭", "营业执照")]
    [InlineData("title:形政处罚", null)]
    [InlineData("body:形政处罚", "body:行政处罚")]
    [InlineData("“形政处罚”", "“行政处罚”")]
    [InlineData("罚款 形政处罚", "罚款 行政处罚")]
    [InlineData("形政处罚 十品", "行政处罚 食品")] // two words wrong
    [InlineData("形政处罚 -餐饮", "行政处罚 -餐饮")]
    [InlineData("形政 处罚", "行政 处罚")]
    [InlineData("shipin", "食品")]
    [InlineData("xingzhengchufa", "行政处罚")]
    [InlineData("shipinanquan", "食品安全")]
    [InlineData("gpm", null)] // no word of the dictionary
    [InlineData("電弟", null)] // two texts alone have it
    [InlineData("岩文罕", null)] // a name is no word to be offered
    [InlineData("yanwenhan", null)]
    [InlineData("12345", null)]
    [InlineData("行政处罚", null)] // finds enough
    [InlineData("", null)]
    public void Correct_MistakenQuery_OffersWhatWasMeant(string typed, string? meant)
    {
        var offered = Correct(Reader, typed);
        Assert.Equal(meant, offered.Count == 0 ? null : offered[0].Query);
        Assert.All(offered, o => Assert.All(o.Changed, span => Assert.InRange(span.End, span.Start + 2, o.Query.Length)));
    }

    [Fact]
    public void Correct_Anything_OffersOnlyWhatFindsMoreUnderTheSameFilters()
    {
        var writer = new SearchIndexWriter(Languages.Full);
        TextDocuments.AddTo(writer, "a", 5, "行政处罚", agency: "市监局");
        TextDocuments.AddTo(writer, "b", 3, "行政处分", agency: "卫健局");
        var reader = writer.Commit();
        var request = new SearchRequest { Query = "形政处分", Filters = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["agency"] = ["卫健局"] } };
        var offered = new QueryCorrector(reader).Correct(new CorrectionRequest { Request = request }, CancellationToken.None);
        Assert.Equal([("行政处分", 3)], offered.Select(o => (o.Query, o.Total)));
        Assert.Empty(new QueryCorrector(reader).Correct(new CorrectionRequest { Request = request with { DateFrom = new DateOnly(2027, 1, 1) } }, CancellationToken.None));
        Assert.Empty(new QueryCorrector(reader).Correct(new CorrectionRequest { Request = request, Top = 0 }, CancellationToken.None));
        Assert.Empty(new QueryCorrector(reader).Correct(new CorrectionRequest { Request = new SearchRequest { Tokens = ["形政处分"] } }, CancellationToken.None));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Correct_OnlyRemovedDocumentsHaveTheWord_IsNotOffered(bool isPurged)
    {
        using var directory = new TemporaryDirectory();
        using var writer = SearchIndexWriter.Open(Languages.Full, directory.Path, new WriterPolicy { WithinCommit = 0 });
        TextDocuments.AddTo(writer, "gone", 9, "营业执照");
        TextDocuments.AddTo(writer, "kept", 5, "食品");
        Assert.Equal("营业执照", Assert.Single(Correct(writer.Commit(), "营业直照")).Query);
        for (var i = 0; i < 9; i++)
            writer.Remove($"gone{i}");
        var reader = writer.Commit();
        if (isPurged)
            reader = writer.Purge(CancellationToken.None);
        Assert.Empty(Correct(reader, "营业直照"));
    }

    [Fact]
    public void Correct_LongestQueries_EndsSoon()
    {
        // Every character sounds like hundreds of others; steps are bounded, so that this is no more than slow.
        foreach (var query in new[] { new string('意', 256), string.Concat(Enumerable.Repeat("亿己意鸡", 64)), string.Concat(Enumerable.Repeat("shi", 80)), new string('a', 256) })
            Assert.NotNull(Correct(Reader, query));
    }

    [Fact]
    public void Correct_AnyString_NeverThrowsAndFindsMore() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            foreach (var offered in Correct(Reader, text + "形政处罚"))
                Assert.Equal(offered.Total, Reader.Search(new SearchRequest { Query = offered.Query }, CancellationToken.None).Total);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Theory]
    [InlineData('行', "xing hang heng")]
    [InlineData('罚', "fa")]
    [InlineData('女', "nv")]
    [InlineData('a', "")]
    public void SyllablesOf_Character_AreItsReadings(char character, string expected) =>
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), Pronunciation.Default.SyllablesOf(character).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("zhang", "zang zan zhan")]
    [InlineData("ning", "lin ling nin")]
    [InlineData("e", "")]
    public void NearTo_Syllable_AreThoseManyDoNotTellApart(string syllable, string others) =>
        Assert.Equal(others.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(syllable).Order(StringComparer.Ordinal), Pronunciation.Default.NearTo(syllable).Order(StringComparer.Ordinal));

    private static IReadOnlyList<QueryCorrection> Correct(SearchIndexReader reader, string query) =>
        new QueryCorrector(reader).Correct(new CorrectionRequest { Request = new SearchRequest { Query = query }, Enough = 1 }, CancellationToken.None);
}
