using Dapper;
using Disclosure.Gazette.Log;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Takedowns;
using Disclosure.Publisher.Tests.Intake;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tests.Notifications;
using Disclosure.Publisher.Withdrawals;
using Disclosure.Records;
using Disclosure.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Disclosure.Publisher.Tests.Takedowns;

/// <summary>What was accepted as an emergency happens, whatever is lost of the case and whatever else of the record cannot be done; and it happens first.</summary>
public sealed class TakedownObstacleTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private const string Number = "景市监处罚〔2026〕12号";

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-20-4")]
    public async Task Takedown_BehindATaskThatCannotBeDone_HappensAllTheSame(string engine)
    {
        await using var desk = await StartAsync(engine);
        var first = await desk.PublishedAsync(Number);
        var amendment = await desk.AmendingAsync(Number);
        await desk.RestartAsync("--Desk:Works", "false");
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), amendment));
        await desk.DropPartAsync(amendment, CasePart.Redaction);
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("admin"), first));
        await desk.RestartAsync("--Desk:Works", "true");

        await AssertSilentAsync(desk, first);
        // Called off, with what it says why; it can be done anew.
        var calledOff = await desk.UntilAsync(amendment, CaseState.Quarantined);
        Assert.Equal("called-off/takedown", Assert.Single(calledOff.Failures).Rule);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-20-4")]
    public async Task Takedown_BehindAWithdrawalThatCannotBeDone_HappensAllTheSame(string engine)
    {
        await using var desk = await StartAsync(engine);
        var caseId = await desk.PublishedAsync(Number);
        await desk.RestartAsync("--Desk:Works", "false");
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<WithdrawalService>().WithdrawAsync(desk.User("admin"), caseId, Orders.Revocation, default));
        await desk.DropPartAsync(caseId, CasePart.Notice);
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("admin"), caseId));
        await desk.RestartAsync("--Desk:Works", "true");
        await AssertSilentAsync(desk, caseId);
    }

    // It has failed for some time, and its next try is far away.
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Takedown_BehindATaskThatWasPutOff_DoesNotWaitForItsNextTry(string engine)
    {
        await using var desk = await StartAsync(engine);
        var first = await desk.PublishedAsync(Number);
        var amendment = await desk.AmendingAsync(Number);
        await desk.RestartAsync("--Desk:Works", "false");
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), amendment));
        await desk.SqlAsync("UPDATE outbox SET attempts = 9, due_at = due_at + 3600000 WHERE done_at IS NULL");
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("admin"), first));
        await desk.RestartAsync("--Desk:Works", "true");
        await AssertSilentAsync(desk, amendment);
    }

    // The gazette has the amendment, and the desk cannot write it down: what the case before has waiting does not open.
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Takedown_OfWhatIsPublicAndCannotBeWrittenDown_HappensAllTheSame(string engine)
    {
        await using var desk = await StartAsync(engine);
        var first = await desk.PublishedAsync(Number);
        var amendment = await desk.AmendingAsync(Number);
        await desk.RestartAsync("--Desk:Works", "false");
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), amendment));
        await desk.SpoilPartAsync(first, CasePart.AftermathWaiting);
        await desk.Service<OutboxPublisher>().RunAsync(default);
        var told = (await desk.SettledAsync(amendment)).Case;
        Assert.Equal(CaseState.Approved, told.State);
        Assert.Equal(EntryKind.Amended, (await PublicView.OfAsync(desk, told))!.Newest.Kind);

        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("admin"), first));
        await desk.RestartAsync("--Desk:Works", "true");
        await AssertSilentAsync(desk, amendment);
        var before = await desk.Service<DeskStore>().ReadAsync(connection => CaseRow.FindAsync(connection, "jhscj", first), default);
        Assert.Equal(CaseState.Superseded, before!.State);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-20-4")]
    public async Task Takedown_OfACaseWhoseEvidenceIsLost_HappensAllTheSame(string engine)
    {
        await using var desk = await StartAsync(engine);
        var first = await desk.PublishedAsync(Number);
        await desk.DropPartAsync(first, CasePart.Redaction);
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("admin"), first));
        await AssertSilentAsync(desk, first);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-20-4")]
    public async Task Takedown_OfACaseWhoseKeyIsLost_HappensAllTheSame(string engine)
    {
        await using var desk = await StartAsync(engine);
        var first = await desk.PublishedAsync(Number);
        await desk.DropKeyAsync(first);
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("admin"), first, words: "证人玉香罕的住址"));
        await AssertSilentAsync(desk, first);
        Assert.DoesNotContain(desk.Logs.Lines, line => line.Contains("玉香罕", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Next_TakedownsAndRemovalsAmongPublications_GoFirst(string engine)
    {
        await using var desk = await StartAsync(engine);
        var withdrawn = await desk.PublishedAsync(Number);
        var taken = await desk.PublishedAsync("景市监处罚〔2026〕13号");
        var amended = await desk.PublishedAsync("景市监处罚〔2026〕14号");
        var amendment = await desk.AmendingAsync("景市监处罚〔2026〕14号");
        var waiting = await desk.InReviewAsync("景市监处罚〔2026〕15号");
        await desk.RestartAsync("--Desk:Works", "false");
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), waiting));
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<WithdrawalService>().WithdrawAsync(desk.User("admin"), withdrawn, Orders.Revocation, default));
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), amendment));
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("admin"), amended));
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("admin"), taken));

        var order = new List<(string Case, OutboxAct Act)>();
        var store = desk.Service<DeskStore>();
        while (await store.ReadAsync(connection => Outbox.NextAsync(connection, store.NowMilliseconds), default) is { } next)
        {
            order.Add((next.CaseId, next.Act));
            Assert.True(await desk.Service<OutboxPublisher>().RunAsync(default));
        }

        // The amendment for which a takedown waits is as urgent as that takedown.
        Assert.Equal(
            [(amendment, OutboxAct.Amend), (taken, OutboxAct.End), (amendment, OutboxAct.End), (withdrawn, OutboxAct.Withdraw), (waiting, OutboxAct.Publish)], order);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Watch_TakedownNotDoneWithinSeconds_IsToldOnce(string engine)
    {
        await using var desk = await StartAsync(engine);
        var caseId = await desk.PublishedAsync(Number);
        await desk.RestartAsync("--Desk:Works", "false");
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("owner"), caseId));
        using (var browser = await desk.SignInAsync("reviewer"))
        {
            // Nobody says that it is gone while everyone can read it.
            var page = await browser.PageAsync($"/cases/{caseId}?done=takedown");
            Assert.DoesNotContain("已紧急撤下", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        var time = new ManualTime(TimeProvider.System.GetUtcNow());
        var watch = new TakedownWatch(desk.Service<DeskStore>(), time, NullLogger<TakedownWatch>.Instance);
        await watch.RunAsync(default);
        Assert.DoesNotContain(await desk.ToldAsync("reviewer"), line => line.Kind is NotificationKind.TakedownUndone);
        for (var turn = 0; turn < 3; turn++)
        {
            time.Advance(TakedownWatch.Patience);
            await watch.RunAsync(default);
        }

        Assert.Equal(caseId, Assert.Single(await desk.ToldAsync("reviewer"), line => line.Kind is NotificationKind.TakedownUndone).CaseId);
        Assert.Null(Assert.Single(await desk.ToldAsync("supervisor"), line => line.Kind is NotificationKind.TakedownUndone).CaseId);
        await desk.RestartAsync("--Desk:Works", "true");
        await AssertSilentAsync(desk, caseId);
    }

    private static async Task AssertSilentAsync(DeskProcess desk, string caseId)
    {
        var row = (await desk.UntilAsync(caseId, CaseState.Suspended)).Case;
        var view = (await PublicView.OfAsync(desk, row))!;
        Assert.Equal(NoticeKind.SilentEnd, view.Notice!.Kind);
        Assert.Equal(view.Newest.Index, Assert.Single(view.Readable).Index);
        var taken = await desk.Service<DeskStore>().ReadAsync(connection => CaseTakedown.OfRecordAsync(connection, row.RecordId), default);
        Assert.NotNull(Assert.Single(taken).HiddenAt);
        Assert.Null(await desk.Service<DeskStore>().ReadAsync(connection => connection.QuerySingleOrDefaultAsync<string?>("SELECT act FROM outbox WHERE done_at IS NULL"), default));
    }

    private async Task<DeskProcess> StartAsync(string engine) =>
        await DeskProcess.StartAsync(string.Equals(engine, Desks.Postgres, StringComparison.Ordinal) ? await server.CreateDatabaseAsync(default) : null);
}
