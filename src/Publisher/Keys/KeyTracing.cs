using System.Diagnostics;

namespace Disclosure.Publisher.Keys;

/// <summary>
/// The stages of a rotation, told to whoever listens to the source <see cref="SourceName"/>: where a test cuts it off. No tag holds more than
/// a count.
/// </summary>
public static class KeyTracing
{
    /// <summary>The source's name.</summary>
    public const string SourceName = "Disclosure.Keys";

    /// <summary>The next key is made beside the one in use.</summary>
    public const string Create = "keys.create";

    /// <summary>Everything is wrapped and indexed anew, in a transaction that is not committed yet.</summary>
    public const string Rewrap = "keys.rewrap";

    /// <summary>The next key takes the place of the one in use.</summary>
    public const string Replace = "keys.replace";

    /// <summary>What the old key had wrapped leaves the engine's files.</summary>
    public const string Purge = "keys.purge";

    /// <summary>The old key is overwritten and removed.</summary>
    public const string Destroy = "keys.destroy";

    private static readonly ActivitySource Source = new(SourceName);

    internal static Activity? Start(string name) => Source.StartActivity(name);
}
