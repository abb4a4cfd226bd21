namespace Disclosure.Publisher.Receipts;

/// <summary>How fast one asker asks: some questions at once, then one an interval. Safe for use from many threads.</summary>
/// <param name="atOnce">Questions that may be asked at once after a rest.</param>
/// <param name="interval">Time between two questions otherwise.</param>
/// <param name="time">The clock.</param>
internal sealed class AskingPace(int atOnce, TimeSpan interval, TimeProvider time)
{
    private readonly Lock _gate = new();
    private DateTimeOffset _even = DateTimeOffset.MinValue;

    /// <summary>Waits until the next question may be asked.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            _even = (_even > now ? _even : now) + interval;
            var wait = _even - (interval * atOnce) - now;
            return wait > TimeSpan.Zero ? Task.Delay(wait, time, cancellationToken) : Task.CompletedTask;
        }
    }
}
