using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.LargeType;

/// <summary>长辈版 as who reads it walks through it: from page to page, never out of it but by the one link that says so.</summary>
public sealed class LargeTypeTests(PublishedSite published) : IClassFixture<PublishedSite>
{
    private const string Prefix = "/elder";
    private const int Pages = 120;

    private readonly SiteHost _site = published.Site;

    [Fact]
    [Clause("GS-05-1")]
    public async Task EveryLinkAndForm_StaysWithinTheEdition_AndLeadsSomewhere()
    {
        var (seen, waiting) = (new HashSet<string>(StringComparer.Ordinal) { Prefix }, new Queue<string>([Prefix]));
        for (var read = 0; read < Pages && waiting.TryDequeue(out var address); read++)
        {
            using var response = await _site.GetAsync(address);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address} answers {response.StatusCode}");
            var page = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
            Assert.True(page.DocumentElement.ClassList.Contains("large"), address);
            Assert.StartsWith("http://localhost/", Canonical(page), StringComparison.Ordinal);
            Assert.DoesNotContain(Prefix, Canonical(page), StringComparison.Ordinal);
            Assert.All(page.QuerySelectorAll("form"), form => Assert.StartsWith(Prefix + "/", form.GetAttribute("action"), StringComparison.Ordinal));
            var ordinary = Assert.Single(page.QuerySelectorAll("a[rel=alternate]")).GetAttribute("href")!;
            Assert.False(ordinary.StartsWith(Prefix, StringComparison.Ordinal), ordinary);
            foreach (var link in page.QuerySelectorAll("a[href^='/']:not([rel=alternate])").Select(link => link.GetAttribute("href")!.Split('#')[0]))
            {
                if (link.Split('?')[0].Split('/')[^1].Contains('.', StringComparison.Ordinal))
                    continue;
                Assert.True(string.Equals(link, Prefix, StringComparison.Ordinal) || link.StartsWith(Prefix + "/", StringComparison.Ordinal), $"{address} leads to {link}");
                if (seen.Add(link))
                    waiting.Enqueue(link);
            }
        }

        Assert.Contains(seen, link => link.StartsWith(Prefix + "/decisions/", StringComparison.Ordinal));
        Assert.Contains(Prefix + "/search/advanced", seen.Select(link => link.Split('?')[0]));
    }

    [Fact]
    public async Task DecisionPage_InEitherEdition_HasOneAddressForOthers_AndIsCachedApart()
    {
        var id = published.With("景市监罚〔2026〕37号").Id;
        for (var round = 0; round < 2; round++)
        {
            var ordinary = await ReadAsync($"/decisions/{id}?any=thing");
            var large = await ReadAsync($"/elder/decisions/{id}?any=thing");

            Assert.Empty(ordinary.DocumentElement.ClassList);
            Assert.Equal($"http://localhost/decisions/{id}", Canonical(ordinary));
            Assert.Equal(Canonical(ordinary), Canonical(large));
            Assert.Equal($"/elder/decisions/{id}", ordinary.QuerySelector("a[rel=alternate]")!.GetAttribute("href"));
            Assert.Equal($"/decisions/{id}", large.QuerySelector("a[rel=alternate]")!.GetAttribute("href"));
            Assert.NotNull(ordinary.QuerySelector("#citation"));
            Assert.Null(large.QuerySelector("#citation"));
            Assert.NotNull(large.QuerySelector($"a[download][href='/decisions/{id}.docx']"));
            Assert.Equal(ordinary.QuerySelector(".text")!.TextContent, large.QuerySelector(".text")!.TextContent);
        }
    }

    [Fact]
    public async Task Doors_AndErrors_StayWithinTheEdition()
    {
        using var number = await _site.GetAsync("/elder/number?n=" + Uri.EscapeDataString("景市监罚[2026]37号"));
        Assert.Equal($"/elder/decisions/{published.With("景市监罚〔2026〕37号").Id}", number.Headers.Location?.ToString());
        using var form = await _site.GetAsync("/elder/search/advanced?find=1&title=a");
        Assert.StartsWith("/elder/search?q=", form.Headers.Location?.ToString(), StringComparison.Ordinal);

        using var missing = await _site.GetAsync("/elder/decisions/0000000000000000");
        var page = await new HtmlParser().ParseDocumentAsync(await missing.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.True(page.DocumentElement.ClassList.Contains("large"));
        Assert.Equal("/elder", page.QuerySelector("main a")!.GetAttribute("href"));

        // Only pages have a second edition; files and programs have one address.
        foreach (var other in new[] { "/elder/api/v1/decisions", "/elder/search.csv", "/elder/error", "/elder/health/live", "/elder/transparency/head.json" })
        {
            using var response = await _site.GetAsync(other);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task Search_FromEitherEdition_LeadsToTheSameInTheOther_AndShowsLess()
    {
        var ordinary = await ReadAsync("/search?q=罚款&fine=1000");
        var large = await ReadAsync(ordinary.QuerySelector("a[rel=alternate]")!.GetAttribute("href")!);

        Assert.Equal(ordinary.QuerySelector("h1")!.TextContent, large.QuerySelector("h1")!.TextContent);
        Assert.NotNull(ordinary.QuerySelector(".facets"));
        Assert.Null(large.QuerySelector(".facets"));
        Assert.Equal("/elder/search?q=%E7%BD%9A%E6%AC%BE", large.QuerySelector(".chips a")!.GetAttribute("href"));
    }

    [Fact]
    [Clause("CX-14-4")]
    public async Task Withdrawn_Decision_IsGoneInThisEditionToo()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);
        await site.ReadAsync($"/elder/decisions/{decision.Id}");

        await site.WithdrawAsync(InventedDecisions.Revocation(decision));

        using var gone = await site.GetAsync($"/elder/decisions/{decision.Id}");
        var text = await gone.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains("该决定已撤下", text, StringComparison.Ordinal);
        Assert.Contains("class=\"large\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("澜湄鲜", text, StringComparison.Ordinal);
    }

    private static string? Canonical(IDocument page) => page.QuerySelector("link[rel=canonical]")?.GetAttribute("href");

    private async Task<IHtmlDocument> ReadAsync(string address) => await new HtmlParser().ParseDocumentAsync(await _site.ReadAsync(address));
}
