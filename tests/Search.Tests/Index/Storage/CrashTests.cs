using System.Diagnostics;
using System.Globalization;
using Disclosure.SearchWriter;
using Disclosure.TestKit;

namespace Disclosure.Search.Tests.Index.Storage;

/// <summary>Killed wherever it happens to be, an index opens to the last commit, whole.</summary>
public sealed class CrashTests
{
    private static readonly int Kills = string.Equals(Environment.GetEnvironmentVariable("DISCLOSURE_TEST_LONG"), "1", StringComparison.Ordinal) ? 200 : 20;

    [Fact]
    public void Open_AfterAKillAtARandomPoint_HoldsTheLastCommit()
    {
        using var directory = new TemporaryDirectory();
        var random = new SeededRandom(2026);
        var last = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            var told = WriteAndKill(directory.Path, steps: random.Next(1, 25), milliseconds: random.Next(40));
            if (!Directory.EnumerateFiles(directory.Path, "commit-*").Any())
            {
                Assert.Equal(0, told);
                continue;
            }

            var reader = SearchIndexReader.Open(Languages.Full, directory.Path);
            var step = ChangeScript.Step(reader.Position);
            // One step more may have become durable before anyone was told.
            Assert.InRange(step, Math.Max(last, told), Math.Max(last, told) + 1);
            AssertHolds(reader, step);
            last = step;
        }

        Assert.True(last > Kills);
    }

    /// <summary>The last step that was told to be durable; 0 if none was.</summary>
    private static int WriteAndKill(string directory, int steps, int milliseconds)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Disclosure.SearchWriter.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, directory, Languages.ConfigDirectory]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var told = 0;
        for (var i = 0; i < steps && process.StandardOutput.ReadLine() is { } line; i++)
            told = int.Parse(line, CultureInfo.InvariantCulture);
        Thread.Sleep(milliseconds);
        process.Kill();
        while (process.StandardOutput.ReadLine() is { } line)
            told = int.TryParse(line, CultureInfo.InvariantCulture, out var step) ? Math.Max(told, step) : told;
        process.WaitForExit();
        return told;
    }

    private static void AssertHolds(SearchIndexReader reader, int step)
    {
        var expected = new Dictionary<string, SearchDocument>(StringComparer.Ordinal);
        for (var i = 1; i <= step; i++)
            ChangeScript.Apply(i, d => expected[d.Id] = d, id => expected.Remove(id));
        var answer = reader.Search(new SearchRequest { Tokens = ["every"], Top = 1000 }, CancellationToken.None);
        Assert.Equal(expected.Count, reader.DocumentCount);
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), answer.Hits.Select(h => h.Id).Order(StringComparer.Ordinal));
        foreach (var (id, document) in expected)
        {
            var words = document.Tokens!.Split(' ');
            var found = reader.Search(new SearchRequest { Tokens = words[..3], TokensAsPhrase = true, Facets = ["agency"] }, CancellationToken.None);
            Assert.Equal(id, Assert.Single(found.Hits).Id);
            Assert.Equal(document.Facets["agency"], found.Facets["agency"].Select(f => f.Value));
        }
    }
}
