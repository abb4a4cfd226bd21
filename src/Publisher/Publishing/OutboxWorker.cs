using Disclosure.Publisher.Settings;

namespace Disclosure.Publisher.Publishing;

/// <summary>Keeps the outbox empty.</summary>
internal sealed partial class OutboxWorker(OutboxPublisher publisher, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<OutboxWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await lifetime.StartedAsync(stoppingToken))
        {
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await publisher.RunAsync(stoppingToken))
                {
                    await Task.Delay(Pause, time, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Log.Failed(logger, exception.GetType().Name);
                await Task.Delay(PauseAfterFailure, time, stoppingToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be read: {Kind}.")]
        public static partial void Failed(ILogger logger, string kind);
    }
}
