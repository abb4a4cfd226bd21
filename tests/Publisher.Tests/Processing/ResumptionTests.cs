using Dapper;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Processing;

public sealed class ResumptionTests
{
    [Fact]
    public async Task Work_AcknowledgedByADeskThatThenDied_IsDoneByTheNext()
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false");
        var caseId = await desk.PushAsync();
        // As if a worker had died in the middle of a step.
        await ExecuteAsync(desk, "UPDATE decision_case SET leased_until = 99999999999999, attempts = 1");
        await desk.RestartAsync("--Desk:Works", "true");
        Assert.Equal(CaseState.InReview, (await desk.SettledAsync(caseId)).Case.State);
    }

    [Theory]
    [InlineData(11, CaseState.InReview)]
    [InlineData(12, CaseState.Quarantined)]
    public async Task Work_WorkersDiedInTheStep_GoesOnUntilTheCaseIsThePlainCause(int deaths, CaseState expected)
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false");
        var caseId = await desk.PushAsync();
        await ExecuteAsync(desk, $"UPDATE decision_case SET leased_until = 99999999999999, attempts = {deaths}");
        await desk.RestartAsync("--Desk:Works", "true");
        Assert.Equal(expected, (await desk.SettledAsync(caseId)).Case.State);
    }

    [Fact]
    public async Task Work_OutboxRepeatedAfterTheGazetteKnew_PublishesOnce()
    {
        await using var desk = await DeskProcess.StartAsync();
        var caseId = await desk.PublishedAsync("景市监处罚〔2026〕12号");
        await ExecuteAsync(desk, "UPDATE decision_case SET state = 'approved'; UPDATE outbox SET done_at = NULL");
        await desk.UntilAsync(caseId, CaseState.Published);
        await using var gazette = new Database(DatabaseOptions.Sqlite(Path.Combine(desk.Folder, "data", "gazette", "gazette.db")) with { ReadOnly = true });
        await using var connection = await gazette.OpenAsync(default);
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM gazette_entries"));
    }

    [Fact]
    public async Task Work_StepThatAlwaysFails_EndsInQuarantineAndLeavesTheOthersAlone()
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false");
        var broken = await desk.PushAsync();
        var (metadata, document) = PushForm.Numbered("景市监处罚〔2026〕13号");
        var sound = await desk.PushAsync(metadata, document);
        await desk.Service<DeskStore>().WriteAsync(
            data => data.Connection.ExecuteAsync("UPDATE case_part SET content = zeroblob(100) WHERE case_id = @broken AND part = 'original'", new { broken }, data.Transaction), default);
        await desk.RestartAsync("--Desk:Works", "true");
        Assert.Equal(CaseState.InReview, (await desk.SettledAsync(sound)).Case.State);
        Assert.Equal(CaseState.Quarantined, (await desk.SettledAsync(broken)).Case.State);
    }

    [Fact]
    [Clause("ZZ-10")]
    public async Task Work_CandidateChangedInTheStore_IsNeverPublished()
    {
        await using var desk = await DeskProcess.StartAsync();
        var caseId = await desk.InReviewAsync("景市监处罚〔2026〕12号");
        await ExecuteAsync(desk, "UPDATE decision_case SET state = 'approved'");
        await LeakAsync(desk, caseId, isNew: true);
        var detail = await desk.UntilAsync(caseId, CaseState.Quarantined);
        Assert.NotEmpty(detail.Failures);
    }

    [Fact]
    public async Task Work_VerifierStricterAfterTheGazetteKnew_WritesDownThatItIsPublic()
    {
        await using var desk = await DeskProcess.StartAsync();
        var caseId = await desk.PublishedAsync("景市监处罚〔2026〕12号");
        // As if the desk had died before it wrote down that the gazette has it, and came back with a verifier that would block it.
        await LeakAsync(desk, caseId, isNew: false);
        await ExecuteAsync(desk, "UPDATE decision_case SET state = 'approved'; UPDATE outbox SET done_at = NULL");
        await desk.UntilAsync(caseId, CaseState.Published);
    }

    private static Task LeakAsync(DeskProcess desk, string caseId, bool isNew) =>
        desk.Service<DeskStore>().WriteAsync(
            async data =>
            {
                var row = await CaseRow.FindAsync(data.Connection, "jhscj", caseId, data.Transaction);
                using var key = desk.Service<CaseVault>().Unwrap(caseId, row!.WrappedKey!);
                var payload = await CaseParts.ReadAsync(data.Connection, key, caseId, CasePart.Candidate, data.Transaction);
                var leaking = System.Text.Encoding.UTF8.GetString(payload!).Replace("经营超过保质期的食品", "证人玉香罕所述", StringComparison.Ordinal);
                await CaseParts.WriteAsync(data, key, caseId, CasePart.Candidate, System.Text.Encoding.UTF8.GetBytes(leaking));
                if (isNew)
                {
                    await Outbox.AddAsync(data, row, new OutboxOrder(OutboxAct.Publish, CaseState.Published));
                }

                return true;
            },
            default);

    [Fact]
    public async Task Erase_TakesContentAndKeyOutOfTheFiles()
    {
        await using var desk = await DeskProcess.StartAsync();
        var caseId = await desk.InReviewAsync("景市监处罚〔2026〕12号");
        var store = desk.Service<DeskStore>();
        var row = (await store.ReadAsync(connection => CaseRow.FindAsync(connection, "jhscj", caseId), default))!;
        var part = await store.ReadAsync(connection => connection.QuerySingleAsync<byte[]>("SELECT content FROM case_part WHERE case_id = @caseId AND part = 'original'", new { caseId }), default);
        byte[][] secrets = [row.WrappedKey!, part[..64]];
        Assert.True(Found(desk, secrets[0]));
        await store.WriteAsync(
            async data =>
            {
                await CaseJournal.EraseAsync(data, row, Actor.Worker, "GS-11-2a");
                return true;
            },
            default);
        Assert.All(secrets, secret => Assert.False(Found(desk, secret)));
        Assert.Null(await store.ReadAsync(connection => AuditTrail.FindBreakAsync(connection, default), default));
    }

    private static bool Found(DeskProcess desk, byte[] secret) =>
        Directory.GetFiles(desk.DataDirectory).Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(secret) >= 0);

    private static Task ExecuteAsync(DeskProcess desk, string sql) =>
        desk.Service<DeskStore>().WriteAsync(data => data.Connection.ExecuteAsync(sql, transaction: data.Transaction), default);
}
