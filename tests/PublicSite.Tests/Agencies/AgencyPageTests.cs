using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Agencies;

public sealed class AgencyPageTests
{
    private const string Agency = "/agencies/kmscj";
    private const string Region = "/regions/530100";

    [Fact]
    [Clause("GS-07-7")]
    public async Task AgencyPage_TellsContactRemediesAndWhenTheyWereBroughtUpToDate()
    {
        await using var site = await SiteHost.StartAsync();

        var page = await OpenAsync(site, Agency);

        var facts = page.QuerySelectorAll(".facts dt").ToDictionary(term => term.TextContent, term => term.NextElementSibling!.TextContent, StringComparer.Ordinal);
        Assert.Equal("昆明市人民政府", facts["行政复议机关"]);
        Assert.Equal("12345", facts["监督电话"]);
        Assert.DoesNotContain("办公地址", facts.Keys);
        Assert.Equal("2026-09-01", page.QuerySelector("#contact ~ p time")!.GetAttribute("datetime"));
        Assert.Contains("目前没有在本站公开的决定", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("GS-07-7")]
    public async Task DecisionPage_LeadsToTheRemediesOfItsAgency()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.Licence();
        await site.PublishAsync(decision);

        var link = (await OpenAsync(site, $"/decisions/{decision.Id}")).QuerySelector("a[href$='#remedies']")!.GetAttribute("href")!;

        Assert.NotNull((await OpenAsync(site, link.Split('#')[0])).QuerySelector("#remedies"));
    }

    [Fact]
    [Clause("GS-05-1")]
    public async Task AgencyAndRegion_CountWhatTheSearchCounts_AndTellNoSmallCount()
    {
        await using var site = await SiteHost.StartAsync();
        await site.PublishAsync([.. Licences(2025, 7), .. Licences(2026, 6), .. Licences(2024, 2)]);

        foreach (var address in new[] { Agency, Region, "/regions/530000" })
        {
            var page = await OpenAsync(site, address);
            Assert.Equal("15 件", page.QuerySelector("p.lead a")!.TextContent);
            var years = page.QuerySelectorAll(".counts")[0].QuerySelectorAll("tbody tr").Select(row => row.TextContent.Trim().Split((char[])['\n', ' '], StringSplitOptions.RemoveEmptyEntries)).ToList();
            Assert.Equal([["2026年", "不单列"], ["2025年", "7"], ["2024年", "不单列"]], years);
            Assert.Equal("行政许可15", string.Concat(page.QuerySelectorAll(".counts")[1].QuerySelector("tbody")!.TextContent.Where(character => !char.IsWhiteSpace(character))));
            Assert.Contains("件数少于 5 的不单列", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.All(page.QuerySelectorAll("svg.chart"), chart => Assert.Equal("img", chart.GetAttribute("role")));
        }

        Assert.Equal("15", (await OpenAsync(site, "/agencies")).QuerySelector($"a[href='{Agency}'] .num")!.FirstChild!.TextContent);
    }

    [Fact]
    [Clause("CX-14-4")]
    [Clause("GS-16-1")]
    public async Task Withdrawn_Decision_IsGoneFromEveryPageAndCountAtOnce()
    {
        await using var site = await SiteHost.StartAsync();
        var decisions = Licences(2026, 6);
        await site.PublishAsync(decisions);
        string[] pages = [Agency, Region, "/regions/530000", "/agencies"];
        foreach (var address in pages)
            await site.ReadAsync(address);
        Assert.Contains("第1茶业", await site.ReadAsync(Agency), StringComparison.Ordinal);

        await site.WithdrawAsync(InventedDecisions.Revocation(decisions[0]));
        await site.WithdrawAsync(InventedDecisions.SilentEnd(decisions[1]));

        foreach (var address in pages)
        {
            var text = await site.ReadAsync(address);
            Assert.DoesNotContain("第1茶业", text, StringComparison.Ordinal);
            Assert.DoesNotContain("第2茶业", text, StringComparison.Ordinal);
            Assert.DoesNotContain(decisions[1].Id.Value, text, StringComparison.Ordinal);
            Assert.DoesNotContain(">6<", text, StringComparison.Ordinal);
            Assert.DoesNotContain("6 件", text, StringComparison.Ordinal);
        }

        // The notice stays, at the agency, at its region and in the list of either; a silent end is told nowhere.
        foreach (var address in new[] { Agency, Region, "/notices?agency=kmscj", "/notices?region=530000" })
            Assert.Equal([$"/decisions/{decisions[0].Id}"], (await OpenAsync(site, address)).QuerySelectorAll(".notices a").Select(link => link.GetAttribute("href")));
        Assert.Empty((await OpenAsync(site, "/notices?agency=jhscj")).QuerySelectorAll(".notices a"));
    }

    [Fact]
    public async Task AgencyThatIsNotInTheDirectory_IsNamedByItsDecisions_UntilTheyAreGone()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.Licence() with { AgencyCode = "old局?", AgencyName = "昆明市旧设市场局" };
        await site.PublishAsync(decision);
        const string Address = "/agencies/old%E5%B1%80%3F";

        Assert.Equal("昆明市旧设市场局", (await OpenAsync(site, Address)).QuerySelector("h1")!.TextContent);
        Assert.Equal(Address, (await OpenAsync(site, $"/decisions/{decision.Id}")).QuerySelector(".crumbs a[href^='/agencies/']")!.GetAttribute("href"));

        await site.WithdrawAsync(InventedDecisions.SilentEnd(decision));
        using var gone = await site.GetAsync(Address);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task AgencyWithFewDecisions_IsShownWithoutTables()
    {
        await using var site = await SiteHost.StartAsync();
        await site.PublishAsync(Licences(2026, 2));

        var page = await OpenAsync(site, Agency);

        Assert.Equal("2 件", page.QuerySelector("p.lead a")!.TextContent);
        Assert.Empty(page.QuerySelectorAll(".counts, svg"));
        Assert.Contains("件数都少于 5", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/agencies/nobody")]
    [InlineData("/agencies/%3Cscript%3E")]
    [InlineData("/regions/999999")]
    [InlineData("/regions/12")]
    public async Task UnknownPlace_IsNotFoundInWords(string address)
    {
        await using var site = await SiteHost.StartAsync();

        using var response = await site.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("没有这个页面", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static List<DecisionRecord> Licences(int year, int count) =>
    [
        .. Enumerable.Range(1, count).Select(at => InventedDecisions.Licence($"昆市监许〔{year}〕{at}号", $"昆明第{at}茶业有限公司") with { DecidedOn = new DateOnly(year, 5, 6) }),
    ];

    private static async Task<IDocument> OpenAsync(SiteHost site, string address) => new HtmlParser().ParseDocument(await site.ReadAsync(address));
}
