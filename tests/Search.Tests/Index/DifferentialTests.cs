using Disclosure.Search.Index;
using Disclosure.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace Disclosure.Search.Tests.Index;

public sealed class DifferentialTests
{
    [Fact]
    public void Search_RandomSmallIndexes_AnswersAsTheNaiveIndex() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => Compare(new SeededRandom((ulong)seed), new SearchIndexWriter(Languages.Full), isPurged: false))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    // A word whose documents are at their end while those of another go on.
    [Theory]
    [InlineData(1205989992)]
    public void Search_IndexThatWasAnsweredWrongly_AnswersAsTheNaiveIndex(int seed) =>
        Compare(new SeededRandom((ulong)seed), new SearchIndexWriter(Languages.Full), isPurged: false);

    // Removed documents count in frequencies until they are purged; so this one purges before it asks.
    [Fact]
    public void Search_SegmentsMergedBesideTheWriter_AnswersAsTheNaiveIndex() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            using var writer = SearchIndexWriter.InMemory(Languages.Full, new WriterPolicy { MergeFactor = 2, WithinCommit = 0, BufferedOccurrences = 40 });
            Compare(new SeededRandom((ulong)seed), writer, isPurged: true);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    private static void Compare(SeededRandom random, SearchIndexWriter writer, bool isPurged)
    {
        var made = new SmallIndexes(random);
        var naive = new NaiveIndex(Languages.Full);
        // Many commits, so that segments are rewritten and put together too.
        for (var commit = random.Next(4) == 0 ? 20 : random.Next(1, 5); commit > 0; commit--)
        {
            for (var change = random.Next(8); change > 0; change--)
            {
                if (random.Next(4) == 0)
                {
                    var id = $"d{random.Next(20)}";
                    writer.Remove(id);
                    naive.Remove(id);
                }
                else
                {
                    var document = made.Document(ids: 20);
                    writer.Upsert(document);
                    naive.Upsert(document);
                }
            }

            var reader = writer.Commit();
            if (isPurged)
                reader = writer.Purge(CancellationToken.None);
            for (var question = 0; question < 3; question++)
                Compare(reader, naive, made.Request());
        }
    }

    private static void Compare(SearchIndexReader reader, NaiveIndex naive, SearchRequest request)
    {
        var answer = reader.Search(request, CancellationToken.None);
        var (hits, facets, widening) = naive.Search(request);
        Assert.True(hits.SequenceEqual(answer.Hits.Select(h => (h.Id, h.Score))), $"{request.Query} {request.Sort}: {string.Join(' ', hits)} but {string.Join(' ', answer.Hits)}");
        Assert.Equal(hits.Count, answer.Total);
        Assert.Equal(widening, answer.Understood.Widening);
        foreach (var (name, counts) in facets)
            Assert.Equal(counts, answer.Facets[name].Select(c => (c.Value, c.Count)));
        Assert.Null(answer.Next);
    }
}
