using System.Globalization;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;

namespace Disclosure.Redactor.Tests;

/// <summary>
/// The work of sixteen times a text against the work of the text: 16 where it is linear, 256 where it is quadratic. Work is the time the
/// processor gave to this thread, to which a busy machine adds little; of several rounds the least disturbed counts.
/// </summary>
internal static class LinearWork
{
    private const int Times = 16;
    private const double MostTimes = 2.5 * Times;

    /// <summary>Fails when redacting a text of so many characters and one of sixteen times as many shows that the work is not linear.</summary>
    public static void Assert(Func<int, string> textOf, int length)
    {
        var small = SourceDocument.FromText(textOf(length));
        var large = SourceDocument.FromText(textOf(length * Times));
        Work(small);
        var ratio = double.MaxValue;
        for (var round = 0; round < 3 && ratio > MostTimes; round++)
        {
            ratio = Math.Min(ratio, Work(large) / Math.Max(Work(small), Work(small)));
        }

        Xunit.Assert.True(ratio <= MostTimes, $"{Times} times the text took {ratio:F1} times the work");
    }

    private static double Work(SourceDocument document)
    {
        var before = ProcessorTime();
        LabelledText.Redactor.Redact(document, new CaseFacts());
        return Math.Max(1, ProcessorTime() - before);
    }

    // Milliseconds that this thread has been given; the kernel counts them in nanoseconds.
    private static double ProcessorTime() =>
        double.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1_000_000;
}
