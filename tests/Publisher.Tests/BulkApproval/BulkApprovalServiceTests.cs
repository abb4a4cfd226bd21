using Disclosure.Publisher.Audit;
using Disclosure.Publisher.BulkApproval;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.BulkApproval;

/// <summary>Several cases approved together: each by itself, under every rule again, and none half.</summary>
[Collection(DesksCollection.Name)]
public sealed class BulkApprovalServiceTests(Desks desks)
{
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-12-2")]
    public async Task Approve_WhatIsCertain_IsPublishedOnceEachAndTheAuditTellsHow(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var bulk = Service(desk);
        var (reviewer, second) = await desk.ReviewersAsync();
        string[] ids = [await desk.InReviewAsync(desks.NewNumber()), await desk.InReviewAsync(desks.NewNumber())];
        var preview = await bulk.PreviewAsync(reviewer, ids, default);
        Assert.Equal(ids, preview.Cases.Select(one => one.CaseId));
        Assert.All(preview.Cases, one => Assert.Empty(one.Reasons));
        Assert.All(preview.Cases, one => Assert.Equal((DisclosureMode.FullText, "景洪澜沧商贸有限公司经营过期食品案"), (one.Mode, one.Title)));

        // Sent several times at once, by two people.
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(index => bulk.ApproveAsync(index % 2 == 0 ? reviewer : second, Picks(preview), default)));

        Assert.All(outcomes.SelectMany(outcome => outcome.Results), result => Assert.True(result.IsApproved, result.Words));
        foreach (var id in ids)
        {
            var published = await desk.UntilAsync(id, CaseState.Published);
            var approval = Assert.Single(published.History, entry => entry.To == CaseState.Approved);
            Assert.Equal(BulkRules.Approved, approval.Code);
            Assert.DoesNotContain(published.History, entry => entry.Act is AuditActs.ActDenied);
        }

        var again = await bulk.ApproveAsync(reviewer, Picks(preview), default);
        Assert.All(again.Results, result => Assert.Equal((true, "此前已经批准，没有重复批准。"), (result.IsApproved, result.Words)));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-12-2")]
    public async Task Approve_SomeChangedSinceTheyWereSeen_LeavesThoseAndApprovesTheRest(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var bulk = Service(desk);
        var (reviewer, second) = await desk.ReviewersAsync();
        string[] ids = [await desk.InReviewAsync(desks.NewNumber()), await desk.InReviewAsync(desks.NewNumber()), await desk.InReviewAsync(desks.NewNumber())];
        var preview = await bulk.PreviewAsync(reviewer, ids, default);
        var review = new SecrecyReview { Reviewer = "波岩罕", ReviewedOn = new DateOnly(2026, 3, 3), Conclusion = SecrecyConclusion.NotPublishable };
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().RecordSecrecyReviewAsync(second, ids[0], review, default));
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().ReturnAsync(second, ids[1], "请补充", default));

        var outcome = await bulk.ApproveAsync(reviewer, Picks(preview), default);

        Assert.Equal([false, false, true], outcome.Results.Select(result => result.IsApproved));
        Assert.Contains("已退回", outcome.Results[1].Words, StringComparison.Ordinal);
        await desk.UntilAsync(ids[2], CaseState.Published);
        // Whoever makes up the revision is told the rule, by the server.
        var now = (await desk.ReadAsync(reviewer, ids[0])).Case;
        var forged = Assert.Single((await bulk.ApproveAsync(reviewer, [new BulkPick(ids[0], now.Revision)], default)).Results);
        Assert.Equal((false, BulkRules.Chinese(BulkRules.Secrecy)), (forged.IsApproved, forged.Words));
        Assert.Equal(CaseState.InReview, (await desk.ReadAsync(reviewer, ids[0])).Case.State);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-12-2")]
    [Clause("GS-04-2")]
    public async Task Approve_WhatIsNotTheirsOrNotCertain_ChangesNothing(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var bulk = Service(desk);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        var pick = new BulkPick(caseId, (await desk.ReadAsync(desk.User("reviewer"), caseId)).Case.Revision);

        // Of another agency, by its reviewer: like one that does not exist.
        Assert.Equal((0, 2), Counts(await bulk.ApproveAsync(desk.User("foreign"), [pick, new BulkPick("nosuchcase", 1)], default)));
        Assert.Equal(2, (await bulk.PreviewAsync(desk.User("foreign"), [caseId, "nosuchcase"], default)).Unknown);
        // Without the right, the one who submitted it, and under a policy that finds it uncertain or is off.
        foreach (var name in new[] { "clerk", "admin", "owner" })
        {
            Assert.All((await bulk.ApproveAsync(desk.User(name), [pick], default)).Results, result => Assert.False(result.IsApproved));
        }

        var strict = Service(desk, policy => policy with { Confidence = new ConfidenceBands(1, 1) });
        Assert.Equal([BulkRules.Chinese(BulkRules.Uncertain)], Assert.Single((await strict.PreviewAsync(desk.User("reviewer"), [caseId], default)).Cases).Reasons);
        Assert.Equal(BulkRules.Chinese(BulkRules.Uncertain), Assert.Single((await strict.ApproveAsync(desk.User("reviewer"), [pick], default)).Results).Words);
        var off = Service(desk, policy => policy with { BulkApproval = new BulkApprovalPolicy() });
        Assert.Equal(BulkRules.Chinese(BulkRules.Off), Assert.Single((await off.ApproveAsync(desk.User("reviewer"), [pick], default)).Results).Words);
        Assert.False(off.IsOpenTo(desk.User("reviewer")));

        Assert.Equal((CaseState.InReview, pick.Revision), ((await desk.ReadAsync(desk.User("reviewer"), caseId)).Case.State, (await desk.ReadAsync(desk.User("reviewer"), caseId)).Case.Revision));
    }

    [Fact]
    public async Task Approve_MoreThanThereMayBe_ApprovesNone()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var bulk = Service(desk);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        var picks = Enumerable.Range(0, 10_000).Select(index => new BulkPick($"{caseId}{index}", 1)).Prepend(new BulkPick(caseId, 5)).ToList();

        await Assert.ThrowsAsync<ArgumentException>(() => bulk.ApproveAsync(desk.User("reviewer"), picks, default));
        await Assert.ThrowsAsync<ArgumentException>(() => bulk.PreviewAsync(desk.User("reviewer"), [.. picks.Select(pick => pick.CaseId)], default));
        // The same case many times is one.
        Assert.Single((await bulk.PreviewAsync(desk.User("reviewer"), [.. Enumerable.Repeat(caseId, 10_000)], default)).Cases);

        Assert.Equal(CaseState.InReview, (await desk.ReadAsync(desk.User("reviewer"), caseId)).Case.State);
    }

    [Fact]
    [Clause("GS-12-2")]
    public async Task Approve_DecisionOnAPerson_IsNeverDoneTogether()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        var caseId = await desk.PushAsync(
            metadata.Replace("\"name\":\"景洪澜沧商贸有限公司\",\"kind\":\"organisation\",\"legalRepresentative\":\"岩温叫\"", "\"name\":\"岩罕景\",\"kind\":\"naturalPerson\"", StringComparison.Ordinal),
            document.Replace("当事人：景洪澜沧商贸有限公司\n法定代表人：岩温叫", "当事人：岩罕景", StringComparison.Ordinal));
        var detail = await desk.SettledAsync(caseId);
        Assert.Equal(CaseState.InReview, detail.Case.State);

        var refused = Assert.Single((await Service(desk).ApproveAsync(desk.User("reviewer"), [new BulkPick(caseId, detail.Case.Revision)], default)).Results);

        Assert.Equal((false, BulkRules.Chinese(BulkRules.Person)), (refused.IsApproved, refused.Words));
        Assert.Equal(CaseState.InReview, (await desk.ReadAsync(desk.User("reviewer"), caseId)).Case.State);
    }

    private static IReadOnlyList<BulkPick> Picks(BulkPreview preview) => [.. preview.Cases.Select(one => new BulkPick(one.CaseId, one.Revision))];

    private static (int Results, int Unknown) Counts(BulkOutcome outcome) => (outcome.Results.Count, outcome.Unknown);

    // A policy under which all findings of the samples are certain.
    private static BulkApprovalService Service(DeskProcess desk, Func<ReviewPolicy, ReviewPolicy>? change = null)
    {
        var policy = desk.Service<ReviewPolicy>() with
        {
            Confidence = new ConfidenceBands(0, 0), BulkApproval = new BulkApprovalPolicy { Enabled = true, Acts = [ActType.Penalty], AtMost = 5 },
        };
        return new BulkApprovalService(desk.Service<DeskStore>(), desk.Service<CaseVault>(), desk.Service<ReviewService>(), change?.Invoke(policy) ?? policy, desk.Service<PublicationPolicy>());
    }
}
