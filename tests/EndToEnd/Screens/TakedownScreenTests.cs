using System.Diagnostics;
using System.Net;
using Deque.AxeCore.Playwright;
using Disclosure.EndToEnd.Platform;
using Disclosure.TestKit;
using Microsoft.Playwright;

namespace Disclosure.EndToEnd.Screens;

/// <summary>In a real browser: a supervisor takes a decision down by its address, a second person restores it; taken down again, it is confirmed and withdrawn.</summary>
[Collection(PlatformCollection.Name)]
public sealed class TakedownScreenTests(RunningPlatform platform, ChromiumBrowser browser)
{
    private const string Number = "楚环罚〔2026〕77号";
    private const string Title = "禄丰南溪碾米有限公司违法排放废水案";
    private const string Company = "禄丰南溪碾米有限公司";
    private const string Words = "来电人说第二段写了住址";
    private static readonly int[] Widths = [1440, 1024, 390];
    private static readonly TimeSpan Hidden = TimeSpan.FromSeconds(2);

    [Fact]
    [Clause("GS-20-4")]
    public async Task TakeDown_ByOnePerson_IsGoneWithinTwoSecondsAndASecondPersonDecides()
    {
        var caseId = await PublishAsync();
        var reviewer = await OpenAsync("cxhbj.shenhe");
        await reviewer.GotoAsync(new Uri(platform.Desk, "cases/" + caseId).AbsoluteUri);
        var published = await reviewer.GetByRole(AriaRole.Link, new() { Name = "在公示网查看" }).GetAttributeAsync("href");
        var address = new Uri(platform.Site, new Uri(published!).AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, await UntilAsync(address, HttpStatusCode.OK, TimeSpan.FromSeconds(20)));

        // By its address, by someone who opens no case.
        var supervisor = await OpenAsync("cxsfj.jiandu");
        await supervisor.GotoAsync(new Uri(platform.Desk, "takedowns").AbsoluteUri);
        await CheckAsync(supervisor, "desk-takedowns-supervisor");
        await supervisor.GetByRole(AriaRole.Button, new() { Name = "下一步：核对" }).ClickAsync();
        await Assertions.Expect(supervisor.Locator("#problems")).ToContainTextAsync("请选择撤下的原因");
        await supervisor.GetByLabel("网址、公示编号或者文号").FillAsync(address.AbsoluteUri);
        await supervisor.GetByLabel("泄露个人信息").CheckAsync();
        await supervisor.GetByLabel("补充说明").FillAsync(Words);
        await supervisor.GetByRole(AriaRole.Button, new() { Name = "下一步：核对" }).ClickAsync();
        await Assertions.Expect(supervisor.Locator("dl.pairs").First).ToContainTextAsync(Title);
        await CheckAsync(supervisor, "desk-takedowns-confirm", reload: false);
        await AssertHiddenAfterAsync(address, () => supervisor.GetByRole(AriaRole.Button, new() { Name = "立即撤下" }).ClickAsync());
        await AssertSilentAsync(address);
        var record = await supervisor.Locator("body").InnerTextAsync();
        Assert.Contains(caseId, record, StringComparison.Ordinal);
        Assert.DoesNotContain(Title, record, StringComparison.Ordinal);
        Assert.DoesNotContain(Words, record, StringComparison.Ordinal);

        // A second person looks, and brings it back.
        await reviewer.GotoAsync(new Uri(platform.Desk, "takedowns").AbsoluteUri);
        await CheckAsync(reviewer, "desk-takedowns");
        await reviewer.GetByRole(AriaRole.Link, new() { Name = Title }).ClickAsync();
        await Assertions.Expect(reviewer.Locator("dl.pairs").Last).ToContainTextAsync(Words);
        await CheckAsync(reviewer, "desk-takedown-second");
        await reviewer.GetByRole(AriaRole.Link, new() { Name = "恢复公开…" }).ClickAsync();
        await reviewer.GetByLabel("理由").FillAsync("核对原文，没有住址。");
        await reviewer.GetByRole(AriaRole.Button, new() { Name = "恢复公开：重新公开全文" }).ClickAsync();
        Assert.Equal(HttpStatusCode.OK, await UntilAsync(address, HttpStatusCode.OK, TimeSpan.FromSeconds(20)));

        await ConfirmAndWithdrawAsync(caseId, address, reviewer);
    }

    // The other way: taken down from its case, confirmed, withdrawn with a notice.
    private async Task ConfirmAndWithdrawAsync(string caseId, Uri address, IPage reviewer)
    {
        var admin = await OpenAsync("cxhbj.guanli");
        await admin.GotoAsync(new Uri(platform.Desk, $"cases/{caseId}/takedown").AbsoluteUri);
        await CheckAsync(admin, "desk-takedown");
        await admin.GetByLabel("决定有误").CheckAsync();
        await AssertHiddenAfterAsync(address, () => admin.GetByRole(AriaRole.Button, new() { Name = "紧急撤下：立即从公示网移除" }).ClickAsync());
        await Assertions.Expect(admin.Locator(".say.done")).ToContainTextAsync("紧急撤下");
        await admin.GotoAsync(new Uri(platform.Desk, $"cases/{caseId}/takedown").AbsoluteUri);
        await Assertions.Expect(admin.GetByRole(AriaRole.Button, new() { Name = "确认撤下" })).ToHaveCountAsync(0);

        await reviewer.GotoAsync(new Uri(platform.Desk, $"cases/{caseId}/takedown").AbsoluteUri);
        await reviewer.GetByLabel("撤下并公告").CheckAsync();
        await reviewer.GetByRole(AriaRole.Button, new() { Name = "确认撤下" }).ClickAsync();
        await Assertions.Expect(reviewer.Locator(".say.done")).ToContainTextAsync("已确认紧急撤下");
        await AssertSilentAsync(address);
        await DeskPerson.WithdrawAsync(reviewer, platform, caseId, "楚政行复决〔2026〕9号", "2026-11-20");
        using var site = new HttpClient();
        var notice = await RunningPlatform.UntilAsync(
            () => ReadAsync(site, address), answer => answer.Text.Contains("楚政行复决〔2026〕9号", StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.Equal(HttpStatusCode.Gone, notice.Status);
        Assert.Contains("楚政行复决〔2026〕9号", notice.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Company, notice.Text, StringComparison.Ordinal);
        await reviewer.GotoAsync(new Uri(platform.Desk, $"cases/{caseId}/takedown").AbsoluteUri);
        await Assertions.Expect(reviewer.Locator("dl.pairs").First).ToContainTextAsync("已撤下并公告");
        await CheckAsync(reviewer, "desk-takedown-record");
    }

    private static async Task AssertHiddenAfterAsync(Uri address, Func<Task> act)
    {
        var started = TimeProvider.System.GetTimestamp();
        await act();
        Assert.Equal(HttpStatusCode.Gone, await UntilAsync(address, HttpStatusCode.Gone, TimeSpan.FromSeconds(20)));
        var took = TimeProvider.System.GetElapsedTime(started);
        Assert.True(took < Hidden, $"Hidden after {took.TotalMilliseconds:0} ms.");
    }

    /// <summary>The address answers 410 and repeats neither party nor title nor number nor reason.</summary>
    private async Task AssertSilentAsync(Uri address)
    {
        using var site = new HttpClient();
        foreach (var place in (Uri[])[address, new Uri(address.AbsoluteUri + ".txt"), new Uri(platform.Site, "api/v1" + address.AbsolutePath)])
        {
            var (status, text) = await ReadAsync(site, place);
            Assert.Equal(HttpStatusCode.Gone, status);
            foreach (var word in (string[])[Company, Title, Number, "泄露", "紧急", Words])
            {
                Assert.DoesNotContain(word, text, StringComparison.Ordinal);
            }
        }
    }

    private async Task<string> PublishAsync()
    {
        const string Metadata =
            $$$"""
            {"documentNumber":"{{{Number}}}","title":"{{{Title}}}","actType":"penalty","decidedOn":"2026-11-16",
             "parties":[{"name":"{{{Company}}}","kind":"organisation","legalRepresentative":"者兴泽"}],
             "summary":{"facts":"当事人未经处理排放碾米废水。","basis":"《中华人民共和国水污染防治法》第三十九条","decision":"罚款20000元。"},
             "penaltyKinds":["罚款"],"fineYuan":20000,
             "secrecyReview":{"reviewer":"保密审查员","reviewedOn":"2026-11-16","conclusion":"publishable"}}
            """;
        using var api = await platform.ApiAsync("cxhbj");
        var document = WordFile.Of(
        [
            "楚雄彝族自治州生态环境局行政处罚决定书", Number, $"当事人：{Company}", "法定代表人：者兴泽",
            "经查明，当事人未经处理排放碾米废水。", "依据《中华人民共和国水污染防治法》的规定，决定罚款人民币20000元。", "楚雄彝族自治州生态环境局", "2026年11月16日",
        ]);
        var (status, pushed) = await api.PushAsync(Metadata, document, "决定书.docx", "e2e-takedown");
        Assert.Equal(202, status);
        var caseId = pushed.GetProperty("caseId").GetString()!;
        Assert.Equal("inReview", (await api.AtRestAsync(caseId)).GetProperty("state").GetString());
        var page = await OpenAsync("cxhbj.shenhe");
        await DeskPerson.ApproveAsync(page, platform, caseId);
        await api.UntilStateAsync(caseId, state => state is "published");
        return caseId;
    }

    private async Task<IPage> OpenAsync(string account)
    {
        var page = await browser.OpenAsync(bypassContentPolicy: true);
        await DeskPerson.SignInAsync(page, platform, account);
        return page;
    }

    private static async Task<HttpStatusCode> UntilAsync(Uri address, HttpStatusCode wanted, TimeSpan patience)
    {
        using var site = new HttpClient();
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var (status, _) = await ReadAsync(site, address);
            if (status == wanted || Stopwatch.GetElapsedTime(started) > patience)
            {
                return status;
            }

            await Task.Delay(50);
        }
    }

    private static async Task<(HttpStatusCode Status, string Text)> ReadAsync(HttpClient site, Uri address)
    {
        using var answer = await site.GetAsync(address);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
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
