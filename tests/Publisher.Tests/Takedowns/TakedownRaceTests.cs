using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Changes;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Takedowns;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Withdrawals;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Takedowns;

/// <summary>
/// A takedown beside another change of the same decision, on a desk whose workers stand still and which dies before they go on: whatever was accepted
/// last is what the public sees, and no text comes back.
/// </summary>
public sealed class TakedownRaceTests : IAsyncLifetime
{
    private const string Number = "景市监处罚〔2026〕12号";
    private const string Why = "情况已经查明。";
    private readonly PostgresServer _server = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-20-4")]
    public async Task TakeDown_OrderedAndTheDeskDied_IsToldByTheNextAndNothingOvertakesIt(string engine)
    {
        await using var desk = await StartAsync(engine);
        var caseId = await desk.PublishedAsync(Number);
        var amendment = await desk.AmendingAsync(Number);
        await StandStillAsync(desk);

        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("reviewer"), caseId));
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("owner"), caseId));
        Assert.IsType<ReviewOutcome.Busy>(await desk.Service<WithdrawalService>().WithdrawAsync(desk.User("admin"), caseId, Orders.Revocation, default));
        Assert.Equal(DutyRules.TakedownIsOpen, Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveAsync(desk.User("reviewer"), amendment)).Rule);
        // Nobody confirms what everyone can still read.
        Assert.IsType<ReviewOutcome.Conflict>(await desk.Service<TakedownService>().ConfirmAsync(desk.User("second"), caseId, TakedownCourse.End, null, default));

        await GoOnAsync(desk);
        await AssertGoneAsync(desk, caseId);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-20-4")]
    public async Task TakeDown_WhileAnAmendmentIsOnItsWay_TakesTheAmendedTextDown(string engine)
    {
        await using var desk = await StartAsync(engine);
        var first = await desk.PublishedAsync(Number);
        var second = await desk.AmendingAsync(Number);
        await StandStillAsync(desk);

        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), second));
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("admin"), first));

        await GoOnAsync(desk);
        await AssertGoneAsync(desk, second);
        var record = Assert.Single(await desk.Service<TakedownReader>().OfCaseAsync(desk.User("reviewer"), second, default)).Line.Takedown;
        Assert.Equal((2, 3), (record.Version, record.EndVersion));
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ChangeService>().RestoreAsync(desk.User("reviewer"), second, Why, default));
        await desk.UntilAsync(second, CaseState.Amended);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-20-4")]
    public async Task TakeDown_WhileAWithdrawalIsOnItsWay_HoldsWhetherOrNotItsNoticeIsBlocked(string engine)
    {
        await using var desk = await StartAsync(engine);
        var blocked = await desk.PublishedAsync(Number);
        var noticed = await desk.PublishedAsync("景市监处罚〔2026〕13号");
        await StandStillAsync(desk);

        await desk.OrderAsync(blocked, CaseState.Withdrawing, new OutboxOrder(OutboxAct.Withdraw, CaseState.Withdrawn), notice: new NoticeRecord
        {
            Id = (await desk.UntilAsync(blocked, CaseState.Published)).Case.RecordId, Version = 2, Kind = NoticeKind.Revocation, Authority = "证人玉香罕",
        });
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<WithdrawalService>().WithdrawAsync(desk.User("admin"), noticed, Orders.Revocation, default));
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("admin"), blocked));
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("admin"), noticed));

        await GoOnAsync(desk);
        await AssertGoneAsync(desk, blocked);
        var withdrawn = await desk.UntilAsync(noticed, CaseState.Withdrawn);
        Assert.Equal(NoticeKind.Revocation, (await PublicView.OfAsync(desk, withdrawn.Case))!.Notice!.Kind);
        // It waits for a second person all the same.
        Assert.Contains(CaseAct.ConfirmTakedown, withdrawn.Allowed);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-20-4")]
    public async Task TakeDown_WhileARestorationIsOnItsWay_TakesItDownAgain(string engine)
    {
        await using var desk = await StartAsync(engine);
        var caseId = await desk.PublishedAsync(Number);
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("admin"), caseId));
        await desk.UntilAsync(caseId, CaseState.Suspended);
        await StandStillAsync(desk);

        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ChangeService>().RestoreAsync(desk.User("reviewer"), caseId, Why, default));
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("owner"), caseId));

        await GoOnAsync(desk);
        await AssertGoneAsync(desk, caseId);
        var records = await desk.Service<TakedownReader>().OfCaseAsync(desk.User("reviewer"), caseId, default);
        Assert.Equal([true, false], records.Select(record => record.Line.Takedown.IsUndecided));
        Assert.Equal(TakedownEnd.Restored, records[1].Line.Takedown.Outcome);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-20-4")]
    public async Task TakeDown_ByManyAtOnce_IsOneTakedown(string engine)
    {
        await using var desk = await StartAsync(engine);
        var caseId = await desk.PublishedAsync(Number);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(turn => desk.TakeDownAsync(desk.User(turn % 2 == 0 ? "reviewer" : "owner"), caseId)));
        Assert.All(outcomes, outcome => Assert.IsType<ReviewOutcome.Done>(outcome));
        await AssertGoneAsync(desk, caseId);
        Assert.Single(await desk.Service<TakedownReader>().OfCaseAsync(desk.User("reviewer"), caseId, default));
    }

    private static async Task AssertGoneAsync(DeskProcess desk, string caseId)
    {
        await desk.UntilAsync(caseId, CaseState.Suspended);
        var detail = await desk.SettledOutboxAsync(caseId);
        Assert.Equal(CaseState.Suspended, detail.Case.State);
        var view = (await PublicView.OfAsync(desk, detail.Case))!;
        Assert.Equal(NoticeKind.SilentEnd, view.Notice!.Kind);
        Assert.Equal(view.Newest.Index, Assert.Single(view.Readable).Index);
        Assert.True(detail.Takedown is { HiddenAt: not null, IsUndecided: true });
    }

    private async Task<DeskProcess> StartAsync(string engine)
    {
        var desk = await DeskProcess.StartAsync(string.Equals(engine, Desks.Postgres, StringComparison.Ordinal) ? await _server.CreateDatabaseAsync(default) : null);
        await desk.ReviewerAsync("second");
        return desk;
    }

    private static Task StandStillAsync(DeskProcess desk) => desk.RestartAsync("--Desk:Works", "false");

    private static Task GoOnAsync(DeskProcess desk) => desk.RestartAsync("--Desk:Works", "true");
}
