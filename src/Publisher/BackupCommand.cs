using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Backups;

namespace Disclosure.Publisher;

/// <summary>
/// <c>backup --to=DIR --keysTo=DIR</c>, beside a running desk, and <c>restore --from=DIR --keysFrom=DIR [--replace=true]</c>, alone, of the
/// desk's program, for the embedded stores. PostgreSQL has tools of its own (docs/operations.md).
/// </summary>
internal static class BackupCommand
{
    public const string Backup = "backup";
    public const string Restore = "restore";

    /// <summary>0 when it was done.</summary>
    /// <exception cref="DeskStartException">It was not; the message says why.</exception>
    public static async Task<int> RunAsync(string command, string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        var configuration = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables().AddCommandLine(args).Build();
        var (desk, gazette) = DeskSettings.ReadOptions(configuration);
        if (desk.Engine != DatabaseEngine.Sqlite || gazette.ConnectionString is not null)
        {
            throw new DeskStartException("PostgreSQL 的备份请用 pg_dump、pg_restore，步骤见 docs/operations.md (use pg_dump and pg_restore on PostgreSQL, as docs/operations.md tells).");
        }

        try
        {
            if (string.Equals(command, Backup, StringComparison.Ordinal))
            {
                if (!File.Exists(desk.DatabasePath))
                {
                    throw new DeskStartException($"没有经办端数据库 (there is no desk database): {desk.DatabasePath}");
                }

                await using var store = await StoreFoundation.OpenAsync(desk, alone: false, TimeProvider.System, cancellationToken);
                var (to, keysTo) = (Folder(configuration, "to"), Folder(configuration, "keysTo"));
                StoreFoundation.Writable(to, "备份", "backup");
                StoreFoundation.Writable(keysTo, "备份密钥", "backup's keys");
                var written = await Backups.Backup.WriteAsync(store.Database, store.Key, gazette, to, keysTo, TimeProvider.System, cancellationToken);
                await TellAsync(output, "已备份 backed up", written);
                return 0;
            }

            StoreFoundation.Writable(desk.DataDirectory, "数据", "data");
            StoreFoundation.Writable(gazette.Directory, "公示簿", "gazette");
            var restored = await Backups.Backup.PutBackAsync(
                desk, gazette, Folder(configuration, "from"), Folder(configuration, "keysFrom"), configuration.GetValue("replace", defaultValue: false), TimeProvider.System, cancellationToken);
            await TellAsync(output, "已恢复，启动工作台后补做此后的撤下和清除 restored; starting the desk carries out what was withdrawn and erased since", restored);
            return 0;
        }
        catch (BackupRefusedException exception)
        {
            throw new DeskStartException(exception.Message, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException or DbException
            or DatabaseUnavailableException or MigrationException or InvalidDataException or GazetteDamagedException)
        {
            throw new DeskStartException($"没有完成，可重新执行 (not finished, run it again): {exception.Message}", exception);
        }
    }

    private static string Folder(IConfiguration configuration, string name) => configuration[name] is { Length: > 0 } folder && Path.IsPathFullyQualified(folder)
        ? folder
        : throw new DeskStartException($"--{name}：必须填写绝对路径 (an absolute path is required)");

    private static Task TellAsync(TextWriter output, string done, BackupManifest manifest) => output.WriteLineAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"{done}：{manifest.MadeAt:yyyy-MM-ddTHH:mm:ssZ}，公示簿 {manifest.Entries} 条 entries，主密钥 master key {manifest.MasterKey}"));
}
