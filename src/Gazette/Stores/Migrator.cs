using System.Data;
using System.Data.Common;
using Dapper;

namespace Disclosure.Gazette.Stores;

/// <summary>
/// Brings a store's schema forward, one transaction a step, never back. What was applied is kept in <c>schema_migrations</c> with
/// the script's hash; a script that was edited afterwards, or a database that a newer program has touched, is refused. Several
/// processes may call it at once: one works, the others wait and find nothing to do.
/// </summary>
public sealed class Migrator(Database database, SchemaSet set, TimeProvider time)
{
    private const string AppliedSql = "SELECT number AS Number, title AS Title, hash AS Hash FROM schema_migrations WHERE set_name = @Name ORDER BY number";

    /// <summary>Applies what is missing; returns how many steps were applied.</summary>
    /// <exception cref="MigrationException">The database is newer than this program, or an applied script was edited, or a step failed.</exception>
    public async Task<int> MigrateAsync(CancellationToken cancellationToken)
    {
        var scripts = set.Scripts(database.Engine);
        await PrepareAsync(cancellationToken);
        var count = 0;
        while (await database.InTransactionAsync(IsolationLevel.ReadCommitted, (connection, transaction, token) =>
            ApplyNextAsync(scripts, connection, transaction, token), cancellationToken))
        {
            count++;
        }

        return count;
    }

    /// <summary>For a process that may only read: returns when every step of this program is applied, and no other.</summary>
    /// <exception cref="MigrationException">The schema is older or newer than this program, or its scripts differ.</exception>
    public async Task RequireCurrentAsync(CancellationToken cancellationToken)
    {
        var scripts = set.Scripts(database.Engine);
        List<Applied> applied;
        await using (var connection = await database.OpenAsync(cancellationToken))
        {
            try
            {
                applied = [.. await connection.QueryAsync<Applied>(new CommandDefinition(AppliedSql, new { set.Name }, cancellationToken: cancellationToken))];
            }
            catch (DbException exception)
            {
                throw new MigrationException($"The store has no readable schema {set.Name} yet; its writer must start first.", exception);
            }
        }

        Compare(scripts, applied);
        if (applied.Count < scripts.Count)
        {
            throw new MigrationException(
                $"The schema {set.Name} is at step {applied.Count}, this program needs step {scripts.Count}; its writer must start first.");
        }
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var schema = database.Engine == DatabaseEngine.Postgres ? $"CREATE SCHEMA IF NOT EXISTS \"{database.Options.Schema}\"; " : string.Empty;
        await database.InTransactionAsync(
            IsolationLevel.ReadCommitted,
            async (connection, transaction, token) =>
            {
                await LockAsync(connection, transaction, token);
                // Asked first: a role that may use the schema but not create in it can still find that nothing is to be done.
                if (await connection.ExecuteScalarAsync<long>(new CommandDefinition(ExistsSql, new { database.Options.Schema }, transaction, cancellationToken: token)) > 0)
                    return true;
                await connection.ExecuteAsync(new CommandDefinition(
                    schema + """
                    CREATE TABLE schema_migrations (
                        set_name   TEXT    NOT NULL,
                        number     INTEGER NOT NULL,
                        title      TEXT    NOT NULL,
                        hash       TEXT    NOT NULL,
                        applied_at BIGINT  NOT NULL,
                        PRIMARY KEY (set_name, number)
                    )
                    """,
                    transaction: transaction,
                    cancellationToken: token));
                return true;
            },
            cancellationToken);
    }

    private string ExistsSql => database.Engine == DatabaseEngine.Postgres
        ? "SELECT COUNT(*) FROM information_schema.tables WHERE table_name = 'schema_migrations' AND table_schema = @Schema"
        : "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'";

    private async Task<bool> ApplyNextAsync(
        IReadOnlyList<MigrationScript> scripts, DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await LockAsync(connection, transaction, cancellationToken);
        List<Applied> applied =
            [.. await connection.QueryAsync<Applied>(new CommandDefinition(AppliedSql, new { set.Name }, transaction, cancellationToken: cancellationToken))];
        Compare(scripts, applied);
        if (applied.Count == scripts.Count)
            return false;

        var script = scripts[applied.Count];
        try
        {
            await connection.ExecuteAsync(new CommandDefinition(script.Sql, transaction: transaction, cancellationToken: cancellationToken));
        }
        catch (DbException exception) when (!exception.IsTransient)
        {
            throw new MigrationException($"Step {script.Number} ({script.Title}) of the schema {set.Name} failed; nothing of it was kept.", exception);
        }

        await connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO schema_migrations (set_name, number, title, hash, applied_at) VALUES (@Name, @Number, @Title, @Hash, @At)",
            new { set.Name, script.Number, script.Title, script.Hash, At = time.GetUtcNow().ToUnixTimeMilliseconds() },
            transaction,
            cancellationToken: cancellationToken));
        return true;
    }

    private void Compare(IReadOnlyList<MigrationScript> scripts, List<Applied> applied)
    {
        if (applied.Count > scripts.Count)
        {
            throw new MigrationException(
                $"The schema {set.Name} is at step {applied.Count}, but this program knows only {scripts.Count}: the database belongs to a newer version. Start that version, or restore a backup made before it.");
        }

        foreach (var (step, script) in applied.Zip(scripts))
        {
            if (step.Number != script.Number || !string.Equals(step.Hash, script.Hash, StringComparison.Ordinal))
            {
                throw new MigrationException(
                    $"Step {step.Number} ({step.Title}) of the schema {set.Name} was applied from another script than this program carries: applied migrations are never edited.");
            }
        }
    }

    /// <summary>SQLite's transaction already holds the only write lock.</summary>
    private async Task LockAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken)
    {
        if (database.Engine == DatabaseEngine.Postgres)
        {
            // "DiscMigr" in ASCII; one lock for all sets, because they share the table.
            await connection.ExecuteAsync(new CommandDefinition("SELECT pg_advisory_xact_lock(4929027303263561586)", transaction: transaction, cancellationToken: cancellationToken));
        }
    }

    private sealed record Applied
    {
        public int Number { get; init; }

        public string Title { get; init; } = string.Empty;

        public string Hash { get; init; } = string.Empty;
    }
}
