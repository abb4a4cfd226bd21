using System.Diagnostics;
using Disclosure.Search;

namespace Disclosure.Benchmarks.Search;

/// <summary>The engine of this repository under the reference's operations.</summary>
internal sealed class OwnSide(string directory)
{
    /// <summary>Names of the reference's operations and what they ask here.</summary>
    public static readonly IReadOnlyDictionary<string, SearchRequest> Operations = new Dictionary<string, SearchRequest>(StringComparer.Ordinal)
    {
        // Like the reference, which counts to 1,000 and to 20 and goes on only where it can find better.
        ["rel"] = new() { Top = 20, CountUpTo = 1000 },
        ["count"] = new() { Top = 0 },
        ["facets"] = new() { Top = 0, Facets = BenchCorpus.Facets },
        ["date"] = new() { Top = 20, Sort = SearchSort.Date, CountUpTo = 20 },
        ["page_rel"] = new() { Top = 20, Facets = BenchCorpus.Facets },
        ["page_date"] = new() { Top = 20, Sort = SearchSort.Date, Facets = BenchCorpus.Facets },
    };

    // Segments of one size that are put together.
    private const int TooMany = 8;

    private static readonly SearchLanguage Language = SearchLanguage.Load(Path.Combine(AppContext.BaseDirectory, "config"));

    /// <summary>Builds the index, of one segment or of as many as come of themselves; the seconds it took, those of the processor and its bytes.</summary>
    public (double Seconds, double ProcessorSeconds, long Bytes) Build(BenchCorpus corpus, bool isCompact)
    {
        using var process = Process.GetCurrentProcess();
        var (watch, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        using var writer = SearchIndexWriter.Create(Language, directory);
        foreach (var document in corpus.Documents())
            writer.Upsert(document);
        if (isCompact)
            writer.Compact(CancellationToken.None);
        else
            CommitAndMerge(writer);
        process.Refresh();
        return (watch.Elapsed.TotalSeconds, (process.TotalProcessorTime - before).TotalSeconds, Directory.EnumerateFiles(directory).Sum(f => new FileInfo(f).Length));
    }

    // What is put together beside the writer ends with it: wait until there is no more of it.
    private static void CommitAndMerge(SearchIndexWriter writer)
    {
        var (segments, unchanged) = (0, Stopwatch.StartNew());
        for (var now = writer.Commit().SegmentCount; now >= TooMany && unchanged.Elapsed < TimeSpan.FromMinutes(2); now = writer.Commit().SegmentCount)
        {
            if (now != segments)
                (segments, unchanged) = (now, Stopwatch.StartNew());
            Thread.Sleep(250);
        }
    }

    public static SearchRequest Request(SearchRequest operation, string kind, string[] words) => operation with { Tokens = words, TokensAsPhrase = kind is "phrase" };

    public SearchIndexReader Open() => SearchIndexReader.Open(Language, directory);

    /// <summary>Microseconds of each query, by class and operation, after three rounds that are not counted.</summary>
    public Dictionary<(string Class, string Operation), double[]> Measure(BenchCorpus corpus)
    {
        var reader = Open();
        var times = new Dictionary<(string, string), double[]>();
        var classes = corpus.Queries().GroupBy(q => q.Class, StringComparer.Ordinal).ToList();
        for (var round = 0; round < 4; round++)
        {
            foreach (var (name, operation) in Operations)
            {
                foreach (var queries in classes)
                {
                    var requests = queries.Select(q => Request(operation, q.Class, q.Words)).ToList();
                    var took = new double[requests.Count];
                    for (var i = 0; i < took.Length; i++)
                    {
                        var start = Stopwatch.GetTimestamp();
                        reader.Search(requests[i], CancellationToken.None);
                        took[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
                    }

                    times[(queries.Key, name)] = took;
                }
            }
        }

        return times;
    }

    /// <summary>Removes every hundredth document, nothing else.</summary>
    public void RemoveEveryHundredth()
    {
        using var writer = SearchIndexWriter.Open(Language, directory);
        var documents = writer.Commit().DocumentCount;
        for (var id = 51; id <= documents; id += 100)
            writer.Remove($"{id}");
        writer.Commit();
    }

    /// <summary>Milliseconds from a removal to a reader that no longer shows it, durably committed; each of one document.</summary>
    public double[] MeasureRemovals(int count)
    {
        using var writer = SearchIndexWriter.Open(Language, directory);
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var watch = Stopwatch.StartNew();
            writer.Remove($"{1001 + (i * 7)}");
            writer.Commit();
            times[i] = watch.Elapsed.TotalMilliseconds;
        }

        return times;
    }
}
