using System.Threading.RateLimiting;
using Disclosure.PublicSite.Decisions;
using Disclosure.PublicSite.Guarding;
using Disclosure.PublicSite.Settings;

namespace Disclosure.PublicSite.Corrections;

/// <summary>Who may send a form: a page of this site alone, and nobody too often. It is asked before a byte of the form is read.</summary>
public sealed class SubmissionGate : IDisposable
{
    private readonly PermanentAddress _address;
    private readonly PartitionedRateLimiter<HttpContext> _limiter;

    /// <summary>A gate with the configured limits.</summary>
    public SubmissionGate(RequestLimits limits, PermanentAddress address)
    {
        ArgumentNullException.ThrowIfNull(limits);
        _address = address;
        _limiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetTokenBucketLimiter(
                VisitorLimits.Network(context.Connection.RemoteIpAddress),
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = limits.VisitorBurst,
                    TokensPerPeriod = 1,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(limits.VisitorEverySeconds),
                    QueueLimit = 0,
                })),
            PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetTokenBucketLimiter(
                "everyone",
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = limits.EveryonePerMinute,
                    TokensPerPeriod = limits.EveryonePerMinute,
                    ReplenishmentPeriod = TimeSpan.FromMinutes(1),
                    QueueLimit = 0,
                })),
            PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetConcurrencyLimiter(
                "everyone", _ => new ConcurrencyLimiterOptions { PermitLimit = limits.AtOnce, QueueLimit = limits.AtOnce })));
    }

    /// <summary>
    /// Whether a form comes from a page of this site: the browser says so in Origin, and in Sec-Fetch-Site where it knows that header. A request without an
    /// origin is turned away.
    /// </summary>
    public bool IsFromHere(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Headers.Origin is [{ Length: > 0 } origin]
            && string.Equals(origin, _address.Root(request), StringComparison.OrdinalIgnoreCase)
            && request.Headers["Sec-Fetch-Site"] is [] or ["same-origin"];
    }

    /// <summary>A place among those who send; it may not have been given.</summary>
    public ValueTask<RateLimitLease> EnterAsync(HttpContext context, CancellationToken cancellationToken) => _limiter.AcquireAsync(context, 1, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();
}
