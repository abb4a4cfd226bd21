using System.Collections.Concurrent;
using System.Text;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Disclosure.PublicSite.Tests.Telemetry;

/// <summary>What reaches a collector, as it receives it.</summary>
public sealed class TelemetryTests
{
    // Invented, with a valid check digit.
    private const string Planted = "533102198001010019";

    [Fact]
    [Clause("LAW-PIPL-34")]
    public async Task Metrics_ReachTheCollector_WithoutAnythingVisitorsTyped()
    {
        var received = new ConcurrentQueue<(string Path, byte[] Body)>();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var collector = builder.Build();
        collector.MapPost("/{**path}", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.Enqueue((context.Request.Path.Value!, body.ToArray()));
        });
        await collector.StartAsync();
        await using (var site = await SiteHost.StartAsync(settings: [("Site:Telemetry:Endpoint", collector.Urls.Single()), ("Site:Telemetry:Seconds", "1")]))
        {
            await site.PublishAsync(InventedDecisions.FoodPenalty());
            foreach (var address in new[] { $"/search?q={Planted}", $"/{Planted}", $"/api/v1/decisions/{Planted}?{Planted}={Planted}", "/elder" })
                using (await site.GetAsync(address))
                {
                }

            using var odd = new HttpRequestMessage(new HttpMethod("X" + Planted), new Uri("/search", UriKind.Relative));
            using (await site.Client.SendAsync(odd))
            {
            }

            // What is sent twice from here on was gathered after the last request.
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            for (var before = received.Count; received.Count < before + 2;)
                await Task.Delay(50, patience.Token);
        }

        var sent = string.Join('\n', received.Select(request => Encoding.Latin1.GetString(request.Body)));
        Assert.NotEmpty(received);
        Assert.All(received, request => Assert.Equal("/v1/metrics", request.Path));
        foreach (var name in new[] { "site.ready", "site.gazette.position", "site.head.age", "http.server.request.duration", "disclosure-public-site", "http.route" })
            Assert.Contains(name, sent, StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, sent, StringComparison.Ordinal);
    }
}
