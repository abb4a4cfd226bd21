using Disclosure.Gazette.Stores;
using Disclosure.TestKit;

namespace Disclosure.Gazette.Tests;

/// <summary>One PostgreSQL cluster for the whole project.</summary>
[CollectionDefinition(Name)]
public sealed class StoresCollection : ICollectionFixture<PostgresFixture>
{
    public const string Name = "stores";
}

/// <summary>Ends the cluster with the collection.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    public PostgresServer Server { get; } = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Server.DisposeAsync();
}

/// <summary>Where a conformance suite finds a fresh store of one engine.</summary>
public abstract class TestStore : IAsyncDisposable
{
    /// <summary>Options for a new, empty database.</summary>
    public abstract Task<DatabaseOptions> CreateAsync(string name, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}

public sealed class SqliteTestStore : TestStore
{
    private readonly TemporaryFolder _folder = new();

    public override Task<DatabaseOptions> CreateAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(DatabaseOptions.Sqlite(_folder.File(name + ".db")));

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class PostgresTestStore(PostgresServer server) : TestStore
{
    public override async Task<DatabaseOptions> CreateAsync(string name, CancellationToken cancellationToken) =>
        DatabaseOptions.Postgres(await server.CreateDatabaseAsync(cancellationToken), "disclosure");

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
