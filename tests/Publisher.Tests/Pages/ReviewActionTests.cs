using System.Net;
using AngleSharp.Html.Dom;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Pages;

/// <summary>Every act of the review page, done with plain forms; on a desk of its own.</summary>
public sealed class ReviewActionTests(SeededDesk desk) : IClassFixture<SeededDesk>
{
    private const string Mentions =
        "决定书\n证人[person,0.7,GS-10-1:和丽春→证人甲]到场。[person,0.4,GS-10-1:赵启明→证人乙]与[person,0.8,GS-10-1:小和→证人甲]离开，法定代表人[legal_representative,0.85,GS-10-1:段云舟→]与[person,0.99,GS-10-1:杨立群→证人丙]签字。";

    [Fact]
    public async Task Review_CertainMentionsOfOnePerson_StandTogetherAndAreToldInWords()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        await desk.AddAsync(SampleCases.All.Single(sample => sample.CaseId is SampleCases.InReview) with
        {
            CaseId = "c-grouped", DocumentNumber = "昆市监处罚〔2026〕140号",
            Marked = "证人[person,0.99,GS-10-1:和丽春→证人甲]到场。[person,0.6,GS-10-1:小和→证人甲]与[person,0.95,GS-10-1:赵启明→证人乙]离开，[person,0.99,GS-10-1:和丽春→证人甲]签字。",
        });

        var page = await browser.PageAsync("/cases/c-grouped");

        var list = page.QuerySelector(".findings")!;
        Assert.Equal(["请逐处核对（1）", "隐去，较有把握（1）", "隐去，很有把握（2）"], list.QuerySelectorAll("h3").Select(heading => heading.TextContent));
        Assert.Equal(["小和", "赵启明", "和丽春"], list.QuerySelectorAll(".value").Select(value => value.TextContent));
        Assert.Single(list.QuerySelectorAll("button[name=Accept]"));
        Assert.Equal(2, list.QuerySelectorAll("button[name=Together]").Length);
        Assert.Single(list.QuerySelectorAll("input[name=__RequestVerificationToken]"));
        Assert.Equal(["#f1", "#f4"], list.QuerySelectorAll(".places a[data-finding]").Select(link => link.GetAttribute("href")));
        Assert.DoesNotContain("0.", list.TextContent, StringComparison.Ordinal);
        Assert.Equal("/cases/c-grouped/correct?place=8-10", list.QuerySelector("li")!.GetAttribute("data-correct"));
    }

    [Fact]
    [Clause("LAW-BM-35")]
    public async Task Approve_WithoutSecrecyReview_IsNotOffered()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await OpenAsync(browser, "a-1", CaseState.InReview);

        Assert.Null(page.QuerySelector("form[action$='handler=Approve']"));
        Assert.Contains("记录保密审查后，才能批准公开", page.QuerySelector("#deeds")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("LAW-BM-35")]
    public async Task SecrecyReviewThenApprove_EverythingChecked_Approves()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var page = await OpenAsync(browser, "a-2", CaseState.InReview);

        var recorded = await browser.SubmitAsync(
            page, "/cases/a-2?handler=Secrecy", ("SecrecyReviewer", "杨立群"), ("SecrecyReviewedOn", "２０２６年１０月１５日"), ("SecrecyConclusion", "Publishable"));
        Assert.Equal("/cases/a-2?done=secrecy", recorded.Headers.Location!.OriginalString);
        var ready = await browser.PageAsync("/cases/a-2");
        Assert.Contains("杨立群，2026-10-15，可以公开", ready.QuerySelector("#deeds")!.TextContent, StringComparison.Ordinal);
        Assert.True(ready.QuerySelector("form[action$='handler=Approve'] button")!.HasAttribute("disabled"));
        var answered = await AnswerAsync(browser, "a-2");
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
        var page = await OpenAsync(browser, "a-3", CaseState.InReview, reviewed: true);
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
    public async Task Judge_AcceptAndTakeBack_LeadToTheNextQuestionAndBack()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        await desk.AddAsync(Sample("a-50", CaseState.InReview, reviewed: true) with { Marked = Mentions });
        var page = await browser.PageAsync("/cases/a-50");
        // One person's mentions stand together, the least sure person first.
        Assert.Equal(["f2", "f1", "f3", "f4"], page.QuerySelectorAll(".findings li[data-open]").Select(item => item.GetAttribute("data-finding")));

        var second = page.QuerySelectorAll("button[name=Accept]")[1];
        var accepted = await browser.SubmitAsync(page, "/cases/a-50/correct?handler=Judge", ("Accept", second.GetAttribute("value")!));

        Assert.Equal("/cases/a-50?done=judge&at=1#next", accepted.Headers.Location!.OriginalString);
        page = await browser.PageAsync("/cases/a-50?done=judge&at=1");
        // On from where the reviewer was, not back to what was passed over.
        Assert.Equal("f3", page.QuerySelector("#next")!.GetAttribute("data-finding"));
        Assert.Contains("还有 3 处没有核对", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("已核对，账号 shenhe", page.QuerySelector(".judged")!.TextContent, StringComparison.Ordinal);

        // The same page sent once more, as by a second click.
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(page, "/cases/a-50/correct?handler=Judge", ("Accept", second.GetAttribute("value")!))).StatusCode);

        var undone = await browser.SubmitAsync(page, "/cases/a-50/correct?handler=Judge", ("Undo", page.QuerySelector("button[name=Undo]")!.GetAttribute("value")!));
        page = await browser.PageAsync(undone.Headers.Location!.OriginalString.Split('#')[0]);
        Assert.Equal("f1", page.QuerySelector("#next")!.GetAttribute("data-finding"));
        Assert.Equal("4", page.QuerySelector("#questions strong")!.TextContent);
    }

    [Fact]
    public async Task Judge_Together_IsRecordedAndCanBeTakenBack()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        await desk.AddAsync(Sample("a-51", CaseState.InReview, reviewed: true) with { Marked = Mentions });
        var page = await browser.PageAsync("/cases/a-51");
        var group = Assert.Single(page.QuerySelectorAll("button[name=Together]")).GetAttribute("value")!;

        await browser.SubmitAsync(page, "/cases/a-51/correct?handler=Judge", ("Together", group));

        page = await browser.PageAsync("/cases/a-51");
        Assert.Empty(page.QuerySelectorAll("button[name=Together]"));
        Assert.Equal("4", page.QuerySelector("#questions strong")!.TextContent);
        Assert.Contains("核对整组发现，认为正确：隐去，很有把握 1 处", page.QuerySelector(".history")!.TextContent, StringComparison.Ordinal);
        await browser.SubmitAsync(page, "/cases/a-51/correct?handler=Judge", ("Apart", page.QuerySelector("button[name=Apart]")!.GetAttribute("value")!));
        Assert.Single((await browser.PageAsync("/cases/a-51")).QuerySelectorAll("button[name=Together]"));
    }

    [Theory]
    [InlineData("Accept", "1-0123456789abcdef0123456789abcdef", HttpStatusCode.Conflict)]
    [InlineData("Together", "certain-0123456789abcdef0123456789abcdef", HttpStatusCode.Conflict)]
    [InlineData("Together", "doubtful-0123456789abcdef0123456789abcdef", HttpStatusCode.OK)]
    [InlineData("Accept", "<script>", HttpStatusCode.OK)]
    [InlineData("Nothing", "1", HttpStatusCode.OK)]
    public async Task Judge_WhatIsNotThere_ChangesNothing(string field, string value, HttpStatusCode expected)
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var caseId = $"a-52-{field}-{value.Length}";
        await desk.AddAsync(Sample(caseId, CaseState.InReview, reviewed: true) with { Marked = Mentions });

        var response = await browser.SubmitAsync(await browser.PageAsync($"/cases/{caseId}"), $"/cases/{caseId}/correct?handler=Judge", (field, value));

        Assert.Equal(expected, response.StatusCode);
        Assert.DoesNotContain("<script>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("4", (await browser.PageAsync($"/cases/{caseId}")).QuerySelector("#questions strong")!.TextContent);
    }

    [Fact]
    public async Task Extend_WithoutScript_BringsTheFindingToTheFormAndNothingOfItIntoTheAddress()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        await desk.AddAsync(Sample("a-53", CaseState.InReview, reviewed: true) with { Marked = Mentions });
        var link = (await browser.PageAsync("/cases/a-53")).QuerySelectorAll(".judgement a").Select(anchor => anchor.GetAttribute("href")!).First(address => address.Contains("extend=", StringComparison.Ordinal));

        Assert.DoesNotContain("小和", Uri.UnescapeDataString(link), StringComparison.Ordinal);
        var page = await browser.PageAsync(link.Split('#')[0]);

        Assert.Equal("赵启明", page.QuerySelector("#Value")!.GetAttribute("value"));
        Assert.True(page.QuerySelector("#Value")!.HasAttribute("autofocus"));
        Assert.Equal("person", page.QuerySelector("#Kind option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Review_HundredsOfFindings_HaveOneTokenAndOneFormBetweenThem()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var lines = Enumerable.Range(0, 400).Select(number => $"证人[person,{(number % 2 == 0 ? "0.5" : "0.99")},GS-10-1:赵启{(char)('一' + number)}→证人{number}]证实上述事实。");
        await desk.AddAsync(Sample("a-54", CaseState.InReview, reviewed: true) with { Marked = string.Join('\n', lines.Prepend("决定书")) });

        var page = await browser.PageAsync("/cases/a-54");

        Assert.Equal(200, page.QuerySelectorAll("button[name=Accept][form=judgements]").Length);
        Assert.Single(page.QuerySelectorAll("#judgements input[name=__RequestVerificationToken]"));
        Assert.True(page.QuerySelectorAll("input[name=__RequestVerificationToken]").Length < 10);
    }

    [Fact]
    [Clause("GS-12-2")]
    public async Task Approve_TheCaseChangedMeanwhile_IsRefusedAndAskedForAnew()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        await OpenAsync(browser, "a-40", CaseState.InReview, reviewed: true);
        var page = await AnswerAsync(browser, "a-40");
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
        var mine = Sample("a-4", CaseState.InReview, reviewed: true) with { Submitter = SeededDesk.Reviewer };
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

        var page = await OpenAsync(browser, "a-5", CaseState.InReview, reviewed: true);

        Assert.Empty(page.QuerySelectorAll("#deeds form"));
        Assert.Contains(DutyRules.Chinese(DutyRules.Role), page.QuerySelector("#deeds")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecrecyReview_Incomplete_KeepsWhatWasTyped()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var page = await OpenAsync(browser, "a-6", CaseState.InReview);

        var response = await browser.SubmitAsync(page, "/cases/a-6?handler=Secrecy", ("SecrecyReviewer", "杨立群"), ("SecrecyReviewedOn", "10月15日"));

        var again = await browser.ParseAsync(response);
        Assert.Equal("#SecrecyReviewedOn #SecrecyConclusion", DeskBrowser.ProblemLinks(again));
        Assert.Equal("杨立群", again.QuerySelector("#SecrecyReviewer")!.GetAttribute("value"));
        Assert.Equal("10月15日", again.QuerySelector("#SecrecyReviewedOn")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Return_WithReason_ReturnsAndShowsTheReason()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var page = await OpenAsync(browser, "a-7", CaseState.InReview);

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
        var page = await OpenAsync(browser, "a-8", CaseState.InReview);

        var again = await browser.ParseAsync(await browser.SubmitAsync(page, "/cases/a-8?handler=Return", ("ReturnReason", "  ")));

        Assert.True(again.QuerySelector("#ReturnReason")!.Closest("details")!.HasAttribute("open"));
        Assert.Equal("#ReturnReason", again.QuerySelector("#problems a")!.GetAttribute("href"));
    }

    [Fact]
    [Clause("BS-12")]
    public async Task Withhold_ClauseAndReason_Withholds()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var page = await OpenAsync(browser, "a-9", CaseState.Held);

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
        var page = await OpenAsync(browser, $"a-10-{clause.Length}", CaseState.InReview);

        var again = await browser.ParseAsync(await browser.SubmitAsync(page, $"/cases/a-10-{clause.Length}?handler=Withhold", ("WithholdClause", clause), ("WithholdReason", "理由")));

        Assert.Equal("#WithholdClause", again.QuerySelector("#problems a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Release_HeldCase_GoesOn()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var page = await OpenAsync(browser, "a-11", CaseState.Held, "GS-11-4");

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
        var page = await OpenAsync(browser, "a-13", CaseState.Held, "GS-11-2b");
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
        await OpenAsync(browser, "a-14", CaseState.Held, "GS-11-2c");
        await OpenAsync(browser, "a-15", CaseState.Held, "GS-11-2c", "GS-11-3");
        await OpenAsync(browser, "a-16", CaseState.Held, "GS-11-3");

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
        var page = await OpenAsync(browser, "a-12", CaseState.InReview);
        await browser.SubmitAsync(page, "/cases/a-12?handler=Return", ("ReturnReason", "第一次"));

        var response = await browser.SubmitAsync(page, "/cases/a-12?handler=Return", ("ReturnReason", "第二次"));

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var again = await browser.ParseAsync(response);
        Assert.Contains("现在的状态是“已退回”", again.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("第二次", again.QuerySelector(".history")!.TextContent, StringComparison.Ordinal);
    }

    // One after another, as a person without script would; each answer leads to the next question.
    private static async Task<IHtmlDocument> AnswerAsync(DeskBrowser browser, string caseId)
    {
        var page = await browser.PageAsync($"/cases/{caseId}");
        while (page.QuerySelector("#next button[name=Accept]") is { } button)
        {
            var answer = await browser.SubmitAsync(page, $"/cases/{caseId}/correct?handler=Judge", ("Accept", button.GetAttribute("value")!));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.EndsWith("#next", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
            page = await browser.PageAsync(answer.Headers.Location!.OriginalString.Split('#')[0]);
        }

        Assert.Null(page.QuerySelector("button[name=Accept]"));
        return page;
    }

    private async Task<IHtmlDocument> OpenAsync(DeskBrowser browser, string id, CaseState state, bool reviewed = false)
    {
        await desk.AddAsync(Sample(id, state, reviewed));
        return await browser.PageAsync($"/cases/{id}");
    }

    private async Task<IHtmlDocument> OpenAsync(DeskBrowser browser, string id, CaseState state, params IReadOnlyList<string> clauses)
    {
        await desk.AddAsync(Sample(id, state, reviewed: false) with { Grounds = [.. clauses.Select(clause => new Ground(clause, "正文第 7 段。"))] });
        return await browser.PageAsync($"/cases/{id}");
    }

    private static SampleCase Sample(string id, CaseState state, bool reviewed) => new()
    {
        CaseId = id,
        State = state,
        DocumentNumber = $"昆市监处罚〔2026〕{id}号",
        Title = "昆明某食品有限公司案",
        SecrecyReview = reviewed ? new SecrecyReview { Reviewer = "杨立群", ReviewedOn = new DateOnly(2026, 10, 15), Conclusion = SecrecyConclusion.Publishable } : null,
    };
}
