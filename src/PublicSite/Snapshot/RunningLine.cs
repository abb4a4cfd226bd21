using Disclosure.Search;

namespace Disclosure.PublicSite.Snapshot;

/// <summary>A line at work, until it fails or is ended.</summary>
internal sealed class RunningLine : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending;
    private readonly Task _task;

    private RunningLine(SnapshotLine line, bool anew, TimeSpan after, TimeProvider time, CancellationToken stopping)
    {
        Line = line;
        _ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var token = _ending.Token;
        _task = Task.Run(
            async () =>
            {
                await Task.Delay(after, time, token);
                await line.RunAsync(anew, token);
            },
            token);
    }

    public SnapshotLine Line { get; }

    /// <summary>Whether it is over, and will show nothing new.</summary>
    public bool IsOver => _task.IsCompleted;

    /// <summary>Why its index could not be used; null while it runs.</summary>
    /// <exception cref="Exception">It ended for any other reason: that is no matter of the index.</exception>
    public Exception? IndexFailure => _task.Exception?.InnerException switch
    {
        null => null,
        IOException or UnauthorizedAccessException => _task.Exception.InnerException,
        var other => throw other,
    };

    public static RunningLine Start(SnapshotLine line, bool anew, TimeSpan after, TimeProvider time, CancellationToken stopping) => new(line, anew, after, time, stopping);

    /// <summary>Whether texts may be served from it now, nothing older than what another line shows.</summary>
    public bool MayFollow(RunningLine other) =>
        Line.Leased() is { } leased && leased.Snapshot.Position >= (other.Line.Latest?.Position ?? 0);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _task.ContinueWith(static _ => { }, TaskScheduler.Default);
        _ending.Dispose();
    }
}
