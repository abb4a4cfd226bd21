using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Settings;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Publishing;

/// <summary>The desk opens the gazette on PostgreSQL and lets the site's role read it.</summary>
public sealed class GazetteFoundationTests : IAsyncLifetime
{
    private readonly PostgresServer _server = new();
    private readonly TemporaryFolder _folder = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    [Clause("ZZ-09")]
    public async Task OpenAsync_ReaderRole_ReadsLogAndKeysAndWritesNothing()
    {
        var (options, desk) = await OptionsAsync("gazette_reader");
        await PostgresServer.ExecuteAsync(options.ConnectionString!, "CREATE ROLE gazette_reader LOGIN", CancellationToken.None);

        var gazette = await GazetteFoundation.OpenAsync(desk, options, TimeProvider.System, CancellationToken.None);
        await using var store = gazette.Store;
        using var signer = gazette.Signer;
        await using var reading = new GazetteStore(Reading(options.ConnectionString!), Reading(options.KeysConnectionString!));

        Assert.NotNull(await new GazetteReader(reading).LatestHeadAsync(CancellationToken.None));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => PostgresServer.ExecuteAsync(
            PostgresServer.As(options.KeysConnectionString!, "gazette_reader"), "DELETE FROM gazette_keys", CancellationToken.None));
    }

    [Fact]
    public async Task OpenAsync_UnknownReaderRole_SaysWhichSetting()
    {
        var (options, desk) = await OptionsAsync("nobody_made_this_role");

        var failure = await Assert.ThrowsAsync<DeskStartException>(() => GazetteFoundation.OpenAsync(desk, options, TimeProvider.System, CancellationToken.None));

        Assert.Contains("Gazette:ReaderRole", failure.Message, StringComparison.Ordinal);
    }

    private static DatabaseOptions Reading(string connection) =>
        DatabaseOptions.Postgres(PostgresServer.As(connection, "gazette_reader"), "public") with { ReadOnly = true };

    private async Task<(GazetteOptions Gazette, DeskOptions Desk)> OptionsAsync(string role) => (
        new GazetteOptions
        {
            ConnectionString = await _server.CreateDatabaseAsync(CancellationToken.None),
            KeysConnectionString = await _server.CreateDatabaseAsync(CancellationToken.None),
            HeadKey = Path.Combine(_folder.Path, "public", "head.pem"),
            ReaderRole = role,
        },
        new DeskOptions { DataDirectory = _folder.Path, KeysDirectory = _folder.Path });
}
