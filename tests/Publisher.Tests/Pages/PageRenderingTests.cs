using System.Net;

namespace Disclosure.Publisher.Tests.Pages;

public sealed class PageRenderingTests(SeededDesk desk) : IClassFixture<SeededDesk>
{
    [Fact]
    public async Task Queue_SignedIn_Renders()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.PageAsync("/");

        Assert.Contains("昆市监处罚〔2026〕108号", page.Body!.TextContent, StringComparison.Ordinal);
    }
}
