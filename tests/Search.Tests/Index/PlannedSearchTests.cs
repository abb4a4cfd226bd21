using Disclosure.Search.Index;
using Disclosure.TestKit;

namespace Disclosure.Search.Tests.Index;

/// <summary>
/// What is answered block by block, with bounds and short cuts, against the plain way: window by window over every posting. Thousands of
/// documents, so that terms have many blocks of every kind.
/// </summary>
public sealed class PlannedSearchTests
{
    private static readonly string[] Facets = ["agency", "region", "many"];

    [Theory]
    [InlineData(1, 20_000, 1, 0)]
    [InlineData(2, 9_000, 5, 0)]
    [InlineData(3, 9_000, 5, 40)]
    [InlineData(4, 20_000, 1, 30)]
    public void Search_AnyPlannedQuery_AnswersAsTheWindows(int seed, int documents, int segments, int removedOfThousand)
    {
        var random = new SeededRandom((ulong)seed);
        using var writer = SearchIndexWriter.InMemory(Languages.Full, new WriterPolicy { MergeFactor = 100, WithinCommit = 0 });
        for (var i = 0; i < documents; i++)
        {
            writer.Upsert(Document(i, random));
            if (i % (documents / segments) == 0)
                writer.Commit();
        }

        for (var i = 0; i < documents; i++)
            if (random.Next(1000) < removedOfThousand)
                writer.Remove($"{i}");
        var reader = writer.Commit();
        for (var question = 0; question < 400; question++)
            Compare(reader, Request(random));
    }

    private static void Compare(SearchIndexReader reader, SearchRequest request)
    {
        for (var page = 0; page < 3; page++)
        {
            var planned = reader.Search(request, isPlanned: true, CancellationToken.None);
            var plain = reader.Search(request, isPlanned: false, CancellationToken.None);
            var asked = $"{string.Join(' ', request.Tokens!)} {request.TokensAsPhrase} {request.Sort} {request.Top} {page}";
            Assert.True(plain.Hits.SequenceEqual(planned.Hits), $"{asked}: {string.Join(' ', plain.Hits.Take(30))} but {string.Join(' ', planned.Hits.Take(30))}");
            Assert.Equal((asked, plain.Total, plain.Next), (asked, planned.Total, planned.Next));
            foreach (var facet in request.Facets)
                Assert.Equal(plain.Facets[facet], planned.Facets[facet]);
            CompareLimited(reader, request, plain, asked);
            if (plain.Next is null)
                return;
            request = request with { After = plain.Next };
        }
    }

    // Who need not count to the end still finds the same.
    private static void CompareLimited(SearchIndexReader reader, SearchRequest request, SearchResult plain, string asked)
    {
        foreach (var limit in new[] { 0, 20, 1000 })
        {
            var limited = reader.Search(request with { CountUpTo = limit, Facets = [] }, isPlanned: true, CancellationToken.None);
            Assert.True(plain.Hits.SequenceEqual(limited.Hits), $"{asked} to {limit}: {string.Join(' ', plain.Hits.Take(30))} but {string.Join(' ', limited.Hits.Take(30))}");
            Assert.True(limited.IsTotalExact ? limited.Total == plain.Total : limited.Total > limit && limited.Total <= plain.Total, $"{asked} to {limit}: {limited.Total} of {plain.Total}");
        }
    }

    private static SearchDocument Document(int number, SeededRandom random) => new()
    {
        Id = $"{number}",
        Date = new DateOnly(2020, 1, 1).AddDays(random.Next(1500)),
        Fields = [],
        // Words from nearly everywhere to nearly nowhere, and texts of a few lengths, so that scores tie often.
        Tokens = string.Join(' ', Enumerable.Range(0, random.Pick([4, 8, 30, 31])).Select(_ => $"w{Math.Min(random.Next(1, 3000), random.Next(1, 3000)) / random.Next(1, 400)}")),
        Facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["agency"] = [$"a{random.Next(300)}"],
            ["region"] = random.Next(10) == 0 ? [] : [$"r{random.Next(7)}"],
            ["many"] = [.. Enumerable.Range(0, random.Next(4)).Select(_ => $"m{random.Next(9)}")],
        },
    };

    private static SearchRequest Request(SeededRandom random) => new()
    {
        Tokens = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"w{random.Next(random.Pick([3, 20, 400]))}")],
        TokensAsPhrase = random.Next(4) == 0,
        Sort = random.Next(3) == 0 ? SearchSort.Date : SearchSort.Relevance,
        Top = random.Pick([0, 1, 7, 20, 300]),
        Facets = random.Next(3) == 0 ? [] : Facets,
        DateFrom = random.Next(6) == 0 ? new DateOnly(2021, 3, 1) : null,
        DateTo = random.Next(6) == 0 ? new DateOnly(2022, 10, 1) : null,
        Filters = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["region"] = random.Next(6) == 0 ? ["r1", "r3"] : [],
            ["many"] = random.Next(8) == 0 ? ["m2", "nowhere"] : [],
        },
    };
}
