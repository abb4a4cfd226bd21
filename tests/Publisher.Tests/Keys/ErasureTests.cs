using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using Dapper;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;
using Npgsql;

namespace Disclosure.Publisher.Tests.Keys;

public sealed class ErasureTests : IAsyncLifetime
{
    private const string Number = "景市监处罚〔2026〕12号";
    private readonly PostgresServer _server = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Erase_Sqlite_NothingOfTheCaseIsLeftInFileLogOrBackup()
    {
        await using var desk = await DeskProcess.StartAsync();
        var planted = await PlantedCase.CreateAsync(desk, Number);
        var kept = await PlantedCase.CreateAsync(desk, "景市监处罚〔2026〕13号");
        Assert.NotEmpty(PlantedCase.Find(desk.DataDirectory, planted.WrappedKey));
        Assert.All(planted.Sealed, part => Assert.NotEmpty(PlantedCase.Find(desk.DataDirectory, part)));

        await planted.EraseAsync(desk);

        using var backup = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(desk.DataDirectory))
        {
            File.Copy(file, backup.File(Path.GetFileName(file)));
        }

        await desk.Service<DeskStore>().ReadAsync(connection => connection.ExecuteAsync("VACUUM INTO @path", new { path = backup.File("into.db") }), default);
        foreach (var folder in (string[])[desk.DataDirectory, backup.Path])
        {
            Assert.Empty(PlantedCase.Find(folder, planted.WrappedKey));
            Assert.All(planted.Sealed, part => Assert.Empty(PlantedCase.Find(folder, part)));
            Assert.NotEmpty(PlantedCase.Find(folder, kept.WrappedKey));
        }

        await AssertForgottenAsync(desk, planted);
    }

    [Fact]
    public async Task Erase_Postgres_TheKeyIsLeftInNoTableFileAndNoDump()
    {
        var database = await _server.CreateDatabaseAsync(default);
        await using var desk = await DeskProcess.StartAsync(database);
        var planted = await PlantedCase.CreateAsync(desk, Number);
        var kept = await PlantedCase.CreateAsync(desk, "景市监处罚〔2026〕13号");
        await PostgresServer.ExecuteAsync(database, "CHECKPOINT", default);
        Assert.NotEmpty(Tables(planted.WrappedKey));

        await planted.EraseAsync(desk);

        Assert.Empty(Tables(planted.WrappedKey));
        Assert.NotEmpty(Tables(kept.WrappedKey));
        using var backup = new TemporaryFolder();
        await DumpAsync(database, backup.File("dump.sql"));
        Assert.Empty(PlantedCase.Find(backup.Path, planted.WrappedKey));
        Assert.All(planted.Sealed, part => Assert.Empty(PlantedCase.Find(backup.Path, part)));
        Assert.NotEmpty(PlantedCase.Find(backup.Path, kept.WrappedKey));
        await AssertForgottenAsync(desk, planted);
    }

    /// <summary>VACUUM FULL would keep the row for such a snapshot.</summary>
    [Fact]
    public async Task Erase_PostgresWithAnOldSnapshotOpen_TheKeyLeavesTheFilesAllTheSame()
    {
        var database = await _server.CreateDatabaseAsync(default);
        await using var desk = await DeskProcess.StartAsync(database);
        var planted = await PlantedCase.CreateAsync(desk, Number);
        await using var source = NpgsqlDataSource.Create(database);
        await using var other = await source.OpenConnectionAsync();
        await using var old = await other.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        await other.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM pg_class", transaction: old);

        await planted.EraseAsync(desk);

        Assert.Empty(Tables(planted.WrappedKey));
    }

    [Fact]
    public async Task Erase_PostgresWhileABackupReadsTheTable_IsDoneAfterIt()
    {
        var database = await _server.CreateDatabaseAsync(default);
        await using var desk = await DeskProcess.StartAsync(database, "--Desk:Works", "false");
        var store = desk.Service<DeskStore>();
        var caseId = await desk.PushAsync();
        var wrapped = await store.ReadAsync(connection => connection.QuerySingleAsync<byte[]>("SELECT wrapped FROM case_key"), default);
        await PostgresServer.ExecuteAsync(database, "CHECKPOINT", default);
        await using (var source = NpgsqlDataSource.Create(database))
        {
            await using var backup = await source.OpenConnectionAsync();
            await using var reading = await backup.BeginTransactionAsync();
            await backup.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM desk.case_key", transaction: reading);
            await new PlantedCase(caseId, wrapped, []).EraseAsync(desk);
            Assert.False(await store.PurgeErasedAsync(default));
            Assert.NotEmpty(Tables(wrapped));
        }

        Assert.True(await store.PurgeErasedAsync(default));
        Assert.Empty(Tables(wrapped));
    }

    /// <summary>
    /// What an older backup, or an archive of the write-ahead log, still holds of an erased case is opened by the master key of its time
    /// alone: a rotation ends it.
    /// </summary>
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Rotate_AfterAnErasure_AnEarlierCopyOfTheKeyOpensNoMore(string engine)
    {
        await using var desk = await DeskProcess.StartAsync(string.Equals(engine, Desks.Postgres, StringComparison.Ordinal) ? await _server.CreateDatabaseAsync(default) : null);
        var planted = await PlantedCase.CreateAsync(desk, Number);
        desk.Service<CaseVault>().Unwrap(planted.CaseId, planted.WrappedKey).Dispose();
        await planted.EraseAsync(desk);

        await desk.RestartAsync(() => desk.KeysAsync(KeysCommand.Rotate));

        Assert.ThrowsAny<CryptographicException>(() => desk.Service<CaseVault>().Unwrap(planted.CaseId, planted.WrappedKey));
        Assert.Equal([desk.KeyFile()], desk.KeyFiles());
        // What it was known by is forgotten with it, and so a new push under the old name is a new case.
        Assert.NotEqual(planted.CaseId, await desk.PushAsync(key: PlantedCase.KeyOf(Number)));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Rotate_WhatTheOldKeyHadWrapped_LeavesTheFiles(string engine)
    {
        var isPostgres = string.Equals(engine, Desks.Postgres, StringComparison.Ordinal);
        await using var desk = await DeskProcess.StartAsync(isPostgres ? await _server.CreateDatabaseAsync(default) : null, "--Desk:Works", "false");
        await desk.PushAsync();
        var (wrapped, number) = await desk.Service<DeskStore>().ReadAsync(
            async connection => (
                await connection.QuerySingleAsync<byte[]>("SELECT wrapped FROM case_key"),
                System.Text.Encoding.ASCII.GetBytes(await connection.QuerySingleAsync<string>("SELECT number_index FROM decision_case"))),
            default);

        await desk.RestartAsync(desk.RotateAsync);

        foreach (var bytes in (byte[][])[wrapped, number])
        {
            Assert.Empty(isPostgres ? Tables(bytes) : PlantedCase.Find(desk.DataDirectory, bytes));
        }
    }

    /// <summary>A column that is added to what belongs to a case must be decided on: erased with it, or no part of its content.</summary>
    [Fact]
    public async Task Erase_WhatRemains_IsTheFactAlone()
    {
        await using var desk = await DeskProcess.StartAsync();
        var planted = await PlantedCase.CreateAsync(desk, Number);
        await planted.EraseAsync(desk);
        var remains = await desk.Service<DeskStore>().ReadAsync(
            async connection =>
            {
                var found = new SortedSet<string>(StringComparer.Ordinal);
                foreach (var table in await connection.QueryAsync<string>(
                    "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'case_id' WHERE m.type = 'table'"))
                {
                    foreach (IDictionary<string, object?> row in await connection.QueryAsync($"SELECT * FROM \"{table}\" WHERE case_id = @CaseId", new { planted.CaseId }))
                    {
                        found.UnionWith(row.Where(column => column.Value is byte[] or string).Select(column => $"{table}.{column.Key}"));
                    }
                }

                return found;
            },
            default);
        string[] facts =
        [
            // A reason in the audit is sealed under the destroyed key; the chain of hashes is over what was written.
            "audit.act", "audit.actor", "audit.agency_code", "audit.case_id", "audit.code", "audit.detail", "audit.from_state", "audit.hash",
            "audit.previous_hash", "audit.to_state",
            "decision_case.act_type", "decision_case.agency_code", "decision_case.case_id", "decision_case.decided_on",
            "decision_case.due_clause", "decision_case.due_on", "decision_case.due_stamp", "decision_case.escalates_on", "decision_case.record_id",
            "decision_case.secrecy_reviewed_on", "decision_case.state", "decision_case.submitter",
            "idempotency.agency_code", "idempotency.case_id", "idempotency.key_index",
        ];
        Assert.Equal(facts, remains);
    }

    private static async Task AssertForgottenAsync(DeskProcess desk, PlantedCase planted)
    {
        var detail = await desk.Service<Publisher.Review.CaseReader>().ReadAsync(desk.User("reviewer"), planted.CaseId, default);
        Assert.Null(detail!.Caption);
        Assert.Null(detail.ServedText);
        Assert.DoesNotContain(detail.History, entry => entry.Reason is not null);
        // The same push again: there is nothing left to compare it with, and "accepted" would be a promise.
        using var client = desk.Client();
        using var again = await client.PushAsync(PlantedCase.KeyOf(Number), PushForm.Create());
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    private IReadOnlyList<string> Tables(byte[] bytes) =>
        PlantedCase.Find(_server.DataDirectory, bytes, static file => !file.Contains($"{Path.DirectorySeparatorChar}pg_wal{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static async Task DumpAsync(string database, string file)
    {
        var to = new NpgsqlConnectionStringBuilder(database);
        using var dump = Process.Start(
            PostgresServer.Program("pg_dump"), ["-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, "-d", to.Database!, "-f", file]);
        await dump.WaitForExitAsync();
        Assert.Equal(0, dump.ExitCode);
    }
}
