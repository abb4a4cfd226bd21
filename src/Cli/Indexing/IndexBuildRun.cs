using System.Diagnostics;
using System.Globalization;
using Disclosure.Search;

namespace Disclosure.Cli.Indexing;

/// <summary>Builds an index from a file of documents. A bad line stops it, and the directory holds no index then.</summary>
public sealed class IndexBuildRun(SearchLanguage language)
{
    /// <summary>What was built, in words.</summary>
    /// <exception cref="InvalidDataException">A line is not a document.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public string Run(FileInfo input, DirectoryInfo output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        var watch = Stopwatch.StartNew();
        using var writer = SearchIndexWriter.Create(language, output.FullName);
        var number = 0;
        foreach (var line in File.ReadLines(input.FullName))
        {
            cancellationToken.ThrowIfCancellationRequested();
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                writer.Upsert(Read(line, input.Name, number));
        }

        var reader = writer.Compact(cancellationToken);
        var bytes = output.EnumerateFiles().Sum(f => f.Length);
        return string.Create(CultureInfo.InvariantCulture, $"{reader.DocumentCount} documents, {bytes / 1e6:F1} MB, {watch.Elapsed.TotalSeconds:F1} s");
    }

    private static SearchDocument Read(string text, string file, int number)
    {
        using var line = new JsonLine(text, file, number);
        var tokens = line.Optional("tokens");
        return new SearchDocument
        {
            Id = line.Required("id"),
            Date = line.Date("date"),
            Facets = line.Members("facets").ToDictionary(StringComparer.Ordinal),
            Fields = tokens is null ? [.. line.Members("fields").SelectMany(f => f.Value.Select(v => new SearchField { Name = f.Key, Text = v }))] : [],
            Tokens = tokens,
        };
    }
}
