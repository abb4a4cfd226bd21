using System.Diagnostics;
using Disclosure.Records;

namespace Disclosure.Gazette.Log;

/// <summary>
/// What happens to the gazette, told to whoever listens to the source <see cref="SourceName"/>; next to nothing while nobody does. Tags
/// hold record ids, versions, kinds and counts, all of them public; never a payload.
/// </summary>
public static class GazetteTracing
{
    /// <summary>The source's name.</summary>
    public const string SourceName = "Disclosure.Gazette";

    /// <summary>Opening for writing: schemas, the newest head, erasures that were cut off.</summary>
    public const string Open = "gazette.open";

    /// <summary>An append or a withdrawal, until it is durable and what it erases is gone.</summary>
    public const string Append = "gazette.append";

    /// <summary>Within an append: key and salt of the new entry are put into the key store.</summary>
    public const string KeepSecret = "gazette.keep-secret";

    /// <summary>Within an append: entry, tree and signed head are written, and contents are taken away, all of it not committed yet.</summary>
    public const string WriteEntry = "gazette.write-entry";

    /// <summary>Keys and salts of erased entries are destroyed.</summary>
    public const string EraseKeys = "gazette.erase-keys";

    /// <summary>Erased bytes leave the files.</summary>
    public const string Purge = "gazette.purge";

    /// <summary>The newest head is signed again.</summary>
    public const string Sign = "gazette.sign";

    /// <summary>The ledger is told of entries that it does not know.</summary>
    public const string Note = "gazette.note";

    /// <summary>A follower hands a verified batch to its node.</summary>
    public const string Deliver = "gazette.deliver";

    private static readonly ActivitySource Source = new(SourceName);

    internal static Activity? Start(string name) => Source.StartActivity(name);

    internal static Activity? Start(string name, PublishableRecord record, EntryKind kind) => !Source.HasListeners() ? null : Source.StartActivity(
        name,
        ActivityKind.Internal,
        parentContext: default,
        [new("gazette.record", record.Id.Value), new("gazette.version", record.Version), new("gazette.kind", kind.ToString())]);
}
