using System.Data.Common;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Audit;

/// <summary>
/// Checks the newest entries at start and the whole chain once a day, and anchors the head at intervals. A break stops nothing: withdrawals
/// must stay possible. It is told at the highest level and stands on the page of the audit.
/// </summary>
internal sealed partial class AuditWatch(AuditChecks checks, IOptions<AuditOptions> options, TimeProvider time, ILogger<AuditWatch> logger) : BackgroundService
{
    // The start is busy enough.
    private static readonly TimeSpan BeforeFirstWalk = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(AnchorOnceAsync, cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(AnchorAsync(stoppingToken), WalkAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host ends.
        }
    }

    private async Task AnchorAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(options.Value.AnchorMinutes), time);
        do
        {
            await TryAsync(AnchorOnceAsync, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task WalkAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(BeforeFirstWalk, time, stoppingToken);
        while (true)
        {
            await TryAsync(async token => Tell(await checks.CheckAllAsync(token)), stoppingToken);
            await Task.Delay(TimeSpan.FromHours(options.Value.CheckHours), time, stoppingToken);
        }
    }

    private async Task AnchorOnceAsync(CancellationToken cancellationToken) => Tell(await checks.AnchorAsync(cancellationToken));

    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException or TimeoutException)
        {
            Log.Failed(logger, exception.GetType().Name);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host ends.
        }
    }

    private void Tell(AuditReport report)
    {
        if (report.Break is { } broken)
        {
            Log.Broken(logger, broken.Sequence, broken.Rule);
        }
        else
        {
            Log.Holds(logger, report.From, report.Head.Sequence);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Critical, Message = "The audit is broken at entry {Sequence}: {Rule}. Keep the database as it is and compare it with an export.")]
        public static partial void Broken(ILogger logger, long sequence, string rule);

        [LoggerMessage(Level = LogLevel.Information, Message = "The audit holds from entry {From} to {Head}.")]
        public static partial void Holds(ILogger logger, long from, long head);

        [LoggerMessage(Level = LogLevel.Critical, Message = "The audit could not be checked or anchored: {Kind}.")]
        public static partial void Failed(ILogger logger, string kind);
    }
}
