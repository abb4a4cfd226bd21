using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Disclosure.DecisionPages;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Receipts;
using Disclosure.PublicSite.Api;
using Disclosure.PublicSite.Caching;
using Disclosure.PublicSite.Corrections;
using Disclosure.PublicSite.Decisions;
using Disclosure.PublicSite.Feeds;
using Disclosure.PublicSite.Figures;
using Disclosure.PublicSite.Guarding;
using Disclosure.PublicSite.Indexing;
using Disclosure.PublicSite.LargeType;
using Disclosure.PublicSite.OpenData;
using Disclosure.PublicSite.Receipts;
using Disclosure.PublicSite.Reference;
using Disclosure.PublicSite.SearchPages;
using Disclosure.PublicSite.Settings;
using Disclosure.PublicSite.Snapshot;
using Disclosure.PublicSite.Telemetry;
using Disclosure.Records;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace Disclosure.PublicSite;

/// <summary>What the public process is made of.</summary>
public static class SiteServices
{
    private const int GreatestHeaders = 32 * 1024;
    private const int GreatestLine = 8 * 1024;
    private const int GreatestBody = 1024;

    /// <summary>Adds everything.</summary>
    public static void Add(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        AddLogging(builder.Logging);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestHeadersTotalSize = GreatestHeaders;
            kestrel.Limits.MaxRequestLineSize = GreatestLine;
            kestrel.Limits.MaxRequestBodySize = GreatestBody;
        });

        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => SiteSettingsReader.Read(provider.GetRequiredService<IConfiguration>()));
        AddReference(services);
        services.AddSingleton<SnapshotHolder>();
        services.AddSingleton<SiteEdition>();
        services.AddSingleton<PermanentAddress>();
        services.AddSingleton<SearchDesk>();
        services.AddSingleton<NumberLookup>();
        services.AddSingleton<CorrectionDoor>();
        services.AddSingleton<SubmissionGate>();
        services.AddSingleton<FacetPanels>();
        services.AddSingleton<PublishedFigures>();
        services.AddSingleton<SimilarDecisions>();
        services.AddSingleton<SearchExport>();
        services.AddSingleton<DecisionsApi>();
        services.AddSingleton<ChangesApi>();
        services.AddSingleton<FeedEndpoints>();
        AddFollowing(services);

        services.AddRazorPages(options => options.Conventions.Add(new LargeTypePages())).AddApplicationPart(typeof(DecisionPage).Assembly);
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddOutputCache();
        services.AddSingleton<IConfigureOptions<OutputCacheOptions>>(provider =>
            new ConfigureOptions<OutputCacheOptions>(options => options.AddBasePolicy(new SnapshotCachePolicy(provider.GetRequiredService<SnapshotHolder>(), provider.GetRequiredService<IResponseCompressionProvider>()))));
        AddCompression(services);
        services.AddSingleton<SiteMeter>();
        services.AddHostedService<TelemetryExport>();
        services.AddRateLimiter();
        services.AddSingleton<IConfigureOptions<RateLimiterOptions>>(provider =>
            new ConfigureOptions<RateLimiterOptions>(options => VisitorLimits.Configure(options, provider.GetRequiredService<SiteSettings>())));
        services.AddHealthChecks().AddCheck<SnapshotHealth>("snapshot", tags: [SnapshotHealth.Ready]);
        SiteDescription.Add(services);
    }

    // Over TLS too: an answer holds no secret beside what the visitor typed, no cookie and no token, whose length could tell it.
    private static void AddCompression(IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/atom+xml", "application/problem+json", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }

    private static void AddReference(IServiceCollection services)
    {
        services.AddSingleton(provider => AgencyDirectory.Read(ReferenceFile(provider, "agencies.json")));
        services.AddSingleton(provider => AgencyProfiles.Read(ReferenceFile(provider, "agency-profiles.json"), provider.GetRequiredService<AgencyDirectory>()));
        services.AddSingleton(provider => RequestLimits.Read(ReferenceFile(provider, "correction-requests.json")));
        services.AddSingleton(provider => RegionTree.Read(ReferenceFile(provider, "regions.csv")));
        services.AddSingleton(provider => RedactionGrounds.Read(ReferenceFile(provider, "grounds.csv")));
        services.AddSingleton<LanguageSource>();
        services.AddSingleton<DecisionIndexing>();
    }

    private static void AddFollowing(IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            var settings = provider.GetRequiredService<SiteSettings>();
            return new GazetteStore(settings.Gazette, settings.GazetteKeys);
        });
        services.AddSingleton<NodeFolder>();
        services.AddSingleton<NodeIndexes>();
        services.AddSingleton<GazetteOpening>();
        services.AddSingleton<SnapshotLines>();
        services.AddSingleton<PublishedTexts>();
        services.AddHostedService<SnapshotFollowing>();
        services.AddSingleton<TextRequests>();
        services.AddHostedService<OverdueRequests>();
        services.AddSingleton(provider => NodeKey.InFolder(provider.GetRequiredService<SiteSettings>().DataDirectory));
        services.AddSingleton<RemovalProgress>();
        services.AddHostedService<RemovalClock>();
    }

    private static string ReferenceFile(IServiceProvider provider, string name) =>
        Path.Combine(provider.GetRequiredService<SiteSettings>().ConfigDirectory, name);

    // The framework's own request lines hold paths and queries, so they are off whatever the configuration says of the rest.
    private static void AddLogging(ILoggingBuilder logging)
    {
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        logging.AddFilter("Microsoft.AspNetCore.Hosting", LogLevel.Critical);
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel.BadRequests", LogLevel.None);

        // Nothing on this site is protected with keys of its own; that they are not kept is no warning.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        // A probe that finds the site not ready is answered so; it is not an error of its own each time.
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Critical);
    }
}
