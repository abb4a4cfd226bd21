using System.Net;
using AngleSharp.Html.Dom;
using Disclosure.Publisher.BulkApproval;
using Disclosure.Publisher.SavedViews;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Pages.Queue;

/// <summary>The list as a person without script narrows it, keeps it, and chooses from it.</summary>
public sealed class QueuePageTests(SeededDesk desk) : IClassFixture<SeededDesk>
{
    [Theory]
    [InlineData("/?state=inReview&state=held", "c-held c-hostile c-own c-ready c-review c-summary")]
    [InlineData("/?state=all&act=license", SampleCases.License)]
    [InlineData("/?state=inReview&who=others", "c-hostile c-ready c-review c-summary")]
    [InlineData("/?state=inReview&who=mine", "c-own")]
    [InlineData("/?state=inReview&submitter=jingban&act=penalty&from=2026-10-14&to=2026%E5%B9%B410%E6%9C%8814%E6%97%A5", "c-hostile c-ready c-review c-summary")]
    [InlineData("/?state=all&from=2026-10-15", "")]
    [InlineData("/?state=all&person=yes", "")]
    [InlineData("/?act=license", SampleCases.License)]
    public async Task List_AddressNarrowsIt_ShowsThoseAlone(string address, string expected)
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.PageAsync(address);

        Assert.Equal(expected, Shown(page));
        Assert.All(page.QuerySelectorAll(".chips a:not(.clear)"), chip => Assert.StartsWith("/?state=", chip.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Form_AsItIsShown_SaysWhatTheAddressSays()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.PageAsync("/?state=inReview&state=held&act=penalty&late=soon&from=2026-01-02&who=others&submitter=jingban&waits=second-person&open=yes&person=unknown");

        string[] told = [.. page.QuerySelectorAll("form.find input").OfType<IHtmlInputElement>().Where(input => input.IsChecked || input is { Type: "text", Value.Length: > 0 }).Select(input => $"{input.Name}={input.Value}"),
            .. page.QuerySelectorAll("form.find select").OfType<IHtmlSelectElement>().Select(select => $"{select.Name}={select.Value}")];
        Assert.Equal("state=inReview state=held act=penalty from=2026-01-02 late=soon who=others submitter=jingban waits=second-person open=yes person=unknown", string.Join(' ', told));
        Assert.Equal(11, page.QuerySelectorAll(".chips a").Length);
        Assert.NotNull(page.QuerySelector("details.filters[open]"));
        Assert.Contains("没有符合条件的案件", page.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_DayThatIsNone_SaysSoAtTheFieldAndKeepsIt()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.PageAsync("/?state=all&from=%E6%98%A8%E5%A4%A9&act=license");

        Assert.Equal("#from", DeskBrowser.ProblemLinks(page));
        Assert.Equal(("昨天", "true"), (page.QuerySelector("#from")!.GetAttribute("value"), page.QuerySelector("#from")!.GetAttribute("aria-invalid")));
        Assert.Equal(SampleCases.License, Shown(page));
    }

    [Theory]
    [InlineData("/?state=%27%20OR%201%3D1%20--&act=%3Cscript%3E&who=%00&submitter=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&after=1/%27")]
    [InlineData("/?submitter=%00&from=%00&q=%00&after=%00")]
    [InlineData("/?state=all&after=-999999999999999999/c-foreign")]
    public async Task List_HostileAddress_ShowsNothingForeignAndRunsNothing(string address)
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.PageAsync(address);

        Assert.DoesNotContain(SampleCases.Foreign, Shown(page), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task Views_SavedRenamedOpenedWithAndRemoved_AreTheirOwnersAlone()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Clerk);
        var list = await browser.PageAsync("/?state=held&state=inReview&who=mine&q=%E7%8E%89%E9%A6%99%E7%BD%95");
        Assert.DoesNotContain("玉香罕", list.QuerySelector("input[name=Filter]")!.GetAttribute("value"), StringComparison.Ordinal);
        Assert.Contains("不保存查找的文字", list.QuerySelector("#Name-hint")!.TextContent, StringComparison.Ordinal);

        var unnamed = await browser.SubmitAsync(list, "/views?handler=Save", ("Name", " "));
        var asked = await browser.ParseAsync(unnamed);
        Assert.Equal((HttpStatusCode.OK, "#Name"), (unnamed.StatusCode, DeskBrowser.ProblemLinks(asked)));
        var saved = await browser.SubmitAsync(asked, "/views?handler=Save", ("Name", "我的在办"));
        Assert.Equal("/views?done=save", saved.Headers.Location?.ToString());
        var named = (await browser.PageAsync("/")).QuerySelectorAll(".views a").Single(link => link.TextContent is "我的在办");
        Assert.Equal("/?state=inReview&state=held&who=mine", named.GetAttribute("href"));

        // Someone else's id changes nothing and tells nothing.
        var id = (await browser.PageAsync("/views")).QuerySelector("input[name=Id]")!.GetAttribute("value")!;
        using (var other = await desk.OpenAsAsync(SeededDesk.Reviewer))
        {
            await other.SubmitAsync("/?state=held&who=mine", "/views?handler=Save", ("Name", "自己的"));
            foreach (var (deed, stolen) in new[] { ("Remove", id), ("Rename", id), ("Default", id), ("Remove", "nosuchview") })
            {
                var answer = await other.SubmitAsync("/views", $"/views?handler={deed}", ("Id", stolen), ("NewName", "别人的"));
                Assert.Equal("/views?done=gone", answer.Headers.Location?.ToString());
            }
        }

        Assert.Equal("/views?done=default", (await browser.SubmitAsync("/views", "/views?handler=Default")).Headers.Location?.ToString());
        var home = await browser.GetAsync("/");
        Assert.Equal((HttpStatusCode.Redirect, "/?state=inReview&state=held&who=mine"), (home.StatusCode, home.Headers.Location?.ToString()));
        Assert.Equal("/views?done=rename", (await browser.SubmitAsync("/views", "/views?handler=Rename", ("NewName", "改过的"))).Headers.Location?.ToString());
        Assert.Contains("改过的", (await browser.PageAsync("/views")).QuerySelector("tbody th")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/views?done=remove", (await browser.SubmitAsync("/views", "/views?handler=Remove")).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Views_FilterMadeUp_IsKeptOnlyAsFarAsAListCanBeNarrowedByIt()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        await browser.SubmitAsync("/?state=all&act=license", "/views?handler=Save", ("Name", "伪造的"), ("Filter", "state=held&q=玉香罕&after=5-x&returnUrl=https://example.org&x=<script>"));

        var link = (await browser.PageAsync("/views")).QuerySelectorAll("tbody th a").Single(view => view.TextContent is "伪造的");
        Assert.Equal("/?state=held", link.GetAttribute("href"));
        var huge = await browser.SubmitAsync("/?state=all&act=license", "/views?handler=Save", ("Name", "太长"), ("Filter", "submitter=" + new string('严', 400)));
        Assert.NotEqual(HttpStatusCode.InternalServerError, huge.StatusCode);
        Assert.DoesNotContain((await browser.PageAsync("/views")).QuerySelectorAll("tbody th a"), view => (view.GetAttribute("href")?.Length ?? 0) > SavedViewService.LongestFilter + 2);
    }

    [Fact]
    [Clause("GS-12-2")]
    public async Task Bulk_NotOpenedByTheAgency_IsNotOfferedAndApprovesNothing()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var list = await browser.PageAsync("/?state=inReview");
        Assert.Empty(list.QuerySelectorAll("input[form=bulk], #bulk"));

        var token = ((IHtmlInputElement)list.QuerySelector("input[name=__RequestVerificationToken]")!).Value;
        var shown = await browser.ParseAsync(await browser.PostBareAsync("/bulk", ("Case", SampleCases.Ready), ("Case", SampleCases.Foreign), ("Case", "nosuchcase"), ("__RequestVerificationToken", token)));
        Assert.Contains(BulkRules.Chinese(BulkRules.Off), shown.QuerySelector(".held-back")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("有 2 件不存在，或者不属于本机关", shown.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var done = await browser.ParseAsync(await browser.PostBareAsync("/bulk?handler=Approve", ("Pick", $"{SampleCases.Ready}:1"), ("Pick", $"{SampleCases.Foreign}:1"), ("__RequestVerificationToken", token)));
        Assert.Contains("0 件已批准，1 件没有批准", done.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("待审核", (await browser.PageAsync($"/cases/{SampleCases.Ready}")).QuerySelector(".case-head .state")!.TextContent, StringComparison.Ordinal);

        Assert.True((int)(await browser.PostBareAsync("/bulk", ("Case", "nosuch\0case"), ("__RequestVerificationToken", token))).StatusCode is >= 400 and < 500);
        (string, string)[] many = [.. Enumerable.Range(0, 10_000).Select(index => ("Case", $"c{index}")), ("__RequestVerificationToken", token)];
        Assert.True((await browser.PostBareAsync("/bulk", many)).StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge);
        var too = await browser.ParseAsync(await browser.PostBareAsync("/bulk", [.. many.Take(900), many[^1]]));
        Assert.Contains("选中了 900 件，一次最多 20 件", too.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostBareAsync("/bulk", ("Case", SampleCases.Ready))).StatusCode);
    }

    private static string Shown(IHtmlDocument page) =>
        string.Join(' ', page.QuerySelectorAll(".queue tbody th a").Select(link => link.GetAttribute("href")!["/cases/".Length..]).Order(StringComparer.Ordinal));
}
