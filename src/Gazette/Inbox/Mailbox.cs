using System.Data.Common;
using Dapper;
using Disclosure.Gazette.Stores;

namespace Disclosure.Gazette.Inbox;

/// <summary>The inbox of sealed requests and the outbox of sealed replies.</summary>
public sealed class Mailbox : IAsyncDisposable
{
    private const string OutboxFile = "outbox.db";
    private static readonly SchemaSet Schema = new("mailbox", typeof(Mailbox).Assembly);

    private readonly MailboxOptions _options;
    private readonly Database _database;

    /// <summary>Opens nothing yet.</summary>
    /// <param name="options">Where it lies; it is on and without errors.</param>
    /// <param name="isPublic">True for the public process, which adds requests and reads replies.</param>
    /// <param name="time">The clock.</param>
    public Mailbox(MailboxOptions options, bool isPublic, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _database = new Database(options.ConnectionString is { } server
            ? DatabaseOptions.Postgres(server, options.Schema)
            : DatabaseOptions.Sqlite(Path.Combine(options.Outbox, OutboxFile)) with { ReadOnly = isPublic, GroupReadable = true });
        Inbox = options.ConnectionString is null ? new FolderInbox(options.Inbox, time) : new PostgresInbox(_database);
    }

    /// <summary>Requests on their way in.</summary>
    public ISealedInbox Inbox { get; }

    /// <summary>For the desk: makes what is missing, and grants the public role what it needs and no more.</summary>
    /// <exception cref="MigrationException">The schema is newer than this program.</exception>
    /// <exception cref="DatabaseUnavailableException">The store is out of reach.</exception>
    public async Task PrepareAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        if (_options.ConnectionString is null && !Directory.Exists(_options.Inbox))
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(_options.Inbox);
            else
                Directory.CreateDirectory(_options.Inbox, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        await new Migrator(_database, Schema, time).MigrateAsync(cancellationToken);
        if (_database.Engine != DatabaseEngine.Postgres || string.IsNullOrWhiteSpace(_options.PublicRole))
            return;
        var role = '"' + _options.PublicRole.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
        await using var connection = await _database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            $"GRANT USAGE ON SCHEMA \"{_options.Schema}\" TO {role}; GRANT INSERT ON inbox_request TO {role}; GRANT SELECT ON outbox_reply TO {role};",
            cancellationToken: cancellationToken));
    }

    /// <summary>Puts a reply at its address, in place of an earlier one.</summary>
    /// <exception cref="InboxUnavailableException">The outbox is out of reach.</exception>
    public Task PutReplyAsync(string address, byte[] reply, CancellationToken cancellationToken) => UseAsync(
        async connection => await connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO outbox_reply (address, sealed) VALUES (@address, @reply) ON CONFLICT (address) DO UPDATE SET sealed = excluded.sealed",
            new { address, reply },
            cancellationToken: cancellationToken)),
        cancellationToken);

    /// <summary>What lies at an address; null when nothing does.</summary>
    /// <exception cref="InboxUnavailableException">The outbox is out of reach.</exception>
    public Task<byte[]?> FindReplyAsync(string address, CancellationToken cancellationToken) => UseAsync(
        connection => connection.QuerySingleOrDefaultAsync<byte[]>(new CommandDefinition(
            "SELECT sealed FROM outbox_reply WHERE address = @address", new { address }, cancellationToken: cancellationToken)),
        cancellationToken);

    /// <summary>Takes a reply away for good.</summary>
    /// <exception cref="InboxUnavailableException">The outbox is out of reach.</exception>
    public async Task RemoveReplyAsync(string address, CancellationToken cancellationToken)
    {
        await UseAsync(
            connection => connection.ExecuteAsync(new CommandDefinition("DELETE FROM outbox_reply WHERE address = @address", new { address }, cancellationToken: cancellationToken)),
            cancellationToken);
        await _database.PurgeErasedAsync(["outbox_reply"], cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task<T> UseAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await _database.OpenAsync(cancellationToken);
            return await work(connection);
        }
        catch (Exception exception) when (exception is DbException or DatabaseUnavailableException)
        {
            throw new InboxUnavailableException("The outbox is out of reach.", exception);
        }
    }
}
