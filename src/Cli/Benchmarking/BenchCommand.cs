using System.CommandLine;
using System.Diagnostics;
using Disclosure.Cli.Exits;
using Disclosure.Cli.Places;

namespace Disclosure.Cli.Benchmarking;

/// <summary>
/// <c>disclosure bench redact --gold DIR</c>, <c>disclosure bench docx [--dir DIR]</c> <c>disclosure bench segment [--text FILE]…</c> and <c>disclosure bench search</c> and <c>disclosure bench site</c>: the benchmarks,
/// built first where they have changed.
/// </summary>
public static class BenchCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var gold = new Option<DirectoryInfo>("--gold") { Description = "Folder of labelled texts: {value|kind} in the text, or X.txt beside X.json.", Required = true };
        var config = new Option<DirectoryInfo?>("--config") { Description = "Folder of the configuration; default: the checkout's." };
        var mistakes = new Option<bool>("--mistakes") { Description = "Print every mistake with its value." };
        var compare = new Option<bool>("--compare") { Description = "Also measure the search for names part by part, and a script with python3-jieba beside it." };
        gold.Validators.Add(result => MustExist(result.GetValue(gold), result.AddError));
        config.Validators.Add(result => MustExist(result.GetValue(config), result.AddError));
        var redact = new Command("redact", "Recall, precision, what is kept, and speed of the redactor on labelled texts.") { gold, config, mistakes, compare };
        redact.SetAction((parsed, cancellationToken) => RunAsync(
            [
                "redact", "--gold", parsed.GetValue(gold)!.FullName,
                .. parsed.GetValue(config) is { } folder ? ["--config", folder.FullName] : Array.Empty<string>(),
                .. parsed.GetValue(mistakes) ? ["--mistakes"] : Array.Empty<string>(),
                .. parsed.GetValue(compare) ? ["--compare"] : Array.Empty<string>(),
            ],
            cancellationToken));
        return new Command("bench", "Measure this machine and this version.") { redact, Docx(), Segment(), Search(), Site() };
    }

    private static Command Docx()
    {
        var folder = new Option<DirectoryInfo?>("--dir") { Description = "Folder of Word files: what becomes of each, and the slowest. Without it: a decision of ten pages." };
        folder.Validators.Add(result => MustExist(result.GetValue(folder), result.AddError));
        var docx = new Command("docx", "Time and memory from a Word file to its verified rendition.") { folder };
        docx.SetAction((parsed, cancellationToken) => RunAsync(["docx", .. parsed.GetValue(folder) is { } corpus ? [corpus.FullName] : Array.Empty<string>()], cancellationToken));
        return docx;
    }

    private static Command Segment()
    {
        var text = new Option<FileInfo[]>("--text") { Description = "A text, or a .jsonl with a text in each line; may be given more than once. Without it: invented decisions." };
        text.Validators.Add(result =>
        {
            foreach (var missing in (result.GetValue(text) ?? []).Where(file => !file.Exists))
            {
                result.AddError($"File not found: {missing}");
            }
        });
        var segment = new Command("segment", "How the segmenter cuts and how fast, beside python3-jieba on the same texts.") { text };
        segment.SetAction((parsed, cancellationToken) => RunAsync(["segment", .. (parsed.GetValue(text) ?? []).Select(file => file.FullName)], cancellationToken));
        return segment;
    }

    private static Command Site()
    {
        var decisions = new Option<int>("--decisions") { Description = "Invented decisions that are published.", DefaultValueFactory = _ => 300_000 };
        var seconds = new Option<int>("--seconds") { Description = "How long each load lasts.", DefaultValueFactory = _ => 20 };
        var folder = new Option<DirectoryInfo?>("--dir") { Description = "Keeps the gazette and the index for the next time." };
        foreach (var number in new[] { decisions, seconds })
        {
            number.Validators.Add(result =>
            {
                if (result.GetValue(number) < 1)
                {
                    result.AddError($"{number.Name} is at least 1.");
                }
            });
        }

        var site = new Command("site", "The public site under load (apt-get install wrk).") { decisions, seconds, folder };
        site.SetAction((parsed, cancellationToken) => RunAsync(
            ["site", $"{parsed.GetValue(decisions)}", $"{parsed.GetValue(seconds)}", .. parsed.GetValue(folder) is { } kept ? [kept.FullName] : Array.Empty<string>()],
            cancellationToken));
        return site;
    }

    private static Command Search()
    {
        var documents = new Option<int>("--documents") { Description = "Invented decisions of 300 to 600 words.", DefaultValueFactory = _ => 50_000 };
        var segments = new Option<bool>("--segments") { Description = "Several segments, every hundredth document removed; without it one segment." };
        var rounds = new Option<int>("--rounds") { Description = "Measure so often, by turns; the quickest of each counts.", DefaultValueFactory = _ => 2 };
        var folder = new Option<DirectoryInfo?>("--dir") { Description = "Keeps the documents and both indexes for the next time." };
        foreach (var number in new[] { documents, rounds })
        {
            number.Validators.Add(result =>
            {
                if (result.GetValue(number) < 1)
                {
                    result.AddError($"{number.Name} is at least 1.");
                }
            });
        }

        var search = new Command("search", "The search engine beside Lucene 8 (apt-get install liblucene8-java default-jdk-headless python3-numpy).") { documents, segments, rounds, folder };
        search.SetAction((parsed, cancellationToken) => RunAsync(
            [
                "search", "--documents", $"{parsed.GetValue(documents)}", "--rounds", $"{parsed.GetValue(rounds)}",
                .. parsed.GetValue(segments) ? ["--segments"] : Array.Empty<string>(),
                .. parsed.GetValue(folder) is { } kept ? ["--dir", kept.FullName] : Array.Empty<string>(),
            ],
            cancellationToken));
        return search;
    }

    private static void MustExist(DirectoryInfo? folder, Action<string> addError)
    {
        if (folder is { Exists: false })
        {
            addError($"Folder not found: {folder}");
        }
    }

    private static async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var project = Path.Combine(Checkout.Find(), "tests", "Benchmarks", "Disclosure.Benchmarks.csproj");
        using var process = Process.Start(new ProcessStartInfo(Checkout.DotnetHost(), ["run", "--project", project, "-c", "Release", "--", .. arguments]))
            ?? throw new CommandFailedException("The benchmarks could not be started.");
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? ExitCodes.Ok : ExitCodes.Failure;
    }
}
