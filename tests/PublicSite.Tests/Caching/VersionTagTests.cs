using System.Net;
using Disclosure.PublicSite.Tests.Invented;

namespace Disclosure.PublicSite.Tests.Caching;

public sealed class VersionTagTests
{
    [Theory]
    [InlineData("/decisions/{0}")]
    [InlineData("/decisions/{0}.txt")]
    [InlineData("/decisions/{0}.json")]
    [InlineData("/api/v1/decisions/{0}")]
    [InlineData("/search?q=食品")]
    [InlineData("/api/v1/decisions?q=食品")]
    [InlineData("/")]
    [InlineData("/notices")]
    [InlineData("/notices?region=532800")]
    [InlineData("/api/v1/changes")]
    [InlineData("/search.atom")]
    [InlineData("/search.csv")]
    [InlineData("/search.json?q=食品")]
    [InlineData("/notices.atom")]
    [InlineData("/agencies")]
    [InlineData("/agencies/jhscj")]
    [InlineData("/regions/532801")]
    [InlineData("/elder/decisions/{0}")]
    [InlineData("/elder/search?q=食品")]
    [InlineData("/search/advanced")]
    [InlineData("/sitemap.xml")]
    [InlineData("/sitemap/2026-03.xml")]
    public async Task TextAnswer_CarriesItsVersion_AndIsNotSentTwice(string form)
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);
        var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, decision.Id);

        using var first = await site.GetAsync(address);
        var tag = first.Headers.ETag;
        Assert.Equal("no-cache", first.Headers.CacheControl?.ToString());
        Assert.Contains("noarchive", string.Join(',', first.Headers.GetValues("X-Robots-Tag")), StringComparison.Ordinal);
        Assert.NotNull(tag);
        using var again = await SendAsync(site, address, tag.ToString());
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);

        await site.WithdrawAsync(InventedDecisions.Revocation(decision));
        using var after = await SendAsync(site, address, tag.ToString());
        Assert.NotEqual(HttpStatusCode.NotModified, after.StatusCode);
        Assert.NotEqual(tag, after.Headers.ETag);
    }

    [Fact]
    public async Task CachedPage_OfOneHost_IsNotGivenToAnother()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);

        foreach (var host in new[] { "a.example", "b.example", "a.example" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/decisions/{decision.Id}", UriKind.Relative));
            request.Headers.Host = host;
            using var response = await site.Client.SendAsync(request);
            Assert.Contains($"http://{host}/decisions/{decision.Id}", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task PermanentAddress_WhenConfigured_IgnoresTheHostOfTheRequest()
    {
        await using var site = await SiteHost.StartAsync(settings: ("Site:Address", "https://zf.example.cn"));
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);

        var page = await site.ReadAsync($"/decisions/{decision.Id}");

        Assert.Contains($"https://zf.example.cn/decisions/{decision.Id}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://localhost", page, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(SiteHost site, string address, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await site.Client.SendAsync(request);
    }
}
