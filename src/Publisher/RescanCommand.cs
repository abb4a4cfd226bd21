using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Rescanning;
using Disclosure.Publisher.Settings;
using Disclosure.Publisher.Store;
using Disclosure.Records;
using Disclosure.Redactor.Documents;

namespace Disclosure.Publisher;

/// <summary>
/// <c>rescan</c> of the desk's program, beside a running desk: today's rules, or those of another folder, over everything that is public.
/// </summary>
internal static class RescanCommand
{
    public const string Name = "rescan";

    private const int Found = 3;

    /// <summary>0 when there is nothing to look at, 3 when there is.</summary>
    /// <exception cref="DeskStartException">It could not be done; the message says why.</exception>
    public static async Task<int> RunAsync(string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        var configuration = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables().AddCommandLine(args).Build();
        try
        {
            var (desk, gazette, config) = DeskSettings.ReadConfiguration(configuration);
            var scope = Scope(configuration, config);
            if (desk.Engine == DatabaseEngine.Sqlite && !File.Exists(desk.DatabasePath))
            {
                throw new DeskStartException($"没有经办端数据库 (there is no desk database): {desk.DatabasePath}");
            }

            StepAside();
            var rules = RuleStamp.Of(DeskSettings.ConfigFolder(configuration));
            if (configuration["reviewed"] is "true")
            {
                return await ReviewedAsync(desk, config, scope, rules, output, cancellationToken);
            }

            var writer = new RescanOutput(output, asJson: configuration["json"] is "true", rules);
            return await RunAsync(desk, gazette, config, scope, rules, writer, cancellationToken);
        }
        catch (Exception exception) when (exception is DatabaseUnavailableException or MigrationException or DbException or IOException or UnauthorizedAccessException)
        {
            throw new DeskStartException($"复查未完成，可重新执行 (the re-scan is not finished, run it again): {Reason(exception)}", exception);
        }
    }

    private static async Task<int> RunAsync(
        DeskOptions desk, GazetteOptions gazette, DeskConfig config, RescanScope scope, RuleStamp rules, RescanOutput writer, CancellationToken cancellationToken)
    {
        await using var foundation = await StoreFoundation.OpenAsync(desk, alone: false, TimeProvider.System, cancellationToken);
        await using var entries = gazette.Open(readOnly: true);
        await entries.RequireCurrentAsync(cancellationToken);
        using var store = new DeskStore(foundation.Database, TimeProvider.System);
        using var vault = new CaseVault(foundation.Key);
        var originals = new RescanOriginals(store, vault, config.Agencies, new DocumentReader(), config.Assessor.Policy);
        var service = new RescanService(store, new GazetteReader(entries), new RecordRescan(originals, config.Redactor), rules);
        var offering = new RescanOffering(store, rules);
        var offers = await offering.IsInForceAsync(cancellationToken);
        var totals = new RescanTotals();
        await foreach (var hit in service.RunAsync(scope, Actor.Operator, totals, cancellationToken))
        {
            if (offers)
            {
                await offering.OfferAsync(hit, cancellationToken);
            }

            await writer.WriteAsync(hit, cancellationToken);
        }

        if (totals.Scanned == 0 && scope is { Record: not null, Since: null, AgencyCode: null })
        {
            throw new DeskStartException("公示簿中没有这条记录 (the gazette holds no such record)");
        }

        await writer.WriteAsync(totals, cancellationToken);
        return totals.Found > 0 || totals.Unreadable > 0 ? Found : 0;
    }

    private static async Task<int> ReviewedAsync(DeskOptions desk, DeskConfig config, RescanScope scope, RuleStamp rules, TextWriter output, CancellationToken cancellationToken)
    {
        await using var foundation = await StoreFoundation.OpenAsync(desk, alone: false, TimeProvider.System, cancellationToken);
        using var store = new DeskStore(foundation.Database, TimeProvider.System);
        using var vault = new CaseVault(foundation.Key);
        var originals = new RescanOriginals(store, vault, config.Agencies, new DocumentReader(), config.Assessor.Policy);
        var totals = await new ReviewedRescan(store, originals, config.Redactor, rules).RunAsync(scope.AgencyCode, Actor.Operator, cancellationToken);
        await ReviewedOutput.WriteAsync(output, totals, cancellationToken);
        return 0;
    }

    private static RescanScope Scope(IConfiguration configuration, DeskConfig config)
    {
        var agency = configuration["agency"];
        return new RescanScope
        {
            Since = Since(configuration["since"]),
            Record = configuration["record"] is not { Length: > 0 } id ? null
                : RecordId.TryParse(id, out var record) ? record
                : throw new DeskStartException($"公示编号应为 {RecordId.Length} 位 (a record id has {RecordId.Length} symbols)"),
            AgencyCode = string.IsNullOrEmpty(agency) ? null
                : config.Agencies.Find(agency)?.Code ?? throw new DeskStartException("机关名录中没有这个代码 (no agency of the directory has this code)"),
            AlsoLess = configuration["alsoLess"] is "true",
        };
    }

    private static DateOnly? Since(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new DeskStartException("日期应形如 2026-10-14 (a date looks like 2026-10-14)");
    }

    // The engines' own messages may quote a value; ours, and those about files, do not.
    private static string Reason(Exception exception) => exception is DbException ? exception.GetType().Name : exception.Message;

    // Citizens and clerks come first.
    private static void StepAside()
    {
        try
        {
            using var process = Process.GetCurrentProcess();
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // Then it runs like any other.
        }
    }
}
