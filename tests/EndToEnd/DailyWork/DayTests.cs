using System.Text.Json;
using Disclosure.EndToEnd.Platform;
using Disclosure.TestKit;
using Microsoft.Playwright;

namespace Disclosure.EndToEnd.DailyWork;

/// <summary>A day of an agency in the browser alone: a clerk brings in twenty decisions, a reviewer clears them, the public reads them.</summary>
[Collection(PlatformCollection.Name)]
public sealed class DayTests(RunningPlatform platform, ChromiumBrowser browser)
{
    private static readonly string[] Paper = ["海文旅罚字〔2026〕第318号", "海文旅罚字〔2026〕第319号", "海文旅罚字〔2026〕第320号"];

    [Fact]
    [Clause("GS-12-2")]
    [Clause("LAW-BM-35")]
    [Clause("GS-11-1")]
    [Clause("GS-11-2b")]
    public async Task TwentyDecisions_BroughtInAndReviewed_ArePublishedOrAccountedFor()
    {
        var clerk = await browser.OpenAsync();
        await DeskPerson.SignInAsync(clerk, platform, "mhwlj.jingban");
        var undated = await UploadAsync(clerk, DayPile.Files());
        foreach (var (number, index) in Paper.Select((number, index) => (number, index)))
        {
            await TypeAsync(clerk, number, index);
        }

        await MendAsync(clerk, undated);
        var secret = await FindAsync(clerk, "held", DayPile.Secret);
        var minor = await FindAsync(clerk, "withheld", DayPile.Minor);

        var reviewer = await browser.OpenAsync();
        await DeskPerson.SignInAsync(reviewer, platform, "mhwlj.shenhe");
        string[] publishable = [.. DayPile.Numbers.Except([DayPile.Secret, DayPile.Minor]), .. Paper];
        foreach (var number in publishable)
        {
            await reviewer.GotoAsync(await FindAsync(reviewer, "inReview", number));
            Assert.True(await reviewer.Locator("form[action*='handler=Approve']").CountAsync() == 1, $"{number}: {await reviewer.Locator("#deeds").InnerTextAsync()}");
            await DeskPerson.ApproveOpenAsync(reviewer);
        }

        using var site = new HttpClient { BaseAddress = platform.Site };
        var numbers = await RunningPlatform.UntilAsync(() => NumbersAsync(site), found => found.Count >= publishable.Length, TimeSpan.FromSeconds(20));
        Assert.Equal(18, publishable.Length);
        Assert.Equal(publishable.Order(StringComparer.Ordinal), numbers.Keys.Order(StringComparer.Ordinal));
        foreach (var id in numbers.Values)
        {
            var text = await site.GetStringAsync($"decisions/{id}.txt");
            Assert.All(DayPile.Hidden, hidden => Assert.DoesNotContain(hidden, text, StringComparison.Ordinal));
        }

        // What is not public says why, and to whom.
        await reviewer.GotoAsync(secret);
        await Assertions.Expect(reviewer.Locator("main")).ToContainTextAsync("商业秘密");
        await reviewer.GotoAsync(minor);
        await Assertions.Expect(reviewer.Locator("main")).ToContainTextAsync("未成年人");
    }

    /// <summary>The address of the one that came back at once.</summary>
    private async Task<string> UploadAsync(IPage page, IReadOnlyList<PiledFile> files)
    {
        await page.GotoAsync(platform.Desk.AbsoluteUri);
        await page.GetByRole(AriaRole.Link, new() { Name = "录入" }).First.ClickAsync();
        await page.GetByText("本批文件的共同信息").ClickAsync();
        await FillSecrecyAsync(page);
        await page.Locator("input[type=file]").SetInputFilesAsync(files.Select(file => new FilePayload
        {
            Name = file.Name,
            MimeType = "application/octet-stream",
            Buffer = file.Bytes,
        }));
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并录入" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-progress]")).ToContainTextAsync($"共 {files.Count} 个文件，接收", new() { Timeout = 60_000 });
        // All but the one that does not say when it was made.
        var returned = page.Locator("[data-lines] > li:not(.accepted)");
        var others = await returned.AllInnerTextsAsync();
        Assert.True(others.Count == 1 && others[0].StartsWith("没有日期.txt", StringComparison.Ordinal), string.Join('\n', others));
        return new Uri(platform.Desk, await returned.Locator("a").GetAttributeAsync("href")).AbsoluteUri;
    }

    private async Task TypeAsync(IPage page, string number, int index)
    {
        await page.GotoAsync(new Uri(platform.Desk, "intake/summary").AbsoluteUri);
        await page.GetByLabel("文号", new() { Exact = true }).FillAsync(number);
        await page.GetByLabel("案件名称", new() { Exact = true }).FillAsync($"勐海滇橄榄旅店第{index + 1}分店有限公司未公示价格案");
        await page.GetByLabel("执法类别", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "行政处罚" });
        await page.GetByLabel("作出日期", new() { Exact = true }).FillAsync("2026-11-12");
        await page.GetByLabel("姓名或者名称（第 1 个当事人）").FillAsync($"勐海滇橄榄旅店第{index + 1}分店有限公司");
        await page.GetByLabel("种类（第 1 个当事人）").SelectOptionAsync(new SelectOptionValue { Value = "Organisation" });
        await page.GetByLabel("违法事实", new() { Exact = true }).FillAsync($"当事人未在前台公示房间价格，店员{DayPile.Hidden[1]}在场，联系电话13988012345。");
        await page.GetByLabel("法律依据", new() { Exact = true }).FillAsync("《中华人民共和国价格法》第十三条、第四十二条");
        await page.GetByLabel("执法决定", new() { Exact = true }).FillAsync("责令改正，罚款人民币2000元。");
        await page.GetByLabel("处罚种类", new() { Exact = true }).FillAsync("罚款");
        await page.GetByLabel("罚款", new() { Exact = true }).FillAsync("2000");
        await FillSecrecyAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "录入：" }).ClickAsync();
        await page.WaitForURLAsync(address => !address.EndsWith("/intake/summary", StringComparison.Ordinal));
    }

    private static async Task FillSecrecyAsync(IPage page)
    {
        await page.GetByLabel("审查人", new() { Exact = true }).FillAsync("保密审查员");
        await page.GetByLabel("审查日期").FillAsync("2026-11-13");
        await page.GetByLabel("审查结论").SelectOptionAsync(new SelectOptionValue { Value = "Publishable" });
    }

    /// <summary>The address of the case, once the machine has brought it into the state.</summary>
    private async Task<string> FindAsync(IPage page, string state, string number)
    {
        var row = page.Locator("tr", new() { HasText = number }).Locator("a[href^='/cases/']").First;
        await RunningPlatform.UntilAsync(
            async () =>
            {
                await page.GotoAsync(new Uri(platform.Desk, $"?state={state}&q={Uri.EscapeDataString(number)}").AbsoluteUri);
                return await row.CountAsync();
            },
            count => count > 0,
            TimeSpan.FromSeconds(60));
        return new Uri(platform.Desk, await row.GetAttributeAsync("href")).AbsoluteUri;
    }

    private static async Task MendAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.GetByRole(AriaRole.Link, new() { Name = "填写各项" }).ClickAsync();
        await page.GetByLabel("作出日期", new() { Exact = true }).FillAsync("2026-11-12");
        await FillSecrecyAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "补正：" }).ClickAsync();
        await page.WaitForURLAsync(found => !found.Contains("/mend", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyDictionary<string, string>> NumbersAsync(HttpClient site)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var number in (string[])[.. DayPile.Numbers, .. Paper])
        {
            using var answer = JsonDocument.Parse(await site.GetStringAsync("api/v1/decisions?q=" + Uri.EscapeDataString(number)));
            foreach (var item in answer.RootElement.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("documentNumber").ValueEquals(number)))
            {
                found[number] = item.GetProperty("id").GetString()!;
            }
        }

        return found;
    }
}
