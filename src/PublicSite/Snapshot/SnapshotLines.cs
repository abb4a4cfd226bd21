using Disclosure.PublicSite.Indexing;
using Disclosure.PublicSite.Settings;
using Disclosure.Search;

namespace Disclosure.PublicSite.Snapshot;

/// <summary>Starts lines of snapshots.</summary>
public sealed class SnapshotLines(NodeIndexes indexes, SiteSettings settings, TimeProvider time, ILogger<SnapshotLine> logger)
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    /// <summary>Starts one.</summary>
    /// <param name="gazette">What it follows.</param>
    /// <param name="language">How it cuts texts; no other line of this language may run.</param>
    /// <param name="failure">Why the one before failed, if it did: a damaged index is made anew, any other trouble gets a moment to pass.</param>
    /// <param name="stopping">Ends it.</param>
    internal RunningLine Start(VerifiedGazette gazette, SiteLanguage language, Exception? failure, CancellationToken stopping) => RunningLine.Start(
        new SnapshotLine(language, indexes, gazette, settings, time, logger),
        anew: failure is IndexDamagedException,
        after: failure is null or IndexDamagedException ? TimeSpan.Zero : RetryPause,
        time,
        stopping);

    /// <inheritdoc cref="NodeIndexes.RemoveOthers"/>
    public void RemoveOthers(SiteLanguage language) => indexes.RemoveOthers(language);
}
