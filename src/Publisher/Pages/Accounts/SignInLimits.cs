using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Disclosure.Publisher.Agencies;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Pages.Accounts;

/// <summary>Bounds how often one network may have a password checked: each check is costly, and leaves a line in the audit.</summary>
internal static class SignInLimits
{
    public const string Policy = "sign-in";

    private const int NetworkBytes = 8;

    public static void Add(IServiceCollection services) =>
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<SignInOptions>>((limiter, options) => limiter.AddPolicy(Policy, context =>
            HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetTokenBucketLimiter(Network(context.Connection.RemoteIpAddress), _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = options.Value.AttemptsPerMinute,
                    TokensPerPeriod = Math.Max(1, options.Value.AttemptsPerMinute / 60),
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                    QueueLimit = 0,
                })
                : RateLimitPartition.GetNoLimiter(string.Empty)));

    /// <summary>The network of an address: a subscriber of IPv6 has many addresses.</summary>
    public static string Network(IPAddress? address) => address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
        ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, NetworkBytes))
        : address?.MapToIPv4().ToString() ?? "unknown";
}
