using Disclosure.Benchmarks.Desk;
using Disclosure.Benchmarks.Documents;
using Disclosure.Benchmarks.Redaction;
using Disclosure.Benchmarks.Segmentation;
using Disclosure.Benchmarks.Search;
using Disclosure.Benchmarks.Site;

// redact --gold DIR [--config DIR] [--mistakes] [--compare]: measures the redactor against the labelled texts of a directory.
// docx [DIR]: measures what a Word file costs, or what becomes of every Word file of a directory.
// segment [FILE]...: measures the segmenter beside python3-jieba on the same texts.
// search [--documents N] [--segments] [--rounds N] [--dir DIR]: measures the search engine beside Lucene 8.
// site [DECISIONS] [SECONDS] [DIR]: measures the public site over so many invented decisions, with wrk; DIR keeps them for the next time.
// push-load STORE [RATE] [SECONDS]: pushes to a real desk; STORE is sqlite, postgres or both.
// queue-load STORE [CASES] [REPEATS]: asks a real desk for its lists and a review page.
switch (args)
{
    case ["redact", .. var options] when RedactBenchOptions.Read(options) is { } redact:
        return RedactBench.Run(redact, Console.Out);
    case ["docx", .. var folder] when folder.Length <= 1:
        return DocxBench.Run(folder is [var corpus] ? corpus : null, Console.Out);
    case ["segment", .. var files]:
        return await SegmentBench.RunAsync(files, Console.Out);
    case ["segment-start", .. var nothing]:
        return SegmentBench.FirstCut(isEmpty: nothing.Length > 0);
    case ["search", .. var options] when SearchBenchOptions.Read(options) is { } search:
        return SearchBench.Run(search.Documents, search.IsMerged, search.Rounds, search.Folder, Console.Out);
    case ["site", .. var rest]:
        return await SiteBench.RunAsync(Number(rest, 0, 300_000), Number(rest, 1, 20), rest.Length > 2 ? Path.GetFullPath(rest[2]) : null, Console.Out);
    case ["push-load", var store, .. var rest]:
        return await Stores.RunAsync(store, Console.Out, server => PushLoad.RunAsync(server, Number(rest, 0, 50), Number(rest, 1, 60)));
    case ["queue-load", var store, .. var rest]:
        return await Stores.RunAsync(store, Console.Out, server => QueueLoad.RunAsync(server, Number(rest, 0, 200_000), Number(rest, 1, 40)));
    default:
        Console.Error.WriteLine("usage: redact --gold DIR [--config DIR] [--mistakes] [--compare] | docx [DIR] | segment [FILE]... | search [--documents N] [--segments] [--rounds N] [--dir DIR] | site [DECISIONS] [SECONDS] [DIR] | push-load STORE [RATE] [SECONDS] | queue-load STORE [CASES] [REPEATS]");
        return 1;
}

static int Number(string[] arguments, int index, int otherwise) =>
    arguments.Length <= index ? otherwise : int.Parse(arguments[index], System.Globalization.CultureInfo.InvariantCulture);
