using System.Diagnostics;
using System.Globalization;
using Disclosure.Search.Segmentation;
using Disclosure.TestKit;

namespace Disclosure.Benchmarks.Segmentation;

/// <summary>
/// How the segmenter cuts, and how fast, beside Debian's python3-jieba on the same texts in the same run. Speed is by processor time, which neighbours
/// on the machine disturb least.
/// </summary>
internal static class SegmentBench
{
    private const int Rounds = 15;
    private const int ReferenceRounds = 3;
    private const int Starts = 9;
    private const int WarmCharacters = 5_000_000;

    /// <summary>Prints equal cuts, speed on one thread, allocation and the time to the first cut of a process.</summary>
    /// <param name="files">Text files and <c>.jsonl</c> files with a <c>text</c>; without any, invented decisions.</param>
    /// <returns>0, or 1 when there is nothing to measure or no reference.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> files, TextWriter output)
    {
        var texts = SegmentTexts.Read(files.Count > 0 ? files : [SegmentTexts.Carried]);
        var characters = texts.Sum(text => (double)text.Length);
        if (characters == 0 || await JiebaSide.RunAsync(texts, ReferenceRounds) is not { } reference)
        {
            return 1;
        }

        var lexicon = Path.Combine(RepositoryRoot.Path, "config", "lexicon");
        var plain = Segmenter.Create(LexiconKind.Base, lexicon);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{texts.Count} texts, {characters:0} characters; a second of one core, median of {Rounds} rounds, of the reference of {ReferenceRounds}"));
        Compare(plain, texts, reference, output);
        var theirs = characters / Median(reference.Rounds);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"python3-jieba 0.42.1",-28} {theirs / 1e6,8:0.00} M characters/s"));
        Measure("base dictionary, query mode", plain, CutMode.Query);
        Measure("base dictionary, index mode", plain, CutMode.Index);
        Measure("full lexicon, query mode", Segmenter.Create(LexiconKind.Full, lexicon), CutMode.Query);
        Start(reference, output);
        return 0;

        void Measure(string name, Segmenter segmenter, CutMode mode)
        {
            for (var warm = 0.0; warm < WarmCharacters; warm += characters)
            {
                Round(segmenter, texts, mode);
            }

            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var (seconds, elapsed) = (new double[Rounds], new double[Rounds]);
            for (var i = 0; i < Rounds; i++)
            {
                var (start, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                Round(segmenter, texts, mode);
                elapsed[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
                seconds[i] = (Environment.CpuUsage.TotalTime - used).TotalSeconds;
            }

            var allocated = GC.GetAllocatedBytesForCurrentThread() - bytes;
            var ours = characters / Median(seconds);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {name,-28} {ours / 1e6,8:0.00} M characters/s = {ours / theirs:0} : 1; {characters / Median(elapsed) / 1e6:0.00} by the clock; {allocated / Rounds} bytes allocated a round"));
        }
    }

    /// <summary>What <see cref="Start"/> runs as a process of its own: loads and cuts, or neither.</summary>
    public static int FirstCut(bool isEmpty)
    {
        var start = Stopwatch.GetTimestamp();
        if (!isEmpty)
        {
            var counter = default(TokenCounter);
            Segmenter.Create(LexiconKind.Base, string.Empty).Cut("依法作出行政处罚决定，岩温罕不服。", CutMode.Query, ref counter);
        }

        Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture));
        return 0;
    }

    private static void Compare(Segmenter segmenter, IReadOnlyList<string> texts, JiebaSide reference, TextWriter output)
    {
        var (tokens, equal) = (0L, 0L);
        for (var i = 0; i < texts.Count; i++)
        {
            var sink = new TokenEnds([]);
            segmenter.Cut(texts[i], CutMode.Query, ref sink);
            var end = 0;
            var theirs = reference.Cuts[i].Select(length => (end, end += length)).ToHashSet();
            tokens += theirs.Count;
            equal += sink.Tokens.Count(theirs.Contains);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"tokens of the reference cut alike: {equal} of {tokens} = {100.0 * equal / tokens:0.0000} %"));
    }

    private static void Start(JiebaSide reference, TextWriter output)
    {
        var (inside, whole, empty) = (new double[Starts], new double[Starts], new double[Starts]);
        for (var i = 0; i < Starts; i++)
        {
            (whole[i], inside[i]) = Child("segment-start");
            (empty[i], _) = Child("segment-start", "nothing");
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  from nothing to the first cut: {Median(inside):0} ms in the process, the process {Median(whole):0} ms in all, {Median(empty):0} ms without the segmenter; medians of {Starts}; reference {reference.Load * 1000:0} ms"));
    }

    private static (double Whole, double Inside) Child(params string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(SegmentBench).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var told = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, double.Parse(told, CultureInfo.InvariantCulture));
    }

    private static void Round(Segmenter segmenter, IReadOnlyList<string> texts, CutMode mode)
    {
        var counter = default(TokenCounter);
        foreach (var text in texts)
        {
            segmenter.Cut(text, mode, ref counter);
        }
    }

    private static double Median(IReadOnlyList<double> values) => values.Order().ElementAt(values.Count / 2);

    private struct TokenCounter : ITokenSink
    {
        public int Units { get; private set; }

        public void Take(int start, int length) => Units += length;
    }

    private readonly struct TokenEnds(List<(int Start, int End)> tokens) : ITokenSink
    {
        public List<(int Start, int End)> Tokens { get; } = tokens;

        public void Take(int start, int length) => Tokens.Add((start, start + length));
    }
}
