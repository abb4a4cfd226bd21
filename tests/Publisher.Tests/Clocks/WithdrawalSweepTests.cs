using Dapper;
using Disclosure.Publisher.Aftermath;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Aftermath;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tests.Notifications;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Clocks;

/// <summary>The last days for decisions to be taken down follow the calendar and the deadlines.</summary>
[Clause("LAW-XZCF-48-2")]
[Clause("LAW-XZCF-85")]
public sealed class WithdrawalSweepTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    // As the upgrade leaves what was recorded before there was a clock.
    private const string NotYetReckoned =
        "overturned_on = NULL, overturn_learned_on = NULL, withdraw_due_on = NULL, withdraw_clause = NULL, withdraw_late_from = NULL, withdraw_stamp = ''";

    private static readonly DateOnly Due = new(2026, 5, 8);
    private static readonly AftermathEntry Revoked =
        Entries.Revoked with { Proceeding = Entries.Revoked.Proceeding! with { On = new DateOnly(2026, 4, 30) }, LearnedOn = new DateOnly(2026, 5, 7) };

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Run_OtherCalendar_MovesWhatIsDueOnceAndNeverMakesLateWhatWasTakenDownInTime(string engine)
    {
        await using var desk = await StartAsync(engine);
        var open = await OverturnedAsync(desk, "景市监处罚〔2026〕11号");
        var withdrawn = await OverturnedAsync(desk, "景市监处罚〔2026〕12号");
        var provisional = await OverturnedAsync(desk, "景市监处罚〔2026〕13号");
        // From here on nobody but the test works on the store.
        await desk.RestartAsync("--Desk:Works", "false");
        foreach (var caseId in new[] { withdrawn, provisional })
        {
            await desk.SetAsync(caseId, $"state = 'withdrawn', withdrawn_at = {At(Due)}");
        }

        await desk.SetAsync(provisional, "withdraw_provisional = 1");
        // 1 May and the days after it are worked on: the third working day is an earlier one.
        var known = desk.Service<DueDates>();
        var shorter = desk.WithDays(7, new HolidayCalendar(known.Clock.Calendar.Years, [], []));
        Assert.Equal(new DateOnly(2026, 5, 5), shorter.WithdrawalOf("jhscj", ActType.Penalty, new DateOnly(2026, 4, 30), new DateOnly(2026, 5, 7)).Deadline.DueOn);

        await desk.WithdrawalSweep(shorter).RunToTheEndAsync();
        await desk.WithdrawalSweep(shorter).RunToTheEndAsync();

        Assert.Equal(new DateOnly(2026, 5, 5), (await desk.RowAsync(open)).WithdrawDueOn);
        Assert.Equal((Due, false), ((await desk.RowAsync(withdrawn)).WithdrawDueOn, (await desk.RowAsync(withdrawn)).WasWithdrawnLate));
        Assert.Equal((Due, false, false), ((await desk.RowAsync(provisional)).WithdrawDueOn, (await desk.RowAsync(provisional)).WasWithdrawnLate, (await desk.RowAsync(provisional)).IsWithdrawalProvisional));
        Assert.Equal(["-/2026-05-08", "2026-05-08/2026-05-05"], await MovesAsync(desk, open));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Run_YearWithoutANotice_IsProvisionalUntilItIsThere(string engine)
    {
        await using var desk = await StartAsync(engine);
        var caseId = await OverturnedAsync(desk, "景市监处罚〔2026〕21号");
        await desk.RestartAsync("--Desk:Works", "false");

        await desk.WithdrawalSweep(desk.WithDays(7, new HolidayCalendar([2025], [], []))).RunToTheEndAsync();
        Assert.True((await desk.RowAsync(caseId)).IsWithdrawalProvisional);
        await desk.WithdrawalSweep(desk.Service<DueDates>()).RunToTheEndAsync();
        Assert.Equal((Due, false), ((await desk.RowAsync(caseId)).WithdrawDueOn, (await desk.RowAsync(caseId)).IsWithdrawalProvisional));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Run_RecordedBeforeTheClockWasKept_ReadsItOnceFromWhatIsRecorded(string engine)
    {
        await using var desk = await StartAsync(engine);
        var (overturned, upheld) = (await OverturnedAsync(desk, "景市监处罚〔2026〕31号"), await desk.PublishedAsync("景市监处罚〔2026〕32号"));
        await desk.RestartAsync("--Desk:Works", "false");
        foreach (var caseId in new[] { overturned, upheld })
        {
            await desk.SetAsync(caseId, "overturned_on = NULL, overturn_learned_on = NULL, withdraw_due_on = NULL, withdraw_late_from = NULL, withdraw_stamp = ''");
        }

        var time = new ManualTime(new DateTimeOffset(2026, 12, 1, 1, 0, 0, TimeSpan.Zero));
        var sweep = desk.WithdrawalSweep(desk.Service<DueDates>(), time);
        await sweep.RunToTheEndAsync();

        Assert.Equal((Due, desk.Service<DueDates>().Stamp), ((await desk.RowAsync(overturned)).WithdrawDueOn, (await desk.RowAsync(overturned)).WithdrawStamp));
        Assert.Equal((null, null), ((await desk.RowAsync(upheld)).WithdrawDueOn, (await desk.RowAsync(upheld)).WithdrawStamp));

        // What is marked is looked at every minute, what another configuration left behind every hour.
        await desk.SetAsync(overturned, "withdraw_stamp = ''");
        Assert.False(await sweep.RunAsync(default));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await sweep.RunAsync(default));
        await desk.SetAsync(overturned, "withdraw_stamp = 'other'");
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await sweep.RunAsync(default));
        time.Advance(TimeSpan.FromHours(1));
        Assert.True(await sweep.RunAsync(default));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Run_ACaseThatDoesNotOpen_KeepsNobodyElseWaiting(string engine)
    {
        await using var desk = await StartAsync(engine);
        string[] cases = [await OverturnedAsync(desk, "景市监处罚〔2026〕11号"), await OverturnedAsync(desk, "景市监处罚〔2026〕12号")];
        Array.Sort(cases, StringComparer.Ordinal);
        await desk.RestartAsync("--Desk:Works", "false");
        foreach (var caseId in cases)
        {
            await desk.SetAsync(caseId, NotYetReckoned);
        }

        await desk.SqlAsync("UPDATE case_part SET content = @broken WHERE case_id = @caseId AND part = @part", new { broken = new byte[] { 0, 1 }, caseId = cases[0], part = CasePart.AftermathWaiting });

        await desk.WithdrawalSweep(desk.Service<DueDates>()).RunToTheEndAsync();

        Assert.Null((await desk.RowAsync(cases[0])).WithdrawDueOn);
        Assert.Equal(Due, (await desk.RowAsync(cases[1])).WithdrawDueOn);
        Assert.Contains(desk.Logs.Lines, line => line.Contains(cases[0], StringComparison.Ordinal) && line.Contains("cannot be reckoned", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_BesideAPersonsAct_NeitherWaitsForTheOtherForEver()
    {
        await using var desk = await StartAsync(Desks.Postgres);
        string[] cases = [await OverturnedAsync(desk, "景市监处罚〔2026〕11号"), await OverturnedAsync(desk, "景市监处罚〔2026〕12号")];
        Array.Sort(cases, StringComparer.Ordinal);
        await desk.RestartAsync("--Desk:Works", "false");
        foreach (var caseId in cases)
        {
            await desk.SetAsync(caseId, NotYetReckoned);
        }

        var tries = 0;
        var sweeping = Task.CompletedTask;
        await desk.Service<DeskStore>().WriteAsync(
            async data =>
            {
                var row = (await CaseRow.TakeAsync(data, "jhscj", cases[1]))!;
                if (tries++ == 0)
                {
                    sweeping = desk.WithdrawalSweep(desk.Service<DueDates>()).RunToTheEndAsync();
                    await WaitsForALockAsync(desk);
                }

                await CaseJournal.NoteAsync(data, row, key: null, Actor.Worker, AuditActs.TakenDown);
            },
            default);
        await sweeping;

        Assert.Equal(1, tries);
        Assert.All(await Task.WhenAll(cases.Select(desk.RowAsync)), row => Assert.Equal(Due, row.WithdrawDueOn));
    }

    private static async Task WaitsForALockAsync(DeskProcess desk)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await desk.Service<DeskStore>().ReadAsync(
            connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"), patience.Token) == 0)
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private async Task<DeskProcess> StartAsync(string engine) => await DeskProcess.StartAsync(engine is Desks.Postgres ? await server.CreateDatabaseAsync(default) : null);

    private static async Task<string> OverturnedAsync(DeskProcess desk, string number)
    {
        var caseId = await desk.PublishedAsync(number);
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<AftermathService>().RecordAsync(desk.User("clerk"), caseId, Revoked, default));
        Assert.Equal(Due, (await desk.RowAsync(caseId)).WithdrawDueOn);
        return caseId;
    }

    private static long At(DateOnly day) => new DateTimeOffset(day.ToDateTime(new TimeOnly(23, 59)), TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();

    private static async Task<IEnumerable<string?>> MovesAsync(DeskProcess desk, string caseId) =>
        (await desk.ReadAsync(desk.User("reviewer"), caseId)).History.Where(entry => entry.Act is AuditActs.WithdrawalDueMoved).Select(entry => entry.Code);
}
