using System.Security.Cryptography;
using System.Text;
using Dapper;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Cases;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Store;

/// <summary>A store of the first schema keeps everything when a newer desk opens it.</summary>
public sealed class UpgradeTests : IClassFixture<PostgresServer>
{
    private const string Rows =
        """
        INSERT INTO agency (code, name, region, sector) VALUES ('jhscj', '景洪市市场监督管理局', '532801', '市场监管');
        INSERT INTO account (name, display_name, agency_code, role, password_hash, security_stamp, failed_count, created_at)
            VALUES ('owner', '经办', 'jhscj', 'Reviewer', 'h', 's', 0, 1), ('reviewer', '审核', 'jhscj', 'Reviewer', 'h', 's', 0, 1);
        INSERT INTO api_key (prefix, key_hash, agency_code, owner, created_at, revoked_at) VALUES ('own00001', @key, 'jhscj', 'owner', 7, NULL);
        INSERT INTO master_key (key_id, first_used_at) VALUES ('00ff', 1);
        INSERT INTO audit (sequence, at, actor, act, previous_hash, hash) VALUES (1, 1, 'operator', 'account.provisioned', @key, @key);
        INSERT INTO audit (sequence, at, actor, agency_code, case_id, act, code, previous_hash, hash) VALUES
            (2, 2, 'account:owner', 'jhscj', 'a000000000000002', 'case.aftermath-recorded', 'litigation', @key, @key),
            (3, 3, 'account:owner', 'jhscj', 'a000000000000003', 'case.aftermath-recorded', 'performance', @key, @key);
        INSERT INTO decision_case (case_id, agency_code, record_id, version, state, state_since, revision, received_at, decided_on, act_type, number_index,
            current_number, replaces_case, submitter, reviewer, secrecy_reviewed_on, released_at, published_at, withdrawn_at, wrapped_key, caption, attempts, leased_until)
        VALUES
            ('a000000000000001', 'jhscj', 'r000000000000001', 2, 'withdrawn', 9, 7, 1, '2026-03-02', 'Penalty', 'n1', NULL, NULL, 'owner', 'reviewer', '2026-03-03', NULL, 5, 9, @key, @key, 0, 0),
            ('a000000000000002', 'jhscj', 'r000000000000002', 1, 'published', 8, 6, 2, '2026-03-02', 'Penalty', 'n1', 1, 'a000000000000001', 'owner', 'reviewer', '2026-03-03', 3, 8, NULL, @key, @key, 0, 0),
            ('a000000000000003', 'jhscj', 'r000000000000003', 1, 'withdrawing', 8, 6, 3, '2026-03-02', 'Penalty', 'n2', 1, NULL, 'owner', 'reviewer', NULL, NULL, 8, NULL, @key, @key, 1, 0),
            ('a000000000000004', 'jhscj', 'r000000000000004', 1, 'refused', 8, 2, 4, NULL, NULL, NULL, NULL, NULL, 'owner', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, 0);
        INSERT INTO case_part (case_id, part, content) VALUES ('a000000000000001', 'original', @key), ('a000000000000002', 'original', @key);
        INSERT INTO idempotency (agency_code, key_index, content_index, case_id, created_at) VALUES ('jhscj', 'k', 'c', 'a000000000000002', 2);
        INSERT INTO outbox (case_id, version, act, created_at, attempts, due_at, done_at) VALUES
            ('a000000000000001', 1, 'Publish', 4, 0, 4, 5), ('a000000000000001', 2, 'Withdraw', 8, 0, 8, 9),
            ('a000000000000002', 1, 'Publish', 7, 1, 7, 8), ('a000000000000003', 1, 'Publish', 7, 0, 7, 8), ('a000000000000003', 2, 'Withdraw', 9, 3, 9, NULL);
        """;

    private readonly PostgresServer _server;

    public UpgradeTests(PostgresServer server) => _server = server;

    [Fact]
    public async Task Migrate_SqliteOfTheFirstSchema_LosesNothing()
    {
        using var folder = new TemporaryFolder();
        await using var database = new Database(DatabaseOptions.Sqlite(Path.Combine(folder.Path, "desk.db")));
        await AssertUpgradedAsync(database, "sqlite");
    }

    [Fact]
    public async Task Migrate_PostgresOfTheFirstSchema_LosesNothing()
    {
        await using var database = new Database(DatabaseOptions.Postgres(await _server.CreateDatabaseAsync(default), "desk"));
        await AssertUpgradedAsync(database, "postgres");
    }

    // Suspended by the deputy of a reviewer; by nobody known; and on its way there, published before.
    private const string Suspended =
        """
        INSERT INTO decision_case (case_id, agency_code, record_id, version, state, state_since, revision, received_at, returns_to, submitter, published_at, attempts, leased_until) VALUES
            ('b000000000000001', 'jhscj', 's000000000000001', 3, 'suspended', 1760407200000, 5, 1, 'published', 'owner', 1, 0, 0),
            ('b000000000000002', 'jhscj', 's000000000000002', 2, 'suspended', 1760407200000, 5, 1, 'published', 'owner', 1, 0, 0),
            ('b000000000000003', 'jhscj', 's000000000000003', 1, 'published', 7, 5, 1, NULL, 'owner', 7, 0, 0),
            ('b000000000000004', 'jhscj', 's000000000000004', 1, 'published', 7, 5, 1, NULL, 'owner', 7, 0, 0);
        INSERT INTO outbox (record_id, version, case_id, act, nature, leads_to, created_at, attempts, due_at, done_at) VALUES
            ('s000000000000001', 2, 'b000000000000001', 'Publish', 'Legal', 'published', 5, 0, 5, 6),
            ('s000000000000001', 3, 'b000000000000001', 'End', 'Legal', 'suspended', 1760400000000, 0, 1760400000000, 1760400001000),
            ('s000000000000003', 1, 'b000000000000003', 'Publish', 'Legal', 'published', 6, 0, 6, 7),
            ('s000000000000003', 2, 'b000000000000003', 'End', 'Legal', 'suspended', 8, 0, 8, NULL),
            ('s000000000000004', 2, 'b000000000000004', 'Amend', 'Legal', 'published', 8, 0, 8, NULL);
        INSERT INTO audit (sequence, at, actor, agency_code, case_id, act, code, previous_hash, hash) VALUES
            (7, 1760399999000, 'account:reviewer/for:owner', 'jhscj', 'b000000000000001', 'case.ordered', 'suspended', @key, @key),
            (8, 8, 'account:owner', 'jhscj', 'b000000000000003', 'case.ordered', 'suspended', @key, @key);
        """;

    [Fact]
    public async Task Migrate_SqliteWithSuspendedCases_KeepsTheirTakedowns()
    {
        using var folder = new TemporaryFolder();
        await using var database = new Database(DatabaseOptions.Sqlite(Path.Combine(folder.Path, "desk.db")));
        await AssertTakedownsAsync(database, "sqlite");
    }

    [Fact]
    public async Task Migrate_PostgresWithSuspendedCases_KeepsTheirTakedowns()
    {
        await using var database = new Database(DatabaseOptions.Postgres(await _server.CreateDatabaseAsync(default), "desk"));
        await AssertTakedownsAsync(database, "postgres");
    }

    private static async Task AssertTakedownsAsync(Database database, string engine)
    {
        await SchemaAsync(database, engine, 13);
        await using (var before = await database.OpenAsync(default))
        {
            await before.ExecuteAsync(Suspended, new { key = Key });
        }

        await new Migrator(database, new SchemaSet("desk", typeof(CaseRow).Assembly), TimeProvider.System).MigrateAsync(default);
        await using var connection = await database.OpenAsync(default);
        var rows = (await connection.QueryAsync<CaseTakedown>($"SELECT {CaseTakedown.Columns} FROM takedown t ORDER BY t.case_id")).AsList();
        Assert.Equal(["b000000000000001", "b000000000000002", "b000000000000003"], rows.Select(row => row.CaseId));
        Assert.All(rows, row => Assert.True(row is { IsUndecided: true, EndedAt: null, IsBySupervisor: false, Id.Length: 32 }));
        Assert.Equal(("reviewer", 1760399999000, 3, 1760400001000), (rows[0].OrderedBy, rows[0].OrderedAt, rows[0].EndVersion, rows[0].HiddenAt));
        Assert.Equal((2, 6, new DateOnly(2025, 10, 14)), (rows[0].Version, rows[0].PublicFrom, rows[0].DueOn));
        Assert.Equal(["owner"], rows[0].OrderedFor);
        Assert.Equal(("owner", 1760407200000L, null, 1760407200000L), (rows[1].OrderedBy, rows[1].OrderedAt, rows[1].EndVersion, rows[1].HiddenAt));
        Assert.Equal(("owner", 8L, 2, null, 1), (rows[2].OrderedBy, rows[2].OrderedAt, rows[2].EndVersion, rows[2].HiddenAt, rows[2].Version));
        Assert.Equal(
            ["r000000000000003 1", "s000000000000003 2", "s000000000000004 0"],
            await connection.QueryAsync<string>("SELECT record_id || ' ' || urgency FROM outbox WHERE done_at IS NULL ORDER BY record_id"));
    }

    private static async Task AssertUpgradedAsync(Database database, string engine)
    {
        await FirstSchemaAsync(database, engine);
        Assert.NotEqual(0, await new Migrator(database, new SchemaSet("desk", typeof(CaseRow).Assembly), TimeProvider.System).MigrateAsync(default));

        await using var connection = await database.OpenAsync(default);
        var cases = (await connection.QueryAsync<CaseRow>($"SELECT {CaseRow.Columns} FROM decision_case ORDER BY case_id")).AsList();
        Assert.Equal([CaseState.Withdrawn, CaseState.Published, CaseState.Withdrawing, CaseState.Refused], cases.Select(row => row.State));
        Assert.Equal(CaseState.Published, cases[2].ReturnsTo);
        Assert.Equal("a000000000000001", cases[1].ReplacesCase);
        Assert.Equal("r000000000000002", cases[1].RecordId.Value);
        Assert.All(cases.Take(3), row => Assert.Equal(Key, row.WrappedKey));
        Assert.Null(cases[3].WrappedKey);
        Assert.Equal(3, cases[1].ReleasedAt);
        Assert.Equal(2, await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM case_part"));
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM audit WHERE sequence = 1"));
        // What was recorded of a proceeding before its clock was kept is looked at anew; nothing else is.
        Assert.Equal([null, string.Empty, null, null], cases.Select(row => row.WithdrawStamp));
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM master_key WHERE retired_at IS NULL"));
        // A key from before works on, with every scope it had, for a year.
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM api_key WHERE scopes = 'push status' AND expires_at > created_at AND suspended_at IS NULL"));
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM account WHERE must_change_password <> 0"));
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM idempotency"));
        Assert.Equal(
            ["r000000000000001/1 published 5", "r000000000000001/2 withdrawn 9", "r000000000000002/1 published 8", "r000000000000003/1 published 8", "r000000000000003/2 withdrawn "],
            await connection.QueryAsync<string>(
                "SELECT record_id || '/' || version || ' ' || leads_to || ' ' || COALESCE(CAST(done_at AS TEXT), '') FROM outbox ORDER BY record_id, version"));
    }

    private static byte[] Key { get; } = [.. Enumerable.Range(0, 60).Select(value => (byte)value)];

    private static Task FirstSchemaAsync(Database database, string engine) => SchemaAsync(database, engine, 1);

    /// <summary>A store as the desk of a number of the schema left it, with the rows of the first in it.</summary>
    private static async Task SchemaAsync(Database database, string engine, int number)
    {
        await using var connection = await database.OpenAsync(default);
        await connection.ExecuteAsync(
            (database.Engine == DatabaseEngine.Postgres ? "CREATE SCHEMA IF NOT EXISTS desk;" : string.Empty)
            + "CREATE TABLE schema_migrations (set_name TEXT NOT NULL, number INTEGER NOT NULL, title TEXT NOT NULL, hash TEXT NOT NULL, applied_at BIGINT NOT NULL, PRIMARY KEY (set_name, number));");
        for (var step = 1; step <= number; step++)
        {
            var begins = $"desk-{step:0000}-";
            var name = typeof(CaseRow).Assembly.GetManifestResourceNames()
                .Single(name => name.Contains(begins, StringComparison.Ordinal) && name.EndsWith($".{engine}.sql", StringComparison.Ordinal));
            using var reader = new StreamReader(typeof(CaseRow).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            var sql = await reader.ReadToEndAsync();
            var title = name[(name.IndexOf(begins, StringComparison.Ordinal) + begins.Length)..].Split('.')[0];
            await connection.ExecuteAsync(sql);
            await connection.ExecuteAsync(
                "INSERT INTO schema_migrations (set_name, number, title, hash, applied_at) VALUES ('desk', @step, @title, @hash, 1)",
                new { step, title, hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))) });
            if (step == 1)
            {
                await connection.ExecuteAsync(Rows, new { key = Key });
            }
        }
    }
}
