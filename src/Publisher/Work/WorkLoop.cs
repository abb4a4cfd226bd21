namespace Disclosure.Publisher.Work;

/// <summary>
/// Runs rounds of work from the start of the host to its end: at once while there is something to do, after a rest while there is not, and again 2 seconds
/// after a failure.
/// </summary>
internal sealed partial class WorkLoop<TWork>(TWork work, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<WorkLoop<TWork>> logger) : BackgroundService
    where TWork : IRepeatedWork
{
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
                    await work.ResumeAsync(stoppingToken);
                    resumed = true;
                }

                if (!await work.RunAsync(stoppingToken))
                {
                    await Task.Delay(work.Rest, time, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // The store is out of reach: nothing is lost, it is tried again.
                Log.Failed(logger, typeof(TWork).Name, exception.GetType().Name);
                await Task.Delay(PauseAfterFailure, time, stoppingToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A round of {Work} failed and is tried again: {Kind}.")]
        public static partial void Failed(ILogger logger, string work, string kind);
    }
}
