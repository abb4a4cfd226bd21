using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Supervision;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Clocks;

/// <summary>Late cases, their reasons, and what a supervisor sees of them.</summary>
[Collection(DesksCollection.Name)]
[Clause("GS-14-4")]
[Clause("GS-20-5")]
public sealed class LatenessTests(Desks desks)
{
    private const string Words = "办案科室十月十二日才移送文书，经办人岩罕香。";

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Explain_LateCase_KeepsEveryReasonSealedAndAudited(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        var service = desk.Service<LatenessService>();

        Assert.IsType<ReviewOutcome.Done>(await service.ExplainAsync(desk.User("clerk"), caseId, $" {Words} ", default));
        Assert.IsType<ReviewOutcome.Done>(await service.ExplainAsync(desk.User("clerk"), caseId, Words, default));
        Assert.IsType<ReviewOutcome.Done>(await service.ExplainAsync(desk.User("owner"), caseId, "补充：系统停机一天。", default));

        var detail = await desk.ReadAsync(desk.User("reviewer"), caseId);
        Assert.Equal([(Words, "clerk"), ("补充：系统停机一天。", "owner")], detail.LatenessReasons.Select(reason => (reason.Text, reason.Account)));
        Assert.Equal(2, detail.History.Count(entry => entry.Act is AuditActs.LatenessExplained));
        Assert.DoesNotContain(desk.Logs.Lines, line => line.Contains("岩罕香", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Explain_ByStrangersInTimeOrWithoutWords_IsRefused(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        var service = desk.Service<LatenessService>();

        Assert.IsType<ReviewOutcome.NotFound>(await service.ExplainAsync(desk.User("foreign"), caseId, Words, default));
        Assert.IsType<ReviewOutcome.NotFound>(await service.ExplainAsync(desk.User("supervisor"), caseId, Words, default));
        Assert.IsType<ReviewOutcome.Invalid>(await service.ExplainAsync(desk.User("clerk"), caseId, " ", default));
        Assert.IsType<ReviewOutcome.Invalid>(await service.ExplainAsync(desk.User("clerk"), caseId, new string('长', 1001), default));
        Assert.IsType<ReviewOutcome.Invalid>(await service.ExplainAsync(desk.User("clerk"), caseId, "反\u202E向", default));
        await desk.SetDueAsync(caseId, new DateOnly(2040, 1, 2));
        Assert.IsType<ReviewOutcome.Conflict>(await service.ExplainAsync(desk.User("clerk"), caseId, Words, default));
        Assert.Empty((await desk.ReadAsync(desk.User("reviewer"), caseId)).LatenessReasons);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-04-3")]
    public async Task Supervisor_OfTheRegion_SeesNumbersOfLateSoonHeldAndLatePublishedAndNoContent(string engine)
    {
        var desk = await desks.OnAsync(engine);
        // A day that no other case of the shared desk is due on.
        var today = new DateOnly(2031, 6, 10);
        var time = new ManualTime(new DateTimeOffset(today.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(8)));
        var reader = new LatenessReader(desk.Service<DeskStore>(), desk.Service<DueDates>(), time);
        var supervisor = desk.User("supervisor") with { Region = "532800" };
        var before = Figures(await reader.ReadAsync(supervisor, null, default));

        var late = await desk.InReviewAsync(desks.NewNumber());
        await desk.SetDueAsync(late, today.AddDays(-1));
        Assert.IsType<ReviewOutcome.Done>(await ExplainAsync(desk, late, today));
        var lateToo = await desk.InReviewAsync(desks.NewNumber());
        await desk.SetDueAsync(lateToo, today.AddDays(-4));
        var soon = await desk.InReviewAsync(desks.NewNumber());
        await desk.SetDueAsync(soon, today);
        var held = await desk.InReviewAsync(desks.NewNumber());
        await desk.SetDueAsync(held, today.AddDays(30), escalatesOn: today.AddDays(28));
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().HoldAsync(desk.User("reviewer"), held, "GS-11-4", "影响侦办。", default));
        await desk.SetAsync(held, "hold_escalated_at = state_since");
        var returned = await desk.InReviewAsync(desks.NewNumber());
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().ReturnAsync(desk.User("reviewer"), returned, "补正。", default));
        await desk.SetDueAsync(returned, today.AddDays(-2));
        var published = await desk.PublishedAsync(desks.NewNumber());
        await desk.SetDueAsync(published, today.AddDays(-9));
        await desk.SetAsync(published, $"published_at = {time.GetUtcNow().ToUnixTimeMilliseconds()}");

        var lateness = (await reader.ReadAsync(supervisor, null, default))!;
        var after = Figures(lateness);

        // The desks of the day of today know nothing of 2031.
        Assert.Equal([2031], lateness.MissingYears);
        Assert.Equal(
            (2, 1, 1, 1, 1, 1),
            (after.Late - before.Late, after.LateWithReason - before.LateWithReason, after.Soon - before.Soon, after.EscalatedHolds - before.EscalatedHolds,
                after.ReturnedLate - before.ReturnedLate, after.PublishedLate - before.PublishedLate));
        var withReason = (await reader.ReadAsync(supervisor, "jhscj", default))!.Cases;
        Assert.All(withReason, item => Assert.True(item.DueOn < today));
        Assert.Empty((await reader.ReadAsync(supervisor, "kmscj", default))!.Cases);
        Assert.DoesNotContain((await reader.ReadAsync(supervisor with { Region = "530100" }, "jhscj", default))!.Agencies, agency => agency.Code is "jhscj");
        Assert.Empty((await reader.ReadAsync(supervisor with { Region = "530100" }, "jhscj", default))!.Cases);
        Assert.Null(await reader.ReadAsync(desk.User("reviewer") with { Region = "532800" }, null, default));
        Assert.Null(await reader.ReadAsync(desk.User("admin") with { Region = "532800" }, null, default));
    }

    private static AgencyLateness Figures(RegionLateness? lateness) =>
        lateness!.Agencies.FirstOrDefault(agency => agency.Code is "jhscj")
        ?? new AgencyLateness { Code = "jhscj", Name = string.Empty, Late = 0, LateWithReason = 0, ReturnedLate = 0, Soon = 0, EscalatedHolds = 0, PublishedLate = 0, PublishedLateWithReason = 0 };

    // It is late by the reader's clock alone: for the desk's own the day is put back for a moment.
    private static async Task<ReviewOutcome> ExplainAsync(DeskProcess desk, string caseId, DateOnly today)
    {
        await desk.SetDueAsync(caseId, new DateOnly(2026, 3, 11));
        var outcome = await desk.Service<LatenessService>().ExplainAsync(desk.User("clerk"), caseId, Words, default);
        await desk.SetDueAsync(caseId, today.AddDays(-1));
        return outcome;
    }
}
