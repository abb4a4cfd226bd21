using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Supervision;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Clocks;

/// <summary>What a supervisor sees of the clocks of the region.</summary>
[Clause("GS-14-4")]
[Clause("GS-20-5")]
public sealed class SupervisedLatenessTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private const string Words = "办案科室十月十二日才移送文书。";

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-04-3")]
    public async Task Supervisor_OfTheRegion_SeesNumbersOfLateSoonHeldAndLatePublishedAndNoContent(string engine)
    {
        // A desk of its own: what is listed has its bound.
        await using var desk = await DeskProcess.StartAsync(engine is Desks.Postgres ? await server.CreateDatabaseAsync(default) : null);
        var today = new DateOnly(2031, 6, 10);
        var time = new ManualTime(new DateTimeOffset(today.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(8)));
        var reader = new LatenessReader(desk.Service<DeskStore>(), desk.Service<DueDates>(), time);
        var supervisor = desk.User("supervisor") with { Region = "532800" };
        Assert.Empty((await reader.ReadAsync(supervisor, null, default))!.Agencies);

        var late = await desk.InReviewAsync("景市监处罚〔2026〕11号");
        await desk.SetDueAsync(late, today.AddDays(-1));
        Assert.IsType<ReviewOutcome.Done>(await ExplainAsync(desk, late, today));
        var lateToo = await desk.InReviewAsync("景市监处罚〔2026〕12号");
        await desk.SetDueAsync(lateToo, today.AddDays(-4));
        var soon = await desk.InReviewAsync("景市监处罚〔2026〕13号");
        await desk.SetDueAsync(soon, today);
        var held = await desk.InReviewAsync("景市监处罚〔2026〕14号");
        await desk.SetDueAsync(held, today.AddDays(30), escalatesOn: today.AddDays(28));
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().HoldAsync(desk.User("reviewer"), held, "GS-11-4", "影响侦办。", default));
        await desk.SetAsync(held, "hold_escalated_at = state_since");
        var returned = await desk.InReviewAsync("景市监处罚〔2026〕15号");
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().ReturnAsync(desk.User("reviewer"), returned, "补正。", default));
        await desk.SetDueAsync(returned, today.AddDays(-2));
        // The number went to another case without this one being handed in anew: nothing is owed for it, and nobody could end it.
        var overtaken = await desk.InReviewAsync("景市监处罚〔2026〕17号");
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().ReturnAsync(desk.User("reviewer"), overtaken, "补正。", default));
        await desk.SetDueAsync(overtaken, today.AddDays(-2));
        var holder = await desk.InReviewAsync("景市监处罚〔2026〕17号");
        await desk.SetAsync(holder, "replaces_case = NULL");
        await desk.SetDueAsync(holder, today.AddDays(90));
        // An amendment of what another amendment took the place of.
        var outrun = await desk.InReviewAsync("景市监处罚〔2026〕18号");
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().ReturnAsync(desk.User("reviewer"), outrun, "补正。", default));
        await desk.SetDueAsync(outrun, today.AddDays(-2));
        await desk.SetAsync(holder, $"superseded_by = '{soon}'");
        await desk.SetAsync(outrun, $"amends_case = '{holder}'");
        var published = await desk.PublishedAsync("景市监处罚〔2026〕16号");
        await desk.SetDueAsync(published, today.AddDays(-9));
        await desk.SetAsync(published, $"published_at = {time.GetUtcNow().ToUnixTimeMilliseconds()}");

        var lateness = (await reader.ReadAsync(supervisor, null, default))!;
        var figures = Assert.Single(lateness.Agencies);

        // The desks of the day of today know nothing of 2031.
        Assert.Equal([2031], lateness.MissingYears);
        Assert.Equal(
            ("jhscj", 2, 1, 1, 1, 1, 1, 0),
            (figures.Code, figures.Late, figures.LateWithReason, figures.Soon, figures.EscalatedHolds, figures.ReturnedLate, figures.PublishedLate, figures.PublishedLateWithReason));
        var watched = (await reader.ReadAsync(supervisor, "jhscj", default))!.Cases.ToDictionary(item => item.CaseId, StringComparer.Ordinal);
        Assert.Equal([(true, true), (false, true), (false, false)], new[] { late, lateToo, soon }.Select(id => (watched[id].HasReason, watched[id].Due.IsLate)));
        Assert.True(watched[held].Due is { IsHoldEscalated: true, IsLate: false });
        Assert.False(watched.ContainsKey(returned) || watched.ContainsKey(published));
        Assert.Empty((await reader.ReadAsync(supervisor, "kmscj", default))!.Cases);
        Assert.DoesNotContain((await reader.ReadAsync(supervisor with { Region = "530100" }, "jhscj", default))!.Agencies, agency => agency.Code is "jhscj");
        Assert.Empty((await reader.ReadAsync(supervisor with { Region = "530100" }, "jhscj", default))!.Cases);
        Assert.Null(await reader.ReadAsync(desk.User("reviewer") with { Region = "532800" }, null, default));
        Assert.Null(await reader.ReadAsync(desk.User("admin") with { Region = "532800" }, null, default));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("LAW-XZCF-48-2")]
    public async Task Supervisor_OfTheRegion_SeesWhatMustBeTakenDownAndWhatWasSoLate(string engine)
    {
        await using var desk = await DeskProcess.StartAsync(engine is Desks.Postgres ? await server.CreateDatabaseAsync(default) : null);
        var today = new DateOnly(2026, 6, 10);
        var time = new ManualTime(new DateTimeOffset(today.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(8)));
        var reader = new LatenessReader(desk.Service<DeskStore>(), desk.Service<DueDates>(), time);
        var supervisor = desk.User("supervisor") with { Region = "532800" };
        var cases = new List<string>();
        foreach (var (number, dueOn, more) in new[]
        {
            (11, today.AddDays(-1), "withdraw_reasons = 1"), (12, today.AddDays(-5), "state = 'suspended'"), (13, today, "withdraw_reasons = 0"), (14, today.AddDays(30), "withdraw_reasons = 0"),
            (15, today.AddDays(-9), "state = 'withdrawn', withdraw_reasons = 2"), (16, today.AddDays(-9), "state = 'superseded'"),
        })
        {
            var caseId = await desk.PublishedAsync($"景市监处罚〔2026〕{number}号");
            cases.Add(caseId);
            var lateFrom = new DateTimeOffset(dueOn.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();
            var stamp = desk.Service<DueDates>().Stamp;
            await desk.SetAsync(
                caseId,
                $"published_at = 1, withdraw_due_on = '{dueOn:yyyy-MM-dd}', withdraw_late_from = {lateFrom}, withdraw_stamp = '{stamp}', withdrawn_at = {(number is 15 ? $"{lateFrom}" : "NULL")}, {more}");
        }

        var lateness = (await reader.ReadAsync(supervisor, null, default))!;
        var figures = Assert.Single(lateness.Agencies);

        Assert.Equal(
            ("jhscj", "532801", 2, 1, 1, 1, 1),
            (figures.Code, figures.Region, figures.WithdrawalsLate, figures.WithdrawalsLateWithReason, figures.WithdrawalsSoon, figures.WithdrawnLate, figures.WithdrawnLateWithReason));
        // Counted once: as withdrawals, not as publications.
        Assert.Equal((0, 0, 0, false), (figures.Late, figures.Soon, figures.PublishedLate, figures.HasAny));
        Assert.Equal([cases[1], cases[0], cases[2]], lateness.Cases.Select(watched => watched.CaseId));
        Assert.All(lateness.Cases, watched => Assert.True(watched.Due.IsWithdrawal));
        Assert.Equal([false, true, false], lateness.Cases.Select(watched => watched.HasReason));
        Assert.Empty((await reader.ReadAsync(supervisor with { Region = "530100" }, null, default))!.Agencies);
    }

    // It is late by the reader's clock alone: for the desk's own the day is put back for a moment.
    private static async Task<ReviewOutcome> ExplainAsync(DeskProcess desk, string caseId, DateOnly today)
    {
        await desk.SetDueAsync(caseId, new DateOnly(2026, 3, 11));
        var outcome = await desk.Service<LatenessService>().ExplainAsync(desk.User("clerk"), caseId, Words, default);
        await desk.SetDueAsync(caseId, today.AddDays(-1));
        return outcome;
    }
}
