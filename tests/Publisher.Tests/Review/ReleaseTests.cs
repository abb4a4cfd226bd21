using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Review;

/// <summary>Who releases a case lets go of what they saw, and of nothing that is found later.</summary>
[Collection(DesksCollection.Name)]
public sealed class ReleaseTests(Desks desks)
{
    private const string NameInName = "饼干由玉香罕小吃店供货。";

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-10-1")]
    public async Task Release_OfASeries_LeavesDoubtsAboutNamesToAPerson(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.HeldAsync(desks.NewNumber(), StoppedCases.Series + NameInName);
        var review = desk.Service<ReviewService>();
        Assert.DoesNotContain((await desk.SettledAsync(caseId)).Grounds, IsOfNames);

        Assert.IsType<ReviewOutcome.Done>(await review.ReleaseAsync(desk.User("reviewer"), caseId, "不影响另案。", default));

        var again = await desk.SettledAsync(caseId);
        Assert.Equal(CaseState.Held, again.Case.State);
        Assert.Contains(again.Grounds, IsOfNames);
        Assert.IsType<ReviewOutcome.Conflict>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
        Assert.IsType<ReviewOutcome.Done>(await review.ReleaseAsync(desk.User("reviewer"), caseId, "字号依法公开。", default));
        Assert.Contains((await desk.UntilAsync(caseId, CaseState.InReview)).Grounds, IsOfNames);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
        await desk.UntilAsync(caseId, CaseState.Published);
    }

    [Fact]
    [Clause("GS-10-1")]
    public async Task Add_ToAReleasedCase_HoldsItAgainForWhatIsDoubtfulByIt()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var caseId = await desk.HeldAsync(desks.NewNumber(), StoppedCases.Series + "饼干由景洪市货架上小吃店供货。");
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().ReleaseAsync(desk.User("reviewer"), caseId, "不影响另案。", default));
        await desk.UntilAsync(caseId, CaseState.InReview);

        Assert.IsType<ReviewOutcome.Done>(await desk.Service<CorrectionService>().AddAsync(desk.User("reviewer"), caseId, "货架上", FindingKinds.Person, default));

        Assert.Contains((await desk.UntilAsync(caseId, CaseState.Held)).Grounds, IsOfNames);
    }

    private static bool IsOfNames(Ground ground) => ground.Clause is "GS-10-1";
}
