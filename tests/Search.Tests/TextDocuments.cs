namespace Disclosure.Search.Tests;

/// <summary>Documents of one text each, and indexes of them.</summary>
internal static class TextDocuments
{
    public static SearchDocument Of(string id, string text, string[]? names = null, string agency = "市监局") => new()
    {
        Id = id,
        Date = new DateOnly(2026, 9, 30),
        Fields = [new SearchField { Name = "body", Text = text }],
        Facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["agency"] = [agency] },
        Names = names ?? [],
    };

    /// <summary>The text so many times, each in a document of its own.</summary>
    public static void AddTo(SearchIndexWriter writer, string prefix, int count, string text, string[]? names = null, string agency = "市监局")
    {
        for (var i = 0; i < count; i++)
            writer.Upsert(Of($"{prefix}{i}", text, names, agency));
    }

    public static SearchIndexReader Index(params (int Count, string Text)[] texts)
    {
        var writer = new SearchIndexWriter(Languages.Full);
        foreach (var (count, text) in texts)
            AddTo(writer, text, count, text);
        return writer.Commit();
    }
}
