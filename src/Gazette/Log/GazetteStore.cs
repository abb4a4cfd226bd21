using Dapper;
using Disclosure.Gazette.Stores;

namespace Disclosure.Gazette.Log;

/// <summary>
/// The gazette's two stores: the log with its sealed payloads, and apart from it the keys and salts that open them. They are kept
/// apart so that a backup or an archive of the log alone can never bring back what was erased.
/// </summary>
public sealed class GazetteStore : IAsyncDisposable
{
    private static readonly SchemaSet LogSchema = new("gazette", typeof(GazetteStore).Assembly);
    private static readonly SchemaSet KeySchema = new("gazettekeys", typeof(GazetteStore).Assembly);

    /// <summary>Opens nothing yet.</summary>
    /// <exception cref="ArgumentException">The options cannot be used; the message lists every reason.</exception>
    public GazetteStore(DatabaseOptions log, DatabaseOptions keys)
    {
        Log = new Database(log);
        Keys = new Database(keys);
    }

    internal Database Log { get; }

    internal Database Keys { get; }

    /// <summary>
    /// The embedded store in a folder: <c>gazette.db</c> and <c>gazette-keys.db</c>, readable by the folder's group, because the public
    /// process runs as another user.
    /// </summary>
    /// <param name="folder">An absolute path.</param>
    /// <param name="readOnly">True for the public process.</param>
    public static GazetteStore InFolder(string folder, bool readOnly) => new(
        DatabaseOptions.Sqlite(Path.Combine(folder, "gazette.db")) with { ReadOnly = readOnly, GroupReadable = true },
        DatabaseOptions.Sqlite(Path.Combine(folder, "gazette-keys.db")) with { ReadOnly = readOnly, GroupReadable = true });

    /// <summary>Brings both schemas forward; for the writer.</summary>
    /// <exception cref="MigrationException">A schema is newer than this program, or was applied from other scripts.</exception>
    public async Task MigrateAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        await new Migrator(Log, LogSchema, time).MigrateAsync(cancellationToken);
        await new Migrator(Keys, KeySchema, time).MigrateAsync(cancellationToken);
    }

    /// <summary>For a reader: returns when both schemas are the ones this program knows.</summary>
    /// <exception cref="MigrationException">A schema is missing, older or newer.</exception>
    /// <exception cref="DatabaseUnavailableException">A store cannot be read.</exception>
    public async Task RequireCurrentAsync(CancellationToken cancellationToken)
    {
        await new Migrator(Log, LogSchema, TimeProvider.System).RequireCurrentAsync(cancellationToken);
        await new Migrator(Keys, KeySchema, TimeProvider.System).RequireCurrentAsync(cancellationToken);
    }

    /// <summary>
    /// PostgreSQL: lets a role read both stores and do nothing else there. The role must exist; run it as the owner of the tables, after
    /// <see cref="MigrateAsync"/>. SQLite has no roles: there it does nothing, and the files' rights decide.
    /// </summary>
    public async Task GrantReadingAsync(string role, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(role);
        foreach (var database in new[] { Log, Keys }.Where(static database => database.Engine == DatabaseEngine.Postgres))
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            var tables = ReferenceEquals(database, Log)
                ? "gazette_entries, gazette_contents, gazette_nodes, gazette_heads, schema_migrations"
                : "gazette_keys, schema_migrations";
            var reader = '"' + role.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
            await connection.ExecuteAsync(new CommandDefinition(
                $"GRANT USAGE ON SCHEMA \"{database.Options.Schema}\" TO {reader}; GRANT SELECT ON {tables} TO {reader};",
                cancellationToken: cancellationToken));
        }
    }

    /// <summary>Makes the files alone hold everything committed, where no reader is in the way (see <see cref="Database.SettleAsync"/>).</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        await Log.SettleAsync(cancellationToken);
        await Keys.SettleAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Log.DisposeAsync();
        await Keys.DisposeAsync();
    }
}
