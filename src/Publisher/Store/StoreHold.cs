using System.Data.Common;
using Dapper;
using Disclosure.Gazette.Stores;

namespace Disclosure.Publisher.Store;

/// <summary>
/// Says that a process works on the store: many desks share it, a rotation of the master key has it alone. A locked file in the data folder
/// tells the processes of one machine, on PostgreSQL an advisory lock those of all machines. Both end with the process, however it ends.
/// </summary>
public sealed class StoreHold : IAsyncDisposable
{
    // "DiscDesk" in ASCII.
    private const long LockId = 4929598137320174443;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Database _database;
    private readonly bool _isAlone;
    private readonly FileStream _file;
    private DbConnection? _connection;

    private StoreHold(Database database, bool isAlone, FileStream file, DbConnection? connection) =>
        (_database, _isAlone, _file, _connection) = (database, isAlone, file, connection);

    /// <summary>
    /// Takes the hold, waiting a few seconds for a process that is just ending; null when the other kind is held: a rotation is running,
    /// or, for <paramref name="alone"/>, any desk is.
    /// </summary>
    public static async Task<StoreHold?> TryTakeAsync(Database database, string dataDirectory, bool alone, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(time);
        var started = time.GetTimestamp();
        while (true)
        {
            if (TryLock(Path.Combine(dataDirectory, "desk.lock"), alone) is { } file)
            {
                try
                {
                    if (database.Engine == DatabaseEngine.Sqlite)
                    {
                        return new StoreHold(database, alone, file, connection: null);
                    }

                    if (await TryLockAsync(database, alone, cancellationToken) is { } connection)
                    {
                        return new StoreHold(database, alone, file, connection);
                    }
                }
                catch
                {
                    await file.DisposeAsync();
                    throw;
                }

                await file.DisposeAsync();
            }

            if (time.GetElapsedTime(started) > Patience)
            {
                return null;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <summary>Whether the hold stands; takes it again when the server had dropped the connection. False when it could not be had again.</summary>
    /// <exception cref="DatabaseUnavailableException">The server is out of reach: nobody can say.</exception>
    public async Task<bool> StandsAsync(CancellationToken cancellationToken)
    {
        if (_database.Engine == DatabaseEngine.Sqlite)
        {
            return true;
        }

        try
        {
            if (_connection is not null)
            {
                await _connection.ExecuteAsync(new CommandDefinition("SELECT 1", cancellationToken: cancellationToken));
                return true;
            }
        }
        catch (DbException)
        {
            await _connection!.DisposeAsync();
            _connection = null;
        }

        _connection = await TryLockAsync(_database, _isAlone, cancellationToken);
        return _connection is not null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            // The pool resets what is given back, and so releases the lock.
            await _connection.DisposeAsync();
        }

        await _file.DisposeAsync();
    }

    private static FileStream? TryLock(string path, bool alone)
    {
        try
        {
            // A file opened for reading and shared for reading takes a shared lock, one shared with nobody an exclusive one.
            return new FileStream(path, FileMode.OpenOrCreate, alone ? FileAccess.ReadWrite : FileAccess.Read, alone ? FileShare.None : FileShare.Read);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private static async Task<DbConnection?> TryLockAsync(Database database, bool alone, CancellationToken cancellationToken)
    {
        var connection = await database.OpenAsync(cancellationToken);
        try
        {
            var locking = alone ? "SELECT pg_try_advisory_lock(@LockId)" : "SELECT pg_try_advisory_lock_shared(@LockId)";
            if (await connection.ExecuteScalarAsync<bool>(new CommandDefinition(locking, new { LockId }, cancellationToken: cancellationToken)))
            {
                return connection;
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }
}
