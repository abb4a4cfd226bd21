using System.Net;

namespace Disclosure.Publisher.Tests.Pages;

[Collection(SharedDesk.Name)]
public sealed class HeaderTests(SeededDesk desk)
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/")]
    [InlineData("/state/404")]
    [InlineData("/desk.css")]
    [InlineData("/nothing-here.txt")]
    public async Task Response_Stranger_CarriesTheSecurityHeaders(string path)
    {
        using var browser = desk.Open();

        var headers = (await browser.GetAsync(path)).Headers;

        var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("noindex", Assert.Single(headers.GetValues("X-Robots-Tag")), StringComparison.Ordinal);
        Assert.False(headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData($"/cases/{SampleCases.InReview}")]
    [InlineData($"/cases/{SampleCases.Foreign}")]
    [InlineData("/no-such-page")]
    public async Task Page_SignedIn_IsStoredNowhere(string path)
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var response = await browser.GetAsync(path);

        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task MissingPage_SignedIn_IsExplainedInChineseWith404()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var response = await browser.GetAsync("/no-such-page");
        var page = await browser.ParseAsync(response);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("没有这个页面", page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.QuerySelector("main a[href='/']"));
    }

    [Fact]
    public async Task Api_UnknownPath_KeepsItsOwnErrors()
    {
        using var browser = desk.Open();

        var response = await browser.GetAsync("/api/v1/no-such-thing");

        Assert.False(string.Equals("text/html", response.Content.Headers.ContentType?.MediaType, StringComparison.Ordinal));
    }
}
