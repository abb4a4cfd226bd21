using System.Net;
using Polly;
using Polly.Retry;

namespace Disclosure.Cli.Pushing;

/// <summary>When a push is tried again: the desk was not reached, was busy (429) or failed (5xx).</summary>
public static class PushRetries
{
    /// <summary>Tries after the first.</summary>
    public const int Attempts = 5;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>The pipeline. A Retry-After of the desk is obeyed up to a minute; otherwise 0.5 s, doubled each time, with jitter.</summary>
    public static ResiliencePipeline<HttpResponseMessage> Create(TimeProvider clock) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = Attempts,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(500),
                MaxDelay = LongestWait,
                UseJitter = true,
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                    .Handle<HttpRequestException>()
                    .Handle<TaskCanceledException>(error => error.InnerException is TimeoutException)
                    .HandleResult(answer => answer.StatusCode == HttpStatusCode.TooManyRequests || (int)answer.StatusCode >= 500),
                DelayGenerator = attempt => ValueTask.FromResult(RetryAfter(attempt.Outcome.Result, clock)),
                OnRetry = attempt =>
                {
                    attempt.Outcome.Result?.Dispose();
                    return ValueTask.CompletedTask;
                },
            })
            .Build();

    private static TimeSpan? RetryAfter(HttpResponseMessage? answer, TimeProvider clock)
    {
        var header = answer?.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date is { } until ? until - clock.GetUtcNow() : null);
        return wait is null ? null : wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait;
    }
}
