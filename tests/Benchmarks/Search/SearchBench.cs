using System.Globalization;

namespace Disclosure.Benchmarks.Search;

/// <summary>Builds Lucene's index and ours of the same invented decisions, asks both the same, and prints how they compare.</summary>
internal static class SearchBench
{
    /// <param name="documents">Decisions of 300 to 600 words each.</param>
    /// <param name="isMerged">False: several segments, as many there as here, and every hundredth document removed.</param>
    /// <param name="rounds">Measured so often, one side after the other; the quickest of each counts.</param>
    /// <param name="folder">Keeps corpus and indexes for the next time; null to throw them away.</param>
    public static int Run(int documents, bool isMerged, int rounds, string? folder, TextWriter output)
    {
        if (LuceneSide.Missing() is { } missing)
        {
            output.WriteLine(missing);
            return 1;
        }

        var work = folder ?? Directory.CreateTempSubdirectory("search-bench-").FullName;
        Directory.CreateDirectory(work);
        try
        {
            var corpus = new BenchCorpus(Path.Combine(work, $"corpus-{documents}.tsv"));
            if (!File.Exists(corpus.QueriesFile))
                LuceneSide.Run("/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "Search", "gen.py"), $"{documents}", corpus.File]);
            Compare(corpus, documents, isMerged, rounds, work, output);
            return 0;
        }
        finally
        {
            if (folder is null)
                Directory.Delete(work, recursive: true);
        }
    }

    private static void Compare(BenchCorpus corpus, int documents, bool isMerged, int rounds, string work, TextWriter output)
    {
        var suffix = isMerged ? "" : "-segments";
        var reference = new LuceneSide(work, Path.Combine(work, $"lucene-{documents}{suffix}"));
        var own = new OwnSide(Path.Combine(work, $"own-{documents}{suffix}"));
        reference.Compile();
        var (seconds, processor, bytes) = own.Build(corpus, isMerged);
        var segments = own.Open().SegmentCount;
        var (referenceSeconds, referenceBytes) = reference.Build(corpus, isMerged ? null : (documents + segments - 1) / segments);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{documents} documents in {segments} segments: built in {seconds:F1} s ({processor:F1} of the processor), {bytes / 1e6:F0} MB; Lucene {referenceSeconds:F1} s, {referenceBytes / 1e6:F0} MB; ratios {seconds / referenceSeconds:F2}, {bytes / (double)referenceBytes:F2}"));
        if (!isMerged)
        {
            reference.RemoveEveryHundredth();
            own.RemoveEveryHundredth();
        }

        PrintAgreement(corpus, reference, own, output);
        var best = new Dictionary<(string Class, string Operation), BenchRow>();
        for (var round = 0; round < rounds; round++)
        {
            var (times, removals) = reference.Measure(corpus, 2);
            foreach (var (key, took) in own.Measure(corpus))
            {
                Array.Sort(took);
                var row = new BenchRow(took[took.Length / 2], took[(int)(took.Length * 0.95)], times[key].Median, times[key].High);
                best[key] = best.TryGetValue(key, out var before) ? before.Least(row) : row;
            }

            if (round == 0)
                output.WriteLine($"Lucene: {removals}");
        }

        output.WriteLine("class      operation  own p50  lucene  ratio | own p95  lucene  ratio (microseconds)");
        foreach (var ((kind, operation), row) in best)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind,-10} {operation,-9} {row.Median,8:F1} {row.ReferenceMedian,7:F1} {row.Median / row.ReferenceMedian,6:F2} | {row.High,8:F1} {row.ReferenceHigh,7:F1} {row.High / row.ReferenceHigh,6:F2} {row.Verdict}"));
        var removed = own.MeasureRemovals(21);
        Array.Sort(removed);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a removal is durable and seen: p50 {removed[10]:F1} ms, most {removed[20]:F1} ms; working set {Environment.WorkingSet / 1e6:F0} MB"));
    }

    private static void PrintAgreement(BenchCorpus corpus, LuceneSide reference, OwnSide own, TextWriter output)
    {
        var reader = own.Open();
        var (overlap, sameOrder, sameScores, sameCount, queries) = (0.0, 0, 0, 0, 0);
        foreach (var ((kind, words), (count, hits)) in corpus.Queries().Zip(reference.Hits(corpus)))
        {
            var answer = reader.Search(OwnSide.Request(OwnSide.Operations["rel"] with { CountUpTo = null }, kind, words), CancellationToken.None);
            var ours = answer.Hits.Select(h => h.Id).ToList();
            var theirs = hits.Select(h => h.Split(':')[0]).ToList();
            overlap += theirs.Count == 0 ? 1 : ours.Intersect(theirs, StringComparer.Ordinal).Count() / (double)theirs.Count;
            sameOrder += ours.SequenceEqual(theirs, StringComparer.Ordinal) ? 1 : 0;
            // Of documents with equal scores the reference takes those of its first segment, this engine the newest.
            sameScores += answer.Hits.Select(h => h.Score).SequenceEqual(hits.Select(h => float.Parse(h.Split(':')[1], CultureInfo.InvariantCulture))) ? 1 : 0;
            sameCount += answer.Total == count ? 1 : 0;
            queries++;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{queries} queries: top 20 overlap {overlap / queries:F4}, same order {sameOrder}, same scores {sameScores}, same count {sameCount}"));
    }

    /// <summary>Microseconds.</summary>
    private sealed record BenchRow(double Median, double High, double ReferenceMedian, double ReferenceHigh)
    {
        public string Verdict => (Median / ReferenceMedian <= 0.5 || Median <= 20) && (High / ReferenceHigh <= 0.7 || High <= 20) ? "" : "ABOVE";

        public BenchRow Least(BenchRow other) => new(
            Math.Min(Median, other.Median), Math.Min(High, other.High), Math.Min(ReferenceMedian, other.ReferenceMedian), Math.Min(ReferenceHigh, other.ReferenceHigh));
    }
}
