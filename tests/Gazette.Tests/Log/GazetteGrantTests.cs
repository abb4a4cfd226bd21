using Dapper;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Gazette.Tests.Log;

/// <summary>Public nodes read the gazette under a role that may do nothing else.</summary>
[Collection(StoresCollection.Name)]
public sealed class GazetteGrantTests(PostgresFixture postgres)
{
    [Fact]
    [Clause("ZZ-09")]
    public async Task GrantReadingAsync_ReaderRole_ReadsEverythingAndChangesNothing()
    {
        var store = new PostgresTestStore(postgres.Server);
        await using var bench = await GazetteBench.CreateAsync(store);
        var writer = await bench.OpenAsync();
        await writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 1), EntryKind.Published, ChangeNature.Legal, CancellationToken.None);
        await PostgresServer.ExecuteAsync(bench.LogOptions.ConnectionString!, "CREATE ROLE public_reader LOGIN", CancellationToken.None);
        // Not read-only by its own choice: only the grants hold it back.
        var log = bench.LogOptions with { ConnectionString = PostgresServer.As(bench.LogOptions.ConnectionString!, "public_reader") };
        var keys = bench.KeyOptions with { ConnectionString = PostgresServer.As(bench.KeyOptions.ConnectionString!, "public_reader") };
        await using var reader = new GazetteStore(log, keys);
        await Assert.ThrowsAnyAsync<Exception>(() => reader.RequireCurrentAsync(CancellationToken.None));

        await bench.Store.GrantReadingAsync("public_reader", CancellationToken.None);

        await reader.RequireCurrentAsync(CancellationToken.None);
        Assert.NotNull(Assert.Single(await new GazetteReader(reader).ReadAsync(0, 10, CancellationToken.None)).Payload);
        foreach (var (options, table) in new[]
        {
            (log, "gazette_entries"), (log, "gazette_contents"), (log, "gazette_nodes"), (log, "gazette_heads"), (log, "schema_migrations"), (keys, "gazette_keys"),
        })
        {
            await using var database = new Database(options);
            await using var connection = await database.OpenAsync(CancellationToken.None);
            var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => connection.ExecuteAsync($"DELETE FROM {table}"));
            Assert.Equal("42501", refused.SqlState);
            await Assert.ThrowsAsync<Npgsql.PostgresException>(() => connection.ExecuteAsync($"CREATE TABLE {table}_2 (id BIGINT)"));
        }
    }
}
