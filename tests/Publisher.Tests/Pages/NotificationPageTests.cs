using System.Net;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Publisher.Tests.Pages;

/// <summary>The list of one's notifications, and the settings, as a browser without script shows them.</summary>
public sealed class NotificationPageTests(SeededDesk desk) : IClassFixture<SeededDesk>
{
    [Fact]
    public async Task Page_UnreadLine_IsCountedOnEveryPageAndLeadsToItsCase()
    {
        var sample = SampleCases.All.First(known => string.Equals(known.Agency, "kmscj", StringComparison.Ordinal));
        await TellAsync(SeededDesk.Clerk, NotificationKind.Returned, "a", sample.CaseId);
        await TellAsync(SeededDesk.Clerk, NotificationKind.Published, "b");
        using var browser = await desk.OpenAsAsync(SeededDesk.Clerk);
        var list = await browser.PageAsync("/notifications");
        Assert.Equal("通知2 条未读", list.QuerySelector(".bell")!.TextContent.Trim());
        Assert.Equal("通知2 条未读", (await browser.PageAsync("/")).QuerySelector(".bell")!.TextContent.Trim());
        var button = list.QuerySelectorAll("button[name=Line]").First(one => one.TextContent.Contains("被退回", StringComparison.Ordinal));

        var opened = await browser.SubmitAsync(list, "/notifications?handler=Open", ("Line", button.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        Assert.Equal($"/cases/{sample.CaseId}", opened.Headers.Location!.OriginalString);
        var after = await browser.PageAsync("/notifications");
        Assert.Equal("通知1 条未读", after.QuerySelector(".bell")!.TextContent.Trim());
        Assert.DoesNotContain("被退回", after.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("被退回", (await browser.PageAsync("/notifications?show=all")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);

        var all = await browser.SubmitAsync(after, "/notifications?handler=Open", ("Line", "nonsense"));
        Assert.Equal("/notifications", all.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Page_AnothersNumber_MarksNothing()
    {
        await TellAsync(SeededDesk.Reviewer, NotificationKind.ProposalWaits, "c");
        using var owner = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var mine = await owner.PageAsync("/notifications");
        var value = mine.QuerySelector("button[name=Line]")!.GetAttribute("value")!;
        await TellAsync(SeededDesk.ForeignClerk, NotificationKind.Returned, "d");
        using var foreign = await desk.OpenAsAsync(SeededDesk.ForeignClerk);
        var answer = await foreign.SubmitAsync("/notifications", "/notifications?handler=Open", ("Line", value));
        Assert.Equal("/notifications", answer.Headers.Location!.OriginalString);
        Assert.Contains("提议", (await owner.PageAsync("/notifications")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_FilterAndHostileQueries_AreAnswered()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Supervisor);
        Assert.NotNull((await browser.PageAsync("/notifications")).QuerySelector(".empty"));
        await TellAsync(SeededDesk.Supervisor, NotificationKind.OverdueInRegion, "e");
        foreach (var query in (string[])["show=all&kind=OverdueInRegion", "kind=7&show=%00", "kind=%3Cscript%3E", "after=9-9", "after=x", "after=99999999999999999999-1", "after=-1--1"])
        {
            var page = await browser.PageAsync("/notifications?" + query);
            Assert.Empty(page.QuerySelectorAll("main script"));
        }

        Assert.NotNull((await browser.PageAsync("/notifications?kind=TakenDownInRegion")).QuerySelector(".empty"));
    }

    [Fact]
    public async Task Settings_WithoutAMailServer_SaySo()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Clerk);
        var page = await browser.PageAsync("/notifications/settings");
        Assert.Contains("没有配置邮件服务器", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#Address"));
    }

    private Task TellAsync(string account, NotificationKind kind, string occasion, string? caseId = null) => desk.Services.GetRequiredService<DeskStore>().WriteAsync(
        data => NotificationLedger.TellAsync(data, NotificationAudience.One(account), new NotificationNews { Kind = kind, Occasion = occasion, CaseId = caseId }), default);
}
