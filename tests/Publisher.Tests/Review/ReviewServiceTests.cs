using Disclosure.Publisher.Agencies;
using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Withdrawals;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Review;

[Collection(DesksCollection.Name)]
public sealed class ReviewServiceTests(Desks desks)
{
    private static readonly SecrecyReview Publishable = new()
    {
        Reviewer = "波岩罕", ReviewedOn = new DateOnly(2026, 3, 3), Conclusion = SecrecyConclusion.Publishable,
    };

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("LAW-BM-35")]
    [Clause("LAW-XXGK-17")]
    public async Task Approve_WithoutSecrecyReview_IsNotAllowedUntilItIsRecorded(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        var cut = metadata.IndexOf("\"secrecyReview\"", StringComparison.Ordinal);
        var caseId = await desk.PushAsync(metadata[..metadata.LastIndexOf(',', cut)] + "}", document);
        await desk.UntilAsync(caseId, CaseState.InReview);
        var service = desk.Service<ReviewService>();
        var reviewer = desk.User("reviewer");

        Assert.Equal(DutyRules.SecrecyReview, Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveAsync(reviewer, caseId)).Rule);
        Assert.IsType<ReviewOutcome.Done>(await service.RecordSecrecyReviewAsync(reviewer, caseId, Publishable with { Conclusion = SecrecyConclusion.NotPublishable }, default));
        Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveAsync(reviewer, caseId));
        Assert.IsType<ReviewOutcome.Invalid>(await service.RecordSecrecyReviewAsync(reviewer, caseId, Publishable with { ReviewedOn = new DateOnly(2999, 1, 1) }, default));
        Assert.IsType<ReviewOutcome.Done>(await service.RecordSecrecyReviewAsync(reviewer, caseId, Publishable, default));
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(reviewer, caseId));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Approve_ByManyAtOnce_HappensOnce(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => desk.ApproveAsync(desk.User("reviewer"), caseId)));
        Assert.Single(outcomes.OfType<ReviewOutcome.Done>());
        Assert.Equal(7, outcomes.OfType<ReviewOutcome.Conflict>().Count());
        var published = await desk.UntilAsync(caseId, CaseState.Published);
        Assert.Single(published.History, entry => entry.To == CaseState.Published);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-12-2")]
    [Clause("GS-04-2")]
    public async Task EveryAct_ByThoseWhoMayNot_ChangesNothing(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        var service = desk.Service<ReviewService>();
        foreach (var name in (string[])["owner", "clerk", "admin", "supervisor", "foreign"])
        {
            var user = desk.User(name);
            ReviewOutcome[] outcomes =
            [
                await desk.ApproveAsync(user, caseId),
                await service.ReturnAsync(user, caseId, "理由", default),
                await service.WithholdAsync(user, caseId, "GS-11-2b", "理由", default),
                await service.ReleaseAsync(user, caseId, "理由", default),
                await service.RecordSecrecyReviewAsync(user, caseId, Publishable, default),
            ];
            Assert.All(outcomes, outcome => Assert.True(
                name is "supervisor" or "foreign" ? outcome is ReviewOutcome.NotFound : outcome is ReviewOutcome.NotAllowed, $"{name}: {outcome}"));
        }

        var after = await desk.Service<CaseReader>().ReadAsync(desk.User("reviewer"), caseId, default);
        Assert.Equal(CaseState.InReview, after!.Case.State);
        Assert.Contains(after.History, entry => string.Equals(entry.Act, AuditActs.ActDenied, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-04-2")]
    [Clause("LAW-XZCF-50")]
    public async Task Reading_ByForeignersAndSupervisors_ShowsNothing(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        foreach (var name in (string[])["foreign", "supervisor"])
        {
            Assert.Null(await desk.Service<CaseReader>().ReadAsync(desk.User(name), caseId, default));
            var page = await desk.Service<CaseQueue>().ListAsync(desk.User(name), new QueueFilter { PageSize = 200 }, default);
            Assert.DoesNotContain(page.Items, item => string.Equals(item.CaseId, caseId, StringComparison.Ordinal));
        }

        Assert.Null(await desk.Service<CaseStatusReader>().ReadAsync(new ApiClient("foreign1", "kmscj", "foreign"), caseId, default));
        using var client = desk.Client(DeskProcess.ForeignKey);
        using var status = await client.GetAsync(new Uri($"/api/v1/decisions/{caseId}", UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, status.StatusCode);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("BS-12")]
    [Clause("GS-11-2b")]
    public async Task Withhold_WithGround_EndsTheCaseAndKeepsItsNumber(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        var caseId = await desk.InReviewAsync(number);
        var service = desk.Service<ReviewService>();
        Assert.Equal(2, Assert.IsType<ReviewOutcome.Invalid>(await service.WithholdAsync(desk.User("reviewer"), caseId, "GS-99", " ", default)).Errors.Count);
        Assert.IsType<ReviewOutcome.Done>(await service.WithholdAsync(desk.User("reviewer"), caseId, "GS-11-2b", "涉及商业秘密", default));
        var detail = await desk.Service<CaseReader>().ReadAsync(desk.User("reviewer"), caseId, default);
        Assert.Equal("GS-11-2b", detail!.Grounds[0].Clause);
        Assert.Equal([CaseAct.Return, CaseAct.Reprocess, CaseAct.ProposeOverride, CaseAct.Reassess], detail.Allowed);
        Assert.IsType<ReviewOutcome.Conflict>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
        var found = await desk.Service<CaseQueue>().ListAsync(desk.User("clerk"), new QueueFilter { DocumentNumber = number.Replace('〔', '(').Replace('〕', ')') }, default);
        Assert.Equal(caseId, Assert.Single(found.Items).CaseId);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-11-5")]
    [Clause("LAW-XXGK-14")]
    public async Task Withhold_ForAnotherLaw_CitesItsArticle(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var service = desk.Service<ReviewService>();
        var reviewer = desk.User("reviewer");
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        foreach (var reason in (string[])["法律规定不公开", "《某法》规定", "依据第三十九条"])
        {
            var invalid = Assert.IsType<ReviewOutcome.Invalid>(await service.WithholdAsync(reviewer, caseId, "GS-11-5", reason, default));
            Assert.Equal("cites-article", Assert.Single(invalid.Errors).Rule);
        }

        Assert.IsType<ReviewOutcome.Done>(await service.WithholdAsync(reviewer, caseId, "GS-11-5", "《戒毒条例》第七条要求保密。", default));
        Assert.Equal(("GS-11-5", "《戒毒条例》第七条要求保密。"), await GroundAsync(caseId));

        var other = await desk.InReviewAsync(desks.NewNumber());
        Assert.IsType<ReviewOutcome.Done>(await service.WithholdAsync(reviewer, other, "LAW-ZA-136", "适用治安管理处罚法。", default));
        Assert.Equal(("LAW-ZA-136", "依据《治安管理处罚法》第一百三十六条。适用治安管理处罚法。"), await GroundAsync(other));

        async Task<(string, string)> GroundAsync(string id)
        {
            var ground = (await desk.Service<CaseReader>().ReadAsync(reviewer, id, default))!.Grounds[0];
            return (ground.Clause, ground.Evidence);
        }
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task List_OverPages_ShowsEveryCaseOnceInTheOrderOfTheQueue(string engine)
    {
        var desk = await desks.OnAsync(engine);
        for (var i = 0; i < 5; i++)
        {
            await desk.InReviewAsync(desks.NewNumber());
        }

        var seen = new List<QueueItem>();
        string? after = null;
        QueuePage page;
        do
        {
            page = await desk.Service<CaseQueue>().ListAsync(desk.User("clerk"), new QueueFilter { PageSize = 2, After = after }, default);
            seen.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(page.Counts.Values.Sum(), seen.Count);
        Assert.Equal(seen.Count, seen.DistinctBy(item => item.CaseId, StringComparer.Ordinal).Count());
        var ranked = await desk.Service<DeskStore>().ReadAsync(
            connection => connection.QueryAsync<string>("SELECT case_id FROM decision_case WHERE agency_code = 'jhscj' ORDER BY queue_rank, case_id"), default);
        Assert.Equal(ranked, seen.Select(item => item.CaseId));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-16-1")]
    [Clause("BS-27")]
    public async Task Withdraw_Incomplete_ListsWhatIsMissing(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        var order = new WithdrawalOrder
        {
            Kind = NoticeKind.SilentEnd, Authority = "", AuthorityDocumentNumber = " ", AuthorityDecidedOn = new DateOnly(2020, 1, 1),
            LearnedOn = new DateOnly(2019, 12, 31), Origin = (NoticeOrigin)99, Content = "", Reason = "",
        };
        var service = desk.Service<WithdrawalService>();
        var invalid = Assert.IsType<ReviewOutcome.Invalid>(await service.WithdrawAsync(desk.User("reviewer"), caseId, order, default));
        Assert.Equal("kind origin authority authorityDocumentNumber content reason authorityDecidedOn learnedOn", string.Join(' ', invalid.Errors.Select(error => error.Field)));
        Assert.IsType<ReviewOutcome.NotAllowed>(await service.WithdrawAsync(desk.User("clerk"), caseId, order, default));
        Assert.IsType<ReviewOutcome.NotFound>(await service.WithdrawAsync(desk.User("foreign"), caseId, order, default));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("JL-03")]
    public async Task Read_IsAuditedAndTheChainHolds(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        await desk.Service<CaseReader>().ReadAsync(desk.User("clerk"), caseId, default);
        var store = desk.Service<DeskStore>();
        var detail = await desk.Service<CaseReader>().ReadAsync(desk.User("clerk"), caseId, default);
        Assert.Contains(detail!.History, entry => entry is { Actor: "account:clerk", Act: AuditActs.OriginalRead });
        Assert.Equal(0, await store.ReadAsync(connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM audit WHERE sequence < 1"), default));
        Assert.Null(await store.ReadAsync(connection => AuditTrail.FindBreakAsync(connection, default), default));
    }
}
