using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Intake;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tests.Rescanning;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Notifications;

/// <summary>Who is told what, once, and if and only if it happened.</summary>
public sealed class NotificationLedgerTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Tell_StepsOfCases_ReachesThoseWithTheDuty(string engine)
    {
        await using var desk = await StartAsync(engine);
        var (reviewer, second) = await desk.ReviewersAsync();
        var returned = await desk.InReviewAsync("景市监处罚〔2026〕21号");
        var withheld = await desk.InReviewAsync("景市监处罚〔2026〕22号");
        var published = await desk.PublishedAsync("景市监处罚〔2026〕23号");
        var held = await desk.HeldAsync("景市监处罚〔2026〕24号", StoppedCases.Secret);
        await desk.Service<ReviewService>().ReturnAsync(reviewer, returned, "请补正案由。", default);
        await desk.Service<ReviewService>().WithholdAsync(second, withheld, "GS-11-4", "涉及《行政处罚法》第四十八条。", default);

        // The submitter is the one whose key it is, who reviews too, but not these.
        var owner = await desk.ToldAsync("owner");
        Assert.Equal(
            [(NotificationKind.Published, null, 1L), (NotificationKind.Returned, returned, 1L), (NotificationKind.Withheld, withheld, 1L), (NotificationKind.Held, held, 1L)],
            owner.Select(line => (line.Kind, line.CaseId, line.Count)).OrderBy(line => line.Kind switch { NotificationKind.Published => 0, NotificationKind.Returned => 1, NotificationKind.Withheld => 2, _ => 3 }));
        foreach (var name in (string[])["reviewer", "second"])
        {
            var line = Assert.Single(await desk.ToldAsync(name));
            Assert.Equal((NotificationKind.WaitsForReview, 3L, null), (line.Kind, line.Count, line.CaseId));
        }

        foreach (var name in (string[])["clerk", "admin", "supervisor", "foreign"])
        {
            Assert.Empty(await desk.ToldAsync(name));
        }

        Assert.NotNull(published);
    }

    [Fact]
    public async Task Tell_ReturnedCaseThatComesBackMended_ReachesTheReviewerWhoReturnedItToo()
    {
        await using var desk = await StartAsync(Desks.Sqlite);
        var caseId = await desk.InReviewAsync("景市监处罚〔2026〕31号");
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().ReturnAsync(desk.User("reviewer"), caseId, "请换成盖章的文本。", default));
        await desk.SqlAsync("DELETE FROM notification");

        var row = await desk.RowAsync(caseId);
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<MendService>().ReplaceAsync(
            desk.User("clerk"), caseId, row.Revision, new UploadPart.WholeFile("文书.txt", System.Text.Encoding.UTF8.GetBytes(PushForm.Numbered("景市监处罚〔2026〕31号").Document)), readAnew: false, default));
        await desk.UntilAsync(caseId, CaseState.InReview);

        Assert.Equal(NotificationKind.WaitsForReview, Assert.Single(await desk.ToldAsync("reviewer")).Kind);
    }

    [Fact]
    public async Task Tell_EmergencyTakedown_ReachesSubmitterReviewersAndSupervisor()
    {
        await using var desk = await StartAsync(Desks.Sqlite);
        var caseId = await desk.PublishedAsync("景市监处罚〔2026〕12号");
        await desk.TakeDownAsync(desk.User("admin"), caseId, words: "核查举报。");
        await desk.UntilAsync(caseId, CaseState.Suspended);

        Assert.Contains(await desk.ToldAsync("owner"), line => line.Kind is NotificationKind.Suspended && string.Equals(line.CaseId, caseId, StringComparison.Ordinal));
        Assert.Contains(await desk.ToldAsync("reviewer"), line => line.Kind is NotificationKind.TakedownWaits && string.Equals(line.CaseId, caseId, StringComparison.Ordinal));
        var region = Assert.Single(await desk.ToldAsync("supervisor"));
        Assert.Equal((NotificationKind.TakenDownInRegion, null), (region.Kind, region.CaseId));
    }

    [Fact]
    public async Task Tell_ProposalForTwo_ReachesEveryOtherReviewer()
    {
        await using var desk = await StartAsync(Desks.Sqlite);
        var (reviewer, _) = await desk.ReviewersAsync();
        var caseId = await desk.HeldAsync("景市监处罚〔2026〕12号", StoppedCases.Secret);
        var proposal = new DisclosureOverride { Basis = OverrideBasis.NotApplicable, Reason = "客户名单并非秘密。" };
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<OverrideService>().ProposeAsync(reviewer, caseId, proposal, default));

        Assert.Equal(caseId, Assert.Single(await desk.ToldAsync("second")).CaseId);
        Assert.Empty(await desk.ToldAsync("reviewer"));
    }

    [Fact]
    public async Task Tell_DeputyOfTheDay_IsToldUnlessTheSubmitterIsStoodInFor()
    {
        await using var desk = await StartAsync(Desks.Sqlite);
        await desk.SqlAsync(
            """
            INSERT INTO deputation (deputation_id, agency_code, person, deputy, from_on, until_on, named_by, named_at)
            VALUES ('d1', 'jhscj', 'reviewer', 'clerk', '2020-01-01', '2099-12-31', 'reviewer', 0)
            """);
        await desk.InReviewAsync("景市监处罚〔2026〕12号");
        Assert.Single(await desk.ToldAsync("clerk"));

        await desk.SqlAsync("UPDATE deputation SET person = 'owner'");
        await desk.InReviewAsync("景市监处罚〔2026〕13号");
        Assert.Equal(1, Assert.Single(await desk.ToldAsync("clerk")).Count);
        Assert.Equal(2, Assert.Single(await desk.ToldAsync("reviewer")).Count);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Tell_TheSameAgainAndAtOnce_IsOneLine(string engine)
    {
        await using var desk = await StartAsync(engine, "--Desk:Works", "false");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => desk.TellAsync("clerk", NotificationKind.Returned, "case/2")));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => desk.TellAsync("reviewer", NotificationKind.WaitsForReview, "any")));

        Assert.Equal(1, Assert.Single(await desk.ToldAsync("clerk")).Count);
        Assert.Equal(8, Assert.Single(await desk.ToldAsync("reviewer")).Count);
    }

    [Fact]
    public async Task Tell_StepThatIsTakenBack_TellsNothing()
    {
        await using var desk = await StartAsync(Desks.Sqlite, "--Desk:Works", "false");
        await Assert.ThrowsAsync<InvalidOperationException>(() => desk.Service<DeskStore>().WriteAsync<bool>(
            async data =>
            {
                await NotificationLedger.TellAsync(data, NotificationAudience.One("clerk"), new NotificationNews { Kind = NotificationKind.Returned, Occasion = "x" });
                throw new InvalidOperationException("The step failed.");
            },
            default));
        Assert.Empty(await desk.ToldAsync("clerk"));
    }

    [Fact]
    public async Task Tell_DisabledAccount_IsToldNothing()
    {
        await using var desk = await StartAsync(Desks.Sqlite, "--Desk:Works", "false");
        await desk.SqlAsync("UPDATE account SET disabled_at = 1 WHERE name IN ('clerk', 'reviewer', 'admin')");
        await desk.TellAsync("clerk", NotificationKind.Returned, "x");
        await desk.TellAsync(NotificationAudience.Reviewers("jhscj", ["clerk"]), new NotificationNews { Kind = NotificationKind.WaitsForReview, Occasion = "x" });
        await desk.TellAsync(NotificationAudience.Admins("clerk"), new NotificationNews { Kind = NotificationKind.MailFailed, Occasion = "x" });

        Assert.Equal("owner", await desk.AskAsync<string>("SELECT MIN(recipient) || CASE WHEN COUNT(*) > 1 THEN '+' ELSE '' END FROM notification"));
    }

    [Fact]
    public async Task Supervisors_OfAnyRegion_AreThoseOfItsScope()
    {
        await using var desk = await StartAsync(Desks.Sqlite, "--Desk:Works", "false");
        string[] regions = ["530000", "532300", "532301", "532800", "532801", "530100", "530102", "110000", "110100"];
        foreach (var region in regions)
        {
            await desk.SqlAsync("INSERT INTO agency (code, name, region, sector) VALUES (@code, '某机关', @region, '')", new { code = "t" + region, region });
            await desk.SqlAsync(
                """
                INSERT INTO account (name, display_name, agency_code, role, password_hash, security_stamp, failed_count, created_at)
                VALUES (@name, '某人', @code, 'Supervisor', '', 'x', 0, 0)
                """,
                new { name = "s" + region, code = "t" + region });
        }

        foreach (var region in regions)
        {
            await desk.TellAsync(NotificationAudience.Supervisors("t" + region), new NotificationNews { Kind = NotificationKind.TakenDownInRegion, Occasion = region });
            var expected = regions.Where(seat => RegionScope.Of(seat).Contains(region)).Select(seat => "s" + seat).Order(StringComparer.Ordinal);
            var told = (await desk.AskAsync<string>("SELECT group_concat(recipient, ' ') FROM (SELECT recipient FROM notification WHERE occasion = @region AND recipient LIKE 's5%' OR occasion = @region AND recipient LIKE 's1%' ORDER BY recipient) told", new { region }))!;
            Assert.Equal(expected, told.Split(' '));
        }
    }

    [Fact]
    public async Task Read_LineThatGrewSince_StaysUnreadAndClosedOnesBeginAnew()
    {
        await using var desk = await StartAsync(Desks.Sqlite, "--Desk:Works", "false");
        var inbox = desk.Service<NotificationInbox>();
        var user = desk.User("reviewer");
        await desk.TellAsync("reviewer", NotificationKind.WaitsForReview, "any");
        var seen = Assert.Single(await desk.ToldAsync("reviewer"));
        await desk.SqlAsync("UPDATE notification SET changed_at = changed_at + 5, count = 2");
        await inbox.ReadAsync(user, seen.Id, seen.ChangedAt, default);
        Assert.Equal(1, await inbox.UnreadAsync(user, default));

        await inbox.ReadAsync(user, seen.Id, seen.ChangedAt + 5, default);
        Assert.Equal(0, await inbox.UnreadAsync(user, default));
        await desk.TellAsync("reviewer", NotificationKind.WaitsForReview, "any");
        Assert.Equal([1, 2], (await desk.ToldAsync("reviewer")).Select(line => line.Count).Order());
        Assert.Equal(1, await inbox.UnreadAsync(user, default));
    }

    [Fact]
    public async Task Read_AnothersLine_IsNoneOfOnes()
    {
        await using var desk = await StartAsync(Desks.Sqlite, "--Desk:Works", "false");
        await desk.TellAsync("clerk", NotificationKind.Returned, "x");
        var line = Assert.Single(await desk.ToldAsync("clerk"));
        Assert.Null(await desk.Service<NotificationInbox>().ReadAsync(desk.User("reviewer"), line.Id, long.MaxValue, default));
        await desk.Service<NotificationInbox>().ReadAllAsync(desk.User("reviewer"), long.MaxValue, default);
        Assert.Equal(1, await desk.Service<NotificationInbox>().UnreadAsync(desk.User("clerk"), default));
    }

    [Fact]
    public async Task List_PageByPage_HasEachLineOnce()
    {
        await using var desk = await StartAsync(Desks.Sqlite, "--Desk:Works", "false");
        for (var i = 0; i < 25; i++)
        {
            await desk.TellAsync("clerk", NotificationKind.Returned, $"{i}");
        }

        // All in one instant, as a sweep writes them.
        await desk.SqlAsync("UPDATE notification SET changed_at = 7");
        var ids = new List<long>();
        string? after = null;
        do
        {
            var page = await desk.Service<NotificationInbox>().ListAsync(desk.User("clerk"), new NotificationFilter { After = after, PageSize = 10 }, default);
            ids.AddRange(page.Lines.Select(line => line.Id));
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(25, ids.Count);
        Assert.Equal(ids.OrderDescending(), ids);
        Assert.Equal(25, ids.Distinct().Count());
    }

    [Fact]
    public async Task Retention_ReadLongAgo_IsRemovedWithItsMail()
    {
        await using var desk = await StartAsync(Desks.Sqlite, "--Desk:Works", "false");
        await desk.TellAsync("clerk", NotificationKind.Returned, "old-read");
        await desk.TellAsync("clerk", NotificationKind.Returned, "old-unread");
        await desk.TellAsync("clerk", NotificationKind.Returned, "new-read");
        await desk.TellAsync("clerk", NotificationKind.Returned, "very-old");
        var day = (long)TimeSpan.FromDays(1).TotalMilliseconds;
        var now = desk.Service<DeskStore>().NowMilliseconds;
        await desk.SqlAsync(
            """
            INSERT INTO letter (letter_id, token, recipient, purpose, state, created_at, due_at, attempts, done_at) VALUES (1, 'a', 'clerk', 'news', 'sent', @old, @old, 1, @old);
            UPDATE notification SET created_at = @old, read_at = @old, letter_id = 1 WHERE occasion = 'old-read';
            UPDATE notification SET created_at = @old WHERE occasion = 'old-unread';
            UPDATE notification SET read_at = @now WHERE occasion = 'new-read';
            UPDATE notification SET created_at = @veryOld WHERE occasion = 'very-old';
            """,
            new { old = now - (100 * day), veryOld = now - (500 * day), now });
        var retention = new NotificationRetention(desk.Service<DeskStore>(), NotificationKit.Policy, TimeProvider.System);
        while (await retention.RunAsync(default))
        {
        }

        Assert.Equal("new-read old-unread", await desk.AskAsync<string>("SELECT group_concat(occasion, ' ') FROM (SELECT occasion FROM notification ORDER BY occasion) kept"));
        Assert.Equal(0, await desk.AskAsync<long>("SELECT COUNT(*) FROM letter"));
    }

    private async Task<DeskProcess> StartAsync(string engine, params string[] more) =>
        await DeskProcess.StartAsync(string.Equals(engine, Desks.Postgres, StringComparison.Ordinal) ? await server.CreateDatabaseAsync(default) : null, more);
}
