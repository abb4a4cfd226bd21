using Disclosure.PublicSite.Api;
using Disclosure.PublicSite.Caching;
using Disclosure.PublicSite.Decisions;
using Disclosure.PublicSite.Feeds;
using Disclosure.PublicSite.Guarding;
using Disclosure.PublicSite.OpenData;
using Disclosure.PublicSite.Receipts;
using Disclosure.PublicSite.Settings;
using Disclosure.PublicSite.Sitemaps;
using Disclosure.PublicSite.Snapshot;
using Disclosure.PublicSite.Transparency;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.HttpOverrides;

namespace Disclosure.PublicSite;

/// <summary>The way of a request. The order is what makes it safe: the lease is asked before the cache, the cache before any page.</summary>
public static class SitePipeline
{
    private const int OneYearSeconds = 31_536_000;

    /// <summary>Lays the pipeline.</summary>
    public static void Use(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        UseForwardedHeaders(app);
        app.UseMiddleware<AccessLog>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ErrorPages>();
        app.UseWhen(static context => context.Request.Path.Value is { } path && path.EndsWith(".css", StringComparison.Ordinal), static files => files.UseResponseCompression());
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = static file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Query.ContainsKey("v") ? $"public, max-age={OneYearSeconds}, immutable" : "public, max-age=3600",
        });
        app.UseRouting();
        app.UseRateLimiter();
        app.UseMiddleware<SnapshotGate>();
        app.UseOutputCache();

        // Behind the cache, so that what is kept is compressed already; the cache tells the encodings apart.
        app.UseWhen(static context => context.GetEndpoint() is not null, static answers => answers.UseResponseCompression());

        app.MapRazorPages();
        DecisionDownloads.Map(app);
        HeadDownload.Map(app);
        ReceiptEndpoint.Map(app);
        DecisionsApi.Map(app);
        ChangesApi.Map(app);
        SuggestionsApi.Map(app);
        FeedEndpoints.Map(app);
        SearchExport.Map(app);
        SitemapEndpoints.Map(app);
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = static _ => false });
        app.MapHealthChecks(
            "/health/ready",
            new HealthCheckOptions { Predicate = static check => check.Tags.Contains(SnapshotHealth.Ready), ResponseWriter = SnapshotHealth.WriteAsync });
    }

    private static void UseForwardedHeaders(WebApplication app)
    {
        var proxies = app.Services.GetRequiredService<SiteSettings>().KnownProxies;
        if (proxies.Count == 0)
            return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = proxies.Count };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in proxies)
            options.KnownProxies.Add(proxy);
        app.UseForwardedHeaders(options);
    }
}
