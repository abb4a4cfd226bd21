using System.Security.Cryptography;
using Disclosure.Gazette.Following;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Disclosure.PublicSite.Settings;

namespace Disclosure.PublicSite.Snapshot;

/// <summary>
/// Follows the gazette and swaps a new snapshot in after each verified batch. Waits patiently for a gazette that the desk has not
/// made yet; stops for good, and with it everything that shows texts, when the gazette does not verify.
/// </summary>
public sealed partial class SnapshotFollowing(
    GazetteStore store, SnapshotHolder holder, SnapshotBuilder builder, SiteSettings settings, TimeProvider time,
    ILogger<SnapshotFollowing> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Leaves the host free to open its port: readers are answered 503 while the gazette is read.
        await Task.Yield();
        try
        {
            using var trusted = await WaitForGazetteAsync(stoppingToken);
            var options = new FollowerOptions { PollInterval = settings.PollInterval, LeaseTime = settings.Lease };
            var follower = new GazetteFollower(store, trusted, options, time, logger);
            holder.Swap(builder.Advance([]));
            holder.Follow(follower);
            await follower.RunAsync(
                (batch, _) =>
                {
                    holder.Swap(builder.Advance(batch.Entries));
                    return Task.CompletedTask;
                },
                stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host is ending.
        }
        catch (Exception exception)
        {
            // The process stays, to say that it cannot show anything; the follower's lease is expired from here on.
            Log.Stopped(logger, exception.GetType().Name);
        }
    }

    /// <summary>Returns with the public key once key and gazette are there and of a form this program knows.</summary>
    private async Task<HeadVerifier> WaitForGazetteAsync(CancellationToken cancellationToken)
    {
        var isTold = false;
        while (true)
        {
            try
            {
                await store.RequireCurrentAsync(cancellationToken);
                return HeadVerifier.FromFile(settings.HeadKey);
            }
            catch (Exception exception) when (exception is DatabaseUnavailableException or MigrationException or IOException or CryptographicException or UnauthorizedAccessException)
            {
                if (!isTold)
                    Log.Waiting(logger, exception.Message);
                isTold = true;
            }

            await Task.Delay(settings.PollInterval, time, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Waiting for the gazette; texts are answered 503 until it can be read. {Reason}")]
        public static partial void Waiting(ILogger logger, string reason);

        [LoggerMessage(EventId = 2, Level = LogLevel.Critical, Message = "The gazette is not followed any more ({Kind}); texts are answered 503 until this process is started again.")]
        public static partial void Stopped(ILogger logger, string kind);
    }
}
