using Disclosure.Search.Segmentation;
using Disclosure.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace Disclosure.Search.Tests.Index;

/// <summary>For every document, every quoted part of 2 to 12 characters of its text finds it.</summary>
public sealed class PhrasePromiseTests
{
    private static readonly IReadOnlyList<string> Texts = [.. ReferenceText.All.Select(t => t.Text).Where(t => t.Length > 1)];

    [Theory]
    [InlineData(LexiconKind.Base)]
    [InlineData(LexiconKind.Full)]
    public void Search_AnyQuotedPart_FindsItsDocument(LexiconKind kind)
    {
        var language = kind == LexiconKind.Base ? Languages.Base : Languages.Full;
        var reader = Index(language);
        var random = new SeededRandom(8);
        for (var i = 0; i < 6000; i++)
        {
            var document = random.Next(Texts.Count);
            var text = Texts[document];
            var length = Math.Min(text.Length, random.Next(2, 13));
            var part = text.Substring(random.Next(text.Length - length + 1), length);
            var answer = reader.Search(new SearchRequest { Query = $"\"{part}\"", Top = 1000 }, CancellationToken.None);
            Assert.True(answer.Hits.Any(h => h.Id.Equals($"{document}", StringComparison.Ordinal)) && answer.Understood.Widening == QueryWidening.None, $"{document}: {part}");
        }
    }

    // Texts of any characters at all: halves of pairs, controls, marks, quotation marks (a straight one inside is written twice).
    [Fact]
    public void Search_AnyPartOfAnyText_FindsIt()
    {
        var character = Gen.OneOf(
            Gen.Choose(0, char.MaxValue).Select(c => (char)c),
            Gen.Elements("\"＂“”「」‘’（）〔〕，。：-*|·\r\n\t　 \u0001\u0002\uE000\uFEFF\u200B\ud83d\udc68國国云雲㎡Ⅲ①０9aＡ罚款行政".ToCharArray()));
        var texts = Gen.ArrayOf(character).Select(c => new string(c)).Where(t => t.Length >= 2);
        Prop.ForAll(texts.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (text, seed) =>
        {
            var random = new SeededRandom((ulong)seed);
            var writer = new SearchIndexWriter(Languages.Full);
            writer.Upsert(new SearchDocument { Id = "a", Date = default, Fields = [new SearchField { Name = "body", Text = text }] });
            var length = Math.Min(text.Length, random.Next(2, 13));
            var part = text.Substring(random.Next(text.Length - length + 1), length);
            var query = "\"" + part.Replace("\"", "\"\"", StringComparison.Ordinal).Replace("＂", "＂＂", StringComparison.Ordinal) + "\"";
            return writer.Commit().Search(new SearchRequest { Query = query }, CancellationToken.None).Total == 1;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Theory]
    [InlineData("他说\"三无\"产品", "说\"三无")]
    [InlineData("他说\"三无\"产品", "三无\"产")]
    public void Search_OneStraightMarkInside_IsText(string text, string part)
    {
        var writer = new SearchIndexWriter(Languages.Full);
        writer.Upsert(new SearchDocument { Id = "a", Date = default, Fields = [new SearchField { Name = "body", Text = text }] });
        Assert.Equal(1, writer.Commit().Search(new SearchRequest { Query = $"\"{part}\"" }, CancellationToken.None).Total);
    }

    [Fact]
    public void Search_Phrase_FindsOnlyTextsThatHoldIt()
    {
        var reader = Index(Languages.Full);
        var random = new SeededRandom(9);
        for (var i = 0; i < 2000; i++)
        {
            var text = Texts[random.Next(Texts.Count)];
            var length = Math.Min(text.Length, random.Next(2, 13));
            var part = text.Substring(random.Next(text.Length - length + 1), length);
            var folded = TextFolding.FoldToString(part);
            var answer = reader.Search(new SearchRequest { Query = $"\"{part}\"", Top = 1000, Sort = SearchSort.Date }, CancellationToken.None);
            var holding = Enumerable.Range(0, Texts.Count).Where(d => TextFolding.FoldToString(Texts[d]).Contains(folded, StringComparison.Ordinal));
            Assert.Equal([.. holding.Select(d => $"{d}")], answer.Hits.Select(h => h.Id).ToList());
        }
    }

    [Fact]
    public void Search_PhraseOverTwoFields_FindsNothing()
    {
        var writer = new SearchIndexWriter(Languages.Full);
        writer.Upsert(new SearchDocument
        {
            Id = "a",
            Date = new DateOnly(2026, 9, 30),
            Fields = [new SearchField { Name = "title", Text = "罚款决定" }, new SearchField { Name = "body", Text = "书已送达" }],
        });
        var reader = writer.Commit();
        foreach (var (phrase, found) in new[] { ("决定", 1), ("定书", 0), ("决定书", 0), ("决定书已", 0), ("罚款决定书已送达", 0), ("书已", 1), ("定", 1), ("达", 1) })
            Assert.Equal(found, reader.Search(new SearchRequest { Query = $"“{phrase}”" }, CancellationToken.None).Total);
    }

    private static SearchIndexReader Index(SearchLanguage language)
    {
        var writer = new SearchIndexWriter(language);
        for (var i = 0; i < Texts.Count; i++)
        {
            writer.Upsert(new SearchDocument { Id = $"{i}", Date = new DateOnly(2026, 9, 30), Fields = [new SearchField { Name = "body", Text = Texts[i] }] });
            if (i % 7 == 0)
                writer.Commit();
        }

        return writer.Commit();
    }
}
