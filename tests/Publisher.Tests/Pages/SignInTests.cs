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
    public async Task Post_TooManyFailures_SaysHowLongToWait()
    {
        using var browser = desk.Open();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await browser.SubmitAsync("/sign-in", "/sign-in", ("Account", SeededDesk.Supervisor), ("Password", "not-the-password"));
        }

        var page = await browser.ParseAsync(await browser.SubmitAsync("/sign-in", "/sign-in", ("Account", SeededDesk.Supervisor), ("Password", SeededDesk.Password)));

        Assert.Contains("请在 15 分钟后再试", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
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
    public async Task SignOut_Post_EndsTheSession()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Clerk);

        var response = await browser.SubmitAsync("/", "/sign-out");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task SignOut_Get_EndsNothing()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Clerk);

        await browser.GetAsync("/sign-out");

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
    }
}
