using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Disclosure.Publisher.Notifications.Mail;

/// <summary>
/// How a mail is handed over: each try within its time, again twice after one second and two, scattered, when the server put it off. A
/// server that fails again and again is left alone for a while: then nothing is claimed that it would not take.
/// </summary>
internal sealed class PostRetries
{
    private const int Tries = 3;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline<PostOutcome> _pipeline;

    public PostRetries(MailOptions options, TimeProvider time)
    {
        Longest = ((TimeSpan.FromSeconds(options.TimeoutSeconds) + LongestPause) * Tries) + TimeSpan.FromSeconds(30);
        _pipeline = new ResiliencePipelineBuilder<PostOutcome> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<PostOutcome>
            {
                MaxRetryAttempts = Tries - 1,
                Delay = FirstPause,
                MaxDelay = LongestPause,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = new PredicateBuilder<PostOutcome>().HandleResult(static outcome => outcome is PostOutcome.PutOff),
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<PostOutcome>
            {
                FailureRatio = 1,
                MinimumThroughput = Tries,
                SamplingDuration = TimeSpan.FromSeconds(Math.Max(30, options.PauseSeconds)),
                BreakDuration = TimeSpan.FromSeconds(options.PauseSeconds),
                ShouldHandle = new PredicateBuilder<PostOutcome>().HandleResult(static outcome => outcome is PostOutcome.PutOff { IsOfServer: true }),
                StateProvider = _state,
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds) })
            .Build();
    }

    /// <summary>Longer than all tries of one mail together may take.</summary>
    public TimeSpan Longest { get; }

    /// <summary>Whether the server is being left alone.</summary>
    public bool IsPausing => _state.CircuitState is CircuitState.Open or CircuitState.Isolated;

    /// <summary>Hands a mail over; null when the server is being left alone, and then nothing was tried.</summary>
    public async Task<PostOutcome?> RunAsync(Func<CancellationToken, Task<PostOutcome>> send, CancellationToken cancellationToken)
    {
        // The last answer counts, also when the breaker or the end of the desk cuts off what would have followed it.
        PostOutcome? last = null;
        try
        {
            return await _pipeline.ExecuteAsync(async token => last = await send(token), cancellationToken);
        }
        catch (Exception exception) when (exception is BrokenCircuitException or TimeoutRejectedException or OperationCanceledException)
        {
            return last;
        }
    }
}
