using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Modes;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Supervision;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Modes;

/// <summary>Every case that is not public has a clause and a person behind it, and is looked at again in time.</summary>
[Collection(DesksCollection.Name)]
public sealed class ReassessmentTests(Desks desks)
{
    private const string Why = "系列案件仍在调查。";

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("LAW-XXGK-18")]
    public async Task Confirm_OfAGroundThatIsDue_SetsTheNextDay(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var reviewer = desk.User("reviewer");
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().WithholdAsync(reviewer, caseId, "GS-11-4", Why, default));
        Assert.False(await IsDueAsync(desk, caseId));
        await desk.Service<DeskStore>().WriteAsync(
            data => data.Connection.ExecuteAsync("UPDATE decision_case SET reassess_on = '2026-01-01' WHERE case_id = @caseId", new { caseId }, data.Transaction), default);
        Assert.True(await IsDueAsync(desk, caseId));

        var service = desk.Service<ReassessmentService>();
        Assert.IsType<ReviewOutcome.NotAllowed>(await service.ConfirmAsync(desk.User("clerk"), caseId, Why, default));
        Assert.IsType<ReviewOutcome.NotAllowed>(await service.ConfirmAsync(desk.User("owner"), caseId, Why, default));
        Assert.IsType<ReviewOutcome.NotFound>(await service.ConfirmAsync(desk.User("foreign"), caseId, Why, default));
        Assert.IsType<ReviewOutcome.Invalid>(await service.ConfirmAsync(reviewer, caseId, " ", default));
        Assert.IsType<ReviewOutcome.Done>(await service.ConfirmAsync(reviewer, caseId, Why, default));

        var still = await desk.ReadAsync(reviewer, caseId);
        Assert.Equal((CaseState.Withheld, "GS-11-4", "reviewer"), (still.Case.State, still.Case.GroundClause, still.Case.GroundBy));
        Assert.True(still.Case.ReassessOn > new DateOnly(2026, 6, 1));
        Assert.False(await IsDueAsync(desk, caseId));
        Assert.Contains(still.History, entry => (entry.Act, entry.Code, entry.Reason) == (AuditActs.Reassessed, "GS-11-4", Why));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-11-1")]
    public async Task Withheld_ByTheRulesAlone_IsDueUntilAPersonStandsBehindIt(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        var caseId = await desk.PushAsync(
            $$"""
            {"documentNumber":"{{number}}","title":"占道案","actType":"penalty","decidedOn":"2026-03-02",
             "parties":[{"name":"刀依香","kind":"naturalPerson","birthDate":"2012-05-01"}],
             "summary":{"facts":"占道。","basis":"《城市道路管理条例》第二十七条。","decision":"责令改正。"} }
            """,
            $"{number}\n本件正文见归档材料。\n2026年3月2日\n");
        var alone = await desk.UntilAsync(caseId, CaseState.Withheld);
        Assert.Equal(("GS-11-1", null), (alone.Case.GroundClause, alone.Case.GroundBy));
        Assert.True(await IsDueAsync(desk, caseId));

        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReassessmentService>().ConfirmAsync(desk.User("reviewer"), caseId, "已核对出生日期。", default));
        Assert.Equal("reviewer", (await desk.ReadAsync(desk.User("reviewer"), caseId)).Case.GroundBy);
        Assert.False(await IsDueAsync(desk, caseId));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-11-4")]
    [Clause("GS-04-3")]
    public async Task Stopped_CasesOfARegion_AreCountedByClause(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var supervisor = desk.User("supervisor") with { Region = "532801" };
        var before = await CountAsync();
        var held = await desk.HeldAsync(desks.NewNumber(), StoppedCases.Series);
        Assert.Equal(("GS-11-4", null), ((await desk.ReadAsync(desk.User("reviewer"), held)).Case.GroundClause, (await desk.ReadAsync(desk.User("reviewer"), held)).Case.GroundBy));
        Assert.Equal((before.Held + 1, before.Withheld), await CountAsync());

        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().WithholdAsync(desk.User("reviewer"), held, "GS-11-4", Why, default));
        Assert.Equal((before.Held, before.Withheld + 1), await CountAsync());

        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().ReprocessAsync(desk.User("reviewer"), held, Why, default));
        Assert.Null((await desk.SettledAsync(held)).Case.GroundBy);

        async Task<(long Held, long Withheld)> CountAsync()
        {
            var overview = await desk.Service<SupervisionReader>().ReadAsync(supervisor, default);
            var line = overview!.Grounds.SingleOrDefault(ground => string.Equals(ground.Clause, "GS-11-4", StringComparison.Ordinal));
            return (line?.Of(CaseState.Held) ?? 0, line?.Of(CaseState.Withheld) ?? 0);
        }
    }

    private static async Task<bool> IsDueAsync(DeskProcess desk, string caseId) =>
        (await desk.Service<CaseQueue>().ListAsync(desk.User("reviewer"), new QueueFilter { PageSize = 200 }, default)).Items.Single(item => string.Equals(item.CaseId, caseId, StringComparison.Ordinal)).IsDue;
}
