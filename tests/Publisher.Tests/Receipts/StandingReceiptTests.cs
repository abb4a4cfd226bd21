using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Changes;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Intake;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;
using static Disclosure.Publisher.Tests.Receipts.ReceiptSteps;

namespace Disclosure.Publisher.Tests.Receipts;

/// <summary>What was removed and came back is not called gone, and a node that was away owes what was removed meanwhile.</summary>
[Collection(DesksCollection.Name)]
public sealed class StandingReceiptTests(Desks desks)
{
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-20-4")]
    public async Task RestoredDecision_IsNotSaidToBeGone(string engine)
    {
        var (desk, node) = await desks.ListedAsync(engine);
        await using var end = node;
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("owner"), caseId));
        await desk.UntilAsync(caseId, CaseState.Suspended);
        node.Says(await node.TrueAsync(desk));
        await RoundAsync(desk, node);
        using var browser = await desk.SignInAsync("reviewer");
        Assert.NotNull((await browser.PageAsync($"/cases/{caseId}")).QuerySelector("[data-receipts]"));

        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ChangeService>().RestoreAsync(desk.User("reviewer"), caseId, "情况已经查明。", default));
        await desk.UntilAsync(caseId, CaseState.Published);

        Assert.Null((await browser.PageAsync($"/cases/{caseId}")).QuerySelector("[data-receipts]"));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("CX-14-4")]
    public async Task NodeListedAgain_OwesWhatWasRemovedMeanwhile(string engine)
    {
        var (desk, node) = await desks.ListedAsync(engine);
        await using var end = node;
        node.Says(await node.TrueAsync(desk));
        await RoundAsync(desk, node);
        Assert.True((await RowAsync(desk, node)).NotHidden is null or 0);
        await ListAsync(desk);
        await desks.WithdrawnAsync(desk);

        await ListAsync(desk, node.Options);

        Assert.Equal(1, (await RowAsync(desk, node)).NotHidden);
    }
}
