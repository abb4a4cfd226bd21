using System.Diagnostics;

namespace Disclosure.PublicSite.Snapshot;

/// <summary>What happens to this node's index, told to whoever listens to the source <see cref="SourceName"/>; next to nothing while nobody does.</summary>
public static class SnapshotTracing
{
    /// <summary>The source's name.</summary>
    public const string SourceName = "Disclosure.PublicSite";

    /// <summary>The index is opened, or begun.</summary>
    public const string Open = "site.open";

    /// <summary>What the index holds is recalled from the log.</summary>
    public const string Recall = "site.recall";

    /// <summary>Entries go into the index, unseen.</summary>
    public const string Take = "site.take";

    /// <summary>They are made durable and swapped in.</summary>
    public const string Commit = "site.commit";

    /// <summary>What was removed leaves the files.</summary>
    public const string Purge = "site.purge";

    /// <summary>Nobody reads the files of before any more: what was removed is purged.</summary>
    public const string Release = "site.release";

    /// <summary>This node says, signed, how far it is.</summary>
    public const string Sign = "site.sign";

    private static readonly ActivitySource Source = new(SourceName);

    internal static Activity? Start(string name) => Source.StartActivity(name);
}
