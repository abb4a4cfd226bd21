using System.Globalization;
using Disclosure.Search;

namespace Disclosure.Benchmarks.Search;

/// <summary>What <c>gen.py</c> makes: documents, and queries of seven classes.</summary>
public sealed record BenchCorpus(string File)
{
    /// <summary>Facets that are counted, in the order of the reference program.</summary>
    public static readonly IReadOnlyList<string> Facets = ["agency", "region", "category", "year"];

    /// <summary>Class and words of each query.</summary>
    public IEnumerable<(string Class, string[] Words)> Queries() =>
        System.IO.File.ReadLines(QueriesFile).Select(line => line.Split('\t')).Select(parts => (parts[0], parts[1].Split(' ')));

    public string QueriesFile => File + ".queries.tsv";

    public IEnumerable<SearchDocument> Documents()
    {
        foreach (var line in System.IO.File.ReadLines(File))
        {
            var parts = line.Split('\t');
            yield return new SearchDocument
            {
                Id = parts[0],
                Date = DateOnly.ParseExact(parts[4], "yyyyMMdd", CultureInfo.InvariantCulture),
                Fields = [],
                Tokens = parts[5],
                Facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
                {
                    ["agency"] = [parts[1]],
                    ["region"] = [parts[2]],
                    ["category"] = [parts[3]],
                    ["year"] = [parts[4][..4]],
                },
            };
        }
    }
}
