using System.Net;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Numbering;
using Disclosure.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Publisher.Tests.Pages.Supervision;

/// <summary>The pages of missing numbers and of the yearly figures: each person sees their own, without script and without content.</summary>
[Collection(SharedDesk.Name)]
[Clause("GS-20-1")]
public sealed class NumberPageTests(SeededDesk desk)
{
    private const string Admin = "guanli-wenhao";

    [Fact]
    public async Task Admin_ExplainsAGapAndTakesItBack_ByPlainForms()
    {
        using var browser = await OpenAdminAsync();
        var page = await browser.PageAsync("/numbers?year=2026");
        var row = page.QuerySelectorAll("table.queue tbody tr").First(line => line.TextContent.Contains("昆", StringComparison.Ordinal));
        var gap = row.QuerySelector("a.stretch")!;
        var address = gap.GetAttribute("href")!;
        var form = await browser.PageAsync(address);
        var (sequence, from) = (form.QuerySelector("select[name=Sequence] option[selected]")!.GetAttribute("value")!, form.QuerySelector("input[name=From]")!.GetAttribute("value")!);

        var wrong = await browser.SubmitAsync(form, "/numbers", ("Sequence", sequence), ("From", "十二"), ("To", ""), ("Words", "<b>x</b>"));
        Assert.Contains("请填写序号，只用数字", (await browser.ParseAsync(wrong)).QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        var done = await browser.SubmitAsync(form, "/numbers", ("Sequence", sequence), ("From", from), ("To", ""), ("Reason", "Voided"), ("Words", "<b>x</b>"));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var after = await browser.PageAsync("/numbers?year=2026&done=explained");
        Assert.Contains("<b>x</b>", after.QuerySelector("#said-title")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("文号作废", after.Body!.TextContent, StringComparison.Ordinal);

        var back = await browser.SubmitAsync(after, "/numbers?handler=TakeBack");
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.Null((await browser.PageAsync("/numbers?year=2026")).QuerySelector("#said-title"));
    }

    [Fact]
    public async Task Csv_OfNumbersAndFigures_IsForSpreadsheetsAndComputesNothing()
    {
        using var browser = await OpenAdminAsync();
        foreach (var address in (string[])["/numbers?year=2026&handler=csv", "/reports?year=2026&handler=csv"])
        {
            var response = await browser.GetAsync(address);
            var text = await response.Content.ReadAsStringAsync();

            Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
            Assert.Contains("昆明市市场监督管理局", text, StringComparison.Ordinal);
            Assert.All(text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches("^(\"[^=+@\\-][^\"]*\"|\"\")(,(\"[^=+@\\-][^\"]*\"|\"\"))*$", line));
        }
    }

    [Theory]
    [InlineData("/numbers")]
    [InlineData("/reports")]
    public async Task Others_SeeNothing_AndASupervisorHasNothingToWrite(string address)
    {
        foreach (var account in (string[])[SeededDesk.Clerk, SeededDesk.Reviewer, SeededDesk.ForeignClerk])
        {
            using var stranger = await desk.OpenAsAsync(account);
            Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(address)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync($"{address}?handler=csv")).StatusCode);
        }

        using var supervisor = await desk.OpenAsAsync(SeededDesk.Supervisor);
        var page = await supervisor.PageAsync($"{address}?year=2026");
        Assert.Empty(page.QuerySelectorAll("main form[method=post]"));
        Assert.Contains("昆明市市场监督管理局", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("楚雄", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main a[href^='/cases/']"));
    }

    [Fact]
    [Clause("CX-14-5")]
    public async Task Report_OfAYearThatIsNotOver_CannotBeSubmitted()
    {
        using var browser = await OpenAdminAsync();
        var thisYear = ChineseDay.Of(TimeProvider.System.GetUtcNow()).Year;
        Assert.Empty((await browser.PageAsync($"/reports?year={thisYear}")).QuerySelectorAll("main form[method=post]"));

        var last = await browser.PageAsync("/reports");
        Assert.Contains($"{thisYear - 1} 年执法公示数据", last.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"{thisYear}年1月31日", last.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        var done = await browser.SubmitAsync(last, "/reports");
        Assert.Equal($"/reports?year={thisYear - 1}&done=reported", done.Headers.Location!.OriginalString);
    }

    private async Task<DeskBrowser> OpenAdminAsync()
    {
        await desk.AddAdminAsync(Admin);
        while (await desk.Services.GetRequiredService<NumberReading>().RunAsync(default))
        {
        }

        return await desk.OpenAsAsync(Admin);
    }
}
