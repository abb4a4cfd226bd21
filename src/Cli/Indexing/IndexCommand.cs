using System.CommandLine;
using Disclosure.Cli.Exits;
using Disclosure.Cli.Places;
using Disclosure.Search;

namespace Disclosure.Cli.Indexing;

/// <summary><c>disclosure index build --input F.jsonl --out DIR</c> and <c>disclosure index search --dir DIR --queries Q.jsonl [--repeat N]</c>.</summary>
public static class IndexCommand
{
    /// <summary>The verb.</summary>
    public static Command Create() => new("index", "The search engine alone: build an index of any documents, ask it.") { Build(), Search() };

    private static Command Build()
    {
        var input = new Option<FileInfo>("--input") { Description = "JSON lines: id, date, facets, fields; or tokens, words that are indexed as they stand in place of the fields.", Required = true };
        var output = new Option<DirectoryInfo>("--out") { Description = "Directory of the index; one that is there already is replaced.", Required = true };
        input.Validators.Add(result => MustExist(result.GetValue(input), result.AddError));
        var command = new Command("build", "Index the documents of a file.") { input, output };
        command.SetAction((parsed, cancellationToken) =>
        {
            var written = Run(() => new IndexBuildRun(LoadLanguage()).Run(parsed.GetValue(input)!, parsed.GetValue(output)!, cancellationToken));
            return Console.Error.WriteLineAsync(written).ContinueWith(_ => ExitCodes.Ok, cancellationToken, TaskContinuationOptions.None, TaskScheduler.Default);
        });
        return command;
    }

    private static Command Search()
    {
        var directory = new Option<DirectoryInfo>("--dir") { Description = "Directory of the index.", Required = true };
        var queries = new Option<FileInfo>("--queries") { Description = "JSON lines: id, and query or terms with op (and, phrase); sort (relevance, date), facets (true, false), top.", Required = true };
        var repeat = new Option<int>("--repeat") { Description = "Ask all of them so often; micros is the median of each.", DefaultValueFactory = _ => 1 };
        directory.Validators.Add(result => MustExist(result.GetValue(directory), result.AddError));
        queries.Validators.Add(result => MustExist(result.GetValue(queries), result.AddError));
        repeat.Validators.Add(result =>
        {
            if (result.GetValue(repeat) is < 1 or > 1000)
                result.AddError("--repeat is 1 to 1000.");
        });
        var command = new Command("search", "Answer the queries of a file, a JSON line each: id, total, hits, facets, micros.") { directory, queries, repeat };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var output = Console.OpenStandardOutput();
            Run(() =>
            {
                var reader = SearchIndexReader.Open(LoadLanguage(), parsed.GetValue(directory)!.FullName);
                new IndexSearchRun(reader).Run(parsed.GetValue(queries)!, parsed.GetValue(repeat), output, cancellationToken);
                return "";
            });
            return ExitCodes.Ok;
        });
        return command;
    }

    private static SearchLanguage LoadLanguage() => SearchLanguage.Load(Configuration.Folder);

    private static string Run(Func<string> run)
    {
        try
        {
            return run();
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(error.Message, error);
        }
    }

    private static void MustExist(FileSystemInfo? place, Action<string> addError)
    {
        if (place is { Exists: false })
            addError($"Not found: {place}");
    }
}
