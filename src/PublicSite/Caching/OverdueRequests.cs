using Disclosure.PublicSite.Snapshot;

namespace Disclosure.PublicSite.Caching;

/// <summary>
/// Ends requests that still show what was removed three quarters of a second ago: a slow reader must not keep a removal from being hidden within two. They are cut
/// off, not answered: half a text is worse than none, and the next try is answered anew.
/// </summary>
public sealed partial class OverdueRequests(TextRequests requests, SnapshotHolder holder, TimeProvider time, ILogger<OverdueRequests> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(750);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Pause, time, stoppingToken);
                if (holder.Latest is { } latest)
                    End(latest);
            }
        }
        catch (OperationCanceledException)
        {
            // The host is ending.
        }
    }

    private void End(PublicSnapshot latest)
    {
        var ended = 0;
        foreach (var request in requests.Stale(latest))
        {
            if (request.StaleSince is not { } since)
                request.StaleSince = time.GetTimestamp();
            else if (time.GetElapsedTime(since) >= Grace && request.Abort())
                ended++;
        }

        if (ended > 0)
            Log.Ended(logger, ended);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Count} requests were cut off that would still have shown what was removed.")]
        public static partial void Ended(ILogger logger, int count);
    }
}
