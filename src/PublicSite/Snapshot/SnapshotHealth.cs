using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Disclosure.PublicSite.Snapshot;

/// <summary>Ready while texts may be shown.</summary>
public sealed class SnapshotHealth(SnapshotHolder holder) : IHealthCheck
{
    /// <summary>Tag of the checks that decide whether visitors may be sent here.</summary>
    public const string Ready = "ready";

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult((holder.Leased(), holder.Progress) switch
        {
            ({ }, _) => HealthCheckResult.Healthy(),
            (_, { } progress) => HealthCheckResult.Unhealthy($"The index is being built: {progress.Done} of {progress.All} entries."),
            _ => HealthCheckResult.Unhealthy("No snapshot may be served: none was read, its head is too old, or the gazette did not verify or lies behind what this node has seen."),
        });

    /// <summary>Answers with what keeps it from being ready, in one line of text.</summary>
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(report);
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(string.Join('\n', report.Entries.Values.Select(entry => entry.Description).Where(words => words is not null).DefaultIfEmpty("ready")), context.RequestAborted);
    }
}
