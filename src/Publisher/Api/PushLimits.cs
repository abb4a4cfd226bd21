using System.Security.Claims;
using System.Threading.RateLimiting;
using Disclosure.Publisher.Settings;

namespace Disclosure.Publisher.Api;

/// <summary>How much one key may ask: a bucket that refills every second, and few pushes in memory at a time.</summary>
internal static class PushLimits
{
    public const string Policy = "pushes";

    public static void Add(IServiceCollection services, DeskOptions options) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = async (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "1";
            if (ApiErrors.IsApi(context.HttpContext))
            {
                await Problems.TooMany().ExecuteAsync(context.HttpContext);
            }
        };
        limiter.AddPolicy(Policy, context => RateLimitPartition.GetTokenBucketLimiter(
            context.User.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? string.Empty,
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = options.PushesPerMinute,
                TokensPerPeriod = Math.Max(1, options.PushesPerMinute / 60),
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            }));
        // Bounds what intake holds in memory: the next pushes wait, a long queue is turned away.
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, bool>(context => HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            ? RateLimitPartition.GetConcurrencyLimiter(true, _ => new ConcurrencyLimiterOptions { PermitLimit = options.ParallelPushes, QueueLimit = options.ParallelPushes * 32 })
            : RateLimitPartition.GetNoLimiter(false));
    });
}
