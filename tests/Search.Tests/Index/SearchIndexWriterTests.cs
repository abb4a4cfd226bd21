using Disclosure.Search.Index;
using Disclosure.Search.Index.Storage;
using Disclosure.TestKit;

namespace Disclosure.Search.Tests.Index;

public sealed class SearchIndexWriterTests
{
    [Fact]
    public void Commit_AfterRemove_LeavesNothingOfTheText()
    {
        var writer = new SearchIndexWriter(Languages.Full);
        writer.Upsert(Document("keep", "罚款决定"));
        writer.Upsert(Document("gone", "刀岩罕拒不改正xyzzy", agency: "龙潭局"));
        var before = writer.Commit();
        writer.Remove("gone");
        var after = writer.Commit();

        Assert.Equal(1, before.Search(new SearchRequest { Query = "xyzzy" }, CancellationToken.None).Total);
        Assert.Equal(0, after.Search(new SearchRequest { Query = "xyzzy" }, CancellationToken.None).Total);
        Assert.Equal((2, 1), (before.DocumentCount, after.DocumentCount));
        Assert.Contains(Terms(before), t => t.Contains('岩', StringComparison.Ordinal));
        Assert.DoesNotContain(Terms(after), t => t.AsSpan().IndexOfAny("刀岩罕拒xyz") >= 0);
        Assert.All(after.Segments, s => Assert.DoesNotContain("龙潭局", s.Segment.Facet("agency")!.Values, StringComparer.Ordinal));
    }

    [Fact]
    public void Commit_AfterUpsert_HoldsOnlyTheNewText()
    {
        var writer = new SearchIndexWriter(Languages.Full);
        writer.Upsert(Document("a", "刀岩罕"));
        writer.Upsert(Document("b", "普光荣"));
        writer.Commit();
        writer.Upsert(Document("a", "第一次更正"));
        writer.Upsert(Document("a", "第二次更正"));
        var reader = writer.Commit();
        Assert.Equal(2, reader.DocumentCount);
        Assert.DoesNotContain(Terms(reader), t => t.AsSpan().IndexOfAny("刀岩罕一") >= 0);
        // It arrives anew: after the one of the same day that was there.
        Assert.Equal(["b", "a"], reader.Search(new SearchRequest { Sort = SearchSort.Date }, CancellationToken.None).Hits.Select(h => h.Id).ToList());
    }

    [Fact]
    public void Commit_EverythingRemoved_IsAnEmptyIndex()
    {
        var writer = new SearchIndexWriter(Languages.Full);
        writer.Remove("unknown");
        writer.Upsert(Document("a", "罚款"));
        writer.Remove("a");
        Assert.Equal(0, writer.Commit().DocumentCount);
        writer.Upsert(Document("a", "罚款"));
        writer.Commit();
        writer.Remove("a");
        var reader = writer.Commit();
        Assert.Empty(reader.Segments);
        Assert.Equal(0, reader.Search(new SearchRequest { Query = "罚款", Facets = ["agency"] }, CancellationToken.None).Total);
    }

    [Fact]
    public void Commit_ManySmallOnes_KeepsSegmentsFewAndTheOrder()
    {
        var writer = new SearchIndexWriter(Languages.Full);
        var random = new SeededRandom(5);
        var expected = new List<(DateOnly Date, int Number)>();
        SearchIndexReader? reader = null;
        for (var i = 0; i < 600; i++)
        {
            var date = new DateOnly(2026, 1, 1).AddDays(random.Next(30));
            expected.Add((date, i));
            writer.Upsert(Document($"{i}", $"罚款第{i}号", date: date));
            if (i % 2 == 0)
                reader = writer.Commit();
        }

        reader = writer.Commit();
        Assert.InRange(reader.Segments.Count, 1, 30);
        var hits = reader.Search(new SearchRequest { Query = "罚款", Sort = SearchSort.Date, Top = 1000 }, CancellationToken.None).Hits;
        Assert.Equal(expected.OrderByDescending(e => e.Date).ThenBy(e => e.Number).Select(e => $"{e.Number}").ToList(), hits.Select(h => h.Id).ToList());
    }

    [Fact]
    public void Commit_MoreThanOneSegmentMayHold_StaysBounded()
    {
        var writer = new SearchIndexWriter(Languages.Full);
        var most = WriterPolicy.InMemory.MaximumMergedDocuments;
        for (var i = 0; i < 2 * most; i++)
        {
            writer.Upsert(Document($"{i}", $"第{i % 100}号"));
            if (i % 300 == 0)
                writer.Commit();
        }

        var reader = writer.Commit();
        Assert.All(reader.Segments, s => Assert.InRange(s.Segment.DocumentCount, 1, most));
        Assert.Equal(2 * most, reader.Search(new SearchRequest(), CancellationToken.None).Total);
    }

    [Fact]
    public async Task Search_WhileWriting_SeesWholeCommitsOnly()
    {
        var writer = new SearchIndexWriter(Languages.Full);
        var reader = writer.Commit();
        using var stop = new CancellationTokenSource();
        var searching = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            var seen = 0;
            do
            {
                var answer = Volatile.Read(ref reader).Search(new SearchRequest { Query = "罚款 \"共同\"" }, CancellationToken.None);
                // Two documents come and go in each commit: never one of them.
                Assert.Equal(0, answer.Total % 2);
                seen++;
            }
            while (!stop.IsCancellationRequested);

            return seen;
        })).ToList();
        for (var i = 0; i < 300; i++)
        {
            writer.Upsert(Document($"{i}a", "罚款，共同违法"));
            writer.Upsert(Document($"{i}b", "罚款，共同违法"));
            if (i > 20)
            {
                writer.Remove($"{i - 20}a");
                writer.Remove($"{i - 20}b");
            }

            Volatile.Write(ref reader, writer.Commit());
        }

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(searching), seen => Assert.True(seen > 0));
    }

    [Fact]
    public void Upsert_WeightOutOfBounds_IsRefused() => Assert.Throws<ArgumentException>(() => new SearchIndexWriter(Languages.Full).Upsert(
        new SearchDocument { Id = "a", Date = default, Fields = [new SearchField { Name = "title", Text = "x", Weight = 101 }] }));

    [Fact]
    public void Search_Cancelled_Throws() => Assert.Throws<OperationCanceledException>(() =>
    {
        var writer = new SearchIndexWriter(Languages.Full);
        writer.Upsert(Document("a", "罚款"));
        writer.Commit().Search(new SearchRequest { Query = "罚款" }, new CancellationToken(canceled: true));
    });

    private static List<string> Terms(SearchIndexReader reader)
    {
        var terms = new List<string>();
        foreach (var view in reader.Segments)
            for (var cursor = view.Segment.Terms.All(); cursor.MoveNext();)
                terms.Add(UnitCoding.Decode(cursor.Term));
        GC.KeepAlive(reader);
        return terms;
    }

    private static SearchDocument Document(string id, string text, string agency = "市监局", DateOnly? date = null) => new()
    {
        Id = id,
        Date = date ?? new DateOnly(2026, 9, 30),
        Fields = [new SearchField { Name = "body", Text = text }],
        Facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["agency"] = [agency] },
    };
}
