using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Disclosure.EndToEnd.Platform;
using Disclosure.TestKit;
using Microsoft.Playwright;

namespace Disclosure.EndToEnd.Screens;

/// <summary>Every screen in a real browser: no serious fault of accessibility, nothing wider than a phone; pictures are kept.</summary>
[Collection(PlatformCollection.Name)]
public sealed class ScreenTests(RunningPlatform platform, ChromiumBrowser browser)
{
    private static readonly int[] Widths = [1440, 1024, 390];

    // Of everything that moved since the page was asked for.
    private const string LayoutShift =
        "new Promise(tell => { let sum = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value)).observe({ type: 'layout-shift', buffered: true }); setTimeout(() => tell(sum), 50); })";

    // Every other screen is what it says it is: neither an error nor a page that one is sent on to.
    private static readonly Dictionary<string, int> Statuses = new(StringComparer.Ordinal) { ["site-not-found"] = 404, ["site-notice"] = 410, ["desk-forbidden"] = 403 };

    [Theory]
    [InlineData("home", "/")]
    [InlineData("search", "/search?q=食品")]
    [InlineData("search-empty", "/search?q=没有这样的词语组合")]
    [InlineData("advanced", "/search/advanced?find=1&from=2026-02-30&q=食品")]
    [InlineData("decision", "{decision}")]
    [InlineData("elder-home", "/elder")]
    [InlineData("elder-search", "/elder/search?q=食品")]
    [InlineData("elder-advanced", "/elder/search/advanced")]
    [InlineData("elder-decision", "/elder{decision}")]
    [InlineData("notice", "{withdrawn}")]
    [InlineData("notices", "/notices")]
    [InlineData("notices-of-agency", "/notices?agency=kmscj")]
    [InlineData("agencies", "/agencies")]
    [InlineData("agency", "/agencies/jhscj")]
    [InlineData("agency-without-profile", "/agencies/cxhbj")]
    [InlineData("region", "/regions/530000")]
    [InlineData("region-empty", "/regions/530600")]
    [InlineData("transparency", "/transparency")]
    [InlineData("about", "/about")]
    [InlineData("not-found", "/decisions/0000000000000000")]
    public async Task PublicScreen_InABrowser_IsAccessibleAndFits(string name, string path)
    {
        var page = await browser.OpenAsync(bypassContentPolicy: true);
        await CheckAsync(page, new Uri(platform.Site, await ResolveAsync(path)), "site-" + name);
    }

    [Theory]
    [InlineData("sign-in", "/sign-in")]
    [InlineData("queue", "/")]
    [InlineData("review", "{inReview}")]
    [InlineData("correct", "{inReview}/correct")]
    [InlineData("lateness", "{inReview}/lateness")]
    [InlineData("mode", "{inReview}/mode")]
    [InlineData("impact", "{inReview}/impact")]
    [InlineData("preview", "{inReview}/preview")]
    public async Task DeskScreen_InABrowser_IsAccessibleAndFits(string name, string path)
    {
        var page = await browser.OpenAsync(bypassContentPolicy: true);
        if (name is not "sign-in")
        {
            await DeskPerson.SignInAsync(page, platform, "dljtj.shenhe");
        }

        if (path.StartsWith("{inReview}", StringComparison.Ordinal))
        {
            path = $"/cases/{await InReviewAsync()}" + path["{inReview}".Length..];
        }

        await CheckAsync(page, new Uri(platform.Desk, path), "desk-" + name);
    }

    [Theory]
    [InlineData("dljtj.guanli", "accounts=/accounts", "account=/accounts/dljtj.shenhe", "new-account=/new-account", "keys=/keys", "deputies=/deputies", "audit=/audit", "numbers=/numbers?year=2025", "reports=/reports?year=2025")]
    [InlineData("cxsfj.jiandu", "start=/", "supervision=/supervision", "findings=/supervision/findings", "supervised-lateness=/supervision/lateness", "legal-reviews=/supervision/legal-reviews", "takedowns-region=/takedowns", "nodes=/nodes", "numbers-region=/numbers?year=2025", "reports-region=/reports?year=2025")]
    [InlineData("kmscj.shenhe", "password=/password", "notifications=/notifications?show=all", "notification-settings=/notifications/settings", "change={published}/change/summary", "withdraw={published}/withdraw", "queue-waits=/?state=all&waits=second-person", "forbidden=/accounts")]
    [InlineData("lsyjj.jingban", "intake=/intake", "intake-summary=/intake/summary", "returned={returned}", "mend={returned}/mend", "mend-file={returned}/mend/file")]
    public async Task DeskScreens_OfARole_AreAccessibleAndFit(string account, params string[] screens)
    {
        var page = await browser.OpenAsync(bypassContentPolicy: true);
        await DeskPerson.SignInAsync(page, platform, account);
        foreach (var screen in screens)
        {
            var (name, path) = (screen.Split('=', 2)[0], screen.Split('=', 2)[1]);
            if (path.StartsWith('{'))
            {
                var end = path.IndexOf('}', StringComparison.Ordinal);
                await page.GotoAsync(new Uri(platform.Desk, "/?state=" + path[1..end]).AbsoluteUri);
                path = await page.Locator("a[href^='/cases/']").First.GetAttributeAsync("href") + path[(end + 1)..];
            }

            await CheckAsync(page, new Uri(platform.Desk, path), "desk-" + name);
        }
    }

    [Fact]
    public async Task PublicSite_WithoutScript_CanBeSearched()
    {
        var page = await browser.OpenAsync();
        await page.GotoAsync(platform.Site.AbsoluteUri);

        await page.Locator("input[name=q]").First.FillAsync("电梯");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("a[href^='/decisions/']").First.ClickAsync();

        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("昆市监检字〔2025〕第319号");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Picture("site-found"), FullPage = true });
    }

    private static string Picture(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(RepositoryRoot.Path, "artifacts", "screenshots"));
        return Path.Combine(folder.FullName, name + ".png");
    }

    private static async Task CheckAsync(IPage page, Uri address, string name)
    {
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            var answer = await page.GotoAsync(address.AbsoluteUri);
            Assert.Equal((Statuses.GetValueOrDefault(name, 200), address.AbsoluteUri), (answer!.Status, page.Url));
            if (name.StartsWith("site-", StringComparison.Ordinal))
            {
                // Before a picture is taken: that of the full page makes the window taller for a moment.
                Assert.Equal(0, await page.EvaluateAsync<double>(LayoutShift));
            }

            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Picture($"{name}-{width}"), FullPage = true });
        }

        var overhang = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overhang <= 0, $"{name} is {overhang} px wider than a phone of {Widths[^1]} px.");
        await CheckWithAxeAsync(page, name);
        await page.SetViewportSizeAsync(Widths[0], 900);
        await CheckWithAxeAsync(page, name);
    }

    private static async Task CheckWithAxeAsync(IPage page, string name)
    {
        var result = await page.RunAxe();
        var serious = result.Violations.Where(violation => violation.Impact is "serious" or "critical").ToList();
        Assert.True(
            serious.Count == 0,
            $"{name}:\n" + string.Join('\n', serious.Select(violation => $"{violation.Id}: {violation.Help} ({string.Join("; ", violation.Nodes.Take(3).Select(node => node.Html))})")));
    }

    // A case with everything to decide on: a warning for a natural person, whose social impact nobody has judged. The same one for every screen.
    private async Task<string> InReviewAsync()
    {
        const string metadata =
            """
            {"documentNumber":"大交罚〔2026〕771号","title":"未随车携带道路运输证案","actType":"penalty","decidedOn":"2026-01-12","procedure":"simple",
             "parties":[{"name":"段绍祥","kind":"naturalPerson"}],
             "summary":{"facts":"驾驶营运车辆未随车携带道路运输证。","basis":"《中华人民共和国道路运输条例》第六十九条","decision":"警告。"},"penaltyKinds":["警告"]}
            """;
        const string text =
            """
            行政处罚决定书
            大交罚〔2026〕771号
            当事人：段绍祥，男，住址：大理市下关镇龙山社区12号，联系电话13988012345。
            经查，你驾驶营运车辆未随车携带道路运输证。依据《中华人民共和国道路运输条例》第六十九条，决定给予警告。
            2026年1月12日
            """;
        using var api = await platform.ApiAsync("dljtj");
        var (status, pushed) = await api.PushAsync(metadata, System.Text.Encoding.UTF8.GetBytes(text), "决定书.txt", "screens-in-review");
        Assert.True(status == 202, pushed.GetRawText());
        var caseId = pushed.GetProperty("caseId").GetString()!;
        await api.UntilStateAsync(caseId, state => state is "inReview");
        return caseId;
    }

    private async Task<string> ResolveAsync(string path)
    {
        using var site = new HttpClient { BaseAddress = platform.Site };
        switch (path)
        {
            case "/elder{decision}":
                return "/elder" + await ResolveAsync("{decision}");
            case "{decision}":
                using (var list = JsonDocument.Parse(await site.GetStringAsync("api/v1/decisions?q=" + Uri.EscapeDataString("药品经营质量管理规范"))))
                {
                    return "/decisions/" + list.RootElement.GetProperty("items")[0].GetProperty("id").GetString();
                }

            case "{withdrawn}":
                var page = await browser.OpenAsync();
                await page.GotoAsync(new Uri(platform.Site, "notices").AbsoluteUri);
                return (await page.Locator("a[href^='/decisions/']").First.GetAttributeAsync("href"))!;
            default:
                return path;
        }
    }
}
