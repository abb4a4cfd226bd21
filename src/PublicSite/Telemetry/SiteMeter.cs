using System.Diagnostics.Metrics;
using Disclosure.PublicSite.Snapshot;

namespace Disclosure.PublicSite.Telemetry;

/// <summary>
/// What this node tells of itself in numbers: how far it is, how fresh, and whether it may serve. Requests are counted by the framework's own meters,
/// by route template and status. No measurement has an attribute that a visitor chooses.
/// </summary>
public sealed class SiteMeter : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Disclosure.PublicSite";

    private readonly Meter _meter = new(Name);

    /// <summary>Begins to observe what is served.</summary>
    public SiteMeter(SnapshotHolder holder, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(holder);
        ArgumentNullException.ThrowIfNull(time);
        _meter.CreateObservableGauge("site.ready", () => holder.Leased() is null ? 0 : 1, unit: null, "1 while texts may be shown.");
        _meter.CreateObservableGauge("site.gazette.position", () => holder.Latest?.Position ?? 0, "{entry}", "Entries of the gazette that are shown.");
        _meter.CreateObservableGauge("site.gazette.purged", () => holder.PurgedUpTo(), "{entry}", "Position up to which nothing that was removed is left in a file.");
        _meter.CreateObservableGauge("site.decisions", () => holder.Latest?.Index.DocumentCount ?? 0, "{decision}", "Decisions that can be read.");
        _meter.CreateObservableGauge(
            "site.head.age", () => holder.Leased() is { Head: var head } ? [new Measurement<double>((time.GetUtcNow() - head.SignedAt).TotalSeconds)] : Array.Empty<Measurement<double>>(), "s",
            "Age of the signed head that allows texts to be shown; nothing while none does.");
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
