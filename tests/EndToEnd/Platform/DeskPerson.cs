using Microsoft.Playwright;

namespace Disclosure.EndToEnd.Platform;

/// <summary>What a person does at the desk, in a browser.</summary>
internal static class DeskPerson
{
    private const string Approval = "form[action*='handler=Approve']";

    public static async Task SignInAsync(IPage page, RunningPlatform platform, string account)
    {
        await page.GotoAsync(new Uri(platform.Desk, "sign-in").AbsoluteUri);
        await page.GetByLabel("账号", new() { Exact = true }).FillAsync(account);
        await page.GetByLabel("密码", new() { Exact = true }).FillAsync(platform.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("密码", new() { Exact = true })).ToHaveCountAsync(0);
    }

    public static async Task ApproveAsync(IPage page, RunningPlatform platform, string caseId)
    {
        await page.GotoAsync(new Uri(platform.Desk, "cases/" + caseId).AbsoluteUri);
        await ApproveOpenAsync(page);
    }

    /// <summary>Answers every open question of the case that is open, and approves it.</summary>
    public static async Task ApproveOpenAsync(IPage page)
    {
        var questions = page.Locator("button[name=Accept]");
        for (var open = await questions.CountAsync(); open > 0; open--)
        {
            await questions.First.ClickAsync();
            await Assertions.Expect(questions).ToHaveCountAsync(open - 1);
        }

        await page.Locator(Approval + " button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(Approval)).ToHaveCountAsync(0);
    }

    public static async Task WithdrawAsync(IPage page, RunningPlatform platform, string caseId, string authorityNumber, string day = "2026-01-20")
    {
        await page.GotoAsync(new Uri(platform.Desk, $"cases/{caseId}/withdraw").AbsoluteUri);
        await page.Locator("input[name=Kind][value=Revocation]").CheckAsync();
        await page.GetByLabel("行政复议").CheckAsync();
        await page.GetByLabel("作出机关").FillAsync("勐海县人民政府");
        await page.GetByLabel("文号").FillAsync(authorityNumber);
        await page.GetByLabel("作出日期").FillAsync(day);
        await page.GetByLabel("知悉日期").FillAsync(day);
        await page.GetByLabel("决定内容").FillAsync("撤销原行政处罚决定。");
        await page.GetByLabel("撤下的理由").FillAsync("适用依据错误。");
        await page.GetByRole(AriaRole.Button, new() { Name = "下一步：核对" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "确认撤下" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "确认撤下" })).ToHaveCountAsync(0);
        Assert.True(page.Url.Contains("done=", StringComparison.Ordinal), await page.Locator("main").InnerTextAsync());
    }
}
