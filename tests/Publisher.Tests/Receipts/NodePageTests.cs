using System.Net;
using Dapper;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Pages;
using Disclosure.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Publisher.Tests.Receipts;

/// <summary>The page of nodes, for those who answer for them and for no one else.</summary>
public sealed class NodePageTests(SeededDesk desk) : IClassFixture<SeededDesk>
{
    [Fact]
    [Clause("CX-14-4")]
    public async Task Page_TellsASupervisorHowEachNodeStands()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Supervisor);
        Assert.Contains("没有列出公示节点", (await browser.PageAsync("/nodes")).Body!.TextContent, StringComparison.Ordinal);
        var store = desk.Services.GetRequiredService<DeskStore>();
        var now = store.NowMilliseconds;
        await InsertAsync("well", heardAt: now, serves: 1, refusal: null);
        await InsertAsync("cut", heardAt: now - 40_000, serves: 1, refusal: null);
        await InsertAsync("strange", heardAt: now - 3_600_000, serves: 1, refusal: "signature");

        var page = await browser.PageAsync("/nodes");

        Assert.Equal(["Fenced", "Fenced", "Current"], page.QuerySelectorAll("[data-state]").Select(cell => cell.GetAttribute("data-state")));
        var rows = page.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains("签名与配置的节点公钥不符", rows.Single(row => row.Contains("strange", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("正常", rows.Single(row => row.Contains("well", StringComparison.Ordinal)), StringComparison.Ordinal);
        var told = page.QuerySelector("section[aria-labelledby=late-title]")!.TextContent;
        Assert.Contains("节点 cut 已隔断：最近一次可信的答复是", told, StringComparison.Ordinal);
        Assert.Contains("节点 strange 已隔断：签名与配置的节点公钥不符", told, StringComparison.Ordinal);
        Assert.DoesNotContain("节点 well", told, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("nav.ways a[href='/nodes']"));

        Task InsertAsync(string name, long heardAt, int serves, string? refusal) => store.WriteAsync(
            data => data.Connection.ExecuteAsync(
                """
                INSERT INTO node (name, address, listed_at, heard_at, skew, serves, tree_size, log_size, hidden_up_to, purged_up_to, failed_at, refusal)
                VALUES (@name, 'http://127.0.0.1:1', @heardAt, @heardAt, 0, @serves, 7, 7, 7, 7, @failedAt, @refusal)
                """,
                new { name, heardAt, serves, refusal, failedAt = refusal is null ? null : (long?)heardAt },
                data.Transaction),
            default);
    }

    [Theory]
    [InlineData(SeededDesk.Clerk)]
    [InlineData(SeededDesk.Reviewer)]
    public async Task Page_IsNotForThoseWhoHandleCases(string account)
    {
        using var browser = await desk.OpenAsAsync(account);

        using var answer = await browser.GetAsync("/nodes");

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null((await browser.PageAsync("/")).QuerySelector("nav.ways a[href='/nodes']"));
    }
}
