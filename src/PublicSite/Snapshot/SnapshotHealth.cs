using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Disclosure.PublicSite.Snapshot;

/// <summary>Ready while texts may be shown.</summary>
public sealed class SnapshotHealth(SnapshotHolder holder) : IHealthCheck
{
    /// <summary>Tag of the checks that decide whether visitors may be sent here.</summary>
    public const string Ready = "ready";

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(holder.Leased() is null
            ? HealthCheckResult.Unhealthy("No snapshot may be served: none was read, its head is too old, or the gazette did not verify.")
            : HealthCheckResult.Healthy());
}
