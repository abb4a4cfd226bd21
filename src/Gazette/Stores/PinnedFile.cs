using Microsoft.Data.Sqlite;

namespace Disclosure.Gazette.Stores;

/// <summary>One unchanging view of an embedded store, to be copied in one's own time while others go on writing.</summary>
public sealed class PinnedFile : IAsyncDisposable
{
    private readonly SqliteConnection _connection;

    private PinnedFile(SqliteConnection connection) => _connection = connection;

    /// <summary>Takes the view of this instant.</summary>
    /// <exception cref="NotSupportedException">The store is not an embedded one.</exception>
    /// <exception cref="DatabaseUnavailableException">The store cannot be read.</exception>
    public static async Task<PinnedFile> TakeAsync(Database database, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        if (await database.OpenAsync(cancellationToken) is not SqliteConnection connection)
            throw new NotSupportedException("Only an embedded store is copied as a file.");
        try
        {
            await using var command = connection.CreateCommand();
            // The first read takes the view.
            command.CommandText = "BEGIN; SELECT COUNT(*) FROM sqlite_master;";
            await command.ExecuteNonQueryAsync(cancellationToken);
            return new PinnedFile(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes the view into a new file that its owner alone may read; it is on the disk when this returns.</summary>
    /// <exception cref="IOException">The file exists, or cannot be written.</exception>
    public void CopyTo(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = WholeFile.OwnerOnly;
        new FileStream(path, options).Dispose();
        using (var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString))
        {
            copy.Open();
            _connection.BackupDatabase(copy);
        }

        using var written = new FileStream(path, FileMode.Open, FileAccess.Write);
        written.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await using (var command = _connection.CreateCommand())
        {
            command.CommandText = "ROLLBACK";
            await command.ExecuteNonQueryAsync();
        }

        await _connection.DisposeAsync();
    }
}
