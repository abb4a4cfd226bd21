using Disclosure.Gazette.Stores;
using Disclosure.TestKit;

namespace Disclosure.Gazette.Tests.Stores;

public sealed class WholeFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WriteNew_FileExists_LeavesItAndNothingElse()
    {
        var path = _folder.File("keys/one.pem");
        WholeFile.WriteNew(path, "first", WholeFile.OwnerOnly);

        Assert.Throws<IOException>(() => WholeFile.WriteNew(path, "second", WholeFile.OwnerOnly));

        Assert.Equal("first", File.ReadAllText(path));
        Assert.Equal(path, Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!)));
        AssertMode(WholeFile.OwnerOnly, path);
    }

    [Fact]
    public async Task Replace_WhileOthersRead_IsNeverSeenHalfWritten()
    {
        const int length = 4_000_000;
        var path = _folder.File("public.pem");
        var texts = new[] { new string('a', length), new string('b', length) };
        WholeFile.Replace(path, texts[0], WholeFile.Everyone);
        var writing = Task.Run(() =>
        {
            for (var i = 1; i <= 30; i++)
                WholeFile.Replace(path, texts[i % 2], WholeFile.Everyone);
        });

        while (!writing.IsCompleted)
            Assert.Contains(await File.ReadAllTextAsync(path), texts);
        await writing;

        AssertMode(WholeFile.Everyone, path);
    }

    private static void AssertMode(UnixFileMode expected, string path)
    {
        if (!OperatingSystem.IsWindows())
            Assert.Equal(expected, File.GetUnixFileMode(path));
    }
}
