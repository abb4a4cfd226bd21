using System.Net;
using System.Text.Json;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Notices;

public sealed class WithdrawalTests
{
    private const string Party = "澜湄鲜食品超市";

    [Fact]
    [Clause("CX-14-4")]
    [Clause("GS-16-1")]
    [Clause("GS-16-2")]
    public async Task Withdrawn_Decision_IsGoneEverywhereAndLeavesItsNotice()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision, InventedDecisions.Licence());
        string[] everywhere = ["/", "/search", $"/search?q={Party}", "/notices", $"/api/v1/decisions?q={Party}", "/api/v1/decisions", "/search?region=532801&act=penalty", "/elder", $"/elder/search?q={Party}", "/search/advanced", "/sitemap.xml"];
        Assert.Contains(Party, await site.ReadAsync($"/search?q={Party}"), StringComparison.Ordinal);
        Assert.Contains(Party, await site.ReadAsync($"/api/v1/decisions?q={Party}"), StringComparison.Ordinal);
        foreach (var address in everywhere)
            await site.ReadAsync(address);

        await site.WithdrawAsync(InventedDecisions.Revocation(decision) with { Origin = NoticeOrigin.Reconsideration });

        foreach (var address in everywhere)
        {
            var page = await site.ReadAsync(address);
            Assert.DoesNotContain("鲜食品超市经营", page, StringComparison.Ordinal);
            Assert.DoesNotContain("没收超过保质期", page, StringComparison.Ordinal);
            Assert.DoesNotContain("\"value\":\"532801\"", page, StringComparison.Ordinal);
        }

        using var gone = await site.GetAsync($"/decisions/{decision.Id}");
        var notice = await gone.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.DoesNotContain(Party, notice, StringComparison.Ordinal);
        foreach (var words in new[] { "该决定已撤下", "经行政复议", "西双版纳傣族自治州人民政府", "西政行复〔2026〕8号", "2026-05-20", "撤销原行政执法决定。", "认定事实的主要证据不足。", "景市监罚〔2026〕37号" })
            Assert.Contains(words, notice, StringComparison.Ordinal);
        Assert.Contains("<title>", notice, StringComparison.Ordinal);

        Assert.Contains("景市监罚〔2026〕37号", await site.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Contains($"/decisions/{decision.Id}", await site.ReadAsync("/notices"), StringComparison.Ordinal);
        foreach (var ending in new[] { ".docx", ".txt", ".json" })
        {
            using var download = await site.GetAsync($"/decisions/{decision.Id}{ending}");
            Assert.Equal(HttpStatusCode.Gone, download.StatusCode);
        }
    }

    [Fact]
    [Clause("CX-14-4")]
    [Clause("GS-16-1")]
    public async Task Withdrawn_Decision_AnswersTheApiWithItsNotice()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);
        await site.WithdrawAsync(InventedDecisions.Revocation(decision, NoticeKind.Unlawfulness));

        using var response = await site.GetAsync($"/api/v1/decisions/{decision.Id}");
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("unlawfulness", problem.RootElement.GetProperty("notice").GetProperty("kind").GetString());
        Assert.Equal("认定事实的主要证据不足。", problem.RootElement.GetProperty("notice").GetProperty("reason").GetString());
    }

    [Fact]
    [Clause("GS-20-4")]
    public async Task SilentEnd_SaysNoMoreThanThatItIsGone()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);

        await site.WithdrawAsync(InventedDecisions.SilentEnd(decision));

        using var gone = await site.GetAsync($"/decisions/{decision.Id}");
        var page = await gone.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains("已停止公示", page, StringComparison.Ordinal);
        foreach (var words in new[] { Party, "景市监罚", "景洪市市场监督管理局", "撤销" })
            Assert.DoesNotContain(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain(decision.Id.Value, await site.ReadAsync("/notices"), StringComparison.Ordinal);
        Assert.DoesNotContain(decision.Id.Value, await site.ReadAsync("/"), StringComparison.Ordinal);
        using var api = await site.GetAsync($"/api/v1/decisions/{decision.Id}");
        Assert.Equal(HttpStatusCode.Gone, api.StatusCode);
        Assert.DoesNotContain("notice", await api.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    [Clause("GS-16-1")]
    public async Task ModificationOfALicence_KeepsTheTextUnderABanner()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.Licence();
        await site.PublishAsync(decision);

        await site.NoteAsync(InventedDecisions.Revocation(decision, NoticeKind.Modification));

        var page = await site.ReadAsync($"/decisions/{decision.Id}");
        Assert.Contains("周云岭", page, StringComparison.Ordinal);
        Assert.Contains("日排放量不超过15000立方米", page, StringComparison.Ordinal);
        Assert.Contains("已变更，见说明", page, StringComparison.Ordinal);
        Assert.Contains("已变更", await site.ReadAsync("/search"), StringComparison.Ordinal);
    }
}
