using System.Net;

namespace Disclosure.Publisher.Tests.Pages;

/// <summary>On a desk of its own: failures count against accounts.</summary>
public sealed class SignInTests(SeededDesk desk) : IClassFixture<SeededDesk>
{
    [Fact]
    public async Task Post_NothingFilledIn_NamesBothFieldsAndLinksToThem()
    {
        using var browser = desk.Open();

        var response = await browser.SubmitAsync("/sign-in", "/sign-in", ("Account", " "), ("Password", ""));
        var page = await browser.ParseAsync(response);

        Assert.Equal("#Account #Password", DeskBrowser.ProblemLinks(page));
        Assert.Equal("true", page.QuerySelector("#Password")!.GetAttribute("aria-invalid"));
        Assert.Equal("Password-problem", page.QuerySelector("#Password")!.GetAttribute("aria-describedby"));
        Assert.StartsWith("有错误：", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WrongNameOrWrongPassword_AreAnsweredAlike()
    {
        using var browser = desk.Open();

        var wrongName = await browser.ParseAsync(await browser.SubmitAsync("/sign-in", "/sign-in", ("Account", "nobody"), ("Password", "not-the-password")));
        var wrongPassword = await browser.ParseAsync(await browser.SubmitAsync("/sign-in", "/sign-in", ("Account", SeededDesk.ForeignClerk), ("Password", "not-the-password")));

        Assert.Equal(wrongName.QuerySelector("main")!.TextContent, wrongPassword.QuerySelector("main")!.TextContent);
        Assert.Contains("账号或者密码不正确", wrongName.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.Null(wrongPassword.QuerySelector("#Password")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Post_TooManyFailures_SaysTheSameOfAnAccountThatIsThereAndOneThatIsNot()
    {
        using var browser = desk.Open();
        var known = await FailAsync(browser, SeededDesk.Supervisor);
        var unknown = await FailAsync(browser, "nobody-at-all");

        Assert.Equal(known.Status, unknown.Status);
        Assert.Equal(known.Words, unknown.Words);
        Assert.Contains("请在 15 分钟后再试", known.Words, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Words)> FailAsync(DeskBrowser browser, string account)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await browser.SubmitAsync("/sign-in", "/sign-in", ("Account", account), ("Password", "not-the-password"));
        }

        var answer = await browser.SubmitAsync("/sign-in", "/sign-in", ("Account", account), ("Password", SeededDesk.Password));
        return (answer.StatusCode, (await browser.ParseAsync(answer)).QuerySelector("main")!.TextContent);
    }

    [Theory]
    [InlineData("/cases/c-held", "/cases/c-held")]
    [InlineData("/?state=all", "/?state=all")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("", "/")]
    public async Task Post_ReturnUrl_IsFollowedOnThisHostOnly(string returnUrl, string expected)
    {
        using var browser = desk.Open();

        var response = await browser.SubmitAsync(
            $"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}", "/sign-in", ("Account", SeededDesk.Clerk), ("Password", SeededDesk.Password));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(expected, response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task SignOut_Post_EndsTheSessionAndEveryCopyOfItsCookie()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        using var thief = await desk.OpenAsAsync(SeededDesk.Reviewer);
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/")).StatusCode);

        var response = await browser.SubmitAsync("/", "/sign-out");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task SignOut_Get_EndsNothing()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Clerk);

        await browser.GetAsync("/sign-out");

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
    }
}
