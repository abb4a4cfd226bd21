using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Changes;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Review;

/// <summary>Cases of one series: shown to whoever reviews one of them, and looked at again when the series closes (公示办法 Art. 11(1)(四)).</summary>
[Collection(DesksCollection.Name)]
[Clause("GS-11-4")]
public sealed class SeriesTests(Desks desks)
{
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task CaseOfASeries_IsHeldAndShowsItsSiblingsOfTheOwnAgencyAlone(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var series = desks.NewNumber();
        var first = await HeldAsync(desk, series);
        var second = await HeldAsync(desk, $" {series.Replace('〔', '(').Replace('〕', ')')} ");
        var stranger = await HeldAsync(desk, desks.NewNumber());
        await desk.InReviewAsync(desks.NewNumber());

        var sibling = Assert.Single((await ReadAsync(desk, first)).Siblings);
        Assert.Equal((second, CaseState.Held, true), (sibling.CaseId, sibling.State, sibling.IsOpen));
        Assert.NotNull(sibling.DocumentNumber);
        Assert.Empty((await ReadAsync(desk, stranger)).Siblings);

        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().WithholdAsync(desk.User("reviewer"), second, "GS-11-4", "影响侦办。", default));
        Assert.False(Assert.Single((await ReadAsync(desk, first)).Siblings).IsOpen);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("LAW-XXGK-18")]
    public async Task LastOpenSibling_Decided_MarksTheHeldOnesForANewLook(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var series = desks.NewNumber();
        var held = await HeldAsync(desk, series);
        var second = await HeldAsync(desk, series);
        var third = await HeldAsync(desk, series);
        var review = desk.Service<ReviewService>();
        var reviewer = desk.User("reviewer");
        Assert.IsType<ReviewOutcome.Done>(await review.ReleaseAsync(reviewer, second, "不影响。", default));
        await desk.UntilAsync(second, CaseState.InReview);
        Assert.IsType<ReviewOutcome.Done>(await review.WithholdAsync(reviewer, third, "GS-11-4", "影响侦办。", default));

        await SweepAsync(desk);
        Assert.Null((await ReadAsync(desk, held)).Case.ReassessOn);

        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(reviewer, second));
        await desk.UntilAsync(second, CaseState.Published);
        await SweepAsync(desk);

        var marked = await ReadAsync(desk, held);
        Assert.NotNull(marked.Case.ReassessOn);
        Assert.Single(marked.History, entry => entry.Act.Equals(AuditActs.SeriesClosed, StringComparison.Ordinal));
        var list = await desk.Service<CaseQueue>().ListAsync(reviewer, new QueueFilter { States = [CaseState.Held], PageSize = 200 }, default);
        Assert.True(Assert.Single(list.Items, item => item.CaseId.Equals(held, StringComparison.Ordinal)).IsDue);

        Assert.IsType<ReviewOutcome.Done>(await review.ReleaseAsync(reviewer, held, "系列已结。", default));
        Assert.Null((await desk.UntilAsync(held, CaseState.InReview)).Case.ReassessOn);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task SeriesOfHeldCasesAlone_WaitsUntilTheAgencySaysThatItIsClosed(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var series = desks.NewNumber();
        var first = await HeldAsync(desk, series);
        var second = await HeldAsync(desk, series);
        await SweepAsync(desk);
        Assert.Null((await ReadAsync(desk, first)).Case.ReassessOn);
        var service = desk.Service<SeriesService>();
        foreach (var name in (string[])["owner", "clerk", "admin", "supervisor", "foreign"])
        {
            Assert.IsNotType<ReviewOutcome.Done>(await service.CloseAsync(desk.User(name), first, "已结。", default));
        }

        Assert.IsType<ReviewOutcome.Invalid>(await service.CloseAsync(desk.User("reviewer"), first, " ", default));
        Assert.IsType<ReviewOutcome.Done>(await service.CloseAsync(desk.User("reviewer"), first, "其余案件已经办结。", default));

        foreach (var caseId in (string[])[first, second])
        {
            var marked = await ReadAsync(desk, caseId);
            Assert.Equal(CaseState.Held, marked.Case.State);
            Assert.NotNull(marked.Case.ReassessOn);
            Assert.Equal("其余案件已经办结。", Assert.Single(marked.History, entry => entry.Act.Equals(AuditActs.SeriesClosed, StringComparison.Ordinal)).Reason);
        }

        Assert.IsType<ReviewOutcome.Conflict>(await service.CloseAsync(desk.User("reviewer"), second, "再次。", default));
    }

    private static async Task SweepAsync(DeskProcess desk)
    {
        // A sweep of its own: the desk's looks once a minute.
        var sweep = new SeriesSweep(desk.Service<Disclosure.Publisher.Store.DeskStore>(), TimeProvider.System);
        while (await sweep.RunAsync(default))
        {
        }
    }

    private async Task<string> HeldAsync(DeskProcess desk, string series)
    {
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        var caseId = await desk.PushAsync(metadata.TrimEnd()[..^1] + $",\"seriesId\":\"{series}\"}}", document);
        await desk.UntilAsync(caseId, CaseState.Held);
        return caseId;
    }

    private static async Task<CaseDetail> ReadAsync(DeskProcess desk, string caseId) =>
        await desk.Service<CaseReader>().ReadAsync(desk.User("reviewer"), caseId, default) ?? throw new InvalidOperationException("The case is not the agency's.");
}
