using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Changes;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Withdrawals;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Changes;

public sealed class ChangeServiceTests(Desks desks) : IClassFixture<Desks>
{
    private const string Why = "当事人来电反映。";

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-20-4")]
    public async Task Suspend_TakesEveryTextAwayAndRestoreBringsTheSameBack(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        var published = await desk.UntilAsync(caseId, CaseState.Published);
        var before = (await PublicView.OfAsync(desk, published.Case))!.Decision!;
        var changes = desk.Service<ChangeService>();

        Assert.IsType<ReviewOutcome.NotAllowed>(await desk.TakeDownAsync(desk.User("clerk"), caseId));
        Assert.IsType<ReviewOutcome.NotFound>(await desk.TakeDownAsync(desk.User("foreign"), caseId));
        // One person suffices, at once: even the one who submitted it.
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("owner"), caseId));
        var suspended = await desk.UntilAsync(caseId, CaseState.Suspended);
        var gone = (await PublicView.OfAsync(desk, suspended.Case))!;
        Assert.Equal(NoticeKind.SilentEnd, gone.Notice!.Kind);
        Assert.Empty(gone.Notice.DocumentNumber);
        Assert.Equal(gone.Newest.Index, Assert.Single(gone.Readable).Index);

        // To make public again takes a second person.
        Assert.Equal(DutyRules.FourEyes, Assert.IsType<ReviewOutcome.NotAllowed>(await changes.RestoreAsync(desk.User("owner"), caseId, Why, default)).Rule);
        Assert.IsType<ReviewOutcome.Done>(await changes.RestoreAsync(desk.User("reviewer"), caseId, Why, default));
        var restored = await desk.UntilAsync(caseId, CaseState.Published);
        var after = (await PublicView.OfAsync(desk, restored.Case))!.Decision!;
        Assert.Equal(3, after.Version);
        Assert.Equal(RecordJson.Serialize(before), RecordJson.Serialize(after with { Version = before.Version }));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("LAW-XXGK-37")]
    public async Task ReduceToSummary_LeavesTheSummaryAlone_AlsoAfterASuspension(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        var changes = desk.Service<ChangeService>();
        Assert.IsType<ReviewOutcome.Done>(await changes.ReduceToSummaryAsync(desk.User("reviewer"), caseId, Why, default));
        await AssertSummaryAsync(desk, caseId);

        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("owner"), caseId));
        await desk.UntilAsync(caseId, CaseState.Suspended);
        Assert.IsType<ReviewOutcome.Done>(await changes.RestoreAsync(desk.User("reviewer"), caseId, Why, default));
        await AssertSummaryAsync(desk, caseId);

        Assert.IsType<ReviewOutcome.Done>(await changes.RestoreAsync(desk.User("reviewer"), caseId, Why, default));
        var full = await desk.UntilAsync(caseId, CaseState.Published);
        Assert.NotEmpty((await PublicView.OfAsync(desk, full.Case))!.Decision!.Body);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Order_WhileAnotherIsOnItsWay_IsRefusedAndChangesNothing(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(attempt => attempt % 2 == 0
            ? desk.TakeDownAsync(desk.User("reviewer"), caseId)
            : desk.Service<WithdrawalService>().WithdrawAsync(desk.User("admin"), caseId, Orders.Revocation, default)));
        Assert.All(outcomes, outcome => Assert.True(outcome is ReviewOutcome.Done or ReviewOutcome.Busy or ReviewOutcome.Conflict, outcome.GetType().Name));
        // Taken down again it is done already; a takedown beside a withdrawal on its way follows it.
        Assert.All(outcomes.Where((_, attempt) => attempt % 2 == 0), outcome => Assert.False(outcome is ReviewOutcome.Busy));
        var settled = await desk.SettledOutboxAsync(caseId);
        Assert.InRange(settled.Case.Version, 2, 3);
        Assert.Null((await PublicView.OfAsync(desk, settled.Case))!.Decision);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Withdraw_WhoseNoticeIsBlockedInTheLastMoment_GoesBackToAPersonAndLeavesThePublicAsItWas(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        await desk.OrderAsync(caseId, CaseState.Withdrawing, new OutboxOrder(OutboxAct.Withdraw, CaseState.Withdrawn), notice: new NoticeRecord
        {
            Id = (await desk.UntilAsync(caseId, CaseState.Published)).Case.RecordId, Version = 2, Kind = NoticeKind.Revocation, Authority = "证人玉香罕",
        });
        var back = await desk.UntilAsync(caseId, CaseState.Published);
        Assert.NotEmpty(back.Failures);
        Assert.NotNull((await PublicView.OfAsync(desk, back.Case))!.Decision);

        // Worded anew it goes through.
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<WithdrawalService>().WithdrawAsync(desk.User("reviewer"), caseId, Orders.Revocation, default));
        var gone = await desk.UntilAsync(caseId, CaseState.Withdrawn);
        Assert.Equal(NoticeKind.Revocation, (await PublicView.OfAsync(desk, gone.Case))!.Notice!.Kind);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("LAW-XXGK-18")]
    public async Task Reprocess_OfAWithheldCase_LooksAtItAnewAndForgetsWhatWasFound(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        var review = desk.Service<ReviewService>();
        Assert.IsType<ReviewOutcome.Done>(await review.WithholdAsync(desk.User("reviewer"), caseId, "GS-11-4", "同系列案件尚在调查", default));
        var withheld = await desk.UntilAsync(caseId, CaseState.Withheld);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);
        Assert.InRange(withheld.Case.ReassessOn!.Value, today.AddMonths(12).AddDays(-1), today.AddMonths(12));

        Assert.IsType<ReviewOutcome.NotAllowed>(await review.ReprocessAsync(desk.User("owner"), caseId, Why, default));
        Assert.IsType<ReviewOutcome.Done>(await review.ReprocessAsync(desk.User("reviewer"), caseId, Why, default));
        var anew = await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.Empty(anew.Grounds);
        Assert.Null(anew.Case.ReassessOn);
        Assert.Null(await PublicView.OfAsync(desk, anew.Case));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-11-4")]
    public async Task Hold_InReview_WaitsForAPersonAndGoesThroughReviewAgain(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        var review = desk.Service<ReviewService>();
        Assert.Equal(2, Assert.IsType<ReviewOutcome.Invalid>(await review.HoldAsync(desk.User("reviewer"), caseId, "GS-99", string.Empty, default)).Errors.Count);
        Assert.IsType<ReviewOutcome.Done>(await review.HoldAsync(desk.User("reviewer"), caseId, "GS-11-4", "同系列案件尚在调查", default));
        var held = await desk.UntilAsync(caseId, CaseState.Held);
        Assert.Equal("GS-11-4", held.Grounds[0].Clause);
        Assert.IsType<ReviewOutcome.Conflict>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
        Assert.IsType<ReviewOutcome.Done>(await review.ReleaseAsync(desk.User("reviewer"), caseId, "系列案件已全部办结", default));
        await desk.UntilAsync(caseId, CaseState.InReview);
    }

    private static async Task AssertSummaryAsync(DeskProcess desk, string caseId)
    {
        var reduced = await desk.UntilAsync(caseId, CaseState.SummaryOnly);
        var view = (await PublicView.OfAsync(desk, reduced.Case))!;
        Assert.Equal(DisclosureMode.Summary, view.Decision!.Mode);
        Assert.Empty(view.Decision.Body);
        Assert.NotEmpty(view.Decision.Summary.Facts);
        Assert.Equal(view.Newest.Index, Assert.Single(view.Readable, entry => entry.PayloadKind == RecordKind.Decision).Index);
    }
}
