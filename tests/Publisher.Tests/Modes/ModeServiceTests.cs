using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Modes;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Records;
using Disclosure.TestKit;
using static Disclosure.Publisher.Tests.Modes.LightPenalties;

namespace Disclosure.Publisher.Tests.Modes;

/// <summary>Full text or summary, chosen at the desk before approval.</summary>
[Collection(DesksCollection.Name)]
public sealed class ModeServiceTests(Desks desks)
{
    private const string Why = "摘要已经说明全部情况。";

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-09-1")]
    public async Task Choose_Summary_IsBuiltVerifiedAndPublishedAsOne(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        Assert.Equal(ModeSource.Rule, (await desk.ReadAsync(desk.User("reviewer"), caseId)).Publication!.Source);

        Assert.IsType<ReviewOutcome.Done>(await ChooseAsync(desk, "reviewer", caseId, DisclosureMode.Summary));
        var anew = await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.Equal((DisclosureMode.Summary, 0), (anew.Candidate!.Mode, anew.Candidate.Body.Count));
        Assert.Equal((ModeSource.Choice, "reviewer", Why), (anew.Publication!.Source, anew.Publication.Choice!.By, anew.Publication.Choice.Reason));
        Assert.Contains(anew.History, entry => (entry.Act, entry.Code, entry.Reason) == (AuditActs.ModeChosen, "Summary", Why));
        // Less is public: whoever chose it may approve it.
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
        var published = await desk.UntilAsync(caseId, CaseState.Published);
        Assert.Equal(DisclosureMode.Summary, (await PublicView.OfAsync(desk, published.Case))!.Decision!.Mode);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-12-2")]
    [Clause("GS-09-1")]
    public async Task Choose_FullTextOfAPersonsDecision_IsApprovedByAnother(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (first, second) = await desk.ReviewersAsync();
        var caseId = await desk.InReviewAsync(desks.NewNumber(), Person, Ordinary);
        Assert.IsType<ReviewOutcome.Done>(await ChooseAsync(desk, first.Name, caseId, DisclosureMode.FullText));
        var anew = await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.True(anew.Candidate!.Body.Count > 0);
        Assert.DoesNotContain("刀依香", BlockText.Of(anew.Candidate.Body), StringComparison.Ordinal);
        Assert.DoesNotContain(CaseAct.Approve, (await desk.ReadAsync(first, caseId)).Allowed);
        Assert.Equal(DutyRules.WidenedTakesTwo, Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveAsync(first, caseId)).Rule);
        // Nor does a deputy of the one who chose.
        Assert.Equal(DutyRules.WidenedTakesTwo, Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveAsync(second with { StandsInFor = [first.Name] }, caseId)).Rule);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(second, caseId));
    }

    [Fact]
    [Clause("GS-09-1")]
    public async Task FullText_OfAPersonAskedForByTheAgency_WaitsForAReason()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var caseId = await desk.InReviewAsync(desks.NewNumber(), Person, Ordinary + ",\"mode\":\"fullText\"");
        var detail = await desk.ReadAsync(desk.User("reviewer"), caseId);
        Assert.Equal((ModeSource.Wish, true), (detail.Publication!.Source, detail.Publication.LacksReason));
        Assert.Equal(DutyRules.FullTextReason, Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveAsync(desk.User("reviewer"), caseId)).Rule);

        // The agency wanted it, a second person says why: these are two.
        Assert.IsType<ReviewOutcome.Done>(await ChooseAsync(desk, "reviewer", caseId, DisclosureMode.FullText));
        Assert.Equal(CaseState.InReview, (await desk.ReadAsync(desk.User("reviewer"), caseId)).Case.State);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
    }

    [Fact]
    [Clause("GS-04-2")]
    public async Task Choose_ByTheSubmitterAndOthers_IsOpenToThoseOfTheAgencyWhoWorkOnCases()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var caseId = await desk.InReviewAsync(desks.NewNumber(), Person, Ordinary);
        Assert.IsType<ReviewOutcome.NotFound>(await ChooseAsync(desk, "foreign", caseId, DisclosureMode.FullText));
        Assert.IsType<ReviewOutcome.NotFound>(await ChooseAsync(desk, "supervisor", caseId, DisclosureMode.FullText));
        Assert.IsType<ReviewOutcome.NotAllowed>(await ChooseAsync(desk, "admin", caseId, DisclosureMode.FullText));
        Assert.Equal("required", Assert.Single(Assert.IsType<ReviewOutcome.Invalid>(
            await desk.Service<ModeService>().ChooseAsync(desk.User("clerk"), caseId, DisclosureMode.FullText, "", default)).Errors).Rule);

        Assert.IsType<ReviewOutcome.Done>(await ChooseAsync(desk, "clerk", caseId, DisclosureMode.FullText));
        var anew = await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.Null(anew.Case.Reviewer);
        Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveAsync(desk.User("clerk"), caseId));
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
        await desk.UntilAsync(caseId, CaseState.Published);
        Assert.IsType<ReviewOutcome.Conflict>(await ChooseAsync(desk, "reviewer", caseId, DisclosureMode.Summary));
    }

    [Fact]
    [Clause("GS-09-2")]
    public async Task Choose_SummaryThatLacksAField_IsRefusedByName()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var number = desks.NewNumber();
        var caseId = await desk.PushAsync(
            $$"""{"documentNumber":"{{number}}","title":"占道案","actType":"penalty","decidedOn":"2026-03-02","parties":[{{Company}}],"summary":{"facts":"占道。"} }""",
            $"{number}\n本件正文见归档材料。\n2026年3月2日\n");
        await desk.UntilAsync(caseId, CaseState.InReview);
        var error = Assert.Single(Assert.IsType<ReviewOutcome.Invalid>(await ChooseAsync(desk, "reviewer", caseId, DisclosureMode.Summary)).Errors);
        Assert.Equal(("mode", "summary-fields"), (error.Field, error.Rule));
        Assert.Contains("法律依据、执法决定", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Choose_ThenReprocess_KeepsThePersonsChoice(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var reviewer = desk.User("reviewer");
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        await ChooseAsync(desk, "reviewer", caseId, DisclosureMode.Summary);
        await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().WithholdAsync(reviewer, caseId, "GS-11-4", "同系列案件尚在调查", default));
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().ReprocessAsync(reviewer, caseId, "已查清", default));
        Assert.Equal(DisclosureMode.Summary, (await desk.UntilAsync(caseId, CaseState.InReview)).Candidate!.Mode);
    }

    [Fact]
    public async Task Choose_ByManyAtOnce_EndsWithOneCandidateOfTheLastChoice()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ChooseAsync(desk, "reviewer", caseId, DisclosureMode.Summary)));
        Assert.Contains(outcomes, outcome => outcome is ReviewOutcome.Done);
        Assert.All(outcomes, outcome => Assert.True(outcome is ReviewOutcome.Done or ReviewOutcome.Conflict));
        var detail = await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.Equal(detail.Publication!.Mode, detail.Candidate!.Mode);
    }

    private static Task<ReviewOutcome> ChooseAsync(DeskProcess desk, string name, string caseId, DisclosureMode mode) =>
        desk.Service<ModeService>().ChooseAsync(desk.User(name), caseId, mode, Why, default);
}
