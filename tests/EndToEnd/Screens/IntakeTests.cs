using System.Text;
using Disclosure.EndToEnd.Platform;
using Disclosure.TestKit;
using Microsoft.Playwright;

namespace Disclosure.EndToEnd.Screens;

/// <summary>A clerk brings decisions in and mends one, in a real browser: with script and without.</summary>
[Collection(PlatformCollection.Name)]
public sealed class IntakeTests(RunningPlatform platform, ChromiumBrowser browser)
{
    private const string Text =
        """
        大理市交通运输局
        行政处罚决定书
        {0}
        当事人：大理苍洱客运有限公司
        法定代表人：杨正武
        2026年1月8日，本局执法人员检查发现，当事人的一辆客车没有按照规定的线路行驶。
        当事人的行为违反了《中华人民共和国道路运输条例》第十九条的规定。依据该条例第六十九条，本局决定：罚款人民币2000元。
        大理市交通运输局
        {1}
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Clause("GS-12-2")]
    public async Task Upload_OfSeveralFiles_TellsWhatCameOfEach(bool hasScript)
    {
        var page = await browser.OpenAsync(hasScript: hasScript);
        await DeskPerson.SignInAsync(page, platform, "dljtj.jingban");
        await page.GetByRole(AriaRole.Link, new() { Name = "录入", Exact = true }).ClickAsync();
        var series = hasScript ? "甲" : "乙";
        await page.GetByLabel("决定书文件").SetInputFilesAsync(
        [
            File("一.txt", $"大交罚{series}〔2026〕11号", "2026年1月15日"),
            File("密.txt", $"大交罚{series}〔2026〕12号", "2026年1月15日\n机密★10年"),
            File("三.txt", $"大交罚{series}〔2026〕13号", string.Empty),
        ]);

        await page.GetByRole(AriaRole.Button, new() { Name = "上传并录入" }).ClickAsync();

        await Assertions.Expect(page.Locator("[data-lines] .word")).ToHaveTextAsync(["接收", "拒收", "退回"]);
        await page.GetByRole(AriaRole.Link, new() { Name = "打开案件补正" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        await MendAsync(page);
    }

    [Fact]
    public async Task Upload_ByDroppingAndPressingTwice_GivesOneCase()
    {
        var page = await browser.OpenAsync(bypassContentPolicy: true);
        await DeskPerson.SignInAsync(page, platform, "dljtj.jingban");
        await page.GotoAsync(new Uri(platform.Desk, "intake").AbsoluteUri);
        var data = await page.EvaluateHandleAsync(
            """
            text => {
              const data = new DataTransfer();
              data.items.add(new File([text], "拖来的.txt", { type: "text/plain" }));
              return data;
            }
            """,
            string.Format(Text, "大交罚丙〔2026〕11号", "2026年1月15日"));
        await page.DispatchEventAsync("[data-drop]", "drop", new { dataTransfer = data });
        await Assertions.Expect(page.Locator("[data-chosen]")).ToContainTextAsync("拖来的.txt");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Picture("desk-intake-chosen"), FullPage = true });

        await page.GetByRole(AriaRole.Button, new() { Name = "上传并录入" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-lines] .word")).ToHaveTextAsync(["接收"]);
        await page.DispatchEventAsync("[data-drop]", "drop", new { dataTransfer = data });
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并录入" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-lines] .word")).ToHaveTextAsync(["接收", "接收"]);

        var links = await page.Locator("[data-lines] a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)");
        Assert.Single(links.Distinct(StringComparer.Ordinal));
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Picture("desk-intake-lines"), FullPage = true });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Summary_Typed_BecomesACase(bool hasScript)
    {
        var page = await browser.OpenAsync(hasScript: hasScript);
        await DeskPerson.SignInAsync(page, platform, "dljtj.jingban");
        await page.GotoAsync(new Uri(platform.Desk, "intake/summary").AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "录入：" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("文号：请填写这一项。");

        await page.GetByLabel("文号", new() { Exact = true }).FillAsync($"大交罚{(hasScript ? "丁" : "戊")}〔2026〕1号");
        await page.GetByLabel("案件名称").FillAsync("段玉林未取得许可从事客运经营案");
        await page.GetByLabel("执法类别").SelectOptionAsync("Penalty");
        await page.GetByLabel("作出日期").FillAsync("2026-1-15");
        await page.Locator("#Parties-0-Name").FillAsync("段玉林");
        await page.Locator("#Parties-0-Kind").SelectOptionAsync("NaturalPerson");
        await page.GetByLabel("违法事实").FillAsync("当事人段玉林未取得许可从事客运经营。");
        await page.GetByLabel("法律依据").FillAsync("《中华人民共和国道路运输条例》第六十三条");
        await page.GetByLabel("执法决定").FillAsync("罚款人民币1000元。");
        await page.GetByRole(AriaRole.Button, new() { Name = "录入：" }).ClickAsync();

        await page.WaitForURLAsync("**/cases/**");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("这件案件的摘要由人工录入");
    }

    private async Task MendAsync(IPage page)
    {
        // The machine may still be reading it.
        var fill = page.GetByRole(AriaRole.Link, new() { Name = "填写各项…" });
        await RunningPlatform.UntilAsync(
            async () =>
            {
                await page.ReloadAsync();
                return await fill.CountAsync();
            },
            count => count > 0,
            TimeSpan.FromSeconds(15));
        await fill.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("作出日期：请填写这一项。");
        await page.GetByLabel("作出日期").FillAsync("2026年1月15日");
        await page.GetByRole(AriaRole.Button, new() { Name = "补正：" }).ClickAsync();

        await page.WaitForURLAsync("**/cases/*?done=mended");
        var state = await RunningPlatform.UntilAsync(
            async () =>
            {
                await page.ReloadAsync();
                return await page.Locator(".case-head .state").InnerTextAsync();
            },
            word => word is "待审核",
            TimeSpan.FromSeconds(15));
        Assert.Equal("待审核", state);
    }

    private static FilePayload File(string name, string number, string date) =>
        new() { Name = name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(string.Format(Text, number, date)) };

    private static string Picture(string name) =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(RepositoryRoot.Path, "artifacts", "screenshots")).FullName, name + ".png");
}
