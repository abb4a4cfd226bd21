using System.Net;
using AngleSharp.Html.Dom;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Records;
using Disclosure.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Publisher.Tests.Pages;

/// <summary>The forms for what becomes of a decision, and for what was wrong in its metadata, as a browser without script uses them; on a desk of its own.</summary>
public sealed class AftermathPageTests(SeededDesk desk) : IClassFixture<SeededDesk>
{
    private const string Case = $"/cases/{SampleCases.Published}";
    private const string After = Case + "/after";
    private const string Amend = Case + "/amend";

    [Fact]
    [Clause("GS-08-4b")]
    public async Task Performance_NothingFilledIn_NamesItsFieldsAndKeepsNothingElse()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Clerk);

        var page = await browser.ParseAsync(await browser.SubmitAsync(After, After + "?handler=Performance", ("PerformedYuan", "很多")));

        Assert.Equal("#Status #PerformedOn #PerformedYuan", DeskBrowser.ProblemLinks(page));
        Assert.Equal("很多", page.QuerySelector("#PerformedYuan")!.GetAttribute("value"));
        Assert.StartsWith("有错误：", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("GS-08-6")]
    public async Task Proceeding_WithANameForABody_IsRefusedAtItsFieldAndKeepsTheRest()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Clerk);

        var page = await browser.ParseAsync(await browser.SubmitAsync(
            After, After + "?handler=Proceeding", ("Course", "FirstInstance.Accepted"), ("Body", "杨立群法院"), ("DocumentOn", "2026-10-20"), ("DocumentNumber", "杨立群1号")));

        Assert.Equal("#Body #DocumentNumber", DeskBrowser.ProblemLinks(page));
        Assert.Equal("FirstInstance.Accepted", ((IHtmlSelectElement)page.QuerySelector("#Course")!).Value);
        Assert.Equal("2026-10-20", page.QuerySelector("#DocumentOn")!.GetAttribute("value"));
        Assert.DoesNotContain("杨立群", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("GS-16-1")]
    [Clause("LAW-XZCF-48-2")]
    public async Task Revocation_RecordedAndConfirmed_LeadsToTheWithdrawalAndDoesNotReplaceIt()
    {
        await AddPublishedAsync("case-revoked", "昆市监处罚〔2026〕901号");
        const string path = "/cases/case-revoked/after";
        using var clerk = await desk.OpenAsAsync(SeededDesk.Clerk);
        using var reviewer = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var recorded = await clerk.SubmitAsync(
            path, path + "?handler=Proceeding", ("Course", "Reconsideration.Revoked"), ("Body", "昆明市人民政府"), ("DocumentOn", "2026年10月20日"), ("DocumentNumber", "昆政复决字[2026]31号"),
            ("LearnedOn", "2026-10-21"));
        Assert.Equal("/cases/case-revoked?done=after-recorded", recorded.Headers.Location!.OriginalString);
        var screen = await clerk.PageAsync("/cases/case-revoked");
        var own = await clerk.PageAsync(path);
        Assert.Contains("行政复议：撤销原决定，昆明市人民政府，昆政复决字〔2026〕31号（2026-10-20）", own.QuerySelector(".entry")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(own.QuerySelectorAll("form"), form => form.GetAttribute("action")!.EndsWith("handler=Confirm", StringComparison.Ordinal));

        // The clock does not wait for the second person: page and queue say so.
        var clock = screen.QuerySelector("section[aria-labelledby=withdrawal-due-title]")!;
        Assert.Contains("2026-10-23", clock.QuerySelector(".due.late .day")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("文书日期 2026年10月20日，知悉日期 2026年10月21日", clock.TextContent, StringComparison.Ordinal);
        Assert.Contains("最迟撤下日期确定或者变动：2026-10-23", screen.QuerySelector(".history")!.TextContent, StringComparison.Ordinal);
        var queue = await reviewer.PageAsync("/?state=all");
        Assert.Matches("[1-9] 件决定应当撤下，其中 [1-9] 件已经逾期", queue.QuerySelector(".say.warn")!.TextContent);
        Assert.Matches("应撤下，逾期 [0-9]+ 个工作日", queue.QuerySelector(".queue tbody tr td")!.TextContent);
        var due = await reviewer.PageAsync(queue.QuerySelector(".say.warn a")!.GetAttribute("href")!);
        Assert.Contains(due.QuerySelectorAll(".queue tbody th a"), link => link.GetAttribute("href") is "/cases/case-revoked");
        Assert.Null(due.QuerySelector(".say.warn"));
        const string lateness = "/cases/case-revoked/lateness?of=withdrawal";
        Assert.Contains(clock.QuerySelectorAll("a"), link => link.GetAttribute("href") is lateness);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(lateness, lateness, ("Reason", "复议决定书迟转。"))).StatusCode);
        Assert.Equal("复议决定书迟转。", (await clerk.PageAsync(lateness)).QuerySelector(".reasons .said")!.TextContent);
        using var supervisor = await desk.OpenAsAsync(SeededDesk.Supervisor);
        var figures = (await supervisor.PageAsync("/supervision/lateness")).QuerySelector("section[aria-labelledby=withdrawals]")!;
        Assert.Contains("昆明市，小计", figures.TextContent, StringComparison.Ordinal);
        Assert.Contains("本地区合计", figures.TextContent, StringComparison.Ordinal);

        Assert.Contains("核对登记的情况", (await reviewer.PageAsync("/cases/case-revoked")).QuerySelector("#deeds")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("原决定不会自动撤下", (await reviewer.PageAsync(path)).QuerySelector(".entry")!.TextContent, StringComparison.Ordinal);
        var confirmed = await reviewer.SubmitAsync(path, path + "?handler=Confirm");
        Assert.Equal("/cases/case-revoked?done=after-confirmed", confirmed.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Decline_WithoutAReason_SaysSoAtItsEntry()
    {
        await AddPublishedAsync("case-declined", "昆市监处罚〔2026〕902号");
        const string path = "/cases/case-declined/after";
        using var clerk = await desk.OpenAsAsync(SeededDesk.Clerk);
        await clerk.SubmitAsync(path, path + "?handler=Performance", ("Status", "Performed"), ("PerformedOn", "2026-10-20"), ("PerformedYuan", "5,000"));

        var page = await clerk.ParseAsync(await clerk.SubmitAsync(path, path + "?handler=Decline", ("DeclineReason", " ")));
        Assert.Equal("#DeclineReason", DeskBrowser.ProblemLinks(page));
        Assert.NotNull(page.QuerySelector("textarea#DeclineReason"));
        var declined = await clerk.SubmitAsync(path, path + "?handler=Decline", ("DeclineReason", "登记在了别的案件上。"));
        Assert.Equal(HttpStatusCode.Redirect, declined.StatusCode);
        var history = (await clerk.PageAsync("/cases/case-declined")).QuerySelector(".history")!.TextContent;
        Assert.Contains("登记公开后的情况", history, StringComparison.Ordinal);
        Assert.Contains("履行情况：已履行，已履行 5,000 元（2026-10-20）", history, StringComparison.Ordinal);
        Assert.Contains("登记在了别的案件上。", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfACaseThatIsNotPublic_SaysWhyNothingCanBeRecorded()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        foreach (var path in new[] { $"/cases/{SampleCases.InReview}/after", $"/cases/{SampleCases.InReview}/amend" })
        {
            var page = await browser.PageAsync(path);
            Assert.NotNull(page.QuerySelector(".say"));
            Assert.Empty(page.QuerySelectorAll("main form"));
        }
    }

    [Fact]
    [Clause("BS-27")]
    public async Task Amend_ShowsThePresentValuesAndKeepsWhatWasTyped()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Clerk);
        var form = await browser.PageAsync(Amend);
        var title = form.QuerySelector("#CaseTitle")!.GetAttribute("value")!;
        Assert.NotEmpty(title);

        var page = await browser.ParseAsync(await browser.SubmitAsync(
            form, Amend, [.. Values(form), ("FineYuan", "6000"), ("Kind", "Technical"), ("Reason", "核对案卷时发现。")]));

        Assert.Equal("#Kind", DeskBrowser.ProblemLinks(page));
        Assert.Equal("6000", page.QuerySelector("#FineYuan")!.GetAttribute("value"));
        Assert.Equal(title, page.QuerySelector("#CaseTitle")!.GetAttribute("value"));
        Assert.Equal("核对案卷时发现。", page.QuerySelector("#Reason")!.TextContent);
    }

    [Fact]
    [Clause("CX-14-3")]
    public async Task Amend_Proposed_LeadsToTheCaseThatIsReviewed()
    {
        await AddPublishedAsync("case-amended", "昆市监处罚〔2026〕903号");
        const string path = "/cases/case-amended/amend";
        using var browser = await desk.OpenAsAsync(SeededDesk.Clerk);
        var form = await browser.PageAsync(path);

        var answer = await browser.SubmitAsync(form, path, [.. Values(form), ("FineYuan", "6000"), ("Kind", "Correction"), ("Note", "罚款金额填写有误。"), ("Reason", "核对案卷时发现。")]);

        Assert.Equal("/cases/case-amended?done=amend", answer.Headers.Location!.OriginalString);
        var page = await browser.PageAsync("/cases/case-amended");
        var link = page.QuerySelector("#deeds a[href^='/cases/']:not([href*='case-amended'])")!.GetAttribute("href")!;
        var amending = await browser.PageAsync(link);
        Assert.Contains("罚款金额填写有误。", amending.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("罚款金额", amending.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("已有一项更正正在办理", (await browser.PageAsync(path)).QuerySelector(".say")!.TextContent, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, string Value)> Values(IHtmlDocument form) => form.QuerySelectorAll("main form input, main form textarea, main form select")
        .Select(field => field switch
        {
            IHtmlInputElement { Type: "text" } input => (input.Name!, input.Value!),
            IHtmlTextAreaElement area => (area.Name!, area.Value!),
            IHtmlSelectElement select => (select.Name!, select.Value!),
            _ => (string.Empty, string.Empty),
        })
        .Where(field => field.Item1.Length > 0 && field.Item1 is not ("FineYuan" or "Note" or "Reason"));

    // One of its own for each test that changes it.
    private Task AddPublishedAsync(string caseId, string number) => desk.AddAsync(SampleCases.All.Single(sample => string.Equals(sample.CaseId, SampleCases.Published, StringComparison.Ordinal)) with
    {
        CaseId = caseId,
        DocumentNumber = number,
    });
}
