using System.Net;
using AngleSharp.Html.Dom;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Pages.Review;

/// <summary>Return, withholding, release and what two people decide, done with plain forms; on a desk of its own.</summary>
public sealed class DecisionActionTests(SeededDesk desk) : IClassFixture<SeededDesk>
{
    [Fact]
    public async Task Return_WithReason_ReturnsAndShowsTheReason()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var page = await desk.OpenAsync(browser, "a-7", CaseState.InReview);

        var response = await browser.SubmitAsync(page, "/cases/a-7?handler=Return", ("ReturnReason", "住址未写明是否为经营场所。"));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var after = await browser.PageAsync("/cases/a-7");
        Assert.Contains("已退回", after.QuerySelector(".case-head")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("住址未写明是否为经营场所。", after.QuerySelector(".history")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Return_NoReason_StaysOpenWithTheProblem()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var page = await desk.OpenAsync(browser, "a-8", CaseState.InReview);

        var again = await browser.ParseAsync(await browser.SubmitAsync(page, "/cases/a-8?handler=Return", ("ReturnReason", "  ")));

        Assert.True(again.QuerySelector("#ReturnReason")!.Closest("details")!.HasAttribute("open"));
        Assert.Equal("#ReturnReason", again.QuerySelector("#problems a")!.GetAttribute("href"));
    }

    [Fact]
    [Clause("BS-12")]
    public async Task Withhold_ClauseAndReason_Withholds()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var page = await desk.OpenAsync(browser, "a-9", CaseState.Held);

        var response = await browser.SubmitAsync(page, "/cases/a-9?handler=Withhold", ("WithholdClause", "GS-11-2b"), ("WithholdReason", "含有客户名单。"));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var after = await browser.PageAsync("/cases/a-9");
        Assert.Contains("决定不予公开（公示办法第十一条第一款第二项）", after.QuerySelector(".history")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("GS-99")]
    [Clause("BS-12")]
    public async Task Withhold_UnknownClause_IsRefused(string clause)
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var page = await desk.OpenAsync(browser, $"a-10-{clause.Length}", CaseState.InReview);

        var again = await browser.ParseAsync(await browser.SubmitAsync(page, $"/cases/a-10-{clause.Length}?handler=Withhold", ("WithholdClause", clause), ("WithholdReason", "理由")));

        Assert.Equal("#WithholdClause", again.QuerySelector("#problems a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Release_HeldCase_GoesOn()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var page = await desk.OpenAsync(browser, "a-11", CaseState.Held, "GS-11-4");

        var response = await browser.SubmitAsync(page, "/cases/a-11?handler=Release", ("ReleaseReason", "系列案件已全部办结。"));

        Assert.Equal("/cases/a-11?done=release", response.Headers.Location!.OriginalString);
        Assert.Contains("系列案件已全部办结。", (await browser.PageAsync("/cases/a-11")).QuerySelector(".history")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("GS-11-2b")]
    public async Task Release_HeldForASecret_IsNotOfferedAndTakesTwo()
    {
        await desk.AddReviewerAsync("fuhe");
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var page = await desk.OpenAsync(browser, "a-13", CaseState.Held, "GS-11-2b");
        Assert.Null(page.QuerySelector("form[action$='handler=Release']"));
        Assert.Equal("/cases/a-13/override", page.QuerySelector("#deeds a.button")!.GetAttribute("href"));

        // By a form of one's own making.
        var token = page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var forged = await browser.PostBareAsync("/cases/a-13?handler=Release", ("__RequestVerificationToken", token), ("ReleaseReason", "名单早已公布。"));
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        Assert.Contains(DutyRules.Chinese(DutyRules.ReleaseTakesTwo), (await browser.ParseAsync(forged)).QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);

        var empty = await browser.ParseAsync(await browser.SubmitAsync("/cases/a-13/override", "/cases/a-13/override?handler=Propose", ("Basis", "NotApplicable")));
        Assert.Equal("#Reason", DeskBrowser.ProblemLinks(empty));
        var proposed = await browser.SubmitAsync(
            "/cases/a-13/override", "/cases/a-13/override?handler=Propose", ("Basis", "NotApplicable"), ("Reason", "名单早已公布。"));
        Assert.Equal("/cases/a-13?done=override-proposed", proposed.Headers.Location!.OriginalString);
        var own = await browser.PageAsync("/cases/a-13/override");
        Assert.Null(own.QuerySelector("form[action$='handler=Confirm']"));
        Assert.Contains(DutyRules.Chinese(DutyRules.SecondPerson), own.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using var other = await desk.OpenAsAsync("fuhe");
        Assert.Contains("名单早已公布。", (await other.PageAsync("/cases/a-13/override")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var confirmed = await other.SubmitAsync("/cases/a-13/override", "/cases/a-13/override?handler=Confirm");
        Assert.Equal("/cases/a-13?done=override-confirmed", confirmed.Headers.Location!.OriginalString);
        var after = await other.PageAsync("/cases/a-13?done=override-confirmed");
        Assert.Contains("已由两人认定情形不成立", after.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("确认公开的提议，账号 fuhe", after.QuerySelector(".history")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("GS-11-6")]
    public async Task OverridePage_OffersWhatTheGroundsAllow()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        await desk.OpenAsync(browser, "a-14", CaseState.Held, "GS-11-2c");
        await desk.OpenAsync(browser, "a-15", CaseState.Held, "GS-11-2c", "GS-11-3");
        await desk.OpenAsync(browser, "a-16", CaseState.Held, "GS-11-3");

        Assert.Equal("NotApplicable Consent PublicInterest", await BasesAsync("a-14"));
        Assert.Equal("NotApplicable", await BasesAsync("a-15"));
        Assert.Equal("", await BasesAsync("a-16"));

        async Task<string> BasesAsync(string id) => string.Join(
            ' ', (await browser.PageAsync($"/cases/{id}/override")).QuerySelectorAll("input[name=Basis]").Select(input => input.GetAttribute("value")));
    }

    [Fact]
    public async Task Act_OnACaseThatHasMovedOn_SaysSoAndChangesNothing()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var page = await desk.OpenAsync(browser, "a-12", CaseState.InReview);
        await browser.SubmitAsync(page, "/cases/a-12?handler=Return", ("ReturnReason", "第一次"));

        var response = await browser.SubmitAsync(page, "/cases/a-12?handler=Return", ("ReturnReason", "第二次"));

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var again = await browser.ParseAsync(response);
        Assert.Contains("现在的状态是“已退回”", again.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("第二次", again.QuerySelector(".history")!.TextContent, StringComparison.Ordinal);
    }
}
