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

    private static async Task FirstSchemaAsync(Database database, string engine)
    {
        await using var stream = typeof(CaseRow).Assembly.GetManifestResourceStream(
            typeof(CaseRow).Assembly.GetManifestResourceNames().Single(name => name.EndsWith($"desk-0001-cases.{engine}.sql", StringComparison.Ordinal)))!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var sql = await reader.ReadToEndAsync();
        var schema = database.Engine == DatabaseEngine.Postgres ? "CREATE SCHEMA IF NOT EXISTS desk;" : string.Empty;
        await using var connection = await database.OpenAsync(default);
        await connection.ExecuteAsync(
            schema + "CREATE TABLE schema_migrations (set_name TEXT NOT NULL, number INTEGER NOT NULL, title TEXT NOT NULL, hash TEXT NOT NULL, applied_at BIGINT NOT NULL, PRIMARY KEY (set_name, number));" + sql);
        await connection.ExecuteAsync(
            "INSERT INTO schema_migrations (set_name, number, title, hash, applied_at) VALUES ('desk', 1, 'cases', @hash, 1)",
            new { hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))) });
        await connection.ExecuteAsync(Rows, new { key = Key });
    }
}
