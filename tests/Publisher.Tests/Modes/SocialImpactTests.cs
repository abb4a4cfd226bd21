using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Modes;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;
using static Disclosure.Publisher.Tests.Modes.LightPenalties;

namespace Disclosure.Publisher.Tests.Modes;

/// <summary>Light penalties on people go out only once a reviewer finds them to have social impact.</summary>
[Collection(DesksCollection.Name)]
public sealed class SocialImpactTests(Desks desks)
{
    [Theory]
    [InlineData(Desks.Sqlite, Simple)]
    [InlineData(Desks.Postgres, Warning)]
    [Clause("LAW-XZCF-48-1")]
    public async Task Approve_OfALightPenalty_WaitsForTheJudgement(string engine, string kind)
    {
        var desk = await desks.OnAsync(engine);
        var reviewer = desk.User("reviewer");
        var caseId = await desk.InReviewAsync(desks.NewNumber(), Person, kind);
        Assert.Equal(DutyRules.SocialImpact, Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveAsync(reviewer, caseId)).Rule);

        var wrong = Assert.IsType<ReviewOutcome.Invalid>(await JudgeAsync(desk, "reviewer", caseId, SocialImpactFinding.NotConcerned));
        Assert.Equal("concerned", Assert.Single(wrong.Errors).Rule);
        Assert.IsType<ReviewOutcome.Done>(await JudgeAsync(desk, "reviewer", caseId, SocialImpactFinding.Present));

        var judged = await desk.ReadAsync(reviewer, caseId);
        Assert.Equal((SocialImpactFinding.Present, "reviewer"), (judged.Publication!.Judgement!.Finding, judged.Publication.Judgement.By));
        Assert.Contains(judged.History, entry => (entry.Act, entry.Code, entry.Reason) == (AuditActs.ImpactJudged, "Present", Why));
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(reviewer, caseId));
        await desk.UntilAsync(caseId, CaseState.Published);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("LAW-XZCF-48-1")]
    public async Task Judge_WithoutImpact_EndsTheCaseOnItsOwnGroundAndCanBeJudgedAnew(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var reviewer = desk.User("reviewer");
        var caseId = await desk.InReviewAsync(desks.NewNumber(), Person, Simple);
        Assert.IsType<ReviewOutcome.Done>(await JudgeAsync(desk, "reviewer", caseId, SocialImpactFinding.Absent));

        var ended = await desk.ReadAsync(reviewer, caseId);
        Assert.Equal((CaseState.Withheld, SocialImpactJudgement.Clause, "reviewer"), (ended.Case.State, ended.Case.GroundClause, ended.Case.GroundBy));
        Assert.Null(ended.Case.ReassessOn);
        Assert.Null(await PublicView.OfAsync(desk, ended.Case));
        // No secret of Art. 11: neither consent nor the word of two lets it out, and nothing is due.
        Assert.Equal([CaseAct.Return, CaseAct.Reprocess], ended.Allowed);
        Assert.False(await IsDueAsync(desk, caseId));
        Assert.IsType<ReviewOutcome.Conflict>(await JudgeAsync(desk, "reviewer", caseId, SocialImpactFinding.Present));

        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().ReprocessAsync(reviewer, caseId, Why, default));
        var anew = await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.Null(anew.Publication!.Judgement);
        Assert.Empty(anew.Grounds);
        Assert.Equal(DutyRules.SocialImpact, Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveAsync(reviewer, caseId)).Rule);
        Assert.IsType<ReviewOutcome.Done>(await JudgeAsync(desk, "reviewer", caseId, SocialImpactFinding.Present));
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(reviewer, caseId));
    }

    [Theory]
    [InlineData(Person + "," + Company, Simple, SocialImpactNeed.None)]
    [InlineData(Shop, Simple, SocialImpactNeed.None)]
    [InlineData(Person, Ordinary, SocialImpactNeed.None)]
    [InlineData(Person, Warning, SocialImpactNeed.Judged)]
    [InlineData(Person, "", SocialImpactNeed.Unclear)]
    public async Task Need_ByPartiesProcedureAndPenalty_IsTold(string parties, string more, SocialImpactNeed need)
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var caseId = await desk.InReviewAsync(desks.NewNumber(), parties, more);
        var detail = await desk.ReadAsync(desk.User("reviewer"), caseId);
        Assert.Equal(need, detail.Publication!.Impact);
        Assert.Equal(need is not SocialImpactNeed.None, detail.Allowed.Contains(CaseAct.JudgeImpact));
        if (need is SocialImpactNeed.None)
        {
            Assert.IsType<ReviewOutcome.Invalid>(await JudgeAsync(desk, "reviewer", caseId, SocialImpactFinding.Absent));
            Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
        }
    }

    [Theory]
    [InlineData("", "依据简易程序规定，执法人员当场作出处罚。", DecisionProcedure.Simple, SocialImpactNeed.Judged)]
    [InlineData("", "本局于2026年2月1日立案调查。", DecisionProcedure.Ordinary, SocialImpactNeed.None)]
    [InlineData("", "本案由当场作出处罚转为立案调查。", null, SocialImpactNeed.Unclear)]
    [InlineData("\"procedure\":\"ordinary\"", "执法人员当 场 作 出行政处罚。", null, SocialImpactNeed.Unclear)]
    public async Task Procedure_NotTold_IsReadFromTheTextOrAsked(string more, string text, DecisionProcedure? procedure, SocialImpactNeed need)
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var caseId = await desk.InReviewAsync(desks.NewNumber(), Person, more, text, "罚款二百元。");
        var detail = await desk.ReadAsync(desk.User("reviewer"), caseId);
        Assert.Equal((procedure, need), (detail.Fields!.Procedure, detail.Publication!.Impact));
        if (need is SocialImpactNeed.Unclear)
        {
            Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
            Assert.IsType<ReviewOutcome.Done>(await JudgeAsync(desk, "reviewer", caseId, SocialImpactFinding.NotConcerned));
            Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
        }
    }

    [Fact]
    [Clause("GS-12-2")]
    public async Task Judge_ByThoseWhoMayNot_ChangesNothing()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var caseId = await desk.InReviewAsync(desks.NewNumber(), Person, Simple);
        foreach (var name in (string[])["owner", "clerk", "admin"])
        {
            Assert.IsType<ReviewOutcome.NotAllowed>(await JudgeAsync(desk, name, caseId, SocialImpactFinding.Present));
        }

        Assert.IsType<ReviewOutcome.NotFound>(await JudgeAsync(desk, "foreign", caseId, SocialImpactFinding.Present));
        Assert.Equal("required", Assert.Single(Assert.IsType<ReviewOutcome.Invalid>(
            await desk.Service<SocialImpactService>().JudgeAsync(desk.User("reviewer"), caseId, SocialImpactFinding.Present, " ", default)).Errors).Rule);
        Assert.Null((await desk.ReadAsync(desk.User("reviewer"), caseId)).Publication!.Judgement);
    }

    [Fact]
    public async Task Judge_WhileAnotherHasThePageOpen_MakesTheirApprovalStale()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var caseId = await desk.InReviewAsync(desks.NewNumber(), Person, Simple);
        var seen = (await desk.ReadAsync(desk.User("reviewer"), caseId)).Case.Revision;
        Assert.IsType<ReviewOutcome.Done>(await JudgeAsync(desk, "reviewer", caseId, SocialImpactFinding.Present));
        Assert.IsType<ReviewOutcome.Stale>(await desk.Service<ReviewService>().ApproveAsync(desk.User("reviewer"), caseId, seen, default));
    }

    private const string Why = "受害人众多，公众关注。";

    private static Task<ReviewOutcome> JudgeAsync(DeskProcess desk, string name, string caseId, SocialImpactFinding finding) =>
        desk.Service<SocialImpactService>().JudgeAsync(desk.User(name), caseId, finding, Why, default);

    private static async Task<bool> IsDueAsync(DeskProcess desk, string caseId) =>
        (await desk.Service<CaseQueue>().ListAsync(desk.User("reviewer"), new QueueFilter { PageSize = 200 }, default)).Items.Single(item => string.Equals(item.CaseId, caseId, StringComparison.Ordinal)).IsDue;
}
