namespace Disclosure.Publisher.Work;

/// <summary>When background work may begin: a process that cannot take its port must not have touched a case.</summary>
internal static class HostStart
{
    /// <summary>True once the host listens; false when it ends before.</summary>
    public static async Task<bool> StartedAsync(this IHostApplicationLifetime lifetime, CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var began = lifetime.ApplicationStarted.Register(() => started.TrySetResult(true));
        await using var ended = stoppingToken.Register(() => started.TrySetResult(false));
        return await started.Task;
    }
}
