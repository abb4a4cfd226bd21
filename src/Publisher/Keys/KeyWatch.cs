using System.Data.Common;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Keys;

/// <summary>
/// Keeps the desk's hold on the store, and ends the desk when the master key is no longer its own: a lost connection to PostgreSQL may have
/// let a rotation through. Until then nothing is at risk: a new case needs the key in use, and what is wrapped by another does not open.
/// </summary>
internal sealed partial class KeyWatch(
    StoreHold hold, DeskStore store, CaseVault vault, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<KeyWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (!await MayGoOnAsync(stoppingToken))
                {
                    Log.Retired(logger, vault.MasterKeyId);
                    lifetime.StopApplication();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The host ends.
        }
    }

    private async Task<bool> MayGoOnAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await hold.StandsAsync(cancellationToken)
                && string.Equals(await store.ReadAsync(connection => MasterKeyTable.CurrentAsync(connection), cancellationToken), vault.MasterKeyId, StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is DbException or DatabaseUnavailableException or TimeoutException or IOException)
        {
            // Nothing can be written either while the store is out of reach.
            Log.Unknown(logger, exception.GetType().Name);
            return true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Critical, Message = "The master key {KeyId} of this desk was or is being replaced; the desk ends. Start it again with the new key file.")]
        public static partial void Retired(ILogger logger, string keyId);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The desk's hold on the store could not be checked: {Kind}.")]
        public static partial void Unknown(ILogger logger, string kind);
    }
}
