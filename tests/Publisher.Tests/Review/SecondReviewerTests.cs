using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Pages.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tests.Rescanning;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Review;

/// <summary>Two reviewers on one case: nobody approves what they have not seen, or makes readable by themselves what the other wants hidden.</summary>
[Collection(DesksCollection.Name)]
public sealed class SecondReviewerTests(Desks desks)
{
    private const string Unseen = "货架上";

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-12-2")]
    public async Task Approve_TookBackWhatAnotherAdded_TakesAnother(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (first, second) = (desk.User("reviewer"), Second(desk));
        var caseId = await AddedAsync(desk, first);
        var service = desk.Service<CorrectionService>();
        Assert.IsType<ReviewOutcome.Done>(await service.TakeBackAsync(second, caseId, Unseen, default));
        await desk.UntilAsync(caseId, CaseState.InReview);

        await AssertTakesTwoAsync(desk, second, caseId);
        // Added by oneself and taken back by oneself, it still is what the first wanted hidden.
        Assert.IsType<ReviewOutcome.Done>(await service.AddAsync(second, caseId, Unseen, FindingKinds.Person, default));
        await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.IsType<ReviewOutcome.Done>(await service.TakeBackAsync(second, caseId, Unseen, default));
        await desk.UntilAsync(caseId, CaseState.InReview);
        await AssertTakesTwoAsync(desk, second, caseId);
        // Through whom one stands in for neither.
        await AssertTakesTwoAsync(desk, first with { Name = "deputy", StandsInFor = [second.Name] }, caseId);

        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(first, caseId));
        var published = await desk.UntilAsync(caseId, CaseState.Published);
        Assert.DoesNotContain(published.History, entry => entry.Code?.Contains(Unseen, StringComparison.Ordinal) is true);
        var lines = HistoryLine.Of(published.History).Where(line => line.Who.StartsWith("账号", StringComparison.Ordinal)).Select(line => line.What).ToList();
        Assert.Equal((4, 0), (lines.Count(line => line is "交由系统隐去和核验"), lines.Count(line => line is "检查完毕，可以继续")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Clause("GS-12-2")]
    public async Task Approve_AddedAgainOrTakenBackByWhoAddedIt_TakesOne(bool again)
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (first, second) = (desk.User("reviewer"), Second(desk));
        var caseId = await AddedAsync(desk, first);
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<CorrectionService>().TakeBackAsync(again ? second : first, caseId, Unseen, default));
        await desk.UntilAsync(caseId, CaseState.InReview);
        if (again)
        {
            Assert.IsType<ReviewOutcome.Done>(await desk.Service<CorrectionService>().AddAsync(second, caseId, Unseen, FindingKinds.Person, default));
            await desk.UntilAsync(caseId, CaseState.InReview);
        }

        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(again ? second : first, caseId));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-12-2")]
    public async Task Approve_WhatIsNotWhatWasSeen_IsRefused(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (first, second) = (desk.User("reviewer"), Second(desk));
        var caseId = await AddedAsync(desk, first);
        var (corrections, review) = (desk.Service<CorrectionService>(), desk.Service<ReviewService>());
        var seen = await desk.UntilAsync(caseId, CaseState.InReview);

        // While the second reads, the first makes readable again what was hidden on the page.
        Assert.IsType<ReviewOutcome.Done>(await corrections.TakeBackAsync(first, caseId, Unseen, default));
        var after = await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.IsType<ReviewOutcome.Stale>(await review.ApproveAsync(second, caseId, seen.Case.Revision, default));

        // Or says of a place that it is hidden too little.
        var finding = after.Findings.First(found => found.Action != FindingAction.Keep);
        Assert.IsType<ReviewOutcome.Done>(await desk.RejectAsync(first, caseId, finding, RejectionReason.Span));
        Assert.IsType<ReviewOutcome.Stale>(await review.ApproveAsync(second, caseId, after.Case.Revision, default));

        Assert.IsType<ReviewOutcome.Done>(await review.ApproveAsync(second, caseId, (await desk.RowAsync(caseId)).Revision, default));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-10-1")]
    public async Task AddAndApprove_AtOnce_OneOfThemIsDone(string engine)
    {
        var desk = await desks.OnAsync(engine);
        for (var round = 0; round < 4; round++)
        {
            var caseId = await desk.InReviewAsync(desks.NewNumber());
            var seen = (await desk.RowAsync(caseId)).Revision;
            var adding = Task.Run(() => desk.Service<CorrectionService>().AddAsync(desk.User("reviewer"), caseId, Unseen, FindingKinds.Person, default));
            var approving = Task.Run(() => desk.Service<ReviewService>().ApproveAsync(Second(desk), caseId, seen, default));

            var (added, approved) = (await adding, await approving);

            Assert.True(added is ReviewOutcome.Done != approved is ReviewOutcome.Done, $"{added} {approved}");
            var after = await desk.UntilAsync(caseId, added is ReviewOutcome.Done ? CaseState.InReview : CaseState.Published);
            Assert.Equal(added is ReviewOutcome.Done ? 1 : 0, after.Corrections?.Missed.Count ?? 0);
        }
    }

    private static DeskUser Second(DeskProcess desk) => desk.User("reviewer") with { Name = "admin" };

    private static async Task AssertTakesTwoAsync(DeskProcess desk, DeskUser user, string caseId)
    {
        Assert.DoesNotContain(CaseAct.Approve, (await desk.Service<CaseReader>().ReadAsync(user, caseId, default))!.Allowed);
        Assert.Equal(DutyRules.TakenBackTakesTwo, Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveAsync(user, caseId)).Rule);
    }

    private async Task<string> AddedAsync(DeskProcess desk, DeskUser by)
    {
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<CorrectionService>().AddAsync(by, caseId, Unseen, FindingKinds.Person, default));
        await desk.UntilAsync(caseId, CaseState.InReview);
        return caseId;
    }
}
