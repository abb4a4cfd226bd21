using System.Net;
using System.Text.RegularExpressions;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.SearchPages;

public sealed partial class SearchPageTests(PublishedSite published) : IClassFixture<PublishedSite>
{
    private readonly SiteHost _site = published.Site;

    [Fact]
    [Clause("CX-43")]
    public async Task Search_ForAChineseWord_FindsMarksAndCounts()
    {
        var page = await _site.ReadAsync("/search?q=超限运输");

        Assert.Contains($"/decisions/{published.With("大交罚〔2026〕98号").Id}", page, StringComparison.Ordinal);
        Assert.Contains("<mark>超限运输</mark>", page, StringComparison.Ordinal);
        Assert.Contains("1 件决定", page, StringComparison.Ordinal);
        Assert.Contains("value=\"超限运输\"", page, StringComparison.Ordinal);
        Assert.Contains("大理市交通运输局", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publication_IsFoundWithinASecond()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(InventedDecisions.Licence());
        Assert.DoesNotContain("/decisions/" + decision.Id, await site.ReadAsync("/search?q=保质期"), StringComparison.Ordinal);

        await site.AppendAsync(decision, Gazette.Log.EntryKind.Published);
        await Task.Delay(TimeSpan.FromSeconds(1.2));

        Assert.Contains("/decisions/" + decision.Id, await site.ReadAsync("/search?q=保质期"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("region=530000", 18)]
    [InlineData("region=532800", 3)]
    [InlineData("region=532801&region=532901", 5)]
    [InlineData("agency=kmscj&act=license", 2)]
    [InlineData("year=2025", 3)]
    [InlineData("from=2026-04-01&to=2026-04-30", 4)]
    [InlineData("fine=1000&region=532800", 1)]
    [InlineData("fine=10000&fine=100000", 8)]
    [InlineData("fine=1", 0)]
    [InlineData("engines=welcome", 18)]
    [InlineData("act=nonsense", 0)]
    [Clause("GS-05-1")]
    public async Task Search_WithFilters_CountsWhatTheyLeave(string filters, int expected)
    {
        var page = await _site.ReadAsync("/search?" + filters);

        Assert.Contains($"<h1>{expected} 件决定</h1>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chips_OfChosenFilters_LeadToTheSearchWithoutThem()
    {
        var page = await _site.ReadAsync("/search?q=罚款&agency=kmscj&year=2026");

        Assert.Contains("href=\"/search?q=%E7%BD%9A%E6%AC%BE&amp;agency=kmscj\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/search?q=%E7%BD%9A%E6%AC%BE&amp;year=2026\"", page, StringComparison.Ordinal);
        Assert.Contains("清除全部条件", page, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("GS-05-1")]
    public async Task Counties_AppearUnderAChosenPrefecture()
    {
        Assert.DoesNotContain("勐海县</span>", await _site.ReadAsync("/search"), StringComparison.Ordinal);
        var page = await _site.ReadAsync("/search?region=532800");
        var (province, prefecture, county) = (page.IndexOf("云南省</span>", StringComparison.Ordinal), page.IndexOf("西双版纳傣族自治州</span>", StringComparison.Ordinal), page.IndexOf("勐海县</span>", StringComparison.Ordinal));
        Assert.True(province > 0 && province < prefecture && prefecture < county, $"{province} {prefecture} {county}");
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\" OR - * :")]
    [InlineData("title:\"")]
    [InlineData("((((((")]
    [InlineData("\u0000\u0007")]
    [InlineData("%F0%28%8C")]
    [InlineData("\\u202e 〔 〕 “")]
    public async Task Search_ForAnything_IsNeverAnError(string query)
    {
        foreach (var address in new[] { "/search?q=", "/api/v1/decisions?q=", "/number?n=" })
        {
            using var response = await _site.GetAsync(address + Uri.EscapeDataString(query) + "&after=zzz&sort=nonsense&from=x&to=2026-13-45&region=" + new string('9', 300));

            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Found, response.StatusCode.ToString());
        }
    }

    [Fact]
    public async Task Search_ThatFindsNothing_SaysWhatToDo()
    {
        var page = await _site.ReadAsync("/search?q=zzzzqqqq");

        Assert.Contains("没有找到符合条件的决定", page, StringComparison.Ordinal);
        Assert.Contains("0 件决定", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paging_ByCursor_ShowsEveryDecisionOnce()
    {
        await using var site = await SiteHost.StartAsync();
        var decisions = Enumerable.Range(1, 45).Select(i => InventedDecisions.Licence($"昆市监许〔2026〕{i}号")).ToList();
        await site.PublishAsync(decisions);

        var seen = new List<string>();
        for (var address = "/search?q=食品"; address is not null;)
        {
            var page = await site.ReadAsync(address);
            seen.AddRange(HitLink().Matches(page).Select(match => match.Groups["id"].Value));
            address = NextLink().Match(page) is { Success: true } next ? WebUtility.HtmlDecode(next.Groups["next"].Value) : null;
        }

        Assert.Equal(45, seen.Count);
        Assert.Equal(decisions.Select(decision => decision.Id.Value).Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("景市监罚〔2026〕37号")]
    [InlineData("景市监罚[2026]37号")]
    [InlineData(" 景市监罚（２０２６）37 号 ")]
    public async Task SecondDoor_WithANumberInAnyBrackets_LeadsToTheDecision(string number)
    {
        using var response = await _site.GetAsync("/number?n=" + Uri.EscapeDataString(number));

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal($"/decisions/{published.With("景市监罚〔2026〕37号").Id}", response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task SecondDoor_WithTheNumberOfAWithdrawnDecision_LeadsToItsNotice()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);
        await site.WithdrawAsync(InventedDecisions.Revocation(decision));

        using var response = await site.GetAsync("/number?n=" + Uri.EscapeDataString("景市监罚2026 37号"));

        Assert.Equal($"/decisions/{decision.Id}", response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task SecondDoor_WithAnUnknownNumber_LeadsToASearch()
    {
        using var response = await _site.GetAsync("/number?n=" + Uri.EscapeDataString("某罚〔1999〕1号"));

        Assert.StartsWith("/search?q=", response.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [GeneratedRegex("<h2><a href=\"/decisions/(?<id>[0-9a-z]{16})\"", RegexOptions.NonBacktracking)]
    private static partial Regex HitLink();

    [GeneratedRegex("rel=\"next\" href=\"(?<next>[^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex NextLink();
}
