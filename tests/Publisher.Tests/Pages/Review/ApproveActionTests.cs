using System.Net;
using AngleSharp.Html.Dom;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Pages.Review;

/// <summary>保密审查 and approval on the review page, done with plain forms; on a desk of its own.</summary>
public sealed class ApproveActionTests(SeededDesk desk) : IClassFixture<SeededDesk>
{
    [Fact]
    [Clause("LAW-BM-35")]
    public async Task Approve_WithoutSecrecyReview_IsNotOffered()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await desk.OpenAsync(browser, "a-1", CaseState.InReview);

        Assert.Null(page.QuerySelector("form[action$='handler=Approve']"));
        Assert.Contains("记录保密审查后，才能批准公开", page.QuerySelector("#deeds")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("LAW-BM-35")]
    public async Task SecrecyReviewThenApprove_EverythingChecked_Approves()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var page = await desk.OpenAsync(browser, "a-2", CaseState.InReview);

        var recorded = await browser.SubmitAsync(
            page, "/cases/a-2?handler=Secrecy", ("SecrecyReviewer", "杨立群"), ("SecrecyReviewedOn", "２０２６年１０月１５日"), ("SecrecyConclusion", "Publishable"));
        Assert.Equal("/cases/a-2?done=secrecy", recorded.Headers.Location!.OriginalString);
        var ready = await browser.PageAsync("/cases/a-2");
        Assert.Contains("杨立群，2026-10-15，可以公开", ready.QuerySelector("#deeds")!.TextContent, StringComparison.Ordinal);
        Assert.True(ready.QuerySelector("form[action$='handler=Approve'] button")!.HasAttribute("disabled"));
        var answered = await ReviewSteps.AnswerAsync(browser, "a-2");
        Assert.False(answered.QuerySelector("form[action$='handler=Approve'] button")!.HasAttribute("disabled"));
        var approved = await browser.SubmitAsync(answered, "/cases/a-2?handler=Approve");

        Assert.Equal("/cases/a-2?done=approve", approved.Headers.Location!.OriginalString);
        var after = await browser.PageAsync("/cases/a-2?done=approve");
        Assert.Contains("批准公开，账号 shenhe", after.QuerySelector(".history")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("已批准", after.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("GS-12-2")]
    public async Task Approve_QuestionsAreOpen_ButtonSaysWhyAndTheServerRefuses()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var page = await desk.OpenAsync(browser, "a-3", CaseState.InReview, reviewed: true);
        var count = page.QuerySelectorAll("button[name=Accept]").Length;
        Assert.True(count > 0);
        Assert.Equal($"{count}", page.QuerySelector("#questions strong")!.TextContent);
        Assert.True(page.QuerySelector("form[action$='handler=Approve'] button")!.HasAttribute("disabled"));
        Assert.Contains($"还有 {count} 处没有核对", page.QuerySelector("#approve-bar")!.TextContent, StringComparison.Ordinal);

        // By a form of one's own making.
        var response = await browser.SubmitAsync(page, "/cases/a-3?handler=Approve");

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var again = await browser.ParseAsync(response);
        Assert.Contains(DutyRules.Chinese(DutyRules.QuestionsAreOpen), again.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("待审核", again.QuerySelector(".case-head")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("GS-12-2")]
    public async Task Approve_TheCaseChangedMeanwhile_IsRefusedAndAskedForAnew()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        await desk.OpenAsync(browser, "a-40", CaseState.InReview, reviewed: true);
        var page = await ReviewSteps.AnswerAsync(browser, "a-40");
        await browser.SubmitAsync(page, "/cases/a-40?handler=Secrecy", ("SecrecyReviewer", "杨立群"), ("SecrecyReviewedOn", "2026-10-15"), ("SecrecyConclusion", "Publishable"));

        var response = await browser.SubmitAsync(page, "/cases/a-40?handler=Approve");

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var again = await browser.ParseAsync(response);
        Assert.Contains("打开页面以后，这件案件有了变化", again.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        var approved = await browser.SubmitAsync(again, "/cases/a-40?handler=Approve");
        Assert.Equal("/cases/a-40?done=approve", approved.Headers.Location!.OriginalString);
    }

    [Fact]
    [Clause("GS-12-2")]
    public async Task Approve_OwnSubmission_IsForbidden()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var mine = ReviewSteps.Sample("a-4", CaseState.InReview, reviewed: true) with { Submitter = SeededDesk.Reviewer };
        await desk.AddAsync(mine);
        var token = (await browser.PageAsync("/sign-out")).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var response = await browser.PostBareAsync("/cases/a-4?handler=Approve", ("__RequestVerificationToken", token));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains(DutyRules.Chinese(DutyRules.FourEyes), (await browser.ParseAsync(response)).QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_Clerk_SeesWhyNot()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Clerk);

        var page = await desk.OpenAsync(browser, "a-5", CaseState.InReview, reviewed: true);

        Assert.Empty(page.QuerySelectorAll("#deeds form"));
        Assert.Contains(DutyRules.Chinese(DutyRules.Role), page.QuerySelector("#deeds")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecrecyReview_Incomplete_KeepsWhatWasTyped()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var page = await desk.OpenAsync(browser, "a-6", CaseState.InReview);

        var response = await browser.SubmitAsync(page, "/cases/a-6?handler=Secrecy", ("SecrecyReviewer", "杨立群"), ("SecrecyReviewedOn", "10月15日"));

        var again = await browser.ParseAsync(response);
        Assert.Equal("#SecrecyReviewedOn #SecrecyConclusion", DeskBrowser.ProblemLinks(again));
        Assert.Equal("杨立群", again.QuerySelector("#SecrecyReviewer")!.GetAttribute("value"));
        Assert.Equal("10月15日", again.QuerySelector("#SecrecyReviewedOn")!.GetAttribute("value"));
    }
}
