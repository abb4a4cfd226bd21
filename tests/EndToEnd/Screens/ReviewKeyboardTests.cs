using System.Text;
using Disclosure.EndToEnd.Platform;
using Disclosure.TestKit;
using Microsoft.Playwright;

namespace Disclosure.EndToEnd.Screens;

/// <summary>The review page by keyboard: the doubtful first, a finding that is wrong, a passage that was missed.</summary>
[Collection(PlatformCollection.Name)]
public sealed class ReviewKeyboardTests(RunningPlatform platform, ChromiumBrowser browser)
{
    private const string Approve = "form[action*='handler=Approve'] button[type=submit]";

    private const string Metadata =
        """
        {"documentNumber":"海文旅罚字〔2026〕第91号","title":"勐海茶山客栈有限公司未公示价格案","actType":"penalty","decidedOn":"2026-03-02","sector":"文化旅游",
         "parties":[{"name":"勐海茶山客栈有限公司","kind":"organisation","legalRepresentative":"岩温叫"}],
         "summary":{"facts":"未在住宿场所公示价格。","basis":"《中华人民共和国旅游法》第四十二条","decision":"罚款5000元。"},
         "penaltyKinds":["罚款"],"fineYuan":5000,
         "secrecyReview":{"reviewer":"保密审查员","reviewedOn":"2026-03-02","conclusion":"publishable"}}
        """;

    private const string Document =
        """
        勐海县文化和旅游局行政处罚决定书
        海文旅罚字〔2026〕第91号
        当事人：勐海茶山客栈有限公司
        法定代表人：岩温叫
        2026年2月10日，本局执法人员对当事人的经营场所进行检查，前台没有公示价格。店员小玉和老刀在场，前台放有蓝漆木箱一只。
        证人玉香罕，身份证号码532801199003072246，联系电话13988012345，证实上述事实。
        依据《中华人民共和国旅游法》的规定，本局决定：罚款人民币5000元。
        勐海县文化和旅游局
        2026年3月2日
        """;

    [Fact]
    public async Task Review_ByKeyboard_WalksCorrectsAndTakesTheSelection()
    {
        var page = await browser.OpenAsync(bypassContentPolicy: true);
        await DeskPerson.SignInAsync(page, platform, "dljtj.shenhe");
        await page.GotoAsync(platform.Desk.AbsoluteUri);
        await page.Locator("tr", new() { HasText = "大交执扣〔2026〕9号" }).Locator("a[href^='/cases/']").First.ClickAsync();
        await page.WaitForURLAsync("**/cases/**", new() { WaitUntil = WaitUntilState.Load });
        var caseAddress = page.Url;

        await page.Keyboard.PressAsync("j");
        var first = page.Locator(".findings [data-finding]").First;
        Assert.Contains("here", await first.GetAttributeAsync("class"), StringComparison.Ordinal);
        Assert.Equal(await first.GetAttributeAsync("data-finding"), await page.Locator("[data-pane=served] mark.here").First.GetAttributeAsync("id"));

        // The first that is hidden can be corrected; those before it stay as served.
        var findings = await page.Locator(".findings [data-finding]").CountAsync();
        for (var i = 1; i < findings && await page.Locator(".findings .here[data-finding][data-correct]").CountAsync() == 0; i++)
        {
            await page.Keyboard.PressAsync("j");
        }

        await page.Keyboard.PressAsync("r");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "更正发现" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("input[name=Reason]").First).ToBeFocusedAsync();

        await page.GotoAsync(caseAddress);
        var selected = await page.EvaluateAsync<string>(
            """
            () => {
              const text = document.createTreeWalker(document.querySelector("[data-pane=served]"), NodeFilter.SHOW_TEXT);
              while (text.nextNode() && text.currentNode.data.trim().length < 6) { }
              const range = document.createRange();
              range.setStart(text.currentNode, 0);
              range.setEnd(text.currentNode, 6);
              getSelection().removeAllRanges();
              getSelection().addRange(range);
              return getSelection().toString();
            }
            """);
        await page.Keyboard.PressAsync("e");
        await Assertions.Expect(page.Locator("#add-missed input[name=Value]")).ToBeFocusedAsync();
        Assert.Equal(selected.Trim(), await page.Locator("#add-missed input[name=Value]").InputValueAsync());
        // Nothing of the text is in an address.
        Assert.DoesNotContain(Uri.EscapeDataString(selected.Trim()), page.Url, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("GS-12-2")]
    public async Task Review_FromOpenToApproved_TakesNoMouse()
    {
        using var api = await platform.ApiAsync("mhwlj");
        var (status, pushed) = await api.PushAsync(Metadata, Encoding.UTF8.GetBytes(Document), "决定书.txt", "e2e-keyboard");
        Assert.Equal(202, status);
        var caseId = pushed.GetProperty("caseId").GetString()!;
        Assert.Equal("inReview", (await api.AtRestAsync(caseId)).GetProperty("state").GetString());
        var page = await browser.OpenAsync();
        await DeskPerson.SignInAsync(page, platform, "mhwlj.shenhe");
        await page.GotoAsync(new Uri(platform.Desk, "cases/" + caseId).AbsoluteUri);
        var count = page.Locator("#questions strong");
        var open = int.Parse(await count.InnerTextAsync());
        Assert.True(open >= 2, $"The rules were unsure of {open} places only.");
        await Assertions.Expect(page.Locator(Approve)).ToBeDisabledAsync();

        // The first question is wrong: a reason is chosen, and the page comes back with the next one in hand.
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.PressAsync("r");
        await Assertions.Expect(page.Locator("input[name=Reason]").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(count).ToHaveTextAsync($"{open - 1}");
        Assert.EndsWith("#next", page.Url, StringComparison.Ordinal);

        // The others are right; a key that is pressed too often does no harm.
        for (var left = open - 1; left > 0; left--)
        {
            await Assertions.Expect(page.Locator("#next button[name=Accept]")).ToBeFocusedAsync();
            await Assertions.Expect(page.Locator("[data-pane=served] mark.here.doubtful")).ToBeInViewportAsync();
            await page.Keyboard.PressAsync("a");
            await Assertions.Expect(page.Locator("[data-open]")).ToHaveCountAsync(left - 1);
        }

        await Assertions.Expect(page.Locator("#questions.none")).ToBeVisibleAsync();

        // What was missed: selected, taken over, hidden everywhere; the keys are letters in a field. The answers stay.
        await page.EvaluateAsync(
            """
            () => {
              const text = document.createTreeWalker(document.querySelector("[data-pane=served]"), NodeFilter.SHOW_TEXT);
              while (text.nextNode() && !text.currentNode.data.includes("蓝漆木箱")) { }
              const at = text.currentNode.data.indexOf("蓝漆木箱");
              getSelection().setBaseAndExtent(text.currentNode, at, text.currentNode, at + 4);
            }
            """);
        await page.Keyboard.PressAsync("e");
        var field = page.Locator("#add-missed input[name=Value]");
        await Assertions.Expect(field).ToBeFocusedAsync();
        await Assertions.Expect(field).ToHaveValueAsync("蓝漆木箱");
        await page.Keyboard.PressAsync("a");
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(field).ToHaveValueAsync("蓝漆木箱aj");
        await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(Approve)).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("[data-pane=public]")).Not.ToContainTextAsync("蓝漆木箱");
        await Assertions.Expect(page.Locator("#questions.none")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("#keys")).ToHaveAttributeAsync("open", string.Empty);
        await page.Keyboard.PressAsync("?");
        await page.Locator(Approve).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**done=approve");
        Assert.Contains((await api.UntilStateAsync(caseId, state => state is "published")).GetProperty("state").GetString()!, "published", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Panes_OneIsScrolled_TheOtherShowsTheSamePassage()
    {
        using var api = await platform.ApiAsync("mhwlj");
        var document = Document.Replace("第91号", "第92号", StringComparison.Ordinal);
        document = document.Replace("证人玉香罕", string.Concat(Enumerable.Range(1, 30).Select(i => $"第{i}间客房的价格没有公示在房门背面。\n")) + "证人玉香罕", StringComparison.Ordinal);
        var (_, pushed) = await api.PushAsync(Metadata.Replace("第91号", "第92号", StringComparison.Ordinal), Encoding.UTF8.GetBytes(document), "决定书.txt", "e2e-panes");
        var caseId = pushed.GetProperty("caseId").GetString()!;
        Assert.Equal("inReview", (await api.AtRestAsync(caseId)).GetProperty("state").GetString());
        var page = await browser.OpenAsync(width: 1024);
        await DeskPerson.SignInAsync(page, platform, "mhwlj.shenhe");
        await page.GotoAsync(new Uri(platform.Desk, "cases/" + caseId).AbsoluteUri);

        // The paragraphs of one side are made twice as high: in proportion alone the texts would part.
        var distance = await page.EvaluateAsync<double>(
            """
            async () => {
              const [served, shown] = ["served", "public"].map(name => document.querySelector(`[data-pane=${name}]`));
              served.style.height = shown.style.height = "300px";
              served.style.flex = shown.style.flex = "none";
              const [left, right] = [served, shown].map(pane => [...pane.querySelectorAll(".document p")]);
              left.slice(0, 6).forEach(line => { line.style.paddingBottom = "120px"; });
              await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100))));
              const at = Math.floor(left.length / 2);
              const top = (pane, line) => line.getBoundingClientRect().top - pane.getBoundingClientRect().top;
              served.scrollTop += top(served, left[at]) - served.clientHeight / 3;
              await new Promise(done => setTimeout(done, 200));
              return Math.abs(top(served, left[at]) - top(shown, right[at]));
            }
            """);
        Assert.True(distance < 40, $"The passages stand {distance} pixels apart.");
    }
}
