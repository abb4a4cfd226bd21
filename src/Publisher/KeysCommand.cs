using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Keys;
using Disclosure.Publisher.Settings;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher;

/// <summary><c>keys-list</c>, beside a running desk, and <c>keys-rotate</c>, alone, of the desk's program. They print ids and counts, never a key.</summary>
internal static class KeysCommand
{
    public const string List = "keys-list";
    public const string Rotate = "keys-rotate";

    /// <summary>As the other overload, with the settings of the desk's program: its file, the environment, these arguments.</summary>
    public static Task<int> RunAsync(string command, string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        var configuration = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables().AddCommandLine(args).Build();
        return RunAsync(command, DeskSettings.ReadOptions(configuration).Desk, output, cancellationToken);
    }

    /// <summary>0 when it was done.</summary>
    /// <exception cref="DeskStartException">It was not; the message says why and what to do.</exception>
    public static async Task<int> RunAsync(string command, DeskOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        if (options.Engine == DatabaseEngine.Sqlite && !File.Exists(options.DatabasePath))
        {
            throw new DeskStartException($"没有经办端数据库 (there is no desk database): {options.DatabasePath}");
        }

        var rotates = string.Equals(command, Rotate, StringComparison.Ordinal);
        try
        {
            await using var store = await StoreFoundation.OpenAsync(options, alone: rotates, TimeProvider.System, cancellationToken);
            await (rotates ? RotateAsync(store, options, output, cancellationToken) : ListAsync(store, output, cancellationToken));
            return 0;
        }
        catch (Exception exception) when (exception is CryptographicException or InvalidOperationException or DbException or DatabaseUnavailableException
            or IOException or UnauthorizedAccessException)
        {
            throw new DeskStartException(
                $"主密钥操作未完成，可重新执行 (not finished; whatever was done holds, run it again): {exception.GetType().Name}", exception);
        }
    }

    private static async Task RotateAsync(StoreFoundation store, DeskOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        var report = await new KeyRotation(store.Database, new MasterKeyFiles(options.MasterKeyPath), TimeProvider.System).RunAsync(store.Key, cancellationToken);
        await WriteAsync(output, $"主密钥已更换：{report.From} → {report.To}  master key rotated");
        await WriteAsync(output, $"案件密钥重新封装 {report.CaseKeys}  case keys wrapped anew");
        await WriteAsync(output, $"文号索引重新计算 {report.Numbers}  indexes of document numbers computed anew");
        await WriteAsync(output, $"推送索引重新计算 {report.Pushes}，随已清除案件忘记 {report.Forgotten}  indexes of pushes computed anew, and forgotten with erased cases");
        await WriteAsync(output, $"旧密钥文件已覆盖并删除  the old key file was overwritten and removed");
        if (!report.IsPurged)
        {
            await WriteAsync(output, $"数据库文件中的旧字节将在下次启动时清除  old bytes leave the database's files at the next start");
        }

        await WriteAsync(output, $"请立即备份 {options.MasterKeyPath} 和数据库；此前的备份只能用旧密钥打开  back up key and database now: earlier backups open with the old key only");
    }

    private static async Task ListAsync(StoreFoundation store, TextWriter output, CancellationToken cancellationToken)
    {
        await WriteAsync(output, $"{"密钥 key",-16}  {"启用 since",-20}  {"停用 until",-20}  案件密钥 case keys");
        foreach (var key in await KeyInventory.ReadAsync(store.Database, cancellationToken))
        {
            await WriteAsync(output, $"{key.KeyId,-16}  {key.FirstUsedAt,-20:yyyy-MM-ddTHH:mm:ssZ}  {(key.RetiredAt is { } at ? at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) : "使用中 in use"),-20}  {key.CaseKeys}");
        }
    }

    private static Task WriteAsync(TextWriter output, FormattableString line) => output.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));
}
