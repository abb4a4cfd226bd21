using System.Data.Common;
using Dapper;
using Disclosure.Gazette.Stores;

namespace Disclosure.Gazette.Tests.Stores;

/// <summary>The promises of the stores, the same on both engines.</summary>
public abstract class DatabaseTests(TestStore store) : IAsyncLifetime
{
    private static readonly SchemaSet Sample = new("sample", typeof(DatabaseTests).Assembly);
    private static readonly SchemaSet Broken = new("broken", typeof(DatabaseTests).Assembly);
    private static readonly CancellationToken None = CancellationToken.None;

    private Database _database = null!;

    public async Task InitializeAsync() => _database = new Database(await store.CreateAsync("test", None));

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        await store.DisposeAsync();
    }

    [Fact]
    public async Task MigrateAsync_CalledTwice_AppliesEachStepOnce()
    {
        var migrator = new Migrator(_database, Sample, TimeProvider.System);

        Assert.Equal(2, await migrator.MigrateAsync(None));
        Assert.Equal(0, await migrator.MigrateAsync(None));

        await migrator.RequireCurrentAsync(None);
    }

    [Fact]
    public async Task MigrateAsync_ManyAtOnce_AppliesEachStepOnce()
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            Task.Run(() => new Migrator(_database, Sample, TimeProvider.System).MigrateAsync(None))));

        Assert.Equal(2, counts.Sum());
    }

    [Fact]
    public async Task MigrateAsync_AppliedScriptWasEdited_Refuses()
    {
        var migrator = new Migrator(_database, Sample, TimeProvider.System);
        await migrator.MigrateAsync(None);
        await ExecuteAsync("UPDATE schema_migrations SET hash = 'x' WHERE number = 1");

        var exception = await Assert.ThrowsAsync<MigrationException>(() => migrator.MigrateAsync(None));

        Assert.Contains("Step 1 (first)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MigrateAsync_DatabaseIsNewer_Refuses()
    {
        var migrator = new Migrator(_database, Sample, TimeProvider.System);
        await migrator.MigrateAsync(None);
        await ExecuteAsync("INSERT INTO schema_migrations VALUES ('sample', 3, 'later', 'x', 0)");

        var exception = await Assert.ThrowsAsync<MigrationException>(() => migrator.MigrateAsync(None));

        Assert.Contains("newer version", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MigrateAsync_StepFails_KeepsNothingOfIt()
    {
        await Assert.ThrowsAsync<MigrationException>(() => new Migrator(_database, Broken, TimeProvider.System).MigrateAsync(None));

        await ExecuteAsync("INSERT INTO broken_good VALUES (1)");
        await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync("INSERT INTO broken_half VALUES (1)"));
    }

    [Fact]
    public async Task MigrateAsync_TwoSetsInOneStore_DoNotMix()
    {
        await new Migrator(_database, Sample, TimeProvider.System).MigrateAsync(None);

        await Assert.ThrowsAsync<MigrationException>(() => new Migrator(_database, Broken, TimeProvider.System).RequireCurrentAsync(None));
    }

    [Fact]
    public async Task RequireCurrentAsync_NeverMigrated_Refuses()
    {
        await using (await _database.OpenAsync(None))
        {
        }

        var exception = await Assert.ThrowsAsync<MigrationException>(() => new Migrator(_database, Sample, TimeProvider.System).RequireCurrentAsync(None));

        Assert.Contains("writer must start first", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InTransactionAsync_WorkThrows_RollsBack()
    {
        await new Migrator(_database, Sample, TimeProvider.System).MigrateAsync(None);

        await Assert.ThrowsAsync<InvalidOperationException>(() => _database.InTransactionAsync(
            async (connection, transaction, _) =>
            {
                await connection.ExecuteAsync("INSERT INTO sample (id, word) VALUES (1, 'one')", transaction: transaction);
                throw new InvalidOperationException("Stop here.");
            },
            None));

        Assert.Equal(0, await ScalarAsync("SELECT COUNT(*) FROM sample"));
    }

    [Fact]
    public async Task InTransactionAsync_ManyReadThenWrite_LosesNoUpdate()
    {
        await new Migrator(_database, Sample, TimeProvider.System).MigrateAsync(None);
        await ExecuteAsync("INSERT INTO sample (id, word, length) VALUES (1, 'counter', 0)");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var turn = 0; turn < 10; turn++)
            {
                await _database.InTransactionAsync(
                    async (connection, transaction, _) =>
                    {
                        var length = await connection.ExecuteScalarAsync<long>("SELECT length FROM sample WHERE id = 1", transaction: transaction);
                        await connection.ExecuteAsync("UPDATE sample SET length = @Length WHERE id = 1", new { Length = length + 1 }, transaction);
                    },
                    None);
            }
        })));

        Assert.Equal(40, await ScalarAsync("SELECT length FROM sample WHERE id = 1"));
    }

    [Fact]
    public async Task OpenAsync_ReadOnly_ReadsAndRefusesToWrite()
    {
        await new Migrator(_database, Sample, TimeProvider.System).MigrateAsync(None);
        await using var reader = new Database(_database.Options with { ReadOnly = true });
        await using var connection = await reader.OpenAsync(None);

        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM sample"));
        await Assert.ThrowsAnyAsync<DbException>(() => connection.ExecuteAsync("INSERT INTO sample (id, word) VALUES (1, 'one')"));
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await _database.OpenAsync(None);
        await connection.ExecuteAsync(sql);
    }

    private async Task<long> ScalarAsync(string sql)
    {
        await using var connection = await _database.OpenAsync(None);
        return await connection.ExecuteScalarAsync<long>(sql);
    }
}

public sealed class SqliteDatabaseTests() : DatabaseTests(new SqliteTestStore());

[Collection(StoresCollection.Name)]
public sealed class PostgresDatabaseTests(PostgresFixture postgres) : DatabaseTests(new PostgresTestStore(postgres.Server));
