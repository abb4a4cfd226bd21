using System.Data.Common;
using Disclosure.Gazette.Stores;

namespace Disclosure.Gazette.Log;

/// <summary>
/// Recomputes the whole gazette, offline: each leaf from its header and commitment, each payload against its commitment, the tree, each
/// signed head that was kept, that a payload is missing only where a later entry under the signed head orders it, and that the store's own
/// structure is sound. Reads only; works on a store in use, of which it takes one unchanging view, and on a copy.
/// </summary>
public sealed class GazetteVerifier
{
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(500);

    private readonly GazetteStore _store;
    private readonly HeadVerifier _trusted;

    /// <summary>The store and the verifier of heads remain the caller's to dispose.</summary>
    public GazetteVerifier(GazetteStore store, HeadVerifier trusted)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(trusted);
        _store = store;
        _trusted = trusted;
    }

    /// <summary>
    /// Verifies everything. Log and key store are two stores: a withdrawal during the verification can look like a lost key, so problems
    /// are only told when a third look, a second later, still finds some.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">A store cannot be opened.</exception>
    /// <exception cref="MigrationException">A store's schema is not the one this program knows.</exception>
    public async Task<GazetteReport> VerifyAsync(CancellationToken cancellationToken)
    {
        await _store.RequireCurrentAsync(cancellationToken);
        var report = await LookAsync(cancellationToken);
        for (var looks = 1; looks < 3 && !report.IsSound; looks++)
        {
            await Task.Delay(Settling, TimeProvider.System, cancellationToken);
            report = await LookAsync(cancellationToken);
        }

        return report;
    }

    /// <summary>One look; what it finds may be the trace of a withdrawal that is just happening.</summary>
    internal Task<GazetteReport> LookAsync(CancellationToken cancellationToken) => _store.Log.InSnapshotAsync(
        (DbConnection connection, DbTransaction transaction, CancellationToken token) =>
            new GazetteInspection(connection, transaction, new KeyTable(_store.Keys), _trusted).RunAsync(token),
        cancellationToken);
}
