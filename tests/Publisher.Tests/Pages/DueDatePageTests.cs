using System.Net;
using Disclosure.Publisher.Cases;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Pages;

/// <summary>The last day on screen: why it is that day, how late, and the reasons.</summary>
[Collection(SharedDesk.Name)]
public sealed class DueDatePageTests(SeededDesk desk)
{
    [Fact]
    [Clause("GS-14-2")]
    [Clause("GS-14-4")]
    public async Task Case_Late_ExplainsItsDayAndSaysHowLateInWords()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var clock = (await browser.PageAsync($"/cases/{SampleCases.InReview}")).QuerySelector(".clock")!;

        Assert.Contains("2026-10-23", clock.QuerySelector(".due.late .day")!.TextContent, StringComparison.Ordinal);
        Assert.Matches("^逾期 [1-9][0-9]* 个工作日$", clock.QuerySelector(".due .near")!.TextContent);
        var why = clock.QuerySelector("details")!.TextContent;
        foreach (var words in new[] { "2026年10月14日，作出决定之日，当日不计入", "7 个工作日，依据公示办法第十四条", "10月17日至10月18日，周末，不计入", "2026年10月23日，当日计入" })
        {
            Assert.Contains(words, why, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Queue_CaseWithAClock_ShowsTheLastDayFirstInItsLine()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.PageAsync("/?state=inReview");

        Assert.Equal("期限", page.QuerySelector(".queue thead th")!.TextContent);
        Assert.All(page.QuerySelectorAll(".queue tbody tr"), line => Assert.Matches("逾期 [1-9][0-9]* 个工作日", line.QuerySelector("td")!.TextContent));
    }

    [Fact]
    public async Task Queue_WithheldCase_ShowsNoLastDay()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.PageAsync("/?state=withheld");

        Assert.Equal("—", page.QuerySelector(".queue tbody tr td")!.TextContent.Trim());
    }

    [Fact]
    [Clause("GS-20-5")]
    public async Task Lateness_ReasonByTheSubmitter_IsKeptAndShownToTheAgencyAlone()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Clerk);
        const string Path = $"/cases/{SampleCases.Ready}/lateness";

        var empty = await browser.ParseAsync(await browser.SubmitAsync(Path, Path, ("Reason", "  ")));
        Assert.Equal("#Reason", DeskBrowser.ProblemLinks(empty));
        Assert.NotNull(empty.QuerySelector("#Reason-problem"));

        var done = await browser.SubmitAsync(Path, Path, ("Reason", "办案科室迟交文书。<b>"));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var page = await browser.PageAsync(done.Headers.Location!.ToString());
        Assert.Contains("逾期原因已记录", page.QuerySelector(".say.done")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("办案科室迟交文书。<b>", (await browser.PageAsync(Path)).QuerySelector(".reasons .said")!.TextContent);

        using var supervisor = await desk.OpenAsAsync(SeededDesk.Supervisor);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.GetAsync(Path)).StatusCode);
        var lateness = (await supervisor.PageAsync("/supervision/lateness")).QuerySelector("main")!.TextContent;
        Assert.Contains(SampleCases.Ready, lateness, StringComparison.Ordinal);
        Assert.DoesNotContain("迟交", lateness, StringComparison.Ordinal);
        Assert.DoesNotContain("滇池", lateness, StringComparison.Ordinal);
        Assert.DoesNotContain("110号", lateness, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lateness_OfACaseInTime_OffersNoForm()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.PageAsync($"/cases/{SampleCases.Withheld}/lateness");

        Assert.Null(page.QuerySelector("form textarea"));
        Assert.Contains("没有逾期", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
