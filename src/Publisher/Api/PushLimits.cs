using System.Security.Claims;
using System.Threading.RateLimiting;
using Disclosure.Publisher.Intake;
using Disclosure.Publisher.Settings;

namespace Disclosure.Publisher.Api;

/// <summary>
/// How much one key may ask: a bucket that refills all the time, and few pushes at once. What intake holds in memory is bounded by all
/// pushes and all uploads at once; a key waits for its own share first, so that one that sends slowly keeps no other from pushing.
/// </summary>
internal static class PushLimits
{
    public const string Policy = "api-key";

    // Pushes that wait for each one that is read: longer queues would only be answered too late.
    private const int Waiting = 32;

    public static void Add(IServiceCollection services, DeskOptions options) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = async (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var pause) ? Math.Max(1, (int)Math.Ceiling(pause.TotalSeconds)) : 1;
            context.HttpContext.Response.Headers.RetryAfter = $"{wait}";
            if (ApiErrors.IsApi(context.HttpContext))
            {
                await Problems.TooMany.Answer().ExecuteAsync(context.HttpContext);
            }
        };
        // Pushes and questions have buckets of their own: a program that asks too often can still push.
        limiter.AddPolicy(Policy, context => RateLimitPartition.GetTokenBucketLimiter((Key(context), IsPush(context)), _ => Bucket(options.PushesPerMinute)));
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => IsPush(context) ? Slots(Key(context), options.ParallelPushesPerKey) : RateLimitPartition.GetNoLimiter(string.Empty)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => IsPush(context) ? Slots(ApiErrors.IsApi(context) ? "programs" : "people", options.ParallelPushes) : RateLimitPartition.GetNoLimiter(string.Empty)));
    });

    // What a person sends from the desk takes the same room, and places of its own: many files over a slow line last long, and keep no program out.
    private static bool IsPush(HttpContext context) => HttpMethods.IsPost(context.Request.Method)
        && (ApiErrors.IsApi(context) || context.GetEndpoint()?.Metadata.GetMetadata<TakesFilesAttribute>() is not null);

    private static string Key(HttpContext context) => $"key {context.User.FindFirst(ClaimTypes.NameIdentifier)?.Value}";

    private static RateLimitPartition<string> Slots(string partition, int count) =>
        RateLimitPartition.GetConcurrencyLimiter(partition, _ => new ConcurrencyLimiterOptions { PermitLimit = count, QueueLimit = count * Waiting });

    private static TokenBucketRateLimiterOptions Bucket(int perMinute)
    {
        var tokens = Math.Max(1, perMinute / 60);
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) * tokens / perMinute,
            QueueLimit = 0,
        };
    }
}
