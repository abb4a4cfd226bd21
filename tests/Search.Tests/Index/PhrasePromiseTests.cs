using Disclosure.Search.Segmentation;
using Disclosure.TestKit;

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
