using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Withdrawals;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Rescanning;

/// <summary>Rules that were weak when a decision was published, and are not any more.</summary>
public sealed class RescanTests : IAsyncLifetime
{
    private readonly PostgresServer _server = new();
    private readonly TemporaryFolder _folder = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [Clause("GS-20-4")]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Rescan_RulesWereWeaker_TellsPlaceKindAndClauseAndNeverTheValue(string engine)
    {
        await using var desk = await RescanKit.StartAsync(_server, engine, RescanKit.Weak(_folder));
        var metadata = PushForm.Metadata.Replace("经营超过保质期的食品。", "经营超过保质期的食品，值守电话0691-2123456。", StringComparison.Ordinal);
        var row = await desk.PublishAsync(metadata, RescanKit.Document);
        Assert.Contains("出生日期：1985年3月7日，值守电话0691-2123456", Records.BlockText.Of((await desk.PublicAsync(row)).Body), StringComparison.Ordinal);

        var run = await desk.RescanAsync();

        Assert.Equal(3, run.Code);
        var hit = run.Of(row.RecordId);
        Assert.Equal("景市监处罚〔2026〕12号", hit.GetProperty("documentNumber").GetString());
        Assert.Equal("jhscj", hit.GetProperty("agencyCode").GetString());
        Assert.Equal([.. RescanKit.Hidden, ("summary.facts", "phone", "GS-10-2c", 1)], RescanRun.Findings(hit));
        Assert.False(hit.TryGetProperty("outcome", out _));
        Assert.False(hit.TryGetProperty("unreadable", out _));
        Assert.Equal((1, 0, 1, 0), (run.Summary.GetProperty("scanned").GetInt32(), run.Summary.GetProperty("clean").GetInt32(), run.Summary.GetProperty("found").GetInt32(), run.Summary.GetProperty("unreadable").GetInt32()));
        foreach (var value in (string[])["2123456", "1985", "曼掌", "玉香罕", "532801199003072245"])
        {
            Assert.DoesNotContain(value, run.Output + run.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain(desk.Logs.Lines, line => line.Contains(value, StringComparison.Ordinal));
        }

        var table = await desk.RescanAsync("--json=false");
        Assert.Equal(3, table.Code);
        Assert.Equal(6, table.Output.TrimEnd().Split('\n').Length);
        Assert.DoesNotContain("2123456", table.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Rescan_SameRules_FindsNothingAndIsWrittenDown(string engine)
    {
        await using var desk = await RescanKit.StartAsync(_server, engine, RescanKit.RealConfig);
        await desk.PublishAsync(PushForm.Metadata, PushForm.Document);
        var gone = await desk.PublishAsync(PushForm.Numbered("景市监处罚〔2026〕13号").Metadata, PushForm.Numbered("景市监处罚〔2026〕13号").Document);
        Assert.IsType<Publisher.Review.ReviewOutcome.Done>(await desk.Service<WithdrawalService>().WithdrawAsync(desk.User("reviewer"), gone.CaseId, Orders.Revocation, default));
        await desk.UntilAsync(gone.CaseId, CaseState.Withdrawn);

        var run = await desk.RescanAsync();

        Assert.Equal(string.Empty, run.Errors);
        Assert.Equal(0, run.Code);
        Assert.Empty(run.Hits);
        // The decision that stands and the notice of the other: of what was withdrawn nothing can be read.
        Assert.Equal((2, 2), (run.Summary.GetProperty("scanned").GetInt32(), run.Summary.GetProperty("clean").GetInt32()));
        var entries = await desk.Service<DeskStore>().ReadAsync(
            async connection => (await Dapper.SqlMapper.QueryAsync<(string Actor, string Act, string Code)>(connection, "SELECT actor, act, code FROM audit WHERE act LIKE 'gazette.rescan%' ORDER BY sequence")).ToList(), default);
        Assert.Equal([AuditActs.RescanBegun, AuditActs.Rescanned], entries.Select(entry => entry.Act));
        Assert.All(entries, entry => Assert.Equal("operator", entry.Actor));
        Assert.Matches("^[0-9a-f]{16}$", entries[0].Code);
        Assert.Equal($"{entries[0].Code} scanned 2 found 0 unreadable 0", entries[1].Code);
        Assert.Null(await desk.Service<DeskStore>().ReadAsync(connection => AuditTrail.FindBreakAsync(connection, default), default));
    }
}
