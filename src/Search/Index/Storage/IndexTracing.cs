using System.Diagnostics;

namespace Disclosure.Search.Index.Storage;

/// <summary>What happens to the files of an index, told to whoever listens to the source <see cref="SourceName"/>; next to nothing while nobody does.</summary>
internal static class IndexTracing
{
    /// <summary>The source's name.</summary>
    public const string SourceName = "Disclosure.Search";

    /// <summary>A segment is written; no commit names it yet.</summary>
    public const string Write = "index.write";

    /// <summary>Segments are made durable, then the commit that names them.</summary>
    public const string Commit = "index.commit";

    /// <summary>A file that no commit needs is unlinked.</summary>
    public const string Unlink = "index.unlink";

    private static readonly ActivitySource Source = new(SourceName);

    public static Activity? Start(string name) => Source.StartActivity(name);
}
