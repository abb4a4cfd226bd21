using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Reminders;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tests.Notifications;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Reminders;

/// <summary>Clocks are spoken of before the last day and after it, once a working day, to those who can do something about it.</summary>
public sealed class ReminderSweepTests(PostgresServer database) : IClassFixture<PostgresServer>
{
    // A Monday, 09:00 in China.
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-14-4")]
    public async Task Sweep_OnAWorkingDay_TellsReviewersBeforeTheLastDayAndSupervisorsAfterIt(string engine)
    {
        await using var desk = await StartAsync(engine);
        var cases = await CasesAsync(desk);
        await SweepAsync(desk, Monday);

        Assert.Equal([(NotificationKind.DueSoon, 2L), (NotificationKind.Overdue, 2L), (NotificationKind.ReassessmentDue, 1L)], await CountsAsync(desk, "reviewer"));
        Assert.Equal(cases[4], (await desk.ToldAsync("reviewer")).Single(line => line.Kind is NotificationKind.ReassessmentDue).CaseId);
        // Who submitted the case does not decide on it.
        Assert.Equal([(NotificationKind.DueSoon, 2L), (NotificationKind.Overdue, 2L)], await CountsAsync(desk, "owner"));
        Assert.Equal([(NotificationKind.OverdueInRegion, 2L), (NotificationKind.HoldEscalatedInRegion, 1L)], await CountsAsync(desk, "supervisor"));
        Assert.Empty(await desk.ToldAsync("clerk"));
        Assert.Empty(await desk.ToldAsync("foreign"));
    }

    [Fact]
    public async Task Sweep_AgainAndByAnotherDesk_TellsNothingTwice()
    {
        await using var desk = await StartAsync(Desks.Sqlite);
        await CasesAsync(desk);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => SweepAsync(desk, Monday)));
        await SweepAsync(desk, Monday.AddHours(5));
        Assert.Equal(3, (await desk.ToldAsync("reviewer")).Count);
    }

    [Fact]
    public async Task Sweep_NextWorkingDay_ReplacesWhatNobodyRead()
    {
        await using var desk = await StartAsync(Desks.Sqlite);
        await CasesAsync(desk);
        await SweepAsync(desk, Monday);
        await SweepAsync(desk, Monday.AddDays(2));
        Assert.Equal([(NotificationKind.DueSoon, 1L), (NotificationKind.Overdue, 3L), (NotificationKind.ReassessmentDue, 1L)], await CountsAsync(desk, "reviewer", unreadOnly: true));
        Assert.Equal(5, (await desk.ToldAsync("reviewer")).Count);
    }

    [Fact]
    public async Task Sweep_OnADayOff_LetsWhatWasToldLastStand()
    {
        await using var desk = await StartAsync(Desks.Sqlite);
        await CasesAsync(desk);
        await SweepAsync(desk, Monday);
        var told = await CountsAsync(desk, "reviewer", unreadOnly: true);

        await SweepAsync(desk, Monday.AddDays(5));

        Assert.Equal(told, await CountsAsync(desk, "reviewer", unreadOnly: true));
        Assert.NotEmpty(await desk.ToldAsync("supervisor", unreadOnly: true));
    }

    [Theory]
    [InlineData("2026-11-22T01:00:00Z", "a Sunday")]
    [InlineData("2026-10-05T01:00:00Z", "a holiday")]
    [InlineData("2026-11-22T23:59:00Z", "07:59 on a Monday in China")]
    public async Task Sweep_OutsideWorkingHours_KeepsDailyCountsBack(string now, string when)
    {
        await using var desk = await StartAsync(Desks.Sqlite);
        await CasesAsync(desk);
        await desk.SqlAsync("UPDATE decision_case SET late_from = 1 WHERE late_from IS NOT NULL");
        await SweepAsync(desk, DateTimeOffset.Parse(now), NotificationKit.Policy with { Reminders = new ReminderPolicy { FromHour = 8 } });
        Assert.False((await desk.ToldAsync("reviewer")).Any(line => line.Kind is not NotificationKind.ReassessmentDue), when);
        Assert.Empty(await desk.ToldAsync("supervisor"));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("LAW-XZCF-48-2")]
    public async Task Sweep_WhatMustBeTakenDown_IsToldForItselfAndOnceADay(string engine)
    {
        await using var desk = await StartAsync(engine);
        var number = 70;
        foreach (var (state, dueOn) in new[]
        {
            ("published", "2026-11-24"), ("amended", "2026-11-22"), ("suspended", "2026-11-10"), ("published", "2027-02-01"), ("withdrawn", "2026-11-10"), ("superseded", "2026-11-10"),
        })
        {
            var (metadata, document) = PushForm.Numbered($"景市监处罚〔2026〕{number++}号");
            var caseId = await desk.PushAsync(metadata, document);
            var lateFrom = new DateTimeOffset(DateTime.Parse(dueOn).AddDays(1), TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();
            await desk.SqlAsync(
                "UPDATE decision_case SET state = @state, published_at = state_since, withdraw_due_on = @dueOn, withdraw_late_from = @lateFrom WHERE case_id = @caseId",
                new { state, dueOn, lateFrom, caseId });
        }

        await SweepAsync(desk, Monday);
        await SweepAsync(desk, Monday.AddHours(2));

        Assert.Equal([(NotificationKind.WithdrawalDueSoon, 1L), (NotificationKind.WithdrawalOverdue, 2L)], await CountsAsync(desk, "reviewer"));
        Assert.Equal([(NotificationKind.WithdrawalOverdueInRegion, 2L)], await CountsAsync(desk, "supervisor"));
        Assert.Empty(await desk.ToldAsync("clerk"));
    }

    [Fact]
    public async Task Note_EscalatedHold_IsToldToReviewersButTheSubmitter()
    {
        await using var desk = await StartAsync(Desks.Sqlite);
        var caseId = (await CasesAsync(desk))[3];
        await desk.Service<DeskStore>().WriteAsync(
            async data =>
            {
                var row = (await CaseRow.TakeAsync(data, "jhscj", caseId))!;
                await CaseJournal.NoteAsync(data, row, key: null, Actor.Worker, AuditActs.HoldEscalated);
            },
            default);

        Assert.Equal((NotificationKind.HoldEscalated, caseId), Assert.Single(await desk.ToldAsync("reviewer")) is var line ? (line.Kind, line.CaseId) : default);
        Assert.Empty(await desk.ToldAsync("owner"));
    }

    // Due tomorrow, due in two days, late since today, held for too long and late, withheld until today, published late, due in months.
    private static async Task<IReadOnlyList<string>> CasesAsync(DeskProcess desk)
    {
        (string State, string DueOn, string? ReassessOn, bool IsEscalated, bool IsPublic)[] standings =
        [
            ("inReview", "2026-11-24", null, false, false), ("quarantined", "2026-11-25", null, false, false), ("inReview", "2026-11-22", null, false, false),
            ("held", "2026-11-10", null, true, false), ("withheld", "2026-11-10", "2026-11-23", false, false), ("published", "2026-11-10", null, false, true),
            ("inReview", "2027-02-01", null, false, false),
        ];
        var cases = new List<string>();
        foreach (var standing in standings)
        {
            var (metadata, document) = PushForm.Numbered($"景市监处罚〔2026〕{40 + cases.Count}号");
            var caseId = await desk.PushAsync(metadata, document);
            cases.Add(caseId);
            var lateFrom = new DateTimeOffset(DateTime.Parse(standing.DueOn).AddDays(1), TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();
            await desk.SqlAsync(
                """
                UPDATE decision_case SET state = @State, due_on = @DueOn, late_from = @lateFrom, reassess_on = @ReassessOn,
                    hold_escalated_at = CASE WHEN @escalated = 1 THEN state_since END, published_at = CASE WHEN @public = 1 THEN state_since END
                WHERE case_id = @caseId
                """,
                new { standing.State, standing.DueOn, lateFrom, standing.ReassessOn, escalated = standing.IsEscalated ? 1 : 0, @public = standing.IsPublic ? 1 : 0, caseId });
        }

        return cases;
    }

    private static async Task SweepAsync(DeskProcess desk, DateTimeOffset now, NotificationPolicy? policy = null)
    {
        var sweep = new ReminderSweep(desk.Service<DeskStore>(), policy ?? NotificationKit.Policy, desk.Service<DueDates>(), desk.Service<ReportReminders>(), new ManualTime(now));
        while (await sweep.RunAsync(default))
        {
        }
    }

    private static async Task<IEnumerable<(NotificationKind Kind, long Count)>> CountsAsync(DeskProcess desk, string account, bool unreadOnly = false) =>
        (await desk.ToldAsync(account, unreadOnly)).Select(line => (line.Kind, line.Count)).OrderBy(line => line.Kind);

    private async Task<DeskProcess> StartAsync(string engine) => await DeskProcess.StartAsync(
        string.Equals(engine, Desks.Postgres, StringComparison.Ordinal) ? await database.CreateDatabaseAsync(default) : null, "--Desk:Works", "false");
}
