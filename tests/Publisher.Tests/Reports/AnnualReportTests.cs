using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Aftermath;
using Disclosure.Publisher.Amendments;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Reminders;
using Disclosure.Publisher.Reports;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Supervision;
using Disclosure.Publisher.Tests.Aftermath;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tests.Notifications;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Reports;

/// <summary>The figures of a year: counted right, reported once by who answers for them, asked for in time. On both stores.</summary>
[Clause("CX-14-5")]
[Clause("GS-18-1")]
[Clause("GS-18-2")]
public sealed class AnnualReportTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private const int Year = 2026;

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Figures_OfAYear_CountEachDecisionOnceWithWhatBecameOfIt(string engine)
    {
        await using var desk = await StartAsync(engine);
        var corrected = await desk.PublishedAsync("景市监处罚〔2026〕1号");
        var contested = await desk.PublishedAsync("景市监处罚〔2026〕2号");
        var withheld = await desk.InReviewAsync("景市监处罚〔2026〕3号");
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().WithholdAsync(desk.User("reviewer"), withheld, "GS-11-3", "影响稳定。", default));
        await desk.SentBackAsync(await desk.InReviewAsync("景市监处罚〔2026〕4号"));
        await desk.InReviewAsync("景市监处罚〔2026〕5号");
        var amendment = await desk.ProposedAsync(corrected, metadata => metadata with { FineYuan = 3000m, Kind = AmendmentKind.Correction, Note = "更正罚款金额。" });
        // What waits for review counts for nothing yet.
        Assert.Equal(10_000m, (await FiguresAsync(desk)).FinedYuan);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAnewAsync(amendment));
        await desk.UntilAsync(amendment, CaseState.Amended);
        var upheld = new Proceeding { Kind = ProceedingKind.Reconsideration, Outcome = ProceedingOutcome.Upheld, Body = "景洪市人民政府", On = new DateOnly(Year, 5, 6) };
        await AftermathSteps.PublishAsync(desk, contested, new AftermathEntry { Proceeding = upheld });

        var figures = await FiguresAsync(desk);

        var act = Assert.Single(figures.Acts);
        Assert.Equal((ActType.Penalty, 4, 2, 1, 1, 2), (act.ActType, act.Decided, act.Public, act.Withheld, act.Open, act.PublishedLate));
        Assert.Equal((2, 8_000m), (figures.Fines, figures.FinedYuan));
        Assert.Equal(new ProceedingFigures(ProceedingKind.Reconsideration, ProceedingOutcome.Upheld, 1), Assert.Single(figures.Proceedings));
        Assert.Equal(ChineseDay.Of(TimeProvider.System.GetUtcNow()).Year == Year ? 1 : 0, figures.Corrections);
        Assert.Equal((0, 0, 0), (figures.Withdrawals, figures.LateWithdrawals, figures.Takedowns));
        var before = (await Reports(desk, Year + 1, 1, 20).FiguresAsync(desk.User("admin"), Year - 1, default))!;
        Assert.Equal((0, 0m, 0), (before.Decided, before.FinedYuan, before.Proceedings.Count));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Submit_TheFiguresThatWereSeen_KeepsThemAsTheyWere(string engine)
    {
        await using var desk = await StartAsync(engine);
        await desk.PublishedAsync("景市监处罚〔2026〕1号");
        var reports = Reports(desk, Year + 1, 1, 20);
        var seen = AnnualReports.Stamp(await FiguresAsync(desk));

        Assert.Equal(SubmissionOutcome.TooEarly, await reports.SubmitAsync(desk.User("admin"), Year + 1, seen, default));
        Assert.Equal(SubmissionOutcome.Stale, await reports.SubmitAsync(desk.User("admin"), Year, "0", default));
        foreach (var stranger in (string[])["clerk", "reviewer", "supervisor", "foreign"])
        {
            Assert.Equal(SubmissionOutcome.NotFound, await reports.SubmitAsync(desk.User(stranger), Year, seen, default));
            Assert.Null(await reports.FiguresAsync(desk.User(stranger), Year, default));
        }

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => reports.SubmitAsync(desk.User("admin"), Year, seen, default)));
        Assert.Single(outcomes, SubmissionOutcome.Done);
        Assert.Equal(3, outcomes.Count(outcome => outcome is SubmissionOutcome.Unchanged));

        // What comes later is another report; what was reported stays.
        await desk.PublishedAsync("景市监处罚〔2026〕2号");
        Assert.Equal(SubmissionOutcome.Done, await reports.SubmitAsync(desk.User("admin"), Year, AnnualReports.Stamp(await FiguresAsync(desk)), default));
        var submitted = await reports.SubmittedAsync(desk.User("admin"), Year, default);
        Assert.Equal([(2, 2, 10_000m, "admin"), (1, 1, 5_000m, "admin")], submitted.Select(report => (report.Revision, report.Figures.Decided, report.Figures.FinedYuan, report.Account)));

        var region = (await reports.OfRegionAsync(desk.User("supervisor") with { Region = "532800" }, Year, default))!;
        Assert.Equal(("jhscj", 2), Assert.Single(region) is { } own ? (own.Code, own.Latest!.Revision) : default);
        Assert.Equal(["kmscj"], (await reports.OfRegionAsync(desk.User("supervisor") with { Region = "530100" }, Year, default))!.Select(agency => agency.Code));
        Assert.Null(await reports.OfRegionAsync(desk.User("admin"), Year, default));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Reminders_BeforeAndAfterTheLastDay_ReachWhoCanReportUntilItIsDone(string engine)
    {
        await using var desk = await StartAsync(engine);
        await desk.PublishedAsync("景市监处罚〔2026〕1号");
        var reminders = desk.Service<ReportReminders>();

        await SpeakAsync(reminders, WorkingDay(desk, new DateOnly(Year + 1, 1, 11)));
        Assert.Empty(await ToldAsync(desk, "admin"));
        await SpeakAsync(reminders, WorkingDay(desk, new DateOnly(Year + 1, 1, 17)));
        Assert.Equal([NotificationKind.AnnualReportDue], await ToldAsync(desk, "admin"));
        Assert.Empty(await ToldAsync(desk, "supervisor"));
        var late = WorkingDay(desk, new DateOnly(Year + 1, 2, 1));
        await SpeakAsync(reminders, late);
        await SpeakAsync(reminders, late);
        Assert.Equal([NotificationKind.AnnualReportDue, NotificationKind.AnnualReportOverdue], await ToldAsync(desk, "admin"));
        Assert.Equal([NotificationKind.AnnualReportOverdueInRegion], await ToldAsync(desk, "supervisor"));
        foreach (var other in (string[])["clerk", "reviewer", "foreign"])
        {
            Assert.Empty(await ToldAsync(desk, other));
        }

        Assert.Equal(SubmissionOutcome.Done, await Reports(desk, Year + 1, 2, 1).SubmitAsync(desk.User("admin"), Year, AnnualReports.Stamp(await FiguresAsync(desk)), default));
        await SpeakAsync(reminders, WorkingDay(desk, late.AddDays(1)));
        Assert.Equal(2, (await ToldAsync(desk, "admin")).Count());
        Assert.Single(await ToldAsync(desk, "supervisor"));
    }

    private static Task SpeakAsync(ReportReminders reminders, DateOnly day) => reminders.SpeakAsync(day, $"day/{day:yyyy-MM-dd}", [("supervisor", "532801")], default);

    private static DateOnly WorkingDay(DeskProcess desk, DateOnly day) => desk.Service<DueDates>().Clock.Calendar.IsWorkingDay(day, "532801") ? day : WorkingDay(desk, day.AddDays(1));

    private static async Task<IEnumerable<NotificationKind>> ToldAsync(DeskProcess desk, string account) =>
        (await desk.ToldAsync(account)).Select(line => line.Kind).Where(kind => kind.ToString().StartsWith("Annual", StringComparison.Ordinal)).Order();

    private static async Task<AnnualFigures> FiguresAsync(DeskProcess desk) => (await desk.Service<AnnualReports>().FiguresAsync(desk.User("admin"), Year, default))!;

    private static AnnualReports Reports(DeskProcess desk, int year, int month, int day) => new(
        desk.Service<DeskStore>(), desk.Service<CaseVault>(), desk.Service<AgencyDirectory>(), desk.Service<SupervisionPolicy>(),
        new ManualTime(new DateTimeOffset(year, month, day, 10, 0, 0, TimeSpan.FromHours(8))));

    private async Task<DeskProcess> StartAsync(string engine) => await DeskProcess.StartAsync(engine is Desks.Postgres ? await server.CreateDatabaseAsync(default) : null);
}
