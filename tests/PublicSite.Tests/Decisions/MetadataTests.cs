using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Decisions;

/// <summary>What a decision's page carries for machines: the code of its address, its data, and its laws as links.</summary>
public sealed class MetadataTests(PublishedSite published) : IClassFixture<PublishedSite>
{
    private const string Data = "script[type='application/ld+json']";
    private readonly SiteHost _site = published.Site;

    [Fact]
    public async Task StructuredData_OfAnOrganisation_NamesNumberAgencyDaysAndFiles()
    {
        var decision = published.With("景市监罚〔2026〕37号");

        var page = await OpenAsync(_site, decision.Id);

        using var json = JsonDocument.Parse(Assert.Single(page.QuerySelectorAll(Data)).TextContent);
        var data = json.RootElement;
        Assert.Equal("景市监罚〔2026〕37号", data.GetProperty("identifier").GetString());
        Assert.Equal("景洪市市场监督管理局", data.GetProperty("creator").GetProperty("name").GetString());
        Assert.Equal("2026-03-18", data.GetProperty("dateCreated").GetString());
        Assert.Equal(BlockText.Of(decision.Title), data.GetProperty("name").GetString());
        Assert.Equal(["docx", "txt", "json"], data.GetProperty("encoding").EnumerateArray().Select(file => file.GetProperty("contentUrl").GetString()!.Split('.')[^1]));
        Assert.DoesNotContain("鱼皮花生", data.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    [Clause("GS-09-3")]
    public async Task PageAboutAPerson_OffersNothingToSearchEngines()
    {
        var decision = published.With("大交罚〔2026〕112号");

        using var response = await _site.GetAsync($"/decisions/{decision.Id}");

        Assert.Contains("noindex", Assert.Single(response.Headers.GetValues("X-Robots-Tag")), StringComparison.Ordinal);
        Assert.Null(new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()).QuerySelector(Data));
    }

    [Fact]
    public async Task StructuredData_OfHostileWords_EndsNoElement()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.Licence() with { Title = [InventedDecisions.Plain("</script><script>alert(1)</script><!--")] };
        await site.PublishAsync(decision);

        var page = await OpenAsync(site, decision.Id);

        var script = Assert.Single(page.Scripts);
        using var json = JsonDocument.Parse(script.TextContent);
        Assert.Equal(BlockText.Of(decision.Title), json.RootElement.GetProperty("name").GetString());
    }

    [Fact]
    public async Task Code_IsReadAsThePermanentAddress()
    {
        foreach (var decision in published.Decisions)
        {
            var code = Assert.Single((await OpenAsync(_site, decision.Id)).QuerySelectorAll("svg.code"));

            Assert.Equal("永久地址的二维码", code.GetAttribute("aria-label"));
            Assert.Equal($"http://localhost/decisions/{decision.Id}", Read(code));
        }
    }

    [Theory]
    [InlineData("https://zf.cn")]
    [InlineData("https://xingzhengzhifa.example.gov.cn")]
    [InlineData("https://xingzhengzhifa-gongshi.pingtai.shengji.example.gov.cn")]
    public async Task Code_OfAConfiguredAddress_IsReadAsIt(string address)
    {
        await using var site = await SiteHost.StartAsync(settings: ("Site:Address", address));
        var decision = InventedDecisions.Licence();
        await site.PublishAsync(decision);

        Assert.Equal($"{address}/decisions/{decision.Id}", Read((await OpenAsync(site, decision.Id)).QuerySelector("svg.code")!));
    }

    [Fact]
    public async Task Code_OfAnAddressThatIsTooLong_IsLeftOut()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/decisions/{published.Decisions[0].Id}", UriKind.Relative));
        request.Headers.Host = string.Concat(Enumerable.Repeat("a.", 2000)) + "example";

        using var response = await _site.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Null(new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()).QuerySelector("svg.code"));
    }

    [Fact]
    public async Task Laws_OfAPage_AreLinksThatFindTheDecision()
    {
        var decision = published.With("景市监罚〔2026〕37号");

        var page = await OpenAsync(_site, decision.Id);

        var links = page.QuerySelectorAll(".fields a.law").Select(link => (link.TextContent, Address: link.GetAttribute("href")!)).ToList();
        Assert.Equal(["《中华人民共和国食品安全法》第三十四条", "第一百二十四条"], links.Select(link => link.TextContent));
        foreach (var (_, address) in links)
        {
            Assert.Contains(Uri.EscapeDataString("\"食品安全法\""), address, StringComparison.Ordinal);
            Assert.Contains($"/decisions/{decision.Id}", await _site.ReadAsync(address), StringComparison.Ordinal);
        }
    }

    [Fact]
    [Clause("CX-14-4")]
    public async Task WithdrawnDecision_LeavesNoneOfIt()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);
        await site.ReadAsync($"/decisions/{decision.Id}");

        await site.WithdrawAsync(InventedDecisions.Revocation(decision));

        using var gone = await site.GetAsync($"/decisions/{decision.Id}");
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        var page = new HtmlParser().ParseDocument(await gone.Content.ReadAsStringAsync());
        Assert.Null(page.QuerySelector(Data));
        Assert.Null(page.QuerySelector("svg.code"));
        Assert.Null(page.QuerySelector("a.law"));
    }

    private static string Read(IElement code) =>
        QrReader.Read(code.QuerySelectorAll("path")[^1].GetAttribute("d")!, int.Parse(code.GetAttribute("viewBox")!.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture));

    private static async Task<IDocument> OpenAsync(SiteHost site, RecordId id) => new HtmlParser().ParseDocument(await site.ReadAsync($"/decisions/{id}"));
}
