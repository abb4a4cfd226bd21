using System.Net;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Aftermath;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tests.Modes;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Pages.Modes;

/// <summary>The preview of the public page, and the forms that decide how much of a case is public.</summary>
[Collection(DesksCollection.Name)]
public sealed class PreviewPageTests(Desks desks)
{
    [Fact]
    [Clause("GS-04-2")]
    [Clause("JL-22")]
    public async Task Preview_OfACaseInReview_ShowsTheCandidateAloneAndIsAudited()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var number = desks.NewNumber();
        var caseId = await desk.InReviewAsync(number);
        using var browser = await OpenAsync(desk, "reviewer");

        var answer = await browser.GetAsync($"/cases/{caseId}/preview");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var html = await answer.Content.ReadAsStringAsync();
        var page = await browser.ParseAsync(answer);
        Assert.Contains(number, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("景洪澜沧商贸有限公司经营过期食品案", page.QuerySelector("h1")!.TextContent);
        Assert.NotEmpty(page.QuerySelectorAll(".text .veil"));
        Assert.Contains("公示后生成", page.QuerySelector("[data-place=address]")!.TextContent, StringComparison.Ordinal);
        // Nothing of the case but its candidate: not who is hidden, who submitted it, nor that it has an id beside the way back.
        foreach (var kept in (string[])["玉香罕", "532801199003072245", "13988012345", "波岩罕", "owner", "own00001"])
        {
            Assert.DoesNotContain(kept, html, StringComparison.Ordinal);
        }

        Assert.Equal($"/cases/{caseId}", Assert.Single(page.QuerySelectorAll("a[href^='/']")).GetAttribute("href"));
        var read = await desk.Service<DeskStore>().ReadAsync(connection => AuditTrail.OfCaseAsync(connection, "jhscj", caseId), default);
        Assert.Contains(read, entry => (entry.Act, entry.Code, entry.Actor) == (AuditActs.OriginalRead, ReadingPurpose.Preview, "account:reviewer"));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/site.css")).StatusCode);
    }

    [Fact]
    [Clause("GS-04-2")]
    public async Task Preview_OfACorrection_ShowsWhatBecameOfTheDecisionAndTheNote()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var number = desks.NewNumber();
        var first = await desk.PublishedAsync(number);
        await desk.ConfirmedAsync(first, Entries.Upheld);
        await desk.SettledOutboxAsync(first);
        var amendment = await desk.ProposedAsync(first, present => present with { FineYuan = 6000, Note = "罚款金额填写有误。" });
        using var browser = await OpenAsync(desk, "reviewer");

        var shown = (await browser.PageAsync($"/cases/{amendment}/preview")).QuerySelector("main")!.TextContent;

        Assert.Contains("罚款金额填写有误。", shown, StringComparison.Ordinal);
        Assert.Contains("西双版纳傣族自治州人民政府", shown, StringComparison.Ordinal);
        // Once approved, too, until the gazette has it; and then it is what everyone reads.
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAnewAsync(amendment));
        var decision = (await PublicView.OfAsync(desk, (await desk.UntilAsync(amendment, CaseState.Amended)).Case))!.Decision!;
        Assert.Equal("罚款金额填写有误。", Assert.Single(decision.Corrections!).Note);
    }

    [Fact]
    [Clause("GS-04-2")]
    public async Task Preview_OfForeignUnknownAndDecidedCases_ShowsNothing()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        using var foreign = await OpenAsync(desk, "foreign");
        var refused = await foreign.GetAsync($"/cases/{caseId}/preview");
        var unknown = await foreign.GetAsync("/cases/c000000000000000/preview");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (refused.StatusCode, unknown.StatusCode));
        using var supervisor = await OpenAsync(desk, "supervisor");
        Assert.NotEqual(HttpStatusCode.OK, (await supervisor.GetAsync($"/cases/{caseId}/preview")).StatusCode);

        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().WithholdAsync(desk.User("reviewer"), caseId, "GS-11-4", "同系列案件尚在调查", default));
        using var reviewer = await OpenAsync(desk, "reviewer");
        var withheld = await reviewer.GetAsync($"/cases/{caseId}/preview");
        Assert.Equal((HttpStatusCode.Redirect, $"/cases/{caseId}"), (withheld.StatusCode, withheld.Headers.Location!.OriginalString));
    }

    [Fact]
    [Clause("LAW-XZCF-48-1")]
    [Clause("GS-09-1")]
    public async Task ModeAndImpact_ByPlainForms_SayWhatIsMissingAndKeepWhatWasTyped()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var caseId = await desk.InReviewAsync(desks.NewNumber(), LightPenalties.Person, LightPenalties.Simple);
        using var browser = await OpenAsync(desk, "reviewer");
        var review = await browser.PageAsync($"/cases/{caseId}");
        Assert.Null(review.QuerySelector("form[action$='handler=Approve']"));
        Assert.Contains("请先认定这件处罚是否具有一定社会影响", review.QuerySelector("#deeds")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("按规则，当事人中有自然人的公开摘要", review.QuerySelector("#deeds")!.TextContent, StringComparison.Ordinal);

        var bare = await browser.ParseAsync(await browser.SubmitAsync($"/cases/{caseId}/impact", $"/cases/{caseId}/impact", ("Reason", "围观者众。")));
        Assert.Equal("#Finding", DeskBrowser.ProblemLinks(bare));
        Assert.Contains("围观者众。", bare.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        // Two answers where the law asks; the third only where it is not known whether it does.
        Assert.Equal(2, bare.QuerySelectorAll("input[name=Finding]").Length);
        var judged = await browser.SubmitAsync(bare, $"/cases/{caseId}/impact", ("Finding", "Present"), ("Reason", "围观者众。"));
        Assert.Equal($"/cases/{caseId}?done=impact", judged.Headers.Location!.OriginalString);
        Assert.NotNull((await browser.PageAsync($"/cases/{caseId}?done=impact")).QuerySelector("form[action$='handler=Approve']"));

        var mode = await browser.SubmitAsync($"/cases/{caseId}/mode", $"/cases/{caseId}/mode", ("Mode", "FullText"));
        Assert.Equal("#Reason", DeskBrowser.ProblemLinks(await browser.ParseAsync(mode)));
        var chosen = await browser.SubmitAsync($"/cases/{caseId}/mode", $"/cases/{caseId}/mode", ("Mode", "FullText"), ("Reason", "公众关注，应当全文公开。"));
        Assert.Equal($"/cases/{caseId}?done=mode", chosen.Headers.Location!.OriginalString);
        await desk.UntilAsync(caseId, CaseState.InReview);
        var anew = await browser.PageAsync($"/cases/{caseId}");
        Assert.Null(anew.QuerySelector("form[action$='handler=Approve']"));
        Assert.Contains("您把这件案件改成了全文公开，须由另一名审核人批准", anew.QuerySelector("#deeds")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("LAW-XXGK-18")]
    public async Task Withheld_ByTheRules_SaysSoUntilAReviewerConfirms()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var number = desks.NewNumber();
        var caseId = await desk.PushAsync(
            $$"""
            {"documentNumber":"{{number}}","title":"占道案","actType":"penalty","decidedOn":"2026-03-02",
             "parties":[{"name":"刀依香","kind":"naturalPerson","birthDate":"2012-05-01"}],
             "summary":{"facts":"占道。","basis":"《城市道路管理条例》第二十七条。","decision":"责令改正。"} }
            """,
            $"{number}\n本件正文见归档材料。\n2026年3月2日\n");
        await desk.UntilAsync(caseId, CaseState.Withheld);
        using var browser = await OpenAsync(desk, "reviewer");
        var page = await browser.PageAsync($"/cases/{caseId}");
        Assert.Contains("系统按规则作出，等待审核人确认", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var done = await browser.SubmitAsync($"/cases/{caseId}/change/reassess", $"/cases/{caseId}/change/reassess", ("Reason", "已核对出生日期。"));
        Assert.Equal($"/cases/{caseId}?done=reassess", done.Headers.Location!.OriginalString);
        var after = await browser.PageAsync($"/cases/{caseId}?done=reassess");
        Assert.Contains("已确认，继续不予公开", after.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("账号 reviewer", string.Concat(after.QuerySelectorAll("dl.pairs").Select(pairs => pairs.TextContent)), StringComparison.Ordinal);
    }

    private static async Task<DeskBrowser> OpenAsync(DeskProcess desk, string account)
    {
        var browser = new DeskBrowser(desk.Address);
        var response = await browser.SubmitAsync("/sign-in", "/sign-in", ("Account", account), ("Password", DeskProcess.Password));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return browser;
    }
}
