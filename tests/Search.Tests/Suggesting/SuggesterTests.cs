using Disclosure.Search.Index;
using Disclosure.Search.Index.Storage;
using Disclosure.Search.Segmentation;
using Disclosure.Search.Tests.Index;
using Disclosure.Search.Tests.Index.Storage;
using Disclosure.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace Disclosure.Search.Tests.Suggesting;

public sealed class SuggesterTests
{
    [Theory]
    [InlineData("处", "处罚 处以")] // 处罚 stands in five texts, 处以 in three.
    [InlineData("處", "处罚 处以")]
    [InlineData("罚", "罚款")]
    [InlineData("g", "")] // letters are no word of the dictionary: so are names written by their sound
    [InlineData("x", "")]
    [InlineData("罚款", "")] // nothing is left to complete
    [InlineData("药", "")] // two texts alone have it
    [InlineData("岩", "")] // no word of the dictionary, as names of people
    [InlineData("5", "")]
    [InlineData("", "")]
    [InlineData(" 　", "")]
    [InlineData("-", "")]
    [InlineData("\"", "")]
    [InlineData("\0\uD800*", "")]
    public void Suggest_BeginningOfAWord_OffersWordsThatThreeDocumentsHave(string typed, string expected)
    {
        var reader = TextDocuments.Index((3, "处以罚款5000元，符合GMP，xiaoming"), (5, "行政处罚，处罚，岩温罕"), (2, "药品"));
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), Words(reader, typed));
    }

    [Theory]
    [InlineData("食品 处", "食品 处罚")]
    [InlineData("食品  处", "食品  处罚")]
    [InlineData("-食品 处", "-食品 处罚", "-食品 处以")]
    [InlineData("\"食品，处", "\"食品，处罚")]
    [InlineData("body:处", "body:处罚", "body:处以")]
    [InlineData("药品 处")] // both stand in texts, never together
    public void Suggest_SeveralWords_CompletesTheLastAndOffersWhatFindsSomething(string typed, params string[] expected)
    {
        var reader = TextDocuments.Index((3, "处以罚款"), (5, "食品，处罚"), (3, "药品"), (1, "处罚"));
        Assert.Equal(expected, new Suggester(reader).Suggest(new SuggestRequest { Text = typed }, CancellationToken.None).Select(s => s.Query));
    }

    [Fact]
    public void Suggest_NamesAndValues_OffersThemAsTheyAreWrittenThoughOneDocumentHasThem()
    {
        var writer = new SearchIndexWriter(Languages.Full);
        TextDocuments.AddTo(writer, "a", 4, "昆明的昆明恒锐（建材）有限公司和昆明湖", ["昆明恒锐（建材）有限公司"]);
        TextDocuments.AddTo(writer, "b", 1, "昆明市市场监督管理局，简称昆明市监局", ["昆明市市场监督管理局", "昆明市监局", "昆", "", new string('昆', 200)], "昆明市监局");
        var suggestions = new Suggester(writer.Commit()).Suggest(new SuggestRequest { Text = "昆明", Facets = ["agency", "nothing"] }, CancellationToken.None);
        Assert.Equal(
            [("昆明湖", SuggestionKind.Word), ("昆明恒锐（建材）有限公司", SuggestionKind.Name), ("昆明市监局", SuggestionKind.Name), ("昆明市监局", SuggestionKind.FacetValue), ("昆明市市场监督管理局", SuggestionKind.Name)],
            suggestions.Select(s => (s.Text, s.Kind)));
        Assert.All(suggestions, s => Assert.Equal(s.Kind == SuggestionKind.FacetValue ? ("", "agency") : (s.Text, null), (s.Query, s.Facet)));
    }

    [Theory]
    [InlineData("昆明恒锐（建", "昆明恒锐（建材）有限公司")]
    [InlineData("昆明 恒锐(建", "昆明恒锐（建材）有限公司")]
    [InlineData("罚款 昆明恒锐（", "罚款 昆明恒锐（建材）有限公司")]
    [InlineData("药品 昆明恒锐（", null)]
    [InlineData("ab c", "AB China Co. Ltd.")]
    public void Suggest_NameWithBracketsAndBlanks_IsFoundByWhatOfItWasTyped(string typed, string? expected)
    {
        var writer = new SearchIndexWriter(Languages.Full);
        writer.Upsert(TextDocuments.Of("a", "昆明恒锐（建材）有限公司罚款，AB China Co. Ltd.", ["昆明恒锐（建材）有限公司", "AB China Co. Ltd."]));
        Assert.Equal(expected, new Suggester(writer.Commit()).Suggest(new SuggestRequest { Text = typed }, CancellationToken.None).SingleOrDefault()?.Query);
    }

    [Fact]
    public void Suggest_NameThatNoTextHas_IsNotOffered()
    {
        var writer = new SearchIndexWriter(Languages.Full);
        writer.Upsert(TextDocuments.Of("a", "罚款", ["昆明恒锐建材有限公司"]));
        Assert.Empty(Words(writer.Commit(), "昆明"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Suggest_OnlyRemovedDocumentsHaveIt_IsNotOfferedBeforeOrAfterPurge(bool isPurged)
    {
        using var directory = new TemporaryDirectory();
        using var writer = SearchIndexWriter.Open(Languages.Full, directory.Path, new WriterPolicy { WithinCommit = 0 });
        TextDocuments.AddTo(writer, "gone", 9, "昆明湖，昆明龙潭商行", ["昆明龙潭商行"], "昆明龙潭局");
        TextDocuments.AddTo(writer, "kept", 2, "昆明湖");
        TextDocuments.AddTo(writer, "more", 3, "昆明市");
        Assert.Equal(["昆明湖", "昆明龙潭局", "昆明龙潭商行", "昆明市"], Words(writer.Commit(), "昆明"));
        for (var i = 0; i < 9; i++)
            writer.Remove($"gone{i}");
        var reader = isPurged ? Purged(writer) : writer.Commit();
        // Two documents still have the first, which is not enough.
        Assert.Equal(["昆明市"], Words(reader, "昆明"));
        Assert.Equal(["昆明市", "昆明湖"], new Suggester(reader).Suggest(new SuggestRequest { Text = "昆明", MinimumDocuments = 2 }, CancellationToken.None).Select(s => s.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Suggest_ManyWordsAndNames_GivesEachKindItsShare()
    {
        var writer = new SearchIndexWriter(Languages.Full);
        TextDocuments.AddTo(writer, "a", 9, "中国 中心 中央 中间 中午 中学 中文 中药 中介 中断");
        TextDocuments.AddTo(writer, "b", 1, "中甸商行 中和商行", ["中甸商行", "中和商行"]);
        var offered = new Suggester(writer.Commit()).Suggest(new SuggestRequest { Text = "中", Top = 6 }, CancellationToken.None);
        Assert.Equal((4, 2), (offered.Count(s => s.Kind == SuggestionKind.Word), offered.Count(s => s.Kind == SuggestionKind.Name)));
        Assert.Equal(SuggestRequest.MaximumTop / 2, new Suggester(writer.Commit()).Suggest(new SuggestRequest { Text = "中", Top = int.MaxValue }, CancellationToken.None).Count(s => s.Kind == SuggestionKind.Word));
        Assert.Empty(new Suggester(writer.Commit()).Suggest(new SuggestRequest { Text = "中", Top = -1 }, CancellationToken.None));
    }

    // The definition, found by reading every text that is left: over many commits, segments and removals.
    [Fact]
    public void Suggest_RandomIndexes_OffersExactlyTheWordsThatEnoughDocumentsHave() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new SeededRandom((ulong)seed);
            var made = new SmallIndexes(random);
            var texts = new Dictionary<string, SearchDocument>(StringComparer.Ordinal);
            using var directory = new TemporaryDirectory();
            using var writer = SearchIndexWriter.Open(Languages.Full, directory.Path, new WriterPolicy { MergeFactor = 3, WithinCommit = random.Next(2) * 4, BufferedOccurrences = 60 });
            for (var commit = random.Next(1, 5); commit > 0; commit--)
            {
                for (var change = random.Next(20); change > 0; change--)
                {
                    var document = made.Document(ids: 12);
                    texts.Remove(document.Id);
                    writer.Remove(document.Id);
                    if (random.Next(4) == 0)
                        continue;
                    writer.Upsert(document);
                    texts.Add(document.Id, document);
                }

                var reader = writer.Commit();
                foreach (var typed in new[] { "行", "处", "市", "a", "产" })
                    Assert.Equal(Expected(texts.Values, typed), new Suggester(reader).Suggest(new SuggestRequest { Text = typed, Top = 20 }, CancellationToken.None).Select(s => s.Text).Order(StringComparer.Ordinal));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Suggest_AnyString_NeverThrows() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => _ = Words(TextDocuments.Index((3, "处以罚款")), text)).QuickCheckThrowOnFailure();

    private static List<string> Expected(IEnumerable<SearchDocument> texts, string typed) =>
    [
        .. texts.SelectMany(d => d.Fields.SelectMany(f => Languages.Full.Words.ScanForIndex(TextFolding.Fold(f.Text)).Select(w => w.Text)).Distinct(StringComparer.Ordinal))
            .GroupBy(w => w, StringComparer.Ordinal)
            .Where(g => g.Count() >= 3 && g.Key.Length > 1 && g.Key.StartsWith(typed, StringComparison.Ordinal) && Languages.Full.Segmenter.IsWord(g.Key))
            .Select(g => g.Key).Order(StringComparer.Ordinal),
    ];

    private static SearchIndexReader Purged(SearchIndexWriter writer)
    {
        writer.Commit();
        return writer.Purge(CancellationToken.None);
    }

    private static List<string> Words(SearchIndexReader reader, string typed) =>
        [.. new Suggester(reader).Suggest(new SuggestRequest { Text = typed, Facets = ["agency"] }, CancellationToken.None).Select(s => s.Text)];
}
