using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Disclosure.Records.Renditions;
using Disclosure.TestKit.Renditions;

namespace Disclosure.Records.Tests.Renditions;

/// <summary>What a reader, a screen reader and a printer find in a page.</summary>
public sealed class HtmlRenditionTests
{
    private static readonly IHtmlDocument Page = new HtmlParser().ParseDocument(HtmlRendition.Of(AnyContent.Of(WholeDecision.Body)));

    [Fact]
    public void Page_AnyBody_HoldsNoScriptAndNothingFromElsewhere() => AnyContent.Check(content =>
    {
        var page = new HtmlParser().ParseDocument(HtmlRendition.Of(content));

        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, object, embed, form, base, [src], [style]"));
        Assert.All(page.All.SelectMany(element => element.Attributes), attribute => Assert.False(attribute.Name.StartsWith("on", StringComparison.Ordinal)));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.StartsWith("#", link.GetAttribute("href"), StringComparison.Ordinal));
        return true;
    });

    [Fact]
    public void Page_AnyBody_HasOneTopHeadingFirstAndNoGapInTheOutline() => AnyContent.Check(content =>
    {
        var levels = new HtmlParser().ParseDocument(HtmlRendition.Of(content)).QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.LocalName[1] - '0').ToList();

        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        return true;
    });

    [Fact]
    public void Page_AnyBody_LeadsEveryLinkToAnElementOnce() => AnyContent.Check(content =>
    {
        var page = new HtmlParser().ParseDocument(HtmlRendition.Of(content));
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();

        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(page.QuerySelectorAll("a"), link => Assert.Contains(link.GetAttribute("href")![1..], ids));
        return true;
    });

    [Fact]
    public void Masks_AreAnnouncedAndLeadToTheirGround()
    {
        var mask = Page.QuerySelectorAll("mark.redacted a").Single(link => link.TextContent.StartsWith("岳某", StringComparison.Ordinal));

        Assert.Equal("岳某（已隐去，见隐去说明第1项）", mask.TextContent);
        Assert.Contains("自然人当事人只显示姓氏", Page.QuerySelector(mask.GetAttribute("href")!)!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, Page.QuerySelectorAll(".grounds li").Length);
    }

    [Fact]
    public void Tables_HaveHeadsAndMerges()
    {
        Assert.Equal(["序号", "物品名称", "规格", "数量", "处理"], Page.QuerySelectorAll("thead th[scope=col]").Select(head => head.TextContent));
        Assert.Equal("没收", Page.QuerySelector("td[rowspan='2']")!.TextContent);
        Assert.Equal("合计", Page.QuerySelector("td[colspan='3']")!.TextContent);
    }

    [Fact]
    public void Notes_LeadBothWays()
    {
        Assert.Equal("#note2", Page.QuerySelector("#mark2")!.GetAttribute("href"));
        Assert.Equal("#mark2", Page.QuerySelector("#note2 a.back")!.GetAttribute("href"));
        Assert.NotNull(Page.QuerySelector("#note3"));
        Assert.Null(Page.QuerySelector("#note3 a.back"));
    }

    [Fact]
    public void Lists_NestByLevel() =>
        Assert.Equal("（1）对当事人的询问笔录；", Page.QuerySelector("ul.labelled > li > ul.labelled > li > p")!.TextContent);
}
