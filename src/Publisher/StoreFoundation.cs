using Dapper;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Settings;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher;

/// <summary>What must stand before anything else: folders, the store in its newest form, and the master key it was made with.</summary>
internal static class StoreFoundation
{
    /// <summary>Opens the store, bringing it forward if need be, and the master key, creating it for a new store only.</summary>
    /// <exception cref="DeskStartException">Something is missing or wrong; the message says what.</exception>
    public static async Task<(Database Database, MasterKey Key)> OpenAsync(DeskOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        Writable(options.DataDirectory, "数据", "data");
        Writable(options.KeysDirectory, "密钥", "keys");
        var database = new Database(options.ToDatabase());
        try
        {
            await new Migrator(database, new SchemaSet("desk", typeof(StoreFoundation).Assembly), time).MigrateAsync(cancellationToken);
            return (database, await OpenKeyAsync(database, options, time, cancellationToken));
        }
        catch (Exception exception)
        {
            await database.DisposeAsync();
            throw exception switch
            {
                DatabaseUnavailableException or MigrationException => new DeskStartException($"无法打开经办端数据库 (the desk's database cannot be opened): {exception.Message}", exception),
                InvalidDataException => new DeskStartException(exception.Message, exception),
                IOException or UnauthorizedAccessException => new DeskStartException($"无法读取主密钥 (the master key cannot be read): {options.MasterKeyPath}", exception),
                _ => exception,
            };
        }
    }

    private static async Task<MasterKey> OpenKeyAsync(Database database, DeskOptions options, TimeProvider time, CancellationToken cancellationToken) =>
        await database.InTransactionAsync(
            async (connection, transaction, _) =>
            {
                var known = await connection.QuerySingleOrDefaultAsync<string>("SELECT key_id FROM master_key", transaction: transaction);
                if (!File.Exists(options.MasterKeyPath))
                {
                    if (known is not null)
                    {
                        throw new DeskStartException($"主密钥文件不存在，而数据库已用它加密 (the master key of this database is missing): {options.MasterKeyPath}");
                    }

                    MasterKey.Create(options.MasterKeyPath);
                }

                var key = MasterKey.Read(options.MasterKeyPath);
                var id = Convert.ToHexStringLower(key.Id.Span);
                if (known is null)
                {
                    await connection.ExecuteAsync(
                        "INSERT INTO master_key (key_id, first_used_at) VALUES (@id, @at)",
                        new { id, at = time.GetUtcNow().ToUnixTimeMilliseconds() },
                        transaction);
                }
                else if (!string.Equals(known, id, StringComparison.Ordinal))
                {
                    throw new DeskStartException($"主密钥与数据库不匹配 (the master key does not belong to this database): {options.MasterKeyPath}");
                }

                return key;
            },
            cancellationToken);

    internal static void Writable(string folder, string chinese, string english)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            // A name of its own: two processes may start at once.
            var probe = Path.Combine(folder, $".probe-{Environment.ProcessId}");
            using (new FileStream(probe, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose))
            {
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DeskStartException($"{chinese}文件夹不存在或不可写 (the {english} folder is missing or not writable): {folder}", exception);
        }
    }
}
