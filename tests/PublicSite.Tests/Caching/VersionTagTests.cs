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

    private static async Task<HttpResponseMessage> SendAsync(SiteHost site, string address, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await site.Client.SendAsync(request);
    }
}
