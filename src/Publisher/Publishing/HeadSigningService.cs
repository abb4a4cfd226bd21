using Disclosure.Gazette.Log;

namespace Disclosure.Publisher.Publishing;

/// <summary>Signs the gazette's head again every 10 seconds: public nodes that hear nothing for 30 seconds stop serving texts.</summary>
internal sealed partial class HeadSigningService(GazetteWriter gazette, TimeProvider time, ILogger<HeadSigningService> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await gazette.ReSignHeadAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.Failed(logger, exception.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Critical, Message = "The gazette's head could not be signed: {Kind}. Public nodes stop serving after 30 seconds of silence.")]
        public static partial void Failed(ILogger logger, string kind);
    }
}
