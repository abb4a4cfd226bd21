using System.Diagnostics;

namespace Disclosure.Gazette.Stores;

/// <summary>
/// What a store does, told to whoever listens to the source <see cref="SourceName"/>; next to nothing while nobody does. Tags name the
/// engine and the store, and after a failure the kind of the exception: no statement, no value, no message.
/// </summary>
public static class StoreTracing
{
    /// <summary>The source's name.</summary>
    public const string SourceName = "Disclosure.Stores";

    /// <summary>One try of a write transaction, from opening the connection until it is committed or rolled back.</summary>
    public const string Transaction = "store.transaction";

    /// <summary>Within a transaction: everything is written, the commit is on its way.</summary>
    public const string Commit = "store.commit";

    /// <summary>Taking erased bytes out of the files.</summary>
    public const string Purge = "store.purge";

    private static readonly ActivitySource Source = new(SourceName);

    internal static Activity? Start(string name, DatabaseOptions options) => !Source.HasListeners() ? null : Source.StartActivity(
        name,
        ActivityKind.Client,
        parentContext: default,
        [
            new("db.system.name", options.Engine == DatabaseEngine.Sqlite ? "sqlite" : "postgresql"),
            new("db.namespace", options.Engine == DatabaseEngine.Sqlite ? Path.GetFileNameWithoutExtension(options.Path) : options.Schema),
        ]);

    /// <summary>Marks what failed, by the kind of the exception alone: its message may quote a value.</summary>
    public static void Fail(this Activity? activity, Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        activity?.SetStatus(ActivityStatusCode.Error);
        activity?.SetTag("error.type", exception.GetType().FullName);
    }
}
