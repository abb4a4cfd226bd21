using AngleSharp.Html.Dom;

namespace Disclosure.Publisher.Tests.Pages;

[Collection(SharedDesk.Name)]
public sealed class QueueSearchTests(SeededDesk desk)
{
    [Theory]
    [InlineData("翠岭食品", SampleCases.InReview)]
    [InlineData("昆市监处罚(2026)108号", SampleCases.InReview)]
    [InlineData("２０２６〕113", SampleCases.Held)]
    [InlineData("玉香罕", SampleCases.Summary)]
    public async Task Search_TitleNumberOrParty_FindsTheCase(string words, string caseId)
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Clerk);

        var page = await browser.PageAsync($"/?state=all&q={Uri.EscapeDataString(words)}");

        Assert.Contains($"/cases/{caseId}", Found(page), StringComparison.Ordinal);
        Assert.Equal(words, page.QuerySelector("#q")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Search_WholeNumber_FindsThatCaseAlone()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Clerk);

        var page = await browser.PageAsync($"/?state=all&q={Uri.EscapeDataString("昆市监处罚【2026】112号")}");

        Assert.Equal($"/cases/{SampleCases.Summary}", Found(page));
    }

    [Fact]
    public async Task Search_CaseOfAnotherAgency_IsNotFound()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.PageAsync($"/?state=all&q={Uri.EscapeDataString("楚雄某公司")}");

        Assert.Empty(Found(page));
    }

    [Fact]
    public async Task Search_WithinAState_LooksThereAndOffersTheRest()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.PageAsync($"/?state=held&q={Uri.EscapeDataString("玉香罕")}");

        Assert.Empty(Found(page));
        Assert.StartsWith("/?state=all&q=", page.QuerySelector(".empty a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_RedactedCase_ShowsFindingsDoubtsAndParty()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Clerk);

        var page = await browser.PageAsync($"/?state=all&q={Uri.EscapeDataString("昆市监处罚〔2026〕108号")}");

        var row = page.QuerySelector(".queue tbody tr")!;
        Assert.Equal("11", row.QuerySelector("[data-label=发现]")!.TextContent);
        Assert.Equal("2", row.QuerySelector("[data-label=请核对]")!.TextContent);
        Assert.Equal("昆明翠岭食品有限公司", row.QuerySelector("[data-label=当事人]")!.TextContent);
    }

    private static string Found(IHtmlDocument page) =>
        string.Join(' ', page.QuerySelectorAll(".queue tbody th a").Select(link => link.GetAttribute("href")));
}
