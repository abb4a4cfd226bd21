using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Disclosure.Gazette.Stores;

/// <summary>
/// A store behind plain SQL: opens connections and runs write transactions. Safe for use from many threads; disposing it closes
/// its idle connections. Connections it gives out are the caller's to dispose.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    private readonly NpgsqlDataSource? _postgres;
    private readonly SqliteFile? _sqlite;

    /// <summary>Does not open anything yet.</summary>
    /// <exception cref="ArgumentException">The options cannot be used; the message lists every reason.</exception>
    public Database(DatabaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = options.Errors();
        if (errors.Count > 0)
            throw new ArgumentException(string.Join(' ', errors), nameof(options));

        Options = options;
        if (options.Engine == DatabaseEngine.Sqlite)
            _sqlite = new SqliteFile(options);
        else
            _postgres = PostgresSource.Create(options);
    }

    /// <summary>What it was opened with.</summary>
    public DatabaseOptions Options { get; }

    /// <summary>The engine, for the rare statement that must differ.</summary>
    public DatabaseEngine Engine => Options.Engine;

    /// <summary>An open connection, ready for use; on SQLite its settings are made.</summary>
    /// <exception cref="DatabaseUnavailableException">The store is missing, unreadable or out of reach.</exception>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        if (_sqlite is not null)
            return await _sqlite.OpenAsync(cancellationToken);
        try
        {
            return await _postgres!.OpenConnectionAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            throw PostgresSource.Unavailable(Options, exception);
        }
    }

    /// <summary>
    /// Runs <paramref name="work"/> in one write transaction and commits it; an exception rolls it back and passes through. SQLite
    /// takes the write lock at once (BEGIN IMMEDIATE), PostgreSQL runs serialisable, so that what holds on one engine holds on the
    /// other. A conflict with another writer is tried again from the start: <paramref name="work"/> must have no effect outside
    /// the transaction.
    /// </summary>
    public Task<T> InTransactionAsync<T>(
        Func<DbConnection, DbTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        InTransactionAsync(IsolationLevel.Serializable, work, cancellationToken);

    /// <summary>As the other overload, for work without a result.</summary>
    public Task InTransactionAsync(Func<DbConnection, DbTransaction, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        InTransactionAsync(
            IsolationLevel.Serializable,
            async (connection, transaction, token) =>
            {
                await work(connection, transaction, token);
                return true;
            },
            cancellationToken);

    /// <summary>
    /// As the other overload, with PostgreSQL's isolation level stated: <see cref="IsolationLevel.ReadCommitted"/> suits work that takes its
    /// own locks (advisory, FOR UPDATE SKIP LOCKED) and must see what was committed while it waited. SQLite ignores the level.
    /// </summary>
    public async Task<T> InTransactionAsync<T>(
        IsolationLevel isolation, Func<DbConnection, DbTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        return await ConflictRetry.Pipeline.ExecuteAsync(
            async token =>
            {
                using var trace = StoreTracing.Start(StoreTracing.Transaction, Options);
                try
                {
                    return await TransactAsync(isolation, work, token);
                }
                catch (Exception exception)
                {
                    trace.Fail(exception);
                    throw;
                }
            },
            cancellationToken);
    }

    /// <summary>Runs <paramref name="work"/> over one unchanging view of the store, which others may go on writing. It must not write.</summary>
    public async Task<T> InSnapshotAsync<T>(
        Func<DbConnection, DbTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var connection = await OpenAsync(cancellationToken);
        await using var transaction = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        return await work(connection, transaction, cancellationToken);
    }

    /// <summary>
    /// SQLite: folds the write-ahead log into the file and cuts it to nothing, unless a reader is in the way (then false), so that the file alone
    /// is the whole store: for copies, and for whoever checks its bytes. PostgreSQL does this by itself.
    /// </summary>
    public async Task<bool> SettleAsync(CancellationToken cancellationToken)
    {
        if (Engine != DatabaseEngine.Sqlite)
            return true;
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        // The pages are written beside readers and writers. What is left keeps writers out, and may not wait long for a reader.
        command.CommandText = "PRAGMA busy_timeout=100; PRAGMA wal_checkpoint(PASSIVE)";
        await command.ExecuteNonQueryAsync(cancellationToken);
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        return await command.ExecuteScalarAsync(cancellationToken) is 0L;
    }

    /// <summary>
    /// After rows were deleted for good: makes their bytes leave the store's files. SQLite overwrites freed cells as it deletes
    /// (secure_delete) and here folds the write-ahead log into the file and cuts it to nothing; PostgreSQL vacuums the tables, after which
    /// the space is reused (its own write-ahead log and backups keep their retention). False when a reader was in the way: try again later.
    /// </summary>
    public async Task<bool> PurgeErasedAsync(IReadOnlyList<string> tables, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tables);
        using var trace = StoreTracing.Start(StoreTracing.Purge, Options);
        if (Engine == DatabaseEngine.Sqlite)
            return await SettleAsync(cancellationToken);
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();

        foreach (var table in tables)
        {
            command.CommandText = $"VACUUM \"{table}\"";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return true;
    }

    private async Task<T> TransactAsync<T>(
        IsolationLevel isolation, Func<DbConnection, DbTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        // SQLite knows serialisable (IMMEDIATE) only; asking for less would begin a deferred transaction.
        await using var transaction = await connection.BeginTransactionAsync(
            Engine == DatabaseEngine.Sqlite ? IsolationLevel.Serializable : isolation, cancellationToken);
        var result = await work(connection, transaction, cancellationToken);
        using (StoreTracing.Start(StoreTracing.Commit, Options))
            await transaction.CommitAsync(cancellationToken);
        return result;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_sqlite is not null && !Options.ReadOnly && File.Exists(Options.Path))
            await TrySettleAsync();
        _sqlite?.ClearPool();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
    }

    private async Task TrySettleAsync()
    {
        try
        {
            await SettleAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is DbException or DatabaseUnavailableException)
        {
            // The log stays as it is, and the next writer reads it: nothing is lost.
        }
    }
}
