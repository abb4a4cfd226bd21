using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Numbering;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Clocks;
using Disclosure.Publisher.Tests.Keys;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Numbering;

/// <summary>What should be public and is not: missing numbers, and cases that were pushed and never published. On both stores.</summary>
[Clause("GS-20-1")]
public sealed class NumberReaderTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private const string Words = "罚没系统迁移时作废";

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Read_SequencesOfAnAgency_TellsWhatIsMissingAndNothingOfWhatIsNot(string engine)
    {
        await using var desk = await StartAsync(engine);
        foreach (var (serial, state) in new[]
        {
            (2, CaseState.Published), (3, CaseState.Withheld), (5, CaseState.Held), (8, CaseState.InReview), (9, CaseState.Withdrawn), (10, CaseState.Returned), (12, CaseState.Superseded), (12, CaseState.Published),
        })
        {
            await desk.PlantAsync($"景市监处罚〔2026〕{serial:00}号", state);
        }

        await desk.PlantAsync("景市监处罚〔2025〕40号", CaseState.Published);
        await desk.PlantAsync("昆市监处罚〔2026〕7号", CaseState.Published, "kmscj");

        var own = Assert.Single((await desk.NumbersAsync(desk.User("admin"))).Sequences);

        Assert.Equal(("景市监处罚〔2026〕", 2, 12, 6), (own.Name, own.First, own.Last, own.Accounted));
        Assert.Equal(["1", "4", "6–7", "10–11"], own.Gaps.Select(gap => gap.Range.ToString()));
        Assert.Equal((6, 0), (own.Missing, own.Explained));
        // A supervisor of the prefecture sees the same of that agency, and nothing of another's.
        var seen = await desk.NumbersAsync(Supervisor(desk));
        Assert.Equal(own.Gaps, Assert.Single(seen.Sequences).Gaps);
        Assert.Empty((await desk.NumbersAsync(Supervisor(desk), agency: "kmscj")).Sequences);
        Assert.Equal(2, (await desk.NumbersAsync(Supervisor(desk) with { Region = "530000" })).Sequences.Count);
        foreach (var name in (string[])["clerk", "reviewer", "foreign"])
        {
            Assert.Null(await desk.Service<NumberReader>().ReadAsync(desk.User(name), 2026, null, default));
        }
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Read_HostileNumbers_MakesNoHugeListsAndNoLies(string engine)
    {
        await using var desk = await StartAsync(engine);
        foreach (var number in (string[])
        [
            "景市监处罚〔2026〕1号", "景市监处罚〔2026〕3号之一", "景市监处罚〔2026〕999999号", "景市监处罚〔2026〕9223372036854775808号", "景市监处罚〔2026〕0号",
            "景市监处罚〔2026〕〔2026〕5号", "景市监处罚〔2099〕1号", "景市监处罚〔2026〕十二号", "玉香罕伤人一案〔2026〕1号",
        ])
        {
            await desk.PlantAsync(number, number.Contains("玉香罕", StringComparison.Ordinal) ? CaseState.Withheld : CaseState.Published);
        }

        var overview = await desk.NumbersAsync(desk.User("admin"));
        var own = overview.Sequences.Single(sequence => sequence.Name is "景市监处罚〔2026〕");

        Assert.Equal((1, 3, 999_999), (own.Missing, own.Accounted, own.Last));
        Assert.Equal("2", Assert.Single(own.Unexplained).Range.ToString());
        Assert.Equal(new SerialRange(4, 999_998), Assert.Single(own.Leaps).Range);
        Assert.Equal(5, overview.Unplaced);
        // What a number that is not public says is told to no supervisor.
        var seen = await desk.NumbersAsync(Supervisor(desk));
        Assert.Equal(["景市监处罚〔2026〕", null], seen.Sequences.Select(sequence => sequence.Name).OrderByDescending(name => name is not null));
        Assert.Contains(overview.Sequences, sequence => sequence.Name is "玉香罕伤人一案〔2026〕");
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Explain_AGap_IsKeptWithWhoAndWhenAndCanBeTakenBack(string engine)
    {
        await using var desk = await StartAsync(engine);
        await desk.PlantAsync("景市监处罚〔2026〕2号", CaseState.Published);
        await desk.PlantAsync("景市监处罚〔2026〕9号", CaseState.Published);
        var sequence = Assert.Single((await desk.NumbersAsync(desk.User("admin"))).Sequences);

        Assert.IsType<ExplanationOutcome.Done>(await desk.ExplainAsync(sequence, 3, 5, GapReason.Voided, Words));
        foreach (var (first, last, reason) in new (int, int, GapReason?)[] { (5, 6, GapReason.Voided), (1, 2, GapReason.Voided), (8, 10, GapReason.Voided), (0, 1, GapReason.Voided), (7, 6, GapReason.Voided), (1, 1, null) })
        {
            Assert.Single(Assert.IsType<ExplanationOutcome.Invalid>(await desk.ExplainAsync(sequence, first, last, reason)).Errors);
        }

        Assert.IsType<ExplanationOutcome.Invalid>(await desk.ExplainAsync(sequence, 1, 1, GapReason.OtherSystem, "字\u202E形"));
        foreach (var stranger in (string[])["clerk", "reviewer", "supervisor", "foreign"])
        {
            Assert.IsType<ExplanationOutcome.NotFound>(await desk.ExplainAsync(sequence, 1, 1, user: stranger));
        }

        var own = Assert.Single((await desk.NumbersAsync(desk.User("admin"))).Sequences);
        Assert.Equal((4, 3), (own.Missing, own.Explained));
        var said = Assert.Single(own.Explanations);
        Assert.Equal(("3–5", GapReason.Voided, "admin", Words, 0), (said.Range.ToString(), said.Reason, said.Account, said.Words, said.Contradicted));
        // The agency's own words are not for the supervisor.
        var seen = Assert.Single(Assert.Single((await desk.NumbersAsync(Supervisor(desk))).Sequences).Explanations);
        Assert.Equal(said with { Words = null }, seen);
        Assert.Equal(["Voided/2026/3-5"], await AuditedAsync(desk, AuditActs.NumbersExplained));

        // A decision with such a number comes after all.
        await desk.PlantAsync("景市监处罚〔2026〕4号", CaseState.InReview);
        Assert.Equal(1, Assert.Single(Assert.Single((await desk.NumbersAsync(desk.User("admin"))).Sequences).Explanations).Contradicted);

        Assert.IsType<ExplanationOutcome.NotFound>(await TakeBackAsync(desk, "supervisor", said.Id));
        Assert.IsType<ExplanationOutcome.Done>(await TakeBackAsync(desk, "admin", said.Id));
        Assert.IsType<ExplanationOutcome.NotFound>(await TakeBackAsync(desk, "admin", said.Id));
        Assert.Empty(Assert.Single((await desk.NumbersAsync(desk.User("admin"))).Sequences).Explanations);
        Assert.Equal(["Voided/2026/3-5"], await AuditedAsync(desk, AuditActs.NumbersUnexplained));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Explain_TheSameNumbersAtOnce_IsKeptOnce(string engine)
    {
        await using var desk = await StartAsync(engine);
        await desk.PlantAsync("景市监处罚〔2026〕9号", CaseState.Published);
        var sequence = Assert.Single((await desk.NumbersAsync(desk.User("admin"))).Sequences);

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 8).Select(last => desk.ExplainAsync(sequence, 1, last)));

        Assert.Single(outcomes, outcome => outcome is ExplanationOutcome.Done);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Read_AfterTheMasterKeyWasRotated_TellsTheSame(string engine)
    {
        await using var desk = await StartAsync(engine);
        await desk.PlantAsync("景市监处罚〔2026〕4号", CaseState.Published);
        var before = Assert.Single((await desk.NumbersAsync(desk.User("admin"))).Sequences);
        Assert.IsType<ExplanationOutcome.Done>(await desk.ExplainAsync(before, 2, 2, GapReason.NeverMade, Words));
        before = Assert.Single((await desk.NumbersAsync(desk.User("admin"))).Sequences);

        await desk.RestartAsync(() => desk.RotateAsync());
        var after = Assert.Single((await desk.NumbersAsync(desk.User("admin"))).Sequences);

        Assert.NotEqual(before.Index, after.Index);
        Assert.Equal(before.Gaps, after.Gaps);
        Assert.Equal(before.Explanations, after.Explanations);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Read_PushedAndNeverPublished_IsListedByTheCase(string engine)
    {
        await using var desk = await StartAsync(engine);
        var returned = await desk.PlantAsync("景市监处罚〔2026〕1号", CaseState.Returned);
        var mended = await desk.PlantAsync("景市监处罚〔2026〕2号", CaseState.Returned);
        var next = await desk.PlantAsync("景市监处罚〔2026〕2号", CaseState.InReview);
        await desk.SetAsync(next, $"replaces_case = '{mended}', late_from = 1");
        var held = await desk.PlantAsync("景市监处罚〔2026〕3号", CaseState.Held);
        await desk.SetAsync(held, "late_from = 1");
        await desk.PlantAsync("景市监处罚〔2026〕4号", CaseState.Returned, "kmscj");
        var year = ChineseDay.Of(TimeProvider.System.GetUtcNow()).Year;

        var overview = await desk.NumbersAsync(desk.User("admin"), year);

        Assert.Equal([(returned, true), (next, false)], overview.Stranded.OrderByDescending(item => item.IsReturned).Select(item => (item.CaseId, item.IsReturned)));
        Assert.Equal(2, overview.StrandedCount);
        Assert.Empty((await desk.NumbersAsync(desk.User("admin"), year - 1)).Stranded);
    }

    [Fact]
    public async Task Number_OfACaseThatIsErasedOrNumberedAnew_LeavesItsPlace()
    {
        await using var desk = await StartAsync(Desks.Sqlite);
        var caseId = await desk.PlantAsync("景市监处罚〔2026〕7号", CaseState.Held);
        Assert.Equal(7, Assert.Single((await desk.NumbersAsync(desk.User("admin"))).Sequences).Last);

        await desk.Service<DeskStore>().WriteAsync(
            async data =>
            {
                await CaseJournal.EraseAsync(data, (await CaseRow.FindAsync(data.Connection, "jhscj", caseId, data.Transaction))!, Actor.Worker, "GS-11-2a");
                return true;
            },
            default);

        Assert.Empty((await desk.NumbersAsync(desk.User("admin"))).Sequences);
        Assert.Equal(0, await desk.Service<DeskStore>().ReadAsync(
            connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM decision_case WHERE number_sequence IS NOT NULL OR number_serial IS NOT NULL"), default));
    }

    private static DeskUser Supervisor(DeskProcess desk) => desk.User("supervisor") with { Region = "532800" };

    private static Task<ExplanationOutcome> TakeBackAsync(DeskProcess desk, string user, string id) => desk.Service<GapExplanationService>().TakeBackAsync(desk.User(user), id, default);

    private static async Task<IEnumerable<string>> AuditedAsync(DeskProcess desk, string act) => await desk.Service<DeskStore>().ReadAsync(
        connection => connection.QueryAsync<string>("SELECT code FROM audit WHERE act = @act AND actor = 'account:admin' AND agency_code = 'jhscj'", new { act }), default);

    private async Task<DeskProcess> StartAsync(string engine) => await DeskProcess.StartAsync(engine is Desks.Postgres ? await server.CreateDatabaseAsync(default) : null);
}
