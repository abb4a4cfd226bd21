using System.Net;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Snapshot;

/// <summary>The site over PostgreSQL: log and keys in two databases, read by a role that can do nothing else.</summary>
public sealed class PostgresGazetteTests : IAsyncLifetime
{
    private const string Role = "site_reader";

    private readonly PostgresServer _server = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    [Clause("CX-14-4")]
    public async Task Site_OverPostgreSql_ShowsWhatIsPublishedAndNothingWithdrawn()
    {
        var (log, keys) = (await _server.CreateDatabaseAsync(CancellationToken.None), await _server.CreateDatabaseAsync(CancellationToken.None));
        await PostgresServer.ExecuteAsync(log, $"CREATE ROLE {Role} LOGIN", CancellationToken.None);
        var store = new GazetteStore(DatabaseOptions.Postgres(log, "public"), DatabaseOptions.Postgres(keys, "public"));
        await store.MigrateAsync(TimeProvider.System, CancellationToken.None);
        await store.GrantReadingAsync(Role, CancellationToken.None);
        await using var site = await SiteHost.StartOnAsync(
            store,
            ("Gazette:ConnectionString", PostgresServer.As(log, Role)),
            ("Gazette:KeysConnectionString", PostgresServer.As(keys, Role)));
        var decision = InventedDecisions.Many()[0];

        await site.PublishAsync(decision);
        var shown = await site.ReadAsync($"/decisions/{decision.Id}");
        await site.WithdrawAsync(InventedDecisions.Revocation(decision));
        using var gone = await site.GetAsync($"/decisions/{decision.Id}");

        Assert.Contains(decision.DocumentNumber, shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
    }
}
