using Disclosure.Gazette.Log;
using Disclosure.Publisher.Work;

namespace Disclosure.Publisher.Publishing;

/// <summary>
/// Signs the gazette's head again every 10 seconds: public nodes that hear nothing for 30 seconds stop serving texts. On the way it
/// settles the gazette's files.
/// </summary>
internal sealed partial class HeadSigningService(
    GazetteStore store, GazetteWriter gazette, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<HeadSigningService> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await lifetime.StartedAsync(stoppingToken))
        {
            return;
        }

        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                await SignAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host ends.
        }
    }

    private async Task SignAsync(CancellationToken cancellationToken)
    {
        try
        {
            await gazette.ReSignHeadAsync(cancellationToken);
            await store.SettleAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.Failed(logger, exception.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Critical, Message = "The gazette's head could not be signed: {Kind}. Public nodes stop serving after 30 seconds of silence.")]
        public static partial void Failed(ILogger logger, string kind);
    }
}
