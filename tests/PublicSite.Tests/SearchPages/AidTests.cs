using System.Net;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.SearchPages;

/// <summary>What is offered unasked: completions, what was meant, similar decisions. Of published texts alone, from the swap on.</summary>
public sealed class AidTests
{
    private const string Firm = "大理琅玕货运有限公司";

    [Fact]
    public async Task Page_WithFewHits_AsksWhatWasMeant()
    {
        await using var site = await SiteHost.StartAsync();
        await site.PublishAsync(Haulage(4));

        var page = WebUtility.HtmlDecode(await site.ReadAsync("/search?q=超线运输&act=penalty"));

        Assert.Contains("您是不是要找：", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/search?q=%E8%B6%85%E9%99%90%E8%BF%90%E8%BE%93&act=penalty\"", page, StringComparison.Ordinal);
        Assert.Contains("（4 件）", page, StringComparison.Ordinal);
        Assert.DoesNotContain("您是不是要找", await site.ReadAsync("/search"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_OfferNamesAndWordsWhileTyping_WithoutAScript()
    {
        await using var site = await SiteHost.StartAsync();
        await site.PublishAsync([.. Haulage(4), InventedDecisions.PersonPenalty()]);

        var home = WebUtility.HtmlDecode(await site.ReadAsync("/"));
        var page = WebUtility.HtmlDecode(await site.ReadAsync("/search?q=大理琅"));
        var api = await site.ReadAsync("/api/v1/suggestions?q=" + Uri.EscapeDataString("大理琅"));
        var laws = await site.ReadAsync("/api/v1/suggestions?q=" + Uri.EscapeDataString("公路安全"));

        Assert.Contains("<option value=\"大理市交通运输局\">", home, StringComparison.Ordinal);
        Assert.Contains($"<option value=\"{Firm}\">", page, StringComparison.Ordinal);
        Assert.Contains("list=\"q-offered\"", page, StringComparison.Ordinal);
        Assert.Contains(Firm, api, StringComparison.Ordinal);
        Assert.Contains("公路安全保护条例", laws, StringComparison.Ordinal);
        Assert.Equal("{\"items\":[]}", await site.ReadAsync("/api/v1/suggestions?q="));
        Assert.Equal("{\"items\":[]}", await site.ReadAsync("/api/v1/suggestions?q=" + Uri.EscapeDataString("杨")));
    }

    [Fact]
    [Clause("CX-14-4")]
    public async Task Withdrawn_IsInNoOffer_NorBesideAnotherDecision()
    {
        await using var site = await SiteHost.StartAsync();
        var decisions = Haulage(4);
        var goes = InventedDecisions.Penalty("大交罚〔2026〕199号", "dljtj", "大理市交通运输局", "532901", new(2026, 3, 11), "大理绮鑱货运有限公司超限运输案", "大理绮鑱货运有限公司", "2026年2月25日，当事人的货运车辆车货总质量达56.2吨，超过限定标准7.2吨，未经批准在公路上行驶。", "《公路安全保护条例》第三十三条、第六十四条", "罚款3600元。", ["罚款"], 3600m);
        await site.PublishAsync([.. decisions, goes]);
        var address = $"/decisions/{decisions[0].Id}";
        var before = WebUtility.HtmlDecode(await site.ReadAsync(address));
        Assert.Contains("类似的决定", before, StringComparison.Ordinal);
        Assert.Contains("绮鑱货运有限公司超限运输案", before, StringComparison.Ordinal);
        Assert.DoesNotContain($"<a href=\"/decisions/{decisions[0].Id}\">", before, StringComparison.Ordinal);
        Assert.Contains("绮鑱", await site.ReadAsync("/api/v1/suggestions?q=" + Uri.EscapeDataString("大理绮")), StringComparison.Ordinal);
        string tag;
        using (var page = await site.GetAsync(address))
            tag = page.Headers.ETag!.ToString();

        await site.WithdrawAsync(InventedDecisions.Revocation(goes));

        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        again.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var after = await site.Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        var text = WebUtility.HtmlDecode(await after.Content.ReadAsStringAsync());
        Assert.Contains("类似的决定", text, StringComparison.Ordinal);
        Assert.DoesNotContain("绮鑱", text, StringComparison.Ordinal);
        foreach (var offer in new[] { "/api/v1/suggestions?q=" + Uri.EscapeDataString("大理绮"), "/search?q=" + Uri.EscapeDataString("大理绮"), "/search?q=" + Uri.EscapeDataString("琦鑱货运"), "/" })
            Assert.DoesNotContain("绮鑱", WebUtility.HtmlDecode(await site.ReadAsync(offer)).Replace("大理绮", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    [Clause("GS-10-1")]
    public async Task NamesOfPeopleAndTradeNames_AreNeverOffered()
    {
        await using var site = await SiteHost.StartAsync();
        var trader = InventedDecisions.Licence(firm: "昆明陈鑱琅五金店") with { PartyKind = PartyKind.Proprietorship };
        await site.PublishAsync(trader, InventedDecisions.PersonPenalty(), InventedDecisions.FoodPenalty());

        foreach (var typed in new[] { "昆明陈", "陈", "杨", "刀", "周云" })
            Assert.Equal("{\"items\":[]}", await site.ReadAsync("/api/v1/suggestions?q=" + Uri.EscapeDataString(typed)));
    }

    private static List<DecisionRecord> Haulage(int count) =>
    [
        .. Enumerable.Range(1, count).Select(i => InventedDecisions.Penalty(
            $"大交罚〔2026〕{i}号", "dljtj", "大理市交通运输局", "532901", new(2026, 3, i), $"{Firm}超限运输案", Firm,
            $"2026年2月{i}日，当事人的货运车辆车货总质量达56.2吨，超过限定标准{i}.2吨，未经批准在公路上行驶。", "《公路安全保护条例》第三十三条、第六十四条",
            "罚款3600元。", ["罚款"], 3600m)),
    ];
}
