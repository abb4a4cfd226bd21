using Disclosure.TestKit;

namespace Disclosure.Search.Tests.Index;

public sealed class PagingTests
{
    [Theory]
    [InlineData(SearchSort.Relevance, 1)]
    [InlineData(SearchSort.Relevance, 7)]
    [InlineData(SearchSort.Date, 7)]
    [InlineData(SearchSort.Date, 50)]
    public void Search_PageAfterPage_GivesEachHitOnceInOrder(SearchSort sort, int top)
    {
        var reader = Index();
        var request = new SearchRequest { Query = "罚款 OR 药品", Sort = sort, Top = 1000, Facets = ["agency"] };
        var whole = reader.Search(request, CancellationToken.None);
        var paged = new List<SearchHit>();
        string? after = null;
        do
        {
            var page = reader.Search(request with { Top = top, After = after }, CancellationToken.None);
            Assert.Equal(whole.Total, page.Total);
            Assert.Equal(whole.Facets["agency"], page.Facets["agency"]);
            paged.AddRange(page.Hits);
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(whole.Hits, paged);
        Assert.True(paged.Count > 20);
    }

    [Fact]
    public void Search_AlteredCursor_GivesTheFirstPage()
    {
        var reader = Index();
        var request = new SearchRequest { Query = "罚款", Top = 5 };
        var first = reader.Search(request, CancellationToken.None);
        for (var i = 0; i < first.Next!.Length; i++)
        {
            // The last symbol's lowest bits carry nothing: any other symbol is still not what was written.
            var altered = first.Next[..i] + (first.Next[i] == 'A' ? 'B' : 'A') + first.Next[(i + 1)..];
            Assert.Equal(first.Hits, reader.Search(request with { After = altered }, CancellationToken.None).Hits);
        }

        foreach (var odd in new[] { "", "x", "%%%", new string('A', first.Next.Length), first.Next + "A", first.Next + "=", "罚款", "\0" })
            Assert.Equal(first.Hits, reader.Search(request with { After = odd }, CancellationToken.None).Hits);
    }

    [Fact]
    public void Search_CursorOfAnotherQuestion_GivesTheFirstPage()
    {
        var reader = Index();
        var request = new SearchRequest { Query = "罚款", Top = 5 };
        var next = reader.Search(request, CancellationToken.None).Next;
        foreach (var other in new[]
        {
            request with { Query = "药品" },
            request with { Sort = SearchSort.Date },
            request with { DateFrom = new DateOnly(2020, 1, 1) },
            request with { Filters = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["agency"] = ["市监局", "卫健局"] } },
        })
            Assert.Equal(reader.Search(other, CancellationToken.None).Hits, reader.Search(other with { After = next }, CancellationToken.None).Hits);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-5, 0)]
    [InlineData(int.MaxValue, 60)]
    public void Search_TopOutOfBounds_IsBroughtToTheNearer(int top, int hits)
    {
        var answer = Index().Search(new SearchRequest { Top = top }, CancellationToken.None);
        Assert.Equal((60, hits), (answer.Total, answer.Hits.Count));
        Assert.Null(answer.Next);
    }

    private static SearchIndexReader Index()
    {
        var writer = new SearchIndexWriter(Languages.Full);
        var random = new SeededRandom(3);
        for (var i = 0; i < 60; i++)
        {
            writer.Upsert(new SearchDocument
            {
                Id = $"{i}",
                Date = new DateOnly(2026, 1, 1).AddDays(random.Next(5)),
                Fields = [new SearchField { Name = "body", Text = string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Pick(["罚款，", "药品，", "食品，"]))) }],
                Facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["agency"] = [random.Pick(["市监局", "卫健局"])] },
            });
            if (i % 13 == 0)
                writer.Commit();
        }

        return writer.Commit();
    }
}
