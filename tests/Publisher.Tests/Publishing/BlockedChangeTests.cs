using Disclosure.Publisher.Aftermath;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Aftermath;
using Disclosure.Publisher.Tests.Intake;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tests.Notifications;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Publishing;

/// <summary>A change that the verifier blocks in the last moment: nothing of it is lost, and people are told of it as it is.</summary>
public sealed class BlockedChangeTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private const string Number = "景市监处罚〔2026〕12号";

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task ConfirmedEntry_ThatIsBlocked_WaitsAgainAndIsTold(string engine)
    {
        await using var desk = await StartAsync(engine);
        var caseId = await desk.PublishedAsync(Number);
        await desk.RestartAsync("--Desk:Works", "false");
        await desk.ConfirmedAsync(caseId, Entries.Upheld);
        // As if the rules had been made stricter since: what is public would not pass any more.
        var right = await desk.WriteFactsAsync(caseId, TamperedCases.Leak);
        await desk.RestartAsync("--Desk:Works", "true");

        var blocked = await desk.SettledOutboxAsync(caseId);
        Assert.Contains(blocked.History, entry => entry.Act is AuditActs.ReleaseBlocked);
        Assert.Equal((Entries.Upheld.Proceeding, "clerk"), (Assert.Single(blocked.Waiting).Proceeding, blocked.Waiting[0].Recorder));
        Assert.Null((await PublicView.OfAsync(desk, blocked.Case))!.Decision!.Proceedings);
        foreach (var account in (string[])["owner", "reviewer"])
        {
            Assert.Contains(await desk.ToldAsync(account), line => line.Kind is NotificationKind.ChangeBlocked && string.Equals(line.CaseId, caseId, StringComparison.Ordinal));
        }

        using var browser = await desk.SignInAsync("reviewer");
        var page = await browser.PageAsync($"/cases/{caseId}");
        Assert.Equal("上一次变更没有公开，公示网保持原样", page.QuerySelector("#failures-title")!.TextContent);
        Assert.DoesNotContain("隔离", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // Said at once to whoever tries it again, and the entry stays where it is.
        var service = desk.Service<AftermathService>();
        Assert.Equal("decision-blocked", Assert.Single(Assert.IsType<ReviewOutcome.Invalid>(
            await service.ConfirmAsync(desk.User("reviewer"), caseId, blocked.Waiting[0].RecordedAt, default)).Errors).Rule);
        Assert.IsType<ReviewOutcome.Invalid>(await service.RecordAsync(desk.User("clerk"), caseId, Entries.Performed, default));
        Assert.Single((await desk.SettledOutboxAsync(caseId)).Waiting);

        await desk.WriteFactsAsync(caseId, right);
        Assert.IsType<ReviewOutcome.Done>(await service.ConfirmAsync(desk.User("reviewer"), caseId, blocked.Waiting[0].RecordedAt, default));
        var published = await desk.SettledOutboxAsync(caseId);
        Assert.Equal([Entries.Upheld.Proceeding!], (await PublicView.OfAsync(desk, published.Case))!.Decision!.Proceedings!);
        Assert.Empty(published.Failures);
        Assert.Empty(published.Waiting);
        Assert.Null((await browser.PageAsync($"/cases/{caseId}")).QuerySelector("#failures-title"));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("CX-14-4")]
    public async Task Withdrawal_ThatIsBlocked_IsNotToldAsAPublication(string engine)
    {
        await using var desk = await StartAsync(engine);
        var caseId = await desk.PublishedAsync(Number);
        var decision = (await desk.SettledOutboxAsync(caseId)).Candidate!;
        var naming = new NoticeRecord
        {
            Id = decision.Id, Version = 2, Kind = NoticeKind.Revocation, Authority = "西双版纳傣族自治州人民政府", AuthorityDocumentNumber = "西政复决〔2026〕3号",
            AuthorityDecidedOn = new DateOnly(2026, 6, 1), Content = "撤销行政处罚决定。", Reason = "证人玉香罕的证言不实。", DocumentNumber = Number,
            AgencyName = decision.AgencyName, AgencyCode = decision.AgencyCode, RegionCode = decision.RegionCode, ActType = decision.ActType,
        };

        await desk.OrderAsync(caseId, CaseState.Withdrawing, new OutboxOrder(OutboxAct.Withdraw, CaseState.Withdrawn), naming);
        var back = await desk.SettledOutboxAsync(caseId);

        Assert.Equal(CaseState.Published, back.Case.State);
        var submitter = await desk.ToldAsync("owner");
        Assert.Equal(1, Assert.Single(submitter, line => line.Kind is NotificationKind.Published).Count);
        Assert.Single(submitter, line => line.Kind is NotificationKind.ChangeBlocked && string.Equals(line.CaseId, caseId, StringComparison.Ordinal));
        Assert.Contains(await desk.ToldAsync("reviewer"), line => line.Kind is NotificationKind.ChangeBlocked);
        using var browser = await desk.SignInAsync("reviewer");
        var page = await browser.PageAsync($"/cases/{caseId}");
        Assert.Equal("上一次变更没有公开，公示网保持原样", page.QuerySelector("#failures-title")!.TextContent);
        Assert.DoesNotContain("已被隔离", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<DeskProcess> StartAsync(string engine) =>
        await DeskProcess.StartAsync(string.Equals(engine, Desks.Postgres, StringComparison.Ordinal) ? await server.CreateDatabaseAsync(default) : null);
}
