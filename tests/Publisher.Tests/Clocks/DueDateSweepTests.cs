using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Clocks;

[Collection(DesksCollection.Name)]
public sealed class DueDateSweepTests(Desks desks)
{
    // The sample decision is of 2026-03-02.
    private static readonly DateOnly After7 = new(2026, 3, 11);
    private static readonly DateOnly After6 = new(2026, 3, 10);

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-14-3")]
    public async Task Run_OtherDeadlines_MovesTheOpenCasesOnceAndSaysSo(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var open = await desk.InReviewAsync(desks.NewNumber());
        var published = await desk.PublishedAsync(desks.NewNumber());
        Assert.Equal(After7, (await desk.RowAsync(open)).DueOn);
        var shorter = desk.WithDays(6);

        await desk.Sweep(shorter).RunToTheEndAsync();
        await desk.Sweep(shorter).RunToTheEndAsync();

        Assert.Equal(After6, (await desk.RowAsync(open)).DueOn);
        Assert.Equal(After7, (await desk.RowAsync(published)).DueOn);
        var moved = Assert.Single(await EntriesAsync(desk, open), entry => entry.Act is AuditActs.DueMoved);
        Assert.Equal("2026-03-11/2026-03-10", moved.Code);
        Assert.Single(await AllAsync(desk), entry => entry.Act is AuditActs.DueDatesReckoned && entry.Code!.StartsWith(shorter.Stamp, StringComparison.Ordinal));

        await desk.Sweep(desk.Service<DueDates>()).RunToTheEndAsync();
        Assert.Equal(After7, (await desk.RowAsync(open)).DueOn);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Run_CutAfterAPage_IsTakenUpByTheNextProcess(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var cases = new[] { await desk.InReviewAsync(desks.NewNumber()), await desk.InReviewAsync(desks.NewNumber()) };
        var shorter = desk.WithDays(4);
        foreach (var caseId in cases)
        {
            await desk.SetDueAsync(caseId, After7, stamp: string.Empty);
        }

        Assert.True(await desk.Sweep(shorter).RunAsync(default));
        await desk.Sweep(shorter).RunToTheEndAsync();

        Assert.All(await Task.WhenAll(cases.Select(desk.RowAsync)), row => Assert.Equal(new DateOnly(2026, 3, 6), row.DueOn));
        Assert.Single(await AllAsync(desk), entry => entry.Act is AuditActs.DueDatesReckoned && entry.Code!.StartsWith(shorter.Stamp, StringComparison.Ordinal));
        await desk.Sweep(desk.Service<DueDates>()).RunToTheEndAsync();
    }

    [Theory]
    [InlineData(Desks.Sqlite, "2026-03-11", "2026-03-10", "2026-03-09", "2026-03-11")]
    [InlineData(Desks.Postgres, "2026-03-11", "2026-03-10", "2026-03-09", "2026-03-11")]
    [InlineData(Desks.Sqlite, "2026-03-05", "2026-03-06", "2026-03-09", "2026-03-09")]
    [InlineData(Desks.Sqlite, "2026-03-05", "2026-03-20", "2026-03-09", "2026-03-09")]
    [InlineData(Desks.Sqlite, "2026-03-05", "2026-03-05", "2026-03-09", "2026-03-09")]
    [Clause("GS-14-4")]
    public async Task Run_ProvisionalDayOfAPublishedCase_NeverMakesWhatWasInTimeLate(string engine, string provisional, string publishedOn, string reckoned, string kept)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        await desk.SetDueAsync(caseId, DateOnly.Parse(provisional), isProvisional: true, stamp: "before");
        var at = new DateTimeOffset(DateOnly.Parse(publishedOn).ToDateTime(new TimeOnly(23, 59)), TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();
        await desk.SetAsync(caseId, $"published_at = {at}");
        var wasLate = (await desk.RowAsync(caseId)).WasPublishedLate;

        var dueDates = desk.WithDays(5);
        Assert.Equal(DateOnly.Parse(reckoned), dueDates.Clock.After(new DateOnly(2026, 3, 2), 5, "532801").DueOn);
        await desk.Sweep(dueDates).RunToTheEndAsync();

        var row = await desk.RowAsync(caseId);
        Assert.Equal((DateOnly.Parse(kept), false), (row.DueOn!.Value, row.IsDueProvisional));
        Assert.True(wasLate || !row.WasPublishedLate);
        await desk.Sweep(desk.Service<DueDates>()).RunToTheEndAsync();
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Run_YearWithoutANotice_IsProvisionalUntilItIsThere(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        var known = Calendars.Shipped();

        await desk.Sweep(desk.WithDays(7, new HolidayCalendar([2025], [], []))).RunToTheEndAsync();
        Assert.True((await desk.RowAsync(caseId)).IsDueProvisional);

        await desk.Sweep(desk.WithDays(7, known)).RunToTheEndAsync();
        Assert.Equal((false, After7), ((await desk.RowAsync(caseId)).IsDueProvisional, (await desk.RowAsync(caseId)).DueOn));
        await desk.Sweep(desk.Service<DueDates>()).RunToTheEndAsync();
    }

    [Fact]
    public async Task Run_YearWithoutANotice_RaisesAnAlarmOnceADay()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var time = new ManualTime(new DateTimeOffset(2026, 12, 20, 1, 0, 0, TimeSpan.Zero));
        var sweep = desk.Sweep(desk.Service<DueDates>(), time);

        int Alarms() => desk.Logs.Lines.Count(line => line.Contains("holidays of 2027", StringComparison.Ordinal));
        var before = Alarms();
        await sweep.RunToTheEndAsync();
        time.Advance(TimeSpan.FromHours(2));
        await sweep.RunToTheEndAsync();
        Assert.Equal(before + 1, Alarms());
        time.Advance(TimeSpan.FromHours(23));
        await sweep.RunToTheEndAsync();
        Assert.Equal(before + 2, Alarms());
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Amendment_OfAPublishedCase_HasItsOwnClockFromTheDayItWasHandedIn(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        await desk.PublishedAsync(number);

        var row = await desk.RowAsync(await desk.AmendingAsync(number));

        var start = DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(row.ReceivedAt).ToOffset(TimeSpan.FromHours(8)).DateTime);
        Assert.Equal((desk.Service<DueDates>().Clock.After(start, 20, "532801").DueOn, "GS-14-1"), (row.DueOn!.Value, row.DueClause!));
    }

    private static Task<IReadOnlyList<AuditEntry>> EntriesAsync(DeskProcess desk, string caseId) =>
        desk.Service<DeskStore>().ReadAsync(connection => AuditTrail.OfCaseAsync(connection, "jhscj", caseId), default);

    private static Task<List<AuditEntry>> AllAsync(DeskProcess desk) => desk.Service<DeskStore>().ReadAsync(
        async connection => (await connection.QueryAsync<AuditEntry>($"SELECT {AuditTrail.Columns} FROM audit WHERE act = @act", new { act = AuditActs.DueDatesReckoned })).AsList(),
        default);
}
