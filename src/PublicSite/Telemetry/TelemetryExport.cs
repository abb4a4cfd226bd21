using Disclosure.PublicSite.Settings;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Disclosure.PublicSite.Telemetry;

/// <summary>
/// Sends metrics to a collector (OTLP over HTTP) where one is configured (<c>Site:Telemetry:Endpoint</c>). Traces and logs are not sent: a trace of a request
/// holds its address, and with it what a visitor sought.
/// </summary>
public sealed class TelemetryExport(SiteSettings settings, SiteMeter meter) : IHostedService, IDisposable
{
    /// <summary>What is sent; each counts by route template, status and the like alone.</summary>
    public static readonly IReadOnlyList<string> Meters = [SiteMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.RateLimiting", "System.Runtime"];

    private MeterProvider? _provider;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.TelemetryEndpoint is { } endpoint)
        {
            _provider = Sdk.CreateMeterProviderBuilder()
                .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("disclosure-public-site", serviceInstanceId: settings.Node))
                .AddMeter([.. Meters])
                .AddOtlpExporter((exporter, reader) =>
                {
                    exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
                    exporter.Endpoint = new Uri(endpoint, "/v1/metrics");
                    reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)settings.TelemetryInterval.TotalMilliseconds;
                })
                .Build();
        }

        // Named here so that its gauges exist as soon as somebody listens.
        GC.KeepAlive(meter);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _provider?.Dispose();
}
