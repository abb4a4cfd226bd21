using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Disclosure.Publisher.Review;

namespace Disclosure.Publisher.Tests.Pages;

[Collection(SharedDesk.Name)]
public sealed class PageRenderingTests(SeededDesk desk)
{
    public static TheoryData<string> Pages =>
    [
        "/", "/?state=all", "/?state=held", "/?state=nonsense", "/?state=all&number=x", "/?state=all&after=nonsense", "/sign-out",
        .. SampleCases.OfTheAgency.Select(sample => $"/cases/{sample.CaseId}"),
        $"/cases/{SampleCases.Published}/withdraw", $"/cases/{SampleCases.License}/withdraw", $"/cases/{SampleCases.Held}/withdraw",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_SignedIn_HasOneHeadingOneMainAndNamedControls(string path)
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.PageAsync(path);

        Assert.Equal("zh-Hans", page.DocumentElement.GetAttribute("lang"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.EndsWith("· 行政执法公示工作台", page.Title, StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("input:not([type=hidden]), select, textarea"), control => Label(page, control) is null);
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        var described = page.QuerySelectorAll("[aria-describedby]").SelectMany(element => element.GetAttribute("aria-describedby")!.Split(' '));
        Assert.Empty(described.Except(ids, StringComparer.Ordinal));
        Assert.Empty(page.QuerySelectorAll("main a[href^='#']").Select(link => link.GetAttribute("href")![1..]).Except(ids, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_SignedIn_CarriesNoInlineStyleOrScript(string path)
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.PageAsync(path);

        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src])"));
        Assert.DoesNotContain(
            page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.All(page.QuerySelectorAll("link[href], script[src], img[src]"), element =>
            Assert.StartsWith("/", element.GetAttribute("href") ?? element.GetAttribute("src"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Review_FullText_MarksServedValuesAndShowsOnlyMasksInTheResult()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.PageAsync($"/cases/{SampleCases.InReview}");

        var served = page.QuerySelector("[data-pane=served]")!;
        var result = page.QuerySelector("[data-pane=public]")!;
        Assert.Contains("532801198807150015", served.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("532801198807150015", result.TextContent, StringComparison.Ordinal);
        Assert.Equal("〔身份证号码已隐去，公示办法第十条第二项〕", result.QuerySelector("#m4 span")!.TextContent);
        Assert.Equal(11, page.QuerySelectorAll("[data-finding]").Length);
        Assert.Equal(2, served.QuerySelectorAll("mark.doubtful").Length);
        Assert.All(page.QuerySelectorAll("[data-finding]"), item => Assert.NotNull(page.GetElementById(item.GetAttribute("data-finding")!)));
    }

    [Fact]
    public async Task Review_FileWithUnseenText_SaysHowOftenAndThatItStaysPrivate()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.PageAsync($"/cases/{SampleCases.InReview}");

        Assert.Equal("送达文件里另有看不到的内容（批注 2 处、修订时删除的文字 1 处），均不公开。", page.QuerySelector("[data-unseen]")!.TextContent);
    }

    [Fact]
    public async Task Review_DoubtfulFindings_ComeFirst()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.PageAsync($"/cases/{SampleCases.InReview}");

        var values = page.QuerySelectorAll("[data-finding] .value").Select(value => value.TextContent).ToList();
        Assert.Equal(["小杨", "昆明市五华区莲华街道翠湖北路 15 号 2 幢"], values[..2]);
    }

    [Fact]
    public async Task Review_Summary_ShowsTheFieldsInPlaceOfATextAndSaysSoOnTheButton()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.PageAsync($"/cases/{SampleCases.Summary}");

        Assert.Contains("玉某某", page.QuerySelector("[data-pane=public] dl")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("批准公开：将以摘要发布到公示网", page.QuerySelector("#deeds")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SampleCases.Held, "公示办法第十一条第一款第二项：案件主要事实涉及商业秘密")]
    [InlineData(SampleCases.Quarantined, "正文第 7 段里还留有应当隐去的身份证号码")]
    [InlineData(SampleCases.Returned, "文书中没有读到作出日期")]
    [InlineData(SampleCases.Published, "已在公示网公开")]
    public async Task Review_State_IsExplainedInWords(string caseId, string words)
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.PageAsync($"/cases/{caseId}");

        Assert.Contains(words, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Review_OwnSubmission_SaysWhyItCannotBeApproved()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.PageAsync($"/cases/{SampleCases.OwnInReview}");

        var deeds = page.QuerySelector("#deeds")!;
        Assert.Contains("您不能批准公开", deeds.TextContent, StringComparison.Ordinal);
        Assert.Contains(DutyRules.Chinese(DutyRules.FourEyes), deeds.TextContent, StringComparison.Ordinal);
        Assert.Empty(deeds.QuerySelectorAll("form"));
    }

    [Fact]
    public async Task Review_TextReadButNotSearched_IsNotCalledClean()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.PageAsync($"/cases/{SampleCases.Returned}");

        Assert.Contains("文书还没有检查过", page.QuerySelector(".findings")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("未检查", page.QuerySelector("#findings-title")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("532801198807150015", page.QuerySelector("[data-pane=served]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("approve")]
    [InlineData("withdraw")]
    [InlineData("nonsense")]
    public async Task Review_AddressClaimsADeedThatWasNotDone_SaysNothing(string deed)
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.PageAsync($"/cases/{SampleCases.InReview}?done={deed}");

        Assert.Null(page.QuerySelector("[role=status]"));
    }

    [Fact]
    public async Task Queue_NoState_ShowsAReviewerWhatWaitsAndAClerkEverything()
    {
        using var reviewer = await desk.OpenAsAsync(SeededDesk.Reviewer);
        using var clerk = await desk.OpenAsAsync(SeededDesk.Clerk);

        var waiting = await reviewer.PageAsync("/");
        var everything = await clerk.PageAsync("/");

        Assert.All(waiting.QuerySelectorAll(".queue tbody .state"), state => Assert.Equal("待审核", state.TextContent));
        Assert.Equal(SampleCases.OfTheAgency.Count(), everything.QuerySelectorAll(".queue tbody tr").Length);
    }

    [Fact]
    public async Task Queue_NothingFound_SaysWhatToDoNext()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Clerk);

        var page = await browser.PageAsync("/?state=all&q=%E6%B2%A1%E6%9C%89");

        Assert.NotNull(page.QuerySelector(".empty h2"));
    }

    [Fact]
    public async Task Queue_Supervisor_SeesNoCases()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Supervisor);

        var page = await browser.PageAsync("/");

        Assert.Empty(page.QuerySelectorAll("table"));
        Assert.NotNull(page.QuerySelector("main a[href='/supervision']"));
        Assert.Null(page.QuerySelector("main a[href='/accounts']"));
        Assert.Contains("您的角色不查看具体案件", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static string? Label(IHtmlDocument page, IElement control) =>
        page.QuerySelectorAll("label").FirstOrDefault(label => string.Equals(label.GetAttribute("for"), control.Id, StringComparison.Ordinal))?.TextContent
        ?? control.GetAttribute("aria-label");
}
