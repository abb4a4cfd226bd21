using Disclosure.EndToEnd.Platform;
using Microsoft.Playwright;

namespace Disclosure.EndToEnd.Screens;

/// <summary>The review page by keyboard: the doubtful first, a finding that is wrong, a passage that was missed.</summary>
[Collection(PlatformCollection.Name)]
public sealed class ReviewKeyboardTests(RunningPlatform platform, ChromiumBrowser browser)
{
    [Fact]
    public async Task Review_ByKeyboard_WalksCorrectsAndTakesTheSelection()
    {
        var page = await browser.OpenAsync(bypassContentPolicy: true);
        await DeskPerson.SignInAsync(page, platform, "dljtj.shenhe");
        await page.GotoAsync(platform.Desk.AbsoluteUri);
        await page.Locator("a[href^='/cases/']").First.ClickAsync();
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
        Assert.Contains(await page.Locator("select#Place").InputValueAsync(), page.Url, StringComparison.Ordinal);

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
}
