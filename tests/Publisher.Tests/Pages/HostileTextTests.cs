using AngleSharp.Dom;

namespace Disclosure.Publisher.Tests.Pages;

[Collection(SharedDesk.Name)]
public sealed class HostileTextTests(SeededDesk desk)
{
    [Fact]
    public async Task Queue_TitleWithMarkup_IsShownAsText()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.PageAsync("/");

        Assert.Contains(page.QuerySelectorAll(".queue a"), link => string.Equals(link.TextContent, SampleCases.HostileTitle, StringComparison.Ordinal));
        AssertNoForeignMarkup(page);
    }

    [Fact]
    public async Task Review_DocumentWithMarkup_IsShownAsText()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.PageAsync($"/cases/{SampleCases.Hostile}");

        Assert.Equal(SampleCases.HostileTitle, page.QuerySelector("h1")!.TextContent);
        Assert.Contains("<script>alert(\"served\")</script>", page.QuerySelector("[data-pane=served]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("<b>某</b>", page.QuerySelector("[data-pane=public]")!.TextContent, StringComparison.Ordinal);
        AssertNoForeignMarkup(page);
    }

    [Theory]
    [InlineData("/?state=all&q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("/?state=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("/?after=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData($"/cases/{SampleCases.InReview}?done=%3Cscript%3E")]
    [InlineData("/cases/%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    public async Task Address_WithMarkup_IsNotReflected(string path)
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        AssertNoForeignMarkup(await browser.ParseAsync(await browser.GetAsync(path)));
    }

    [Fact]
    public async Task SignIn_AccountWithMarkup_IsGivenBackAsText()
    {
        using var browser = desk.Open();

        var response = await browser.SubmitAsync("/sign-in", "/sign-in", ("Account", "\"><script>alert(1)</script>"), ("Password", "wrong-password"));
        var page = await browser.ParseAsync(response);

        Assert.Equal("\"><script>alert(1)</script>", page.QuerySelector("#Account")!.GetAttribute("value"));
        AssertNoForeignMarkup(page);
    }

    private static void AssertNoForeignMarkup(IDocument page)
    {
        Assert.All(page.QuerySelectorAll("script"), script => Assert.StartsWith("/desk.js", script.GetAttribute("src") ?? string.Empty, StringComparison.Ordinal));
        Assert.Empty(page.QuerySelectorAll("main img, main b, main iframe"));
    }
}
