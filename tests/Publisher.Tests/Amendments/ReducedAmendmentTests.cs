using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Changes;
using Disclosure.Publisher.Modes;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Intake;
using Disclosure.Publisher.Takedowns;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Amendments;

/// <summary>A text that people reduced to its summary comes back by their word alone, not through an amendment.</summary>
public sealed class ReducedAmendmentTests(Desks desks) : IClassFixture<Desks>
{
    private const string Why = "当事人来电反映。";

    public static TheoryData<string, string> Cases => new()
    {
        { Desks.Sqlite, "proposed before" },
        { Desks.Postgres, "proposed before" },
        { Desks.Sqlite, "pushed after" },
        { Desks.Postgres, "pushed after" },
        { Desks.Sqlite, "out of sight" },
        { Desks.Postgres, "out of sight" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    [Clause("GS-09-1")]
    public async Task Approve_OfTheFullText_WhereTheSummaryAloneIsPublic_IsRefused(string engine, string what)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        var first = await desk.PublishedAsync(number);
        var early = what is "proposed before" ? await desk.ProposedAsync(first, present => present with { FineYuan = 6000, Note = "罚款金额填写有误。" }) : null;
        var changes = desk.Service<ChangeService>();
        Assert.IsType<ReviewOutcome.Done>(await changes.ReduceToSummaryAsync(desk.User("reviewer"), first, Why, default));
        await desk.UntilAsync(first, CaseState.SummaryOnly);
        if (what is "out of sight")
        {
            Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("reviewer"), first));
            await desk.UntilAsync(first, CaseState.Suspended);
            Assert.IsType<ReviewOutcome.Done>(await desk.Service<TakedownService>().ConfirmAsync(await desk.ReviewerAsync("second"), first, TakedownCourse.Correct, Why, default));
        }

        var amendment = early ?? await desk.AmendingAsync(number);
        Assert.Equal(DutyRules.ReducedToSummary, Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveAnewAsync(amendment)).Rule);
        Assert.Equal(CaseState.InReview, (await desk.SettledOutboxAsync(amendment)).Case.State);
        using var browser = await desk.SignInAsync("reviewer");
        var deeds = (await browser.PageAsync($"/cases/{amendment}")).QuerySelector("#deeds")!;
        Assert.Contains(DutyRules.Chinese(DutyRules.ReducedToSummary), deeds.TextContent, StringComparison.Ordinal);
        Assert.Null(deeds.QuerySelector("form[action$='handler=Approve']"));

        // As a summary it may go out, and as nothing more.
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ModeService>().ChooseAsync(desk.User("reviewer"), amendment, DisclosureMode.Summary, Why, default));
        await desk.UntilAsync(amendment, CaseState.InReview);
        Assert.Contains(what is "out of sight" ? "将以摘要在公示网原网址上重新公开，中止随之结束" : "将以摘要替换", (await browser.PageAsync($"/cases/{amendment}")).QuerySelector("#deeds")!.TextContent, StringComparison.Ordinal);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAnewAsync(amendment));
        var view = (await PublicView.OfAsync(desk, (await desk.UntilAsync(amendment, CaseState.Amended)).Case))!;
        Assert.Equal((DisclosureMode.Summary, 0), (view.Decision!.Mode, view.Decision.Body.Count));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Approve_OfTheFullText_OnceItWasRestored_IsPossible(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        var first = await desk.PublishedAsync(number);
        var changes = desk.Service<ChangeService>();
        Assert.IsType<ReviewOutcome.Done>(await changes.ReduceToSummaryAsync(desk.User("reviewer"), first, Why, default));
        await desk.UntilAsync(first, CaseState.SummaryOnly);
        var amendment = await desk.AmendingAsync(number);
        Assert.IsType<ReviewOutcome.Done>(await changes.RestoreAsync(desk.User("reviewer"), first, Why, default));
        await desk.UntilAsync(first, CaseState.Published);

        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAnewAsync(amendment));
        Assert.Equal(DisclosureMode.FullText, (await PublicView.OfAsync(desk, (await desk.UntilAsync(amendment, CaseState.Amended)).Case))!.Decision!.Mode);
    }
}
