using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Takedowns;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tests.Notifications;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Takedowns;

/// <summary>One working day for the second person, and what comes when it is over.</summary>
public sealed class TakedownClockTests(Desks desks) : IClassFixture<Desks>
{
    [Theory]
    [InlineData("2026-10-14T02:00:00Z", "2026-10-15", "a Wednesday")]
    [InlineData("2026-10-16T15:30:00Z", "2026-10-19", "a Friday, half an hour before midnight in China")]
    [InlineData("2026-10-16T16:30:00Z", "2026-10-19", "a Saturday in China already")]
    [InlineData("2026-09-30T02:00:00Z", "2026-10-08", "before the national holiday")]
    [InlineData("2026-10-09T02:00:00Z", "2026-10-10", "before a Saturday that is worked on")]
    [Clause("GS-20-4")]
    public async Task TakedownOf_AnyHour_IsTheNextWorkingDay(string ordered, string expected, string when)
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var deadline = desk.Service<DueDates>().TakedownOf("jhscj", DateTimeOffset.Parse(ordered, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds());
        Assert.True(DateOnly.ParseExact(expected, "yyyy-MM-dd") == deadline.DueOn, $"{when}: {deadline.DueOn}");
        Assert.Equal(1, deadline.WorkingDays);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-20-4")]
    public async Task Sweep_NoSecondPersonInTime_TellsTheSupervisorOnceAndStandsThere(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("owner"), caseId, words: "证人住址"));
        await desk.UntilAsync(caseId, CaseState.Suspended);
        // Those who can decide are told at once: not who took it down, and nothing of the case.
        Assert.Contains(await desk.ToldAsync("reviewer"), line => line.Kind is NotificationKind.TakedownWaits && string.Equals(line.CaseId, caseId, StringComparison.Ordinal));
        Assert.DoesNotContain(await desk.ToldAsync("owner"), line => line.Kind is NotificationKind.TakedownWaits);

        var reader = desk.Service<TakedownReader>();
        var supervisor = desk.User("supervisor") with { Region = "530000" };
        var due = Assert.Single(await reader.OfCaseAsync(desk.User("reviewer"), caseId, default)).Line.Takedown.DueOn;
        var time = new ManualTime(ChineseDay.Begins(due.AddDays(1)).AddMinutes(-1));
        var sweep = new TakedownSweep(desk.Service<DeskStore>(), desk.Service<DueDates>(), time);
        await sweep.RunAsync(default);
        Assert.Equal(0, await reader.OverdueAsync(supervisor, default));

        for (var turn = 0; turn < 3; turn++)
        {
            time.Advance(TimeSpan.FromMinutes(2));
            await sweep.RunAsync(default);
        }

        Assert.Equal(1, await reader.OverdueAsync(supervisor, default));
        Assert.Equal(0, await reader.OverdueAsync(supervisor with { Region = "530100" }, default));
        var told = Assert.Single(await desk.ToldAsync("supervisor"), line => line.Kind is NotificationKind.TakedownOverdueInRegion);
        Assert.Null(told.CaseId);
        Assert.Single(await desk.ToldAsync("reviewer"), line => line.Kind is NotificationKind.TakedownOverdue);
        var entries = await desk.Service<DeskStore>().ReadAsync(connection => AuditTrail.OfCaseAsync(connection, "jhscj", caseId), default);
        Assert.Equal(ChineseDay.Stored(due), Assert.Single(entries, entry => entry.Act is AuditActs.TakedownEscalated).Code);

        // Decided at last, it is no longer overdue; that it was late stays.
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<TakedownService>().ConfirmAsync(desk.User("reviewer"), caseId, TakedownCourse.End, null, default));
        Assert.Equal(0, await reader.OverdueAsync(supervisor, default));
        Assert.NotNull(Assert.Single(await reader.OfCaseAsync(desk.User("reviewer"), caseId, default)).Line.Takedown.EscalatedAt);
    }
}
