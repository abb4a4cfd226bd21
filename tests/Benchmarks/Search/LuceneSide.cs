using System.Diagnostics;
using System.Globalization;

namespace Disclosure.Benchmarks.Search;

/// <summary>The reference: Lucene 8 of Debian's liblucene8-java, driven by LuceneBench.java.</summary>
internal sealed class LuceneSide(string work, string directory)
{
    private static readonly string Sources = Path.Combine(AppContext.BaseDirectory, "Search");

    /// <summary>The message names the packages that are missing; null if nothing is.</summary>
    public static string? Missing() =>
        Jars().Length < 2 ? "The reference is missing: apt-get install liblucene8-java default-jdk-headless python3-numpy" : null;

    public void Compile() => Run("javac", ["-cp", string.Join(':', Jars()), "-d", work, Path.Combine(Sources, "LuceneBench.java"), Path.Combine(Sources, "LuceneHits.java")]);

    /// <summary>Builds the index, unless it is there from another time; the seconds it took (NaN then) and its bytes.</summary>
    /// <param name="documentsOfSegment">Null for one segment.</param>
    public (double Seconds, long Bytes) Build(BenchCorpus corpus, int? documentsOfSegment)
    {
        // Named only when it is whole: one that was left half-way is built again.
        var unfinished = directory + ".unfinished";
        var watch = Stopwatch.StartNew();
        if (Directory.Exists(directory))
            return (double.NaN, Bytes());
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        if (documentsOfSegment is { } size)
            Java("LuceneHits", "build", corpus.File, unfinished, size.ToString(CultureInfo.InvariantCulture));
        else
            Java("LuceneBench", "build", corpus.File, unfinished, "1");
        Directory.Move(unfinished, directory);
        return (watch.Elapsed.TotalSeconds, Bytes());

        long Bytes() => Directory.EnumerateFiles(directory).Sum(f => new FileInfo(f).Length);
    }

    public void RemoveEveryHundredth() => Java("LuceneHits", "delete", directory);

    /// <summary>Microseconds at the median and the 95th percentile, by class and operation; and what it says of removals.</summary>
    public (Dictionary<(string Class, string Operation), (double Median, double High)> Times, string Removals) Measure(BenchCorpus corpus, double seconds)
    {
        // Its last step removes documents: it gets a copy.
        var copy = directory + ".copy";
        if (Directory.Exists(copy))
            Directory.Delete(copy, recursive: true);
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.EnumerateFiles(directory))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        var output = Path.Combine(work, "lucene.tsv");
        var said = Java("LuceneBench", "bench", copy, corpus.QueriesFile, seconds.ToString(CultureInfo.InvariantCulture), output);
        Directory.Delete(copy, recursive: true);
        var times = File.ReadLines(output).Select(l => l.Split('\t')).ToDictionary(p => (p[1], p[2]), p => (Number(p[4]) * 1000, Number(p[5]) * 1000));
        return (times, said.Trim());
    }

    /// <summary>The count and the best twenty of each query, in their order.</summary>
    public List<(int Count, string[] Hits)> Hits(BenchCorpus corpus)
    {
        var output = Path.Combine(work, "hits.tsv");
        Java("LuceneHits", "hits", directory, corpus.QueriesFile, output);
        return [.. File.ReadLines(output).Select(l => l.Split('\t')).Select(p => (int.Parse(p[1], CultureInfo.InvariantCulture), p[2].Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
    }

    public static string Run(string program, IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidOperationException($"{program} could not be started.");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string[] Jars() => Directory.Exists("/usr/share/java")
        ? [.. Directory.EnumerateFiles("/usr/share/java", "lucene-*-8.*.jar").Where(f => Path.GetFileName(f).StartsWith("lucene-core-", StringComparison.Ordinal) || Path.GetFileName(f).StartsWith("lucene-analyzers-common-", StringComparison.Ordinal))]
        : [];

    private string Java(string name, params string[] arguments) => Run("java", ["-Xmx3g", "-cp", string.Join(':', [work, .. Jars()]), name, .. arguments]);
}
