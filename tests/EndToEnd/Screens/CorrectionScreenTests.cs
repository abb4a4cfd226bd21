using Deque.AxeCore.Playwright;
using Disclosure.EndToEnd.Platform;
using Disclosure.TestKit;
using Microsoft.Playwright;

namespace Disclosure.EndToEnd.Screens;

/// <summary>In a real browser: a party asks from the decision's page, a clerk checks, a reviewer refuses with reasons, and the party reads them by receipt.</summary>
[Collection(PlatformCollection.Name)]
public sealed class CorrectionScreenTests(RunningPlatform platform, ChromiumBrowser browser)
{
    private const string Number = "昆市监处罚〔2025〕76号";
    private const string Statement = "第二段的日期与送达的决定书不一致。";
    private static readonly int[] Widths = [1440, 1024, 390];

    [Fact]
    [Clause("GS-17-1")]
    [Clause("GS-17-3")]
    public async Task Request_ToReasonedReply_ToStatusByReceipt()
    {
        var party = await browser.OpenAsync(width: Widths[0], hasScript: false);
        await party.GotoAsync(new Uri(platform.Site, "corrections").AbsoluteUri);
        await CheckAsync(party, "site-corrections", hasScript: false);
        await party.GotoAsync(new Uri(platform.Site, "/number?n=" + Uri.EscapeDataString(Number)).AbsoluteUri);
        await party.GetByRole(AriaRole.Link, new() { Name = "申请更正", Exact = true }).ClickAsync();
        await Assertions.Expect(party.Locator("main")).ToContainTextAsync(Number);
        await CheckAsync(party, "site-correction-new", hasScript: false);
        await party.GetByRole(AriaRole.Button, new() { Name = "提交申请" }).ClickAsync();
        await Assertions.Expect(party.Locator("#problems")).ToContainTextAsync("有 3 处需要修改");
        await CheckAsync(party, "site-correction-mend", hasScript: false);
        await party.GetByLabel("内容不准确").CheckAsync();
        await party.GetByLabel("哪一处不对，为什么").FillAsync(Statement);
        await party.GetByLabel("姓名或者单位名称").FillAsync("测试人甲");
        await party.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "证明.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7"u8.ToArray() });
        await party.GetByRole(AriaRole.Button, new() { Name = "提交申请" }).ClickAsync();
        await Assertions.Expect(party.Locator("h1")).ToHaveTextAsync("已收到您的更正申请");
        await CheckAsync(party, "site-correction-receipt", hasScript: false);
        var receipt = await party.Locator("td.key").AllInnerTextsAsync();
        // Without scripts axe cannot run.
        var looker = await browser.OpenAsync(width: Widths[0]);
        foreach (var path in (string[])["corrections", "corrections/new?n=" + Uri.EscapeDataString(Number), "corrections/new", "corrections/status"])
        {
            await looker.GotoAsync(new Uri(platform.Site, path).AbsoluteUri);
            await CheckAsync(looker, "site-" + path.Split('?')[0].Replace('/', '-'));
        }

        var clerk = await OpenAsync("kmscj.jingban");
        await RunningPlatform.UntilAsync(
            async () =>
            {
                await clerk.GotoAsync(new Uri(platform.Desk, "corrections").AbsoluteUri);
                return await clerk.Locator("main").InnerTextAsync();
            },
            text => text.Contains(receipt[0], StringComparison.Ordinal),
            TimeSpan.FromSeconds(30));
        await CheckAsync(clerk, "desk-corrections");
        await clerk.GetByRole(AriaRole.Link, new() { Name = receipt[0] }).ClickAsync();
        await Assertions.Expect(clerk.Locator("main")).ToContainTextAsync(Statement);
        await clerk.GetByLabel("怎样核对申请人的身份").SelectOptionAsync("Called");
        await clerk.GetByLabel("核实了什么，结果怎样").FillAsync("与案卷核对，日期一致。");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "记录核实情况" }).ClickAsync();
        await Assertions.Expect(clerk.Locator(".say.done")).ToContainTextAsync("已记录");

        var reviewer = await OpenAsync("kmscj.shenhe");
        await reviewer.GotoAsync(clerk.Url.Split('?')[0]);
        await CheckAsync(reviewer, "desk-correction");
        await reviewer.GetByText("不予更正", new() { Exact = true }).ClickAsync();
        await reviewer.GetByLabel("理由", new() { Exact = true }).FillAsync("决定书写的就是这个日期。");
        await reviewer.GetByRole(AriaRole.Button, new() { Name = "答复“不予更正”" }).ClickAsync();
        await Assertions.Expect(reviewer.Locator(".printed")).ToContainTextAsync("决定书写的就是这个日期。");
        await CheckAsync(reviewer, "desk-correction-answered");

        await RunningPlatform.UntilAsync(
            async () =>
            {
                await party.GotoAsync(new Uri(platform.Site, "corrections/status").AbsoluteUri);
                await party.GetByLabel("申请编号").FillAsync(receipt[0]);
                await party.GetByLabel("查询码").FillAsync(receipt[1]);
                await party.GetByRole(AriaRole.Button, new() { Name = "查询", Exact = true }).ClickAsync();
                return await party.Locator("main").InnerTextAsync();
            },
            text => text.Contains("决定书写的就是这个日期。", StringComparison.Ordinal) && text.Contains("行政复议", StringComparison.Ordinal),
            TimeSpan.FromSeconds(30));
        await CheckAsync(party, "site-correction-status", hasScript: false);
    }

    [Fact]
    public async Task Counter_KeyedInByAClerk_GivesAReceipt()
    {
        var clerk = await OpenAsync("kmscj.jingban");
        await clerk.GotoAsync(new Uri(platform.Desk, "corrections/new").AbsoluteUri);
        await CheckAsync(clerk, "desk-correction-new");
        await clerk.GetByLabel("怎样提出的").SelectOptionAsync("Telephone");
        await clerk.GetByLabel("决定书文号").FillAsync(Number);
        await clerk.GetByLabel("哪里不对").SelectOptionAsync("Inaccurate");
        await clerk.GetByLabel("哪一处不对，为什么").FillAsync(Statement);
        await clerk.GetByLabel("申请人").FillAsync("测试人乙");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await Assertions.Expect(clerk.Locator("h1")).ToHaveTextAsync("已登记");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "打开这件申请" }).ClickAsync();
        await Assertions.Expect(clerk.Locator("main")).ToContainTextAsync(Number);
    }

    private async Task<IPage> OpenAsync(string account)
    {
        var page = await browser.OpenAsync(width: Widths[0]);
        await DeskPerson.SignInAsync(page, platform, account);
        return page;
    }

    private static async Task CheckAsync(IPage page, string name, bool hasScript = true)
    {
        var folder = Directory.CreateDirectory(Path.Combine(RepositoryRoot.Path, "artifacts", "screenshots"));
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder.FullName, $"{name}-{width}.png"), FullPage = true });
            var overhang = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(overhang <= 0, $"{name} is {overhang} px wider than {width} px.");
        }

        if (hasScript)
        {
            var result = await page.RunAxe();
            Assert.DoesNotContain(result.Violations, violation => violation.Impact is "serious" or "critical");
        }

        await page.SetViewportSizeAsync(Widths[0], 900);
    }
}
