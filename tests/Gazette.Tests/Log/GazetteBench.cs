using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Disclosure.TestKit;

namespace Disclosure.Gazette.Tests.Log;

/// <summary>A gazette of its own for one test: two real stores, a real key, a clock that is moved by hand.</summary>
public sealed class GazetteBench : IAsyncDisposable
{
    private readonly TemporaryFolder _keys = new();

    private GazetteBench(DatabaseOptions log, DatabaseOptions keyStore)
    {
        LogOptions = log;
        KeyOptions = keyStore;
        Store = new GazetteStore(log, keyStore);
        ReadOnlyStore = new GazetteStore(log with { ReadOnly = true }, keyStore with { ReadOnly = true });
        Signer = HeadSigner.Create(_keys.File("signing.pem"), _keys.File("head.pem"));
        Trusted = HeadVerifier.FromFile(_keys.File("head.pem"));
    }

    public DatabaseOptions LogOptions { get; }

    public DatabaseOptions KeyOptions { get; }

    public GazetteStore Store { get; }

    public GazetteStore ReadOnlyStore { get; }

    public HeadSigner Signer { get; }

    public HeadVerifier Trusted { get; }

    public ManualTime Time { get; } = new();

    public GazetteReader Reader => new(ReadOnlyStore);

    public static async Task<GazetteBench> CreateAsync(TestStore store) =>
        new(await store.CreateAsync("gazette", CancellationToken.None), await store.CreateAsync("gazette-keys", CancellationToken.None));

    public Task<GazetteWriter> OpenAsync() => GazetteWriter.OpenAsync(Store, Signer, Trusted, Time, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await ReadOnlyStore.DisposeAsync();
        Signer.Dispose();
        Trusted.Dispose();
        _keys.Dispose();
    }
}
