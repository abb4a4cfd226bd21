using Disclosure.EndToEnd.Platform;
using Disclosure.TestKit;
using Microsoft.Playwright;

namespace Disclosure.EndToEnd.Screens;

/// <summary>The ways of a citizen through the public site, in a browser that runs no script.</summary>
[Collection(PlatformCollection.Name)]
public sealed class CitizenTests(RunningPlatform platform, ChromiumBrowser browser)
{
    private const string Number = "云药监药罚〔2025〕33号";

    [Fact]
    [Clause("GS-07-7")]
    public async Task WhoReceivedADecision_FindsIt_ItsRemediesAndOthersUnderTheSameLaw()
    {
        var page = await browser.OpenAsync(width: 390, hasScript: false);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        await page.GotoAsync(platform.Site.AbsoluteUri);

        await page.GetByLabel("决定书文号").FillAsync(Number.Replace('〔', '[').Replace('〕', ']'));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/decisions/**");
        var code = await page.Locator("svg.code").BoundingBoxAsync();
        Assert.True(code is { Width: >= 120 } && Math.Abs(code.Width - code.Height) < 3, $"{code?.Width} × {code?.Height}");

        await page.GetByText("这个机关的救济渠道和监督电话").ClickAsync();
        await Assertions.Expect(page.Locator("#remedies")).ToBeInViewportAsync();
        await page.GoBackAsync();
        await page.Locator(".fields a.law").First.ClickAsync();
        await Assertions.Expect(page.Locator(".hits")).ToContainTextAsync(Number);
        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData(ColorScheme.Dark, Media.Screen, ForcedColors.None)]
    [InlineData(ColorScheme.Light, Media.Screen, ForcedColors.Active)]
    [InlineData(ColorScheme.Light, Media.Print, ForcedColors.None)]
    public async Task EveryStyle_ShowsCodeAndCharts_AndFits(ColorScheme scheme, Media media, ForcedColors forced)
    {
        var page = await browser.OpenAsync(width: 720);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, Media = media, ForcedColors = forced });
        await page.GotoAsync(new Uri(platform.Site, "/number?n=" + Uri.EscapeDataString(Number)).AbsoluteUri);
        await SeeAsync(page, "svg.code", $"site-decision-{scheme}-{media}-{forced}");

        // The code is black on white whatever the style, so that telephones can read it.
        Assert.Equal("rgb(255, 255, 255)", await page.Locator("svg.code path").First.EvaluateAsync<string>("path => getComputedStyle(path).fill"));
        Assert.Equal("rgb(0, 0, 0)", await page.Locator("svg.code path").Last.EvaluateAsync<string>("path => getComputedStyle(path).fill"));
        await page.GotoAsync(new Uri(platform.Site, "/regions/530000").AbsoluteUri);
        await SeeAsync(page, "svg.chart", $"site-region-{scheme}-{media}-{forced}");
    }

    // 640 px at twice the size, and the width of the smallest telephones.
    [Theory]
    [InlineData("/agencies/jhscj")]
    [InlineData("/regions/530000")]
    [InlineData("/search?q=食品")]
    [InlineData("/notices")]
    public async Task PageAtTwiceTheSize_NeedsNoSidewaysScroll(string path)
    {
        var page = await browser.OpenAsync(width: 320);
        await page.GotoAsync(new Uri(platform.Site, path).AbsoluteUri);

        Assert.True(await OverhangAsync(page) <= 0, path);
    }

    private static async Task SeeAsync(IPage page, string picture, string name)
    {
        await Assertions.Expect(page.Locator(picture).First).ToBeVisibleAsync();
        Assert.True(await OverhangAsync(page) <= 0, name);
        var folder = Directory.CreateDirectory(Path.Combine(RepositoryRoot.Path, "artifacts", "screenshots"));
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder.FullName, name + ".png"), FullPage = true });
    }

    private static Task<int> OverhangAsync(IPage page) =>
        page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
}
