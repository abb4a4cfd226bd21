using System.Net;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Audit;

[Collection(DesksCollection.Name)]
public sealed class AuditedActsTests(Desks desks)
{
    [Theory]
    [Clause("JL-22")]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Reading_OfAnOriginal_IsWrittenDownWithItsPurpose(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        var reader = desk.Service<CaseReader>();
        await reader.ReadAsync(desk.User("clerk"), caseId, default);
        await reader.ReadAsync(desk.User("owner"), caseId, default);
        await reader.ReadAsync(desk.User("reviewer"), caseId, default);
        await desk.ApproveAsync(desk.User("reviewer"), caseId);
        await desk.UntilAsync(caseId, CaseState.Published);
        await reader.ReadAsync(desk.User("admin"), caseId, ReadingPurpose.Withdrawal, default);
        var readings = (await OfCaseAsync(desk, caseId)).Where(entry => string.Equals(entry.Act, AuditActs.OriginalRead, StringComparison.Ordinal)).ToList();
        Assert.All(readings, entry => Assert.NotNull(entry.Code));
        Assert.Equal(ReadingPurpose.FollowUp, Of("clerk"));
        // Who submitted it has nothing to decide on it.
        Assert.Equal(ReadingPurpose.FollowUp, Of("owner"));
        Assert.Contains(readings, entry => string.Equals(entry.Code, ReadingPurpose.Review, StringComparison.Ordinal));
        Assert.Equal(ReadingPurpose.FollowUp, Of("reviewer"));
        Assert.Equal(ReadingPurpose.Withdrawal, Of("admin"));

        string? Of(string name) => readings.Last(entry => string.Equals(entry.Actor, $"account:{name}", StringComparison.Ordinal)).Code;
    }

    [Theory]
    [Clause("GS-12-2")]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Push_RepeatedOrInConflict_IsWrittenDown(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        var key = $"audited-{desks.NewNumber()[^5..^1]}";
        var caseId = await desk.PushAsync(metadata, document, key);
        Assert.Equal(caseId, await desk.PushAsync(metadata, document, key));
        using var client = desk.Client();
        using var reused = await client.PushAsync(key, PushForm.Create(metadata, document + "。"));
        Assert.Equal(HttpStatusCode.Conflict, reused.StatusCode);
        using var again = await client.PushAsync(key + "2", PushForm.Create(metadata, document));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var acts = (await OfCaseAsync(desk, caseId)).Select(entry => (entry.Act, entry.Code)).ToList();
        Assert.Contains((AuditActs.Received, null), acts);
        Assert.Contains((AuditActs.PushRepeated, null), acts);
        Assert.Contains((AuditActs.PushRefused, "duplicate-number"), acts);
        Assert.Contains(await NewestAsync(desk), entry => (entry.Act, entry.Code) == (AuditActs.PushRefused, "key-reused"));
    }

    [Theory]
    [Clause("JL-22")]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task List_OpeningTitlesAndParties_IsOneEntryWithTheirNumber(string engine)
    {
        var desk = await desks.OnAsync(engine);
        await desk.InReviewAsync(desks.NewNumber());
        var user = desk.User("clerk") with { Name = $"clerk.{desks.NewNumber()[^5..^1]}" };
        var page = await desk.Service<CaseQueue>().ListAsync(user, new QueueFilter { PageSize = 1 }, default);
        Assert.Single(page.Items);
        await desk.Service<CaseQueue>().ListAsync(user, new QueueFilter { Text = "无此字样" }, default);
        var own = (await NewestAsync(desk)).Where(entry => entry.Actor.EndsWith(user.Name, StringComparison.Ordinal)).ToList();
        Assert.Equal(2, own.Count);
        Assert.All(own, entry => Assert.Equal(AuditActs.ListRead, entry.Act));
        Assert.Equal("list/1", own.Single(entry => entry.Code!.StartsWith("list", StringComparison.Ordinal)).Code);
        Assert.Matches("^search/[1-9][0-9]*$", own.Single(entry => entry.Code!.StartsWith("search", StringComparison.Ordinal)).Code);
    }

    [Theory]
    [Clause("JL-22")]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Status_WithAReviewersWords_IsOneEntryHoweverOftenAsked(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        await desk.Service<ReviewService>().ReturnAsync(desk.User("reviewer"), caseId, "请补正。", default);
        using var client = desk.Client();
        for (var i = 0; i < 3; i++)
        {
            using var answer = await client.GetAsync($"/api/v1/decisions/{caseId}");
            Assert.Contains("请补正", System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.ToString(), StringComparison.Ordinal);
        }

        Assert.Single(await OfCaseAsync(desk, caseId), entry => string.Equals(entry.Act, AuditActs.MessagesRead, StringComparison.Ordinal));
    }

    [Fact]
    [Clause("GS-12-2")]
    public async Task Start_ChangedConfiguration_IsWrittenDownByFile()
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false");
        var before = (await NewestAsync(desk)).Count(IsConfiguration);
        Assert.True(before > 3, $"{before}");
        await desk.RestartAsync();
        Assert.Equal(before, (await NewestAsync(desk)).Count(IsConfiguration));
        await desk.RestartAsync("--Desk:PushesPerMinute", "77");
        var changed = (await NewestAsync(desk)).Where(IsConfiguration).ToList();
        Assert.Equal(before + 1, changed.Count);
        Assert.StartsWith("settings ", changed[0].Code, StringComparison.Ordinal);
        Assert.Equal(3, (await NewestAsync(desk)).Count(entry => string.Equals(entry.Act, AuditActs.Started, StringComparison.Ordinal)));
    }

    private static bool IsConfiguration(AuditLine entry) => string.Equals(entry.Act, AuditActs.Configured, StringComparison.Ordinal);

    private static Task<IReadOnlyList<AuditEntry>> OfCaseAsync(DeskProcess desk, string caseId) =>
        desk.Service<DeskStore>().ReadAsync(connection => AuditTrail.OfCaseAsync(connection, "jhscj", caseId), default);

    private static async Task<IReadOnlyList<AuditLine>> NewestAsync(DeskProcess desk) =>
        (await desk.Service<AuditReader>().ListAsync(new AuditScope.Everything(), new AuditFilter { PageSize = 2000 }, default)).Entries;
}
