using System.Security.Cryptography;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Settings;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Backups;

/// <summary>
/// Backups of the embedded stores: desk and log as they were at one instant, checksummed; the gazette's keys in another folder, sealed under
/// the master key. The master key itself is in neither.
/// </summary>
internal static class Backup
{
    private const string DeskFile = "desk.db";
    private const string LogFile = "gazette.db";
    private const string KeysFile = "gazette-keys.sealed";

    /// <summary>Writes a backup into two empty folders, beside a desk that may be running.</summary>
    /// <exception cref="BackupRefusedException">A folder is not empty or cannot be written.</exception>
    public static async Task<BackupManifest> WriteAsync(
        Database database, MasterKey key, GazetteOptions options, string folder, string keysFolder, TimeProvider time, CancellationToken cancellationToken)
    {
        Empty(folder);
        Empty(keysFolder);
        await using var gazette = options.Open();
        var madeAt = time.GetUtcNow();
        var (log, desk, keys, head) = await GazetteCopy.TakeAsync(gazette, database, cancellationToken);
        try
        {
            await using (log)
            {
                log.CopyTo(Path.Combine(folder, LogFile));
            }

            await using (desk)
            {
                desk.CopyTo(Path.Combine(folder, DeskFile));
            }

            Write(Path.Combine(keysFolder, KeysFile), SealedKeys.Seal(key, keys));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(keys);
        }

        var manifest = new BackupManifest
        {
            Form = BackupManifest.CurrentForm,
            MadeAt = madeAt,
            MasterKey = key.IdText,
            Entries = head?.TreeSize ?? 0,
            Files = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                [DeskFile] = BackupManifest.HashOf(Path.Combine(folder, DeskFile)),
                [LogFile] = BackupManifest.HashOf(Path.Combine(folder, LogFile)),
                [KeysFile] = BackupManifest.HashOf(Path.Combine(keysFolder, KeysFile)),
            },
        };
        WholeFile.WriteNew(Path.Combine(folder, BackupManifest.FileName), manifest.ToJson(), WholeFile.OwnerOnly);
        return manifest;
    }

    /// <summary>
    /// Puts a backup in the place of the stores, with the desk stopped. Everything is looked at before anything is touched. Cut off, it leaves a
    /// desk that does not start until it is run again.
    /// </summary>
    /// <exception cref="BackupRefusedException">It cannot be done; the message says why.</exception>
    public static async Task<BackupManifest> PutBackAsync(
        DeskOptions desk, GazetteOptions options, string folder, string keysFolder, bool replaces, TimeProvider time, CancellationToken cancellationToken)
    {
        var database = new Database(desk.ToDatabase());
        await using var hold = await StoreHold.TryTakeAsync(database, desk.DataDirectory, alone: true, time, cancellationToken)
            ?? throw new BackupRefusedException("工作台正在使用此数据库，请先停止 (a desk is using this store: stop it first).");
        var manifest = BackupManifest.Read(folder);
        manifest.Require(folder, DeskFile);
        manifest.Require(folder, LogFile);
        manifest.Require(keysFolder, KeysFile);
        var key = new MasterKeyFiles(desk.MasterKeyPath).Take(manifest.MasterKey)
            ?? throw new BackupRefusedException($"恢复需要备份时的主密钥，编号 {manifest.MasterKey} (the master key of that time is needed, its id is {manifest.MasterKey}): {desk.MasterKeyPath}");
        var keys = SealedKeys.Open(key, await File.ReadAllBytesAsync(Path.Combine(keysFolder, KeysFile), cancellationToken));
        string[] stores = [desk.DatabasePath, Path.Combine(options.Directory, LogFile), Path.Combine(options.Directory, "gazette-keys.db")];
        if (!replaces && !File.Exists(desk.UnfinishedRestorePath) && Array.Find(stores, File.Exists) is { } present)
        {
            throw new BackupRefusedException($"这里已有数据；确认要用备份代替它时加上 --replace (there is data here; say --replace to put the backup in its place): {present}");
        }

        Write(desk.UnfinishedRestorePath, []);
        Write(desk.RestoredMarkPath, []);
        foreach (var file in stores)
        {
            // The write-ahead log first: it would be read into whatever bears the name it belongs to.
            File.Delete(file + "-wal");
            File.Delete(file + "-shm");
            File.Delete(file);
        }

        Copy(Path.Combine(folder, DeskFile), stores[0], WholeFile.OwnerOnly);
        Copy(Path.Combine(folder, LogFile), stores[1], WholeFile.OwnerOnly | UnixFileMode.GroupRead);
        await using (var gazette = options.Open())
        {
            await GazetteCopy.PutKeysAsync(gazette, keys, time, cancellationToken);
        }

        CryptographicOperations.ZeroMemory(keys);
        DurableFolder.Flush(options.Directory);
        DurableFolder.Flush(desk.DataDirectory);
        File.Delete(desk.UnfinishedRestorePath);
        return manifest;
    }

    private static void Empty(string folder)
    {
        if (Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new BackupRefusedException($"备份文件夹不是空的 (the backup's folder is not empty): {folder}");
        }
    }

    private static void Copy(string from, string to, UnixFileMode mode)
    {
        using (var source = File.OpenRead(from))
        {
            Write(to, source);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(to, mode);
        }
    }

    private static void Write(string path, byte[] content)
    {
        using var stream = new MemoryStream(content);
        Write(path, stream);
    }

    private static void Write(string path, Stream content)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = WholeFile.OwnerOnly;
        }

        using var file = new FileStream(path, options);
        content.CopyTo(file);
        file.Flush(flushToDisk: true);
    }
}
