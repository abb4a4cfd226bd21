using Deque.AxeCore.Playwright;
using Disclosure.EndToEnd.Platform;
using Disclosure.TestKit;
using Microsoft.Playwright;

namespace Disclosure.EndToEnd.Screens;

/// <summary>In a real browser: one person records what became of a decision, another confirms it, and the public reads it; then its metadata are corrected.</summary>
[Collection(PlatformCollection.Name)]
public sealed class AftermathScreenTests(RunningPlatform platform, ChromiumBrowser browser)
{
    private static readonly int[] Widths = [1440, 1024, 390];

    [Fact]
    [Clause("GS-08-4b")]
    [Clause("GS-08-6")]
    public async Task Performance_FromTheDeskToThePublicPage_TakesTwoPeople()
    {
        var clerk = await browser.OpenAsync(bypassContentPolicy: true);
        await DeskPerson.SignInAsync(clerk, platform, "kmscj.jingban");
        await clerk.GotoAsync(new Uri(platform.Desk, "/?state=published").AbsoluteUri);
        var address = new Uri(platform.Desk, await clerk.Locator("a[href^='/cases/']").First.GetAttributeAsync("href"));

        await clerk.GotoAsync(address + "/after");
        await CheckAsync(clerk, "desk-after");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "登记履行情况" }).ClickAsync();
        await Assertions.Expect(clerk.Locator("#problems")).ToContainTextAsync("请选择履行情况");
        await clerk.GetByLabel("已履行", new() { Exact = true }).CheckAsync();
        await clerk.GetByLabel("日期", new() { Exact = true }).FillAsync("2026年11月20日");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "登记履行情况" }).ClickAsync();
        await Assertions.Expect(clerk.Locator(".say.done")).ToContainTextAsync("等待另一人确认");
        await clerk.GotoAsync(address + "/after");
        await clerk.GetByLabel("进展或者结果").SelectOptionAsync("Reconsideration.Revoked");
        await clerk.GetByLabel("复议机关或者法院").FillAsync("云南省人民政府");
        await clerk.GetByLabel("文书日期").FillAsync("2026-11-20");
        await clerk.GetByLabel("文号或者案号").FillAsync("云政行复[2026]118号");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "登记复议、诉讼" }).ClickAsync();

        var reviewer = await browser.OpenAsync(bypassContentPolicy: true);
        await DeskPerson.SignInAsync(reviewer, platform, "kmscj.shenhe");
        await reviewer.GotoAsync(address + "/after");
        await CheckAsync(reviewer, "desk-after-waiting");
        for (var waiting = 2; waiting > 0; waiting--)
        {
            await reviewer.GotoAsync(address + "/after");
            await reviewer.GetByRole(AriaRole.Button, new() { Name = "确认：更新到公示网" }).First.ClickAsync();
            await Assertions.Expect(reviewer.Locator(".say.done")).ToContainTextAsync("公示网上更新");
            await RunningPlatform.UntilAsync(
                async () =>
                {
                    await reviewer.GotoAsync(address.AbsoluteUri);
                    return await reviewer.GetByText("公开后的情况正在写入公示簿").CountAsync();
                },
                count => count == 0,
                TimeSpan.FromSeconds(20));
        }

        await Assertions.Expect(reviewer.Locator(".say.warn[aria-labelledby=overturned-title]")).ToContainTextAsync("撤下原决定");
        await CheckAsync(reviewer, "desk-case-overturned");
        await reviewer.GotoAsync(address + "/withdraw");
        await Assertions.Expect(reviewer.GetByLabel("作出机关")).ToHaveValueAsync("云南省人民政府");
        await reviewer.GotoAsync(address.AbsoluteUri);

        var address2 = await reviewer.GetByRole(AriaRole.Link, new() { Name = "在公示网查看" }).GetAttributeAsync("href");
        var reader = await browser.OpenAsync(bypassContentPolicy: true);
        await RunningPlatform.UntilAsync(
            async () =>
            {
                await reader.GotoAsync(new Uri(platform.Site, new Uri(address2!).AbsolutePath).AbsoluteUri);
                return await reader.Locator("table.fields").InnerTextAsync();
            },
            text => text.Contains("行政复议", StringComparison.Ordinal),
            TimeSpan.FromSeconds(20));
        await Assertions.Expect(reader.Locator("table.fields")).ToContainTextAsync("已履行");
        await Assertions.Expect(reader.Locator("article")).ToContainTextAsync("撤销原决定，见说明");
        await CheckAsync(reader, "site-aftermath");
    }

    [Fact]
    [Clause("LAW-XZCF-48-2")]
    [Clause("BS-27")]
    public async Task Withdrawal_OfARevokedPenalty_IsDueBeforeItIsConfirmedAndShowsItsDayInTheForm()
    {
        var clerk = await browser.OpenAsync(bypassContentPolicy: true);
        await DeskPerson.SignInAsync(clerk, platform, "cxhbj.jingban");
        await clerk.GotoAsync(new Uri(platform.Desk, "/?state=published&act=penalty").AbsoluteUri);
        var address = new Uri(platform.Desk, await clerk.Locator(".queue a[href^='/cases/']").Last.GetAttributeAsync("href"));
        await clerk.GotoAsync(address + "/after");
        await clerk.GetByLabel("进展或者结果").SelectOptionAsync("Reconsideration.Unlawful");
        await clerk.GetByLabel("复议机关或者法院").FillAsync("楚雄彝族自治州人民政府");
        await clerk.GetByLabel("文书日期").FillAsync("2026-10-20");
        await clerk.GetByLabel("知悉日期").FillAsync("2026-10-22");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "登记复议、诉讼" }).ClickAsync();
        await Assertions.Expect(clerk.Locator(".say.done")).ToContainTextAsync("等待另一人确认");
        await Assertions.Expect(clerk.Locator("section[aria-labelledby=withdrawal-due-title]")).ToContainTextAsync("2026-10-23");
        await clerk.Locator("section[aria-labelledby=withdrawal-due-title] summary").ClickAsync();
        await CheckAsync(clerk, "desk-withdrawal-due", reload: false);

        var reviewer = await browser.OpenAsync(bypassContentPolicy: true);
        await DeskPerson.SignInAsync(reviewer, platform, "cxhbj.shenhe");
        await reviewer.GotoAsync(new Uri(platform.Desk, "/?state=all").AbsoluteUri);
        await Assertions.Expect(reviewer.Locator(".queue tbody tr").First).ToContainTextAsync("应撤下，逾期");
        await CheckAsync(reviewer, "desk-queue-withdrawals");
        await reviewer.GotoAsync(address + "/withdraw");
        await Assertions.Expect(reviewer.GetByLabel("知悉日期")).ToHaveValueAsync("2026-10-22");
        await Assertions.Expect(reviewer.Locator(".clock")).ToContainTextAsync("2026-10-23");
        await reviewer.GetByLabel("作出日期").FillAsync("2026-10-19");
        await reviewer.GetByRole(AriaRole.Button, new() { Name = "按填写的日期计算期限" }).ClickAsync();
        await Assertions.Expect(reviewer.Locator(".clock")).ToContainTextAsync("2026-10-22");
        await CheckAsync(reviewer, "desk-withdraw-form", reload: false);

        var supervisor = await browser.OpenAsync(bypassContentPolicy: true);
        await DeskPerson.SignInAsync(supervisor, platform, "cxsfj.jiandu");
        await supervisor.GotoAsync(new Uri(platform.Desk, "/supervision/lateness").AbsoluteUri);
        await Assertions.Expect(supervisor.Locator("section[aria-labelledby=withdrawals]")).ToContainTextAsync("小计");
        await CheckAsync(supervisor, "desk-supervision-withdrawals");
    }

    [Fact]
    [Clause("BS-27")]
    public async Task Amend_InABrowser_IsAccessibleAndTellsWhatIsTechnical()
    {
        var page = await browser.OpenAsync(bypassContentPolicy: true);
        await DeskPerson.SignInAsync(page, platform, "kmscj.jingban");
        await page.GotoAsync(new Uri(platform.Desk, "/?state=published").AbsoluteUri);
        var address = new Uri(platform.Desk, await page.Locator("a[href^='/cases/']").Last.GetAttributeAsync("href"));
        await page.GotoAsync(address + "/amend");
        await CheckAsync(page, "desk-amend");

        await page.GetByLabel("决定日期").FillAsync("2025-01-02");
        await page.GetByLabel("技术性修改").CheckAsync();
        await page.GetByLabel("理由", new() { Exact = true }).FillAsync("核对案卷时发现。");
        await page.GetByRole(AriaRole.Button, new() { Name = "提出更正" }).ClickAsync();
        await Assertions.Expect(page.Locator("#problems")).ToContainTextAsync("不是技术性修改");
        await CheckAsync(page, "desk-amend-wrong", reload: false);

        await page.GetByLabel("更正", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("公开的更正说明").FillAsync("决定日期填写有误。");
        await page.GetByRole(AriaRole.Button, new() { Name = "提出更正" }).ClickAsync();
        await Assertions.Expect(page.Locator(".say.done")).ToContainTextAsync("更正已提出");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "查看更正" })).ToBeVisibleAsync();
    }

    private static async Task CheckAsync(IPage page, string name, bool reload = true)
    {
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            if (reload)
            {
                await page.ReloadAsync();
            }

            var folder = Directory.CreateDirectory(Path.Combine(RepositoryRoot.Path, "artifacts", "screenshots"));
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder.FullName, $"{name}-{width}.png"), FullPage = true });
            var overhang = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(overhang <= 0, $"{name} is {overhang} px wider than {width} px.");
        }

        var result = await page.RunAxe();
        Assert.DoesNotContain(result.Violations, violation => violation.Impact is "serious" or "critical");
        await page.SetViewportSizeAsync(Widths[0], 900);
    }
}
