using System.Text.Json;
using Disclosure.TestKit;

namespace Disclosure.Benchmarks.Segmentation;

/// <summary>The texts that are cut.</summary>
internal static class SegmentTexts
{
    /// <summary>The invented decisions among the tests of the segmenter.</summary>
    public static string Carried => Path.Combine(RepositoryRoot.Path, "tests", "Search.Tests", "Segmentation", "Data", "reference-cuts.jsonl");

    /// <summary>Of each file: every <c>text</c> of a <c>.jsonl</c>, the whole of any other.</summary>
    public static IReadOnlyList<string> Read(IEnumerable<string> files) => [.. files.SelectMany(Read)];

    private static IEnumerable<string> Read(string file)
    {
        if (!file.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
        {
            yield return File.ReadAllText(file);
            yield break;
        }

        foreach (var line in File.ReadLines(file))
        {
            using var json = JsonDocument.Parse(line);
            yield return json.RootElement.GetProperty("text").GetString()!;
        }
    }
}
