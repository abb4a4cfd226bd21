using System.Net;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Guarding;

public sealed class HeadersTests(PublishedSite published) : IClassFixture<PublishedSite>
{
    private readonly SiteHost _site = published.Site;

    [Theory]
    [InlineData("/")]
    [InlineData("/search?q=食品")]
    [InlineData("/about")]
    [InlineData("/nothing-here")]
    [InlineData("/api/v1/decisions")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/site.css")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/robots.txt")]
    [InlineData("/sitemap.xml")]
    public async Task EveryAnswer_CarriesTheGuards(string address)
    {
        using var response = await _site.GetAsync(address);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(response.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/search")]
    [InlineData("/about")]
    [InlineData("/transparency")]
    [InlineData("/notices")]
    [InlineData("/agencies")]
    [InlineData("/agencies/jhscj")]
    [InlineData("/regions/530000")]
    [InlineData("/search/advanced?find=1&from=x")]
    [InlineData("/elder")]
    [InlineData("/elder/search")]
    public async Task Pages_RunNoScriptAndLoadNothingFromElsewhere(string address)
    {
        var page = await _site.ReadAsync(address);

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=\"", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=\"http", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("lang=\"zh-Hans-CN\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    [InlineData("/cases/1")]
    [InlineData("/cases/1/withdraw")]
    [InlineData("/error")]
    [InlineData("/appsettings.json")]
    [InlineData("/config/agencies.json")]
    [InlineData("/../appsettings.json")]
    [Clause("ZZ-10")]
    public async Task DeskPathsAndFiles_AreNotHere(string address)
    {
        using var response = await _site.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("没有这个页面", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TooManyRequests_FromOneAddress_AreTurnedAwayInWords()
    {
        await using var site = await SiteHost.StartAsync(settings: [("Site:RateLimit:Burst", "5"), ("Site:RateLimit:PerSecond", "1")]);

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 8; i++)
        {
            using var response = await site.GetAsync("/about");
            answers.Add(response.StatusCode);
        }

        Assert.Equal(5, answers.Count(status => status == HttpStatusCode.OK));
        using var refused = await site.GetAsync("/search?q=1");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Contains("访问过于频繁", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var alive = await site.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }
}
