using System.Globalization;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Settings;
using Disclosure.Publisher.Store;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher;

/// <summary>
/// <c>audit-verify</c> and <c>audit-export</c> of the desk's program, beside a running desk. They bring nothing forward and make no key: what
/// is missing is told.
/// </summary>
internal static class AuditCommand
{
    public const string Verify = "audit-verify";
    public const string Export = "audit-export";

    private const int Broken = 1;

    /// <summary>0 when the chain holds, 1 when not.</summary>
    /// <exception cref="DeskStartException">It cannot be looked at.</exception>
    public static async Task<int> RunAsync(string command, string[] args, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        var (desk, gazette) = DeskSettings.ReadOptions(configuration);
        if (desk.Engine == DatabaseEngine.Sqlite && !File.Exists(desk.DatabasePath))
        {
            throw new DeskStartException($"没有经办端数据库 (there is no desk database): {desk.DatabasePath}");
        }

        try
        {
            await using var database = new Database(desk.ToDatabase());
            using var signer = HeadSigner.Load(desk.SigningKeyPath);
            using var anchors = new AuditAnchors(desk.AuditAnchorsPath, HeadVerifier.FromFile(gazette.HeadKey));
            using var store = new DeskStore(database, TimeProvider.System);
            var report = string.Equals(command, Verify, StringComparison.Ordinal)
                ? await new AuditChecks(store, anchors, signer, TimeProvider.System, Options.Create(desk.Audit)).CheckAllAtOnceAsync(cancellationToken)
                : await new AuditExport(store, anchors, signer, TimeProvider.System).WriteAsync(Period(configuration), output, cancellationToken);
            return await TellAsync(report, string.Equals(command, Verify, StringComparison.Ordinal) ? output : errors, errors);
        }
        catch (Exception exception) when (exception is DatabaseUnavailableException or IOException or UnauthorizedAccessException
            or System.Security.Cryptography.CryptographicException or System.Data.Common.DbException)
        {
            throw new DeskStartException($"无法读取审计记录 (the audit cannot be read): {exception.Message}", exception);
        }
    }

    private static async Task<int> TellAsync(AuditReport report, TextWriter output, TextWriter errors)
    {
        if (report.Break is { } broken)
        {
            await errors.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"审计链在第 {broken.Sequence} 条断开：{AuditRules.Chinese(broken.Rule)}。 The audit is broken at entry {broken.Sequence}: {broken.Rule}."));
            return Broken;
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"audit verified: entries {report.From} to {report.Head.Sequence}, head {Convert.ToHexStringLower(report.Head.Hash)}"));
        return 0;
    }

    private static AuditPeriod Period(IConfiguration configuration) => new(Day(configuration["from"]), Day(configuration["to"]));

    private static DateOnly? Day(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new DeskStartException("日期应形如 2026-10-14 (a date looks like 2026-10-14)");
    }
}
