namespace Disclosure.Publisher.Work;

/// <summary>
/// Repeated work that looks at the store anew every so often. What it has done stands in the store, so that there is nothing to take up after a crash; while a round
/// finds more to do the next one follows at once, and after a failure none is put off.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="interval">Time between a round that left nothing to do and the next one.</param>
internal abstract class PacedWork(TimeProvider time, TimeSpan interval) : IRepeatedWork
{
    private readonly Pace _pace = new(interval);

    /// <summary>There is nothing to take up.</summary>
    public Task ResumeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A round; false when nothing is left to do, or it is not yet time to look again.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!_pace.IsDueAt(now))
        {
            return false;
        }

        var isMore = await RoundAsync(now, cancellationToken);
        if (!isMore)
        {
            _pace.RestAt(now);
        }

        return isMore;
    }

    /// <summary>Does a page of what is there to do; false when nothing was left.</summary>
    /// <param name="now">Now, UTC.</param>
    /// <param name="cancellationToken">Gives up.</param>
    protected abstract Task<bool> RoundAsync(DateTimeOffset now, CancellationToken cancellationToken);
}
