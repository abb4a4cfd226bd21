using System.Net;
using AngleSharp.Html.Parser;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.SearchPages;

/// <summary>The form with a field for everything: what it finds is an address of the search page, and that finds what was meant.</summary>
public sealed class AdvancedTests(PublishedSite published) : IClassFixture<PublishedSite>
{
    private readonly SiteHost _site = published.Site;

    [Theory]
    [InlineData("phrase=超过保质期&act=penalty", "景市监罚〔2026〕37号")]
    [InlineData("number= 景市监罚 [2026] 37 号", "景市监罚〔2026〕37号")]
    [InlineData("party=“青崖” 建材&fine=100000", "楚环罚〔2026〕9号")]
    [InlineData("title=-占用&agencyname=古城区&region=530700&region=", "古城城罚〔2026〕56号")]
    [InlineData("q=安全生产&without=食品 -农药&from=2025年11月１日&to=20251130", "泸应急罚〔2025〕14号")]
    [Clause("GS-05-1")]
    public async Task Form_OfAnyFields_FindsWhatIsMeant(string fields, string number)
    {
        using var sent = await _site.GetAsync("/search/advanced?find=1&" + Escaped(fields));
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        var address = sent.Headers.Location!.ToString();
        Assert.StartsWith("/search?", address, StringComparison.Ordinal);

        var page = await _site.ReadAsync(address);

        Assert.Contains("<h1>1 件决定</h1>", page, StringComparison.Ordinal);
        Assert.Contains($"/decisions/{published.With(number).Id}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("以下决定包含", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from=2026-02-30&q=罚款", "#from")]
    [InlineData("from=2026-05-01&to=2026-04-01", "#to")]
    [InlineData("to=昨天", "#to")]
    public async Task Form_ThatCannotBeRead_ComesBackWithEverythingAndSaysWhere(string fields, string place)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await _site.ReadAsync("/search/advanced?find=1&act=penalty&" + Escaped(fields)));

        var complaint = Assert.Single(page.QuerySelectorAll("[role=alert] a"));
        Assert.Equal(place, complaint.GetAttribute("href"));
        Assert.Equal("true", page.QuerySelector(place)!.GetAttribute("aria-invalid"));
        foreach (var (name, value) in fields.Split('&').Select(field => (field.Split('=')[0], field.Split('=')[1])))
            Assert.Equal(value, page.QuerySelector($"[name={name}]")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("[name=act][value=penalty][checked]"));
    }

    [Fact]
    public async Task Form_LongerThanAQueryMayBe_SaysSo_AndNothingTypedIsAnError()
    {
        var page = await _site.ReadAsync($"/search/advanced?find=1&title={new string('a', 200)}&party={new string('b', 200)}");
        Assert.Contains("合计太长", page, StringComparison.Ordinal);

        using var odd = await _site.GetAsync("/search/advanced?find=1&phrase=%22%22&number=%F0%28&without=--&from=&region=%00&act=zzz");
        Assert.Equal(HttpStatusCode.Found, odd.StatusCode);
    }

    [Fact]
    public async Task Form_ReachedFromASearch_KeepsItsConditions_AndOffersWhatDecisionsHave()
    {
        var page = await new HtmlParser().ParseDocumentAsync(await _site.ReadAsync("/search/advanced?" + Escaped("q=罚款&agency=kmscj&region=532801&year=2026&fine=1000")));

        Assert.Equal("罚款", page.QuerySelector("[name=q]")!.GetAttribute("value"));
        foreach (var kept in new[] { "[name=agency][value=kmscj]", "[name=region][value='532801']", "[name=year][value='2026']", "[name=fine][value='1000']" })
            Assert.True(page.QuerySelector("input" + kept)!.HasAttribute("checked"), kept);
        Assert.NotNull(page.QuerySelector("input[name=penalty][value=罚款]:not([checked])"));
        Assert.Equal("勐海县", page.QuerySelector("option[value='532822']")!.TextContent);
    }

    [Fact]
    [Clause("CX-14-4")]
    public async Task KindOfPenalty_OfAWithdrawnDecisionAlone_IsNotOfferedAnyMore()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision, InventedDecisions.Licence());
        Assert.Contains("没收非法财物", await site.ReadAsync("/search/advanced"), StringComparison.Ordinal);

        await site.WithdrawAsync(InventedDecisions.Revocation(decision));

        Assert.DoesNotContain("没收非法财物", await site.ReadAsync("/search/advanced"), StringComparison.Ordinal);
    }

    private static string Escaped(string fields) => string.Join('&', fields.Split('&').Select(field => $"{field.Split('=')[0]}={Uri.EscapeDataString(field.Split('=')[1])}"));
}
