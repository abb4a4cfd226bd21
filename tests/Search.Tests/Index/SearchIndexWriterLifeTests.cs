using Disclosure.Search.Index;
using Disclosure.Search.Tests.Index.Storage;

namespace Disclosure.Search.Tests.Index;

public sealed class SearchIndexWriterLifeTests
{
    [Fact]
    public void Dispose_ThenAnyCall_IsRefusedAndLeavesTheOtherWritersFilesAlone()
    {
        using var directory = new TemporaryDirectory();
        var first = SearchIndexWriter.Open(Languages.Full, directory.Path);
        first.Upsert(TextDocuments.Of("a", "罚款"));
        first.Commit();
        first.Upsert(TextDocuments.Of("b", "罚款"));
        first.Dispose();
        first.Dispose();
        using var second = SearchIndexWriter.Open(Languages.Full, directory.Path);
        second.Upsert(TextDocuments.Of("c", "罚款"));
        second.Commit();
        var files = Directory.GetFiles(directory.Path).Order(StringComparer.Ordinal).ToList();
        Assert.Throws<ObjectDisposedException>(() => first.Commit());
        Assert.Throws<ObjectDisposedException>(() => first.Remove("a"));
        Assert.Throws<ObjectDisposedException>(() => first.Upsert(TextDocuments.Of("d", "罚款")));
        Assert.Throws<ObjectDisposedException>(() => first.Purge(CancellationToken.None));
        Assert.Throws<ObjectDisposedException>(() => first.Compact(CancellationToken.None));
        Assert.Equal(files, Directory.GetFiles(directory.Path).Order(StringComparer.Ordinal));
        Assert.Equal(2, SearchIndexReader.Open(Languages.Full, directory.Path).DocumentCount);
    }

    [Fact]
    public async Task Dispose_WhilePurging_EndsThePurgeBeforeTheDirectoryIsFree()
    {
        using var directory = new TemporaryDirectory();
        for (var round = 0; round < 8; round++)
        {
            var writer = SearchIndexWriter.Open(Languages.Full, directory.Path, new WriterPolicy { WithinCommit = 0 });
            for (var i = 0; i < 300; i++)
                writer.Upsert(TextDocuments.Of($"d{i}", $"处以罚款{i}元，没收违法所得"));
            writer.Commit();
            writer.Remove("d7");
            var purging = Task.Run(() =>
            {
                try
                {
                    writer.Purge(CancellationToken.None);
                    return true;
                }
                catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
                {
                    return false;
                }
            });
            await Task.Delay(round);
            writer.Dispose();
            using (var next = SearchIndexWriter.Open(Languages.Full, directory.Path))
            {
                var before = Directory.GetFiles(directory.Path).Length;
                var isPurged = await purging;
                Assert.Equal(before, Directory.GetFiles(directory.Path).Length);
                Assert.Equal(isPurged ? 299 : 300, next.Commit().DocumentCount);
            }
        }
    }

    // Descriptors are given back by the collector, which small commits hardly ever call.
    [Fact]
    public void Commit_ManySmallOnes_KeepNoFilesOpen()
    {
        using var directory = new TemporaryDirectory();
        using var writer = SearchIndexWriter.Open(Languages.Full, directory.Path);
        var before = OpenFiles(directory.Path);
        var readers = new List<SearchIndexReader>();
        for (var i = 0; i < 60; i++)
        {
            writer.Upsert(TextDocuments.Of($"d{i % 9}", "罚款"));
            readers.Add(writer.Commit());
        }

        Assert.InRange(OpenFiles(directory.Path), 0, before);
        Assert.Equal(60, readers.Count);
    }

    [Fact]
    public void Upsert_DocumentWithNulls_IsRefusedAndTheOneBeforeStays()
    {
        using var writer = new SearchIndexWriter(Languages.Full);
        writer.Upsert(TextDocuments.Of("a", "罚款"));
        var good = TextDocuments.Of("a", "药品");
        SearchDocument[] bad =
        [
            good with { Id = null! }, good with { Fields = null! }, good with { Fields = [null!] }, good with { Fields = [new SearchField { Name = "body", Text = null! }] },
            good with { Fields = [new SearchField { Name = null!, Text = "" }] }, good with { Names = null! }, good with { Names = [null!] }, good with { Facets = null! },
            good with { Facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["agency"] = null! } },
            good with { Facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["agency"] = [null!] } },
        ];
        foreach (var document in bad)
            Assert.Throws<ArgumentException>(() => writer.Upsert(document));
        Assert.Equal(1, writer.Commit().Search(new SearchRequest { Query = "罚款" }, CancellationToken.None).Total);
    }

    [Fact]
    public void Commit_MergeBesideFailed_GoesOnHidingAndTellsWhy()
    {
        using var directory = new TemporaryDirectory();
        using var writer = SearchIndexWriter.Open(Languages.Full, directory.Path, new WriterPolicy { MergeFactor = 2, WithinCommit = 0 });
        // The name that the merge's segment will have is taken by a folder.
        Directory.CreateDirectory(Path.Combine(directory.Path, "00000002.seg"));
        writer.Upsert(TextDocuments.Of("a", "罚款"));
        writer.Commit();
        writer.Upsert(TextDocuments.Of("b", "罚款"));
        writer.Commit();
        Assert.True(SpinWait.SpinUntil(() => writer.MergeFailure is not null, TimeSpan.FromSeconds(30)));
        writer.Remove("a");
        Assert.Equal(1, writer.Commit().DocumentCount);
    }

    private static int OpenFiles(string directory) =>
        Directory.EnumerateFileSystemEntries("/proc/self/fd").Count(fd => File.ResolveLinkTarget(fd, returnFinalTarget: false)?.FullName.StartsWith(directory, StringComparison.Ordinal) == true);
}
