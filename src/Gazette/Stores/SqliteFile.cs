using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Disclosure.Gazette.Stores;

/// <summary>
/// Connections to one SQLite file. Writers keep the write-ahead log and its index on disk when they close, so that a reader who may
/// not create files can open the database at any time: it needs the rights to read the file, -wal and -shm and to enter the folder.
/// </summary>
internal sealed class SqliteFile
{
    private const int NoCheckpointOnClose = 1006; // SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE

    private readonly DatabaseOptions _options;
    private readonly string _path;
    private readonly string _connectionString;

    static SqliteFile() => Batteries_V2.Init();

    public SqliteFile(DatabaseOptions options)
    {
        _options = options;
        _path = options.Path!;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = _path,
            Mode = options.ReadOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            DefaultTimeout = (int)Math.Ceiling(options.BusyTimeout.TotalSeconds),
        }.ConnectionString;
    }

    public async Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_options.ReadOnly)
            RequireReadable();
        else
            CreateFile();

        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await SetUpAsync(connection, cancellationToken);
            return connection;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is 3 or 8 or 11 or 14 or 23 or 26)
        {
            await connection.DisposeAsync();
            SqliteConnection.ClearPool(new SqliteConnection(_connectionString));
            throw Unavailable(exception);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public void ClearPool()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private async Task SetUpAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        var busy = (long)_options.BusyTimeout.TotalMilliseconds;
        if (_options.ReadOnly)
        {
            // The count makes the engine read the file and its -shm now, while the failure can still be told in a clear sentence.
            command.CommandText = $"PRAGMA busy_timeout={busy}; PRAGMA query_only=ON; SELECT COUNT(*) FROM sqlite_master;";
            await command.ExecuteNonQueryAsync(cancellationToken);
            return;
        }

        if (raw.sqlite3_db_config(connection.Handle, NoCheckpointOnClose, 1, out _) != raw.SQLITE_OK)
            throw new InvalidOperationException("SQLite refused to keep the write-ahead log on close.");
        command.CommandText = $"PRAGMA busy_timeout={busy}; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA synchronous=FULL;";
        await command.ExecuteNonQueryAsync(cancellationToken);
        command.CommandText = "PRAGMA journal_mode=WAL;";
        var mode = await command.ExecuteScalarAsync(cancellationToken) as string;
        if (!string.Equals(mode, "wal", StringComparison.Ordinal))
            throw new DatabaseUnavailableException($"The database {_path} cannot use a write-ahead log; its file system does not support one.");
    }

    private void RequireReadable()
    {
        if (!File.Exists(_path))
            throw new DatabaseUnavailableException($"The database {_path} does not exist, or this user may not enter its folder.");
    }

    private void CreateFile()
    {
        if (File.Exists(_path))
            return;
        try
        {
            if (Path.GetDirectoryName(_path) is { Length: > 0 } folder)
                Directory.CreateDirectory(folder);
            var mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | (_options.GroupReadable ? UnixFileMode.GroupRead : UnixFileMode.None);
            var creation = new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.ReadWrite | FileShare.Delete,
            };
            if (!OperatingSystem.IsWindows())
                creation.UnixCreateMode = mode;
            using (new FileStream(_path, creation))
            {
            }

            // Once more, because the umask takes rights away. SQLite gives -wal and -shm the rights of the file.
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(_path, mode);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnavailableException($"The database {_path} cannot be created: the folder is not writable for this user.", exception);
        }
    }

    private DatabaseUnavailableException Unavailable(SqliteException exception) => exception.SqliteErrorCode switch
    {
        26 or 11 => new DatabaseUnavailableException($"The file {_path} is not a database, or it is damaged.", exception),
        8 when _options.ReadOnly => new DatabaseUnavailableException(
            $"The database {_path} cannot be read yet: its writer has not run, or its -shm file is not readable for this user.", exception),
        8 => new DatabaseUnavailableException($"The database {_path} is not writable for this user.", exception),
        _ => new DatabaseUnavailableException(
            $"The database {_path} or its -wal and -shm files cannot be opened by this user (or its writer has not run yet).", exception),
    };
}
