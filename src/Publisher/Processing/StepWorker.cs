using Disclosure.Publisher.Settings;

namespace Disclosure.Publisher.Processing;

/// <summary>Keeps the cases moving. All it needs to know is in the store: after a crash it goes on where it was.</summary>
internal sealed partial class StepWorker(StepRunner runner, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<StepWorker> logger) : BackgroundService
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

        var resumed = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!resumed)
                {
                    await runner.ResumeAsync(stoppingToken);
                    resumed = true;
                }

                if (!await runner.RunAsync(stoppingToken))
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
                // The store is out of reach: nothing is lost, it is tried again.
                Log.Failed(logger, exception.GetType().Name);
                await Task.Delay(PauseAfterFailure, time, stoppingToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The worker could not look for cases: {Kind}.")]
        public static partial void Failed(ILogger logger, string kind);
    }
}
