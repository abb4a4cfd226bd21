using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Disclosure.PublicSite.Settings;
using Microsoft.AspNetCore.RateLimiting;

namespace Disclosure.PublicSite.Guarding;

/// <summary>How many requests an address may make, or a user who reads in bulk by a key, from whatever address. IPv6 visitors are counted by their /64, which is what one of them is given.</summary>
public static class VisitorLimits
{
    private const int NetworkBytes = 8;

    /// <summary>Configures the limiter from the settings.</summary>
    public static void Configure(RateLimiterOptions options, SiteSettings settings)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(settings);
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = 5.ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            // The page that explains a refusal comes through here once more.
            context.Features.Get<FailedRequest>() is not null || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
                ? RateLimitPartition.GetNoLimiter("free")
                : BulkLane.Find(settings.BulkUsers, context.Request) is { } user
                    ? Bucket("bulk:" + user, settings.BulkBurst, settings.BulkPerSecond)
                    : Bucket(Network(context.Connection.RemoteIpAddress), settings.RateBurst, settings.RatePerSecond));
    }

    private static RateLimitPartition<string> Bucket(string whose, int burst, int perSecond) => RateLimitPartition.GetTokenBucketLimiter(whose, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = burst,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    });

    /// <summary>What counts as one visitor: the IPv4 address, the IPv6 /64, or one shared name for an unknown address.</summary>
    public static string Network(IPAddress? address)
    {
        if (address is null)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, NetworkBytes))
            : address.ToString();
    }
}
