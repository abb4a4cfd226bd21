using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Disclosure.Records;
using Disclosure.Records.Renditions;
using Disclosure.Redactor;
using Disclosure.Redactor.Batch;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.TestKit;
using DocumentFormat.OpenXml.Packaging;

namespace Disclosure.Benchmarks.Documents;

/// <summary>What a Word file costs from the bytes that are sent to the verified bytes that may be public, on one thread.</summary>
internal static class DocxBench
{
    private const int Warmings = 60;
    private const int Repeats = 101;
    private static readonly CaseFacts Facts = new();

    /// <summary>Prints the medians for a decision of ten pages, beside what the Open XML SDK needs to open it and join its text; or what becomes of every .docx of a folder.</summary>
    /// <param name="folder">A folder of Word files, searched with its subfolders; null for the decision of ten pages.</param>
    /// <param name="output">Where figures go.</param>
    /// <returns>0, or 1 when there is nothing to measure, something threw, or the decision came to no output.</returns>
    public static int Run(string? folder, TextWriter output)
    {
        var config = Path.Combine(RepositoryRoot.Path, "config");
        var redactor = DecisionRedactor.Create(name => File.OpenRead(Path.Combine(config, name)));
        var files = new FileRedactor(redactor, new DocumentReader(), RedactionGrounds.Read(Path.Combine(config, "grounds.csv")));
        return folder is null ? TenPages(files, output) : Folder(files, folder, output);
    }

    private static int TenPages(FileRedactor files, TextWriter output)
    {
        var content = TenPageDecision.Write();
        var unzipped = Unzipped(content);
        if (files.Redact(content, "决定书.docx", "out.docx", RenditionFormat.Docx, Facts, CancellationToken.None) is not FileRedaction.Done { Output: { } written })
        {
            output.WriteLine("The decision came to no output.");
            return 1;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ten pages: {content.Length / 1024.0:0} KB, {unzipped / 1024.0:0} KB unzipped; written {written.Length / 1024.0:0} KB; one thread, median of {Repeats}"));
        var whole = Measure("read, redact, write, verify", () => files.Redact(content, "决定书.docx", "out.docx", RenditionFormat.Docx, Facts, CancellationToken.None));
        Measure("  reading alone", () => new DocumentReader().Read(content, "决定书.docx", CancellationToken.None));
        var reference = Measure("Open XML SDK: open, InnerText", () => InnerText(content));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"whole : reference = {whole / reference:0.0} : 1"));
        return 0;

        double Measure(string name, Action act)
        {
            for (var i = 0; i < Warmings; i++)
            {
                act();
            }

            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var times = new double[Repeats];
            for (var i = 0; i < Repeats; i++)
            {
                var start = Stopwatch.GetTimestamp();
                act();
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }

            var allocated = (GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)Repeats;
            Array.Sort(times);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {name,-30} median {times[Repeats / 2],6:0.00} ms  p95 {times[Repeats * 95 / 100],6:0.00} ms  allocated {allocated / 1024:0} KB = {allocated / unzipped:0.0} x unzipped"));
            return times[Repeats / 2];
        }
    }

    private static int Folder(FileRedactor files, string folder, TextWriter output)
    {
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var slowest = (Milliseconds: 0.0, Name: string.Empty);
        var threw = 0;
        foreach (var path in Directory.EnumerateFiles(folder, "*.docx", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var content = File.ReadAllBytes(path);
            var start = Stopwatch.GetTimestamp();
            string outcome;
            try
            {
                outcome = files.Redact(content, Path.GetFileName(path), "out.docx", RenditionFormat.Docx, Facts, CancellationToken.None) switch
                {
                    FileRedaction.Done done => done.Outcome.ToString(),
                    FileRedaction.Unreadable unreadable => $"refused: {unreadable.Code}",
                    _ => "unknown",
                };
            }
            catch (Exception error)
            {
                threw++;
                outcome = $"threw {error.GetType().Name}";
                output.WriteLine($"{path}: {outcome}");
            }

            var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            slowest = took > slowest.Milliseconds ? (took, path) : slowest;
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        foreach (var (outcome, count) in outcomes)
        {
            output.WriteLine($"{count,6}  {outcome}");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slowest {slowest.Milliseconds:0} ms: {slowest.Name}"));
        return threw == 0 && outcomes.Count > 0 ? 0 : 1;
    }

    private static string InnerText(byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false);
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        return document.MainDocumentPart!.Document.InnerText;
    }

    private static long Unzipped(byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        return archive.Entries.Sum(entry => entry.Length);
    }
}
