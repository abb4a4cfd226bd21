using Deque.AxeCore.Playwright;
using Disclosure.EndToEnd.Platform;
using Disclosure.Records;
using Disclosure.Records.Renditions;
using Disclosure.TestKit;
using Disclosure.TestKit.Renditions;
using Microsoft.Playwright;

namespace Disclosure.EndToEnd.Screens;

/// <summary>A decision as a page that stands by itself, opened from a disk.</summary>
public sealed class RenditionScreenTests(ChromiumBrowser browser) : IClassFixture<ChromiumBrowser>
{
    private static readonly RenditionContent Content = new()
    {
        Title = [new Inline { Text = "行政处罚决定书" }],
        Body = WholeDecision.Body,
        Grounds = RedactionGrounds.Read(Path.Combine(RepositoryRoot.Path, "config", "grounds.csv")),
        DocumentNumber = WholeDecision.DocumentNumber,
        Notices = ["公告：本决定已变更。"],
        Remarks = ["决定书正文与执法机关提交的电子文本一致（隐去部分除外）。"],
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task HtmlFile_InABrowser_HasNoFaultAndFits(bool hasText)
    {
        using var folder = new TemporaryFolder();
        var content = hasText ? Content : Content with { Body = [new Paragraph { Inlines = [] }] };
        await File.WriteAllBytesAsync(folder.File("decision.html"), Rendition.Of(RenditionFormat.Html, content));
        var page = await browser.OpenAsync(bypassContentPolicy: true);
        foreach (var width in new[] { 1440, 1024, 390 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.GotoAsync("file://" + folder.File("decision.html"));
            if (hasText)
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Picture($"file-{width}"), FullPage = true });
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, $"wider than {width} px");
            var result = await page.RunAxe();
            Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(violation => $"{violation.Id}: {violation.Help} ({violation.Nodes[0].Html})")));
        }
    }

    [Fact]
    public async Task HtmlFile_UnderItsOwnPolicy_IsStyledAndRunsNothing()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("decision.html"), Rendition.Of(RenditionFormat.Html, Content));
        var page = await browser.OpenAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);

        await page.GotoAsync("file://" + folder.File("decision.html"));

        Assert.Equal("center", await page.Locator(".title").First.EvaluateAsync<string>("title => getComputedStyle(title).textAlign"));
        Assert.Empty(complaints);
    }

    private static string Picture(string name) =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(RepositoryRoot.Path, "artifacts", "screenshots")).FullName, name + ".png");
}
