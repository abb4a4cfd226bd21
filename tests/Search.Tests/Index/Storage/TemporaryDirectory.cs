namespace Disclosure.Search.Tests.Index.Storage;

/// <summary>A directory of its own, gone with the test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("search-index-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
