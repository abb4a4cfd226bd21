using System.Data.Common;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Settings;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher;

/// <summary>What must stand before anything else: folders, a hold on the store, the store in its newest form, and the master key it was made with.</summary>
internal sealed record StoreFoundation(Database Database, MasterKey Key, StoreHold Hold) : IAsyncDisposable
{
    /// <summary>Opens the store, bringing it forward if need be, and the master key, creating it for a new store only.</summary>
    /// <param name="options">Where everything is.</param>
    /// <param name="alone">True for work that no desk may run beside.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DeskStartException">Something is missing or wrong; the message says what.</exception>
    public static async Task<StoreFoundation> OpenAsync(DeskOptions options, bool alone, TimeProvider time, CancellationToken cancellationToken)
    {
        Writable(options.DataDirectory, "数据", "data");
        Writable(options.KeysDirectory, "密钥", "keys");
        Writable(options.LedgerFolder, "账本", "ledger");
        if (File.Exists(options.UnfinishedRestorePath))
        {
            throw new DeskStartException("上次恢复备份没有完成，请重新执行恢复 (a restore was cut off: run it again).");
        }

        var database = new Database(options.ToDatabase());
        StoreHold? hold = null;
        try
        {
            hold = await StoreHold.TryTakeAsync(database, options.DataDirectory, alone, time, cancellationToken) ?? throw new DeskStartException(alone
                ? "有工作台或另一次密钥轮换正在使用此数据库，请先停止 (a desk, or another rotation of keys, is using this store: stop it first)."
                : "正在轮换主密钥，完成后再启动 (the master key is being rotated: start again when that is done).");
            await new Migrator(database, new SchemaSet("desk", typeof(StoreFoundation).Assembly), time).MigrateAsync(cancellationToken);
            return new StoreFoundation(database, await OpenKeyAsync(database, options, time, cancellationToken), hold);
        }
        catch (Exception exception)
        {
            if (hold is not null)
            {
                await hold.DisposeAsync();
            }

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

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Hold.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static Task<MasterKey> OpenKeyAsync(Database database, DeskOptions options, TimeProvider time, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async (connection, transaction, _) =>
            {
                var files = new MasterKeyFiles(options.MasterKeyPath);
                var known = await MasterKeyTable.CurrentAsync(connection, transaction);
                if (known is null)
                {
                    return await FirstKeyAsync(connection, transaction, files, time);
                }

                var key = files.Take(known) ?? throw new DeskStartException(File.Exists(files.Path)
                    ? $"主密钥与数据库不匹配，数据库所用密钥的编号为 {known} (the master key does not belong to this database, which is encrypted under {known}): {files.Path}"
                    : $"主密钥文件不存在，而数据库已用它加密 (the master key of this database is missing, its id is {known}): {files.Path}");
                if (files.HasOld && await MasterKeyTable.StrangersAsync(connection, transaction, key) == 0)
                {
                    files.DestroyOld(key);
                }

                return key;
            },
            cancellationToken);

    private static async Task<MasterKey> FirstKeyAsync(DbConnection connection, DbTransaction transaction, MasterKeyFiles files, TimeProvider time)
    {
        if (!File.Exists(files.Path))
        {
            MasterKey.Create(files.Path);
        }

        var key = MasterKey.Read(files.Path);
        await MasterKeyTable.ReplaceAsync(connection, transaction, key.IdText, time.GetUtcNow());
        return key;
    }

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
