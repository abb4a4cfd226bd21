using System.Security.Cryptography;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Disclosure.PublicSite.Settings;

namespace Disclosure.PublicSite.Snapshot;

/// <summary>Waits patiently for a gazette that the desk has not made yet.</summary>
public sealed partial class GazetteOpening(GazetteStore store, SiteSettings settings, TimeProvider time, ILogger<GazetteOpening> logger)
{
    /// <summary>Returns once key and gazette are there and of a form this program knows.</summary>
    public async Task<VerifiedGazette> WaitAsync(CancellationToken cancellationToken)
    {
        var isTold = false;
        while (true)
        {
            try
            {
                await store.RequireCurrentAsync(cancellationToken);
                return new VerifiedGazette(store, HeadVerifier.FromFile(settings.HeadKey));
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
    }
}

/// <summary>The gazette and the keys its heads are checked with.</summary>
/// <param name="Store">Entries and payload keys, to be read; not disposed with this.</param>
/// <param name="Trusted">The public keys.</param>
public sealed record VerifiedGazette(GazetteStore Store, HeadVerifier Trusted) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Trusted.Dispose();
}
