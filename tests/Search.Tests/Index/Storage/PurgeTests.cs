using System.Text;
using Disclosure.Search.Index;
using Disclosure.TestKit;

namespace Disclosure.Search.Tests.Index.Storage;

public sealed class PurgeTests
{
    private static readonly string[] Withdrawn = ["刀岩罕", "xyzzyplugh", "龙潭局", "leaked-7"];

    [Fact]
    public void Purge_AfterRemove_LeavesNoByteOfTheTextInAnyFile()
    {
        using var directory = new TemporaryDirectory();
        using var writer = SearchIndexWriter.Open(Languages.Full, directory.Path, new WriterPolicy { WithinCommit = 0 });
        var random = new SeededRandom(6);
        for (var i = 0; i < 300; i++)
            writer.Upsert(Document($"d{i}", string.Concat(Enumerable.Range(0, random.Next(3, 30)).Select(_ => random.Pick(["罚款", "药品", "和", "abc", "，"]))), "市监局"));
        writer.Upsert(Document("leaked-7", "当事人刀岩罕，xyzzyplugh，罚款。", "龙潭局"));
        writer.Commit();
        Assert.All(Withdrawn, word => Assert.True(IsInFiles(directory.Path, word), word));

        writer.Remove("leaked-7");
        var hidden = writer.Commit();
        Assert.Equal(300, hidden.DocumentCount);
        foreach (var query in new[] { "xyzzyplugh", "\"刀岩罕\"", "agency:龙潭局", "xyzzy*", "\"岩\"" })
            Assert.Equal(0, hidden.Search(new SearchRequest { Query = query, Facets = ["agency"] }, CancellationToken.None).Total);
        Assert.Equal(["市监局"], hidden.Search(new SearchRequest { Facets = ["agency"] }, CancellationToken.None).Facets["agency"].Select(f => f.Value));

        var purged = writer.Purge(CancellationToken.None);
        Assert.All(Withdrawn, word => Assert.False(IsInFiles(directory.Path, word), word));
        Assert.Equal(300, purged.DocumentCount);
        // Whoever holds a reader keeps what it saw.
        Assert.Equal(300, hidden.Search(new SearchRequest(), CancellationToken.None).Total);
    }

    [Fact]
    public void Purge_DocumentReplacedOrNeverCommitted_LeavesNothingOfIt()
    {
        using var directory = new TemporaryDirectory();
        using var writer = SearchIndexWriter.Open(Languages.Full, directory.Path);
        writer.Upsert(Document("a", "刀岩罕", "市监局"));
        writer.Upsert(Document("b", "普光荣", "市监局"));
        writer.Commit();
        writer.Upsert(Document("a", "第一次更正xyzzyplugh", "龙潭局"));
        writer.Upsert(Document("a", "第二次更正", "市监局"));
        writer.Purge(CancellationToken.None);
        Assert.All(Withdrawn, word => Assert.False(IsInFiles(directory.Path, word), word));
        Assert.Equal(2, SearchIndexReader.Open(Languages.Full, directory.Path).DocumentCount);
    }

    // Any two neighbouring characters would give a name away: they are looked for too.
    private static bool IsInFiles(string directory, string word)
    {
        var parts = word.All(char.IsAscii) ? [word] : Enumerable.Range(0, word.Length - 1).Select(i => word.Substring(i, 2)).ToArray();
        return Directory.EnumerateFiles(directory).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)).Select(File.ReadAllBytes)
            .Any(bytes => Array.Exists(parts, part => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(part)) >= 0));
    }

    private static SearchDocument Document(string id, string text, string agency) => new()
    {
        Id = id,
        Date = new DateOnly(2026, 9, 30),
        Fields = [new SearchField { Name = "body", Text = text, Weight = 2 }],
        Facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["agency"] = [agency] },
        Names = [agency, text],
    };
}
