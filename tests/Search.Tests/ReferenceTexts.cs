using System.Text.Json;

namespace Disclosure.Search.Tests;

/// <summary>Invented decisions with the cuts that jieba 0.42.1 makes of them; <c>tools/search/make-reference-cuts.py</c> writes the file.</summary>
public sealed record ReferenceText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public required string Text { get; init; }

    public required IReadOnlyList<string> Cut { get; init; }

    public required IReadOnlyList<string> Search { get; init; }

    public static IReadOnlyList<ReferenceText> All { get; } =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Segmentation", "Data", "reference-cuts.jsonl"))
            .Select(line => JsonSerializer.Deserialize<ReferenceText>(line, Options)!),
    ];
}
