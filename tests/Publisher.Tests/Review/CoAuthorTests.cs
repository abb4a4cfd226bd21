using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Intake;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tests.Notifications;
using Disclosure.Publisher.Tests.Rescanning;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Review;

/// <summary>Who mended a case is one of its authors: it is neither listed for them to review, nor are they told to.</summary>
[Collection(DesksCollection.Name)]
public sealed class CoAuthorTests(Desks desks)
{
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-12-2")]
    public async Task Waiting_OfACaseThatAReviewerMended_IsNeitherToldToNorListedForThatReviewer(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        var caseId = await desk.InReviewAsync(number);
        var other = await desk.ReviewerAsync("third");
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().ReturnAsync(other, caseId, "请核对。", default));
        var row = await desk.RowAsync(caseId);
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<MendService>().ReplaceAsync(
            desk.User("reviewer"), caseId, row.Revision, new UploadPart.WholeFile("文书.txt", System.Text.Encoding.UTF8.GetBytes(PushForm.Numbered(number).Document)), readAnew: false, default));
        await desk.UntilAsync(caseId, CaseState.InReview);
        var mended = await desk.RowAsync(caseId);
        Assert.NotNull(CaseActs.Forbids(desk.User("reviewer"), mended, CaseAct.Approve));

        var filter = new QueueFilter { States = [CaseState.InReview], DocumentNumber = number };
        Assert.Empty((await desk.Service<CaseQueue>().ListAsync(desk.User("reviewer"), filter with { Share = QueueShare.OfOthers }, default)).Items);
        Assert.True(Assert.Single((await desk.Service<CaseQueue>().ListAsync(desk.User("reviewer"), filter, default)).Items).IsOwn);
        Assert.False(Assert.Single((await desk.Service<CaseQueue>().ListAsync(other, filter with { Share = QueueShare.OfOthers }, default)).Items).IsOwn);

        // Sent back once more, and mended by the clerk: it waits for the other reviewer alone.
        await desk.SentBackAsync(caseId, "third");
        var (own, others) = (await WaitingAsync(desk, "reviewer"), await WaitingAsync(desk, "third"));
        Assert.IsType<ReviewOutcome.Done>(await desk.FillAsync(caseId, static typed => typed));
        await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.Equal((own, others + 1), (await WaitingAsync(desk, "reviewer"), await WaitingAsync(desk, "third")));
    }

    private static async Task<long> WaitingAsync(DeskProcess desk, string account) => await desk.AskAsync<long?>(
        "SELECT SUM(count) FROM notification WHERE recipient = @account AND kind = @kind", new { account, kind = nameof(NotificationKind.WaitsForReview) }) ?? 0;
}
