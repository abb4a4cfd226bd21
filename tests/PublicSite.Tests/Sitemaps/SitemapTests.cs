using System.Net;
using System.Xml.Linq;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Sitemaps;

public sealed class SitemapTests
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    [Clause("LAW-PIPL-34")]
    public async Task Map_ListsEveryDecisionOfOrganisationsOnce_AndNoneOfPeople()
    {
        await using var site = await SiteHost.StartAsync();
        var decisions = InventedDecisions.Many();
        await site.PublishAsync(decisions);

        // What a page says of itself decides.
        var expected = new List<string>();
        foreach (var decision in decisions)
        {
            using var page = await site.GetAsync($"/decisions/{decision.Id}");
            if (!string.Join(',', page.Headers.GetValues("X-Robots-Tag")).Contains("noindex", StringComparison.Ordinal))
                expected.Add($"http://localhost/decisions/{decision.Id}");
        }

        Assert.NotEqual(decisions.Count, expected.Count);
        Assert.Equal(expected.Order(StringComparer.Ordinal), (await ListedAsync(site)).Where(address => address.Contains("/decisions/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("Sitemap: http://localhost/sitemap.xml", await site.ReadAsync("/robots.txt"), StringComparison.Ordinal);
    }

    [Fact]
    [Clause("CX-14-4")]
    public async Task Withdrawn_Decision_AndItsEmptyMonth_AreGoneAtOnce()
    {
        await using var site = await SiteHost.StartAsync();
        var decisions = new[] { InventedDecisions.FoodPenalty(), InventedDecisions.Licence(), InventedDecisions.Licence("昆市监许〔2026〕9号") };
        await site.PublishAsync(decisions);
        Assert.All(decisions, decision => Assert.Contains($"http://localhost/decisions/{decision.Id}", ListedAsync(site).Result));
        Assert.Contains("http://localhost/agencies/jhscj", await ListedAsync(site));

        await site.WithdrawAsync(InventedDecisions.Revocation(decisions[0]));
        await site.WithdrawAsync(InventedDecisions.SilentEnd(decisions[1]));

        var listed = await ListedAsync(site);
        Assert.Equal([$"http://localhost/decisions/{decisions[2].Id}"], listed.Where(address => address.Contains("/decisions/", StringComparison.Ordinal)));
        Assert.DoesNotContain("http://localhost/agencies/jhscj", listed);
        Assert.DoesNotContain("2026-03", await site.ReadAsync("/sitemap.xml"), StringComparison.Ordinal);
        using var month = await site.GetAsync("/sitemap/2026-03.xml");
        Assert.Equal(HttpStatusCode.NotFound, month.StatusCode);
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-3")]
    [InlineData("2026-05-32")]
    [InlineData("0000-00")]
    [InlineData("9999-12")]
    [InlineData("all")]
    public async Task Part_ThatIsNone_IsNotFound(string part)
    {
        await using var site = await SiteHost.StartAsync();

        using var response = await site.GetAsync($"/sitemap/{part}.xml");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static async Task<List<string>> ListedAsync(SiteHost site)
    {
        var listed = new List<string>();
        foreach (var part in Locations(await site.ReadAsync("/sitemap.xml")))
            listed.AddRange(Locations(await site.ReadAsync(new Uri(part).PathAndQuery)));
        Assert.Equal(listed.Count, listed.Distinct(StringComparer.Ordinal).Count());
        return listed;
    }

    private static List<string> Locations(string xml) => [.. XElement.Parse(xml).Descendants(Map + "loc").Select(place => place.Value)];
}
