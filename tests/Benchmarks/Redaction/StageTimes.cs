using System.Diagnostics;
using System.Globalization;
using Disclosure.Redactor;
using Disclosure.Redactor.Batch;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Names;
using Disclosure.TestKit.Gold;

namespace Disclosure.Benchmarks.Redaction;

/// <summary>
/// Time and allocation of the redactor on one thread. Figures are for 1,200 characters and from the best of several rounds, so that
/// neighbours on the machine disturb them least.
/// </summary>
internal static class StageTimes
{
    private const int Rounds = 9;
    private const int DecisionLength = 1200;
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(400);
    private static readonly CaseFacts Facts = new();

    /// <summary>Prints them: the whole, the whole without the search for names, and the verification in it.</summary>
    public static void Print(DecisionRedactor redactor, IReadOnlyList<GoldText> texts, TextWriter output)
    {
        var documents = texts.Select(gold => SourceDocument.FromText(gold.Text)).ToList();
        var characters = documents.Sum(document => (double)document.Text.Length);
        var withoutNames = redactor.With(NameSources.None);
        // Every text is verified here, also one that a person would have to look at first.
        var results = documents.Select(document => redactor.Redact(document, Facts) with { Outcome = Outcome.Publish }).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one thread, {documents.Count} texts of {characters / documents.Count:0} characters; per {DecisionLength} characters:"));
        Measure("whole", i => PublicationCheck.Apply(redactor.Redact(documents[i], Facts) with { Outcome = Outcome.Publish }, Facts));
        Measure("  without names", i => PublicationCheck.Apply(withoutNames.Redact(documents[i], Facts) with { Outcome = Outcome.Publish }, Facts));
        Measure("  verification alone", i => PublicationCheck.Apply(results[i], Facts));

        void Measure(string name, Action<int> act)
        {
            Repeat(act, documents.Count, Warming);
            var best = (Ticks: double.MaxValue, Bytes: 0.0);
            for (var round = 0; round < Rounds; round++)
            {
                var bytes = GC.GetAllocatedBytesForCurrentThread();
                var (ticks, passes) = Repeat(act, documents.Count, Round);
                if (ticks / passes < best.Ticks)
                {
                    best = (ticks / passes, (GC.GetAllocatedBytesForCurrentThread() - bytes) / passes);
                }
            }

            var seconds = best.Ticks / Stopwatch.Frequency * DecisionLength / characters;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {name,-22} {seconds * 1e6,8:0.0} µs  {1 / seconds,8:0} decisions/s  {best.Bytes / 1024 / (characters / 1000),8:0.0} KB a 1,000 characters, {best.Bytes / documents.Count / 1024:0.0} KB a text"));
        }
    }

    private static (double Ticks, int Passes) Repeat(Action<int> act, int count, TimeSpan atLeast)
    {
        var start = Stopwatch.GetTimestamp();
        var passes = 0;
        do
        {
            for (var i = 0; i < count; i++)
            {
                act(i);
            }

            passes++;
        }
        while (Stopwatch.GetElapsedTime(start) < atLeast);
        return (Stopwatch.GetTimestamp() - start, passes);
    }
}
