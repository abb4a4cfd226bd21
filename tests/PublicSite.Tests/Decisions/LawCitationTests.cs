using System.Text;
using Disclosure.DecisionPages.Laws;
using Disclosure.Records.Renditions.Html;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;

namespace Disclosure.PublicSite.Tests.Decisions;

public sealed class LawCitationTests
{
    [Theory]
    [InlineData("依据《中华人民共和国食品安全法》第三十四条第（十）项、第一百二十四条第一款第五项；", "《中华人民共和国食品安全法》第三十四条=\"食品安全法\" \"第三十四条\"|第一百二十四条=\"食品安全法\" \"第一百二十四条\"")]
    [InlineData("《行政处罚法》（2021年修订）第33条", "《行政处罚法》（2021年修订）第33条=\"行政处罚法\" \"第33条\"")]
    [InlineData("《广告法（2021修正）》规定", "《广告法（2021修正）》=\"广告法\"")]
    [InlineData("《刑法》第一百三十三条之一和第一百三十四条", "《刑法》第一百三十三条之一=\"刑法\" \"第一百三十三条之一\"|第一百三十四条=\"刑法\" \"第一百三十四条\"")]
    [InlineData("《旅行社条例》第二十八条，《旅游法》", "《旅行社条例》第二十八条=\"旅行社条例\" \"第二十八条\"|《旅游法》=\"旅游法\"")]
    [InlineData("《关于进一步规范的通知》第三条", "《关于进一步规范的通知》第三条=\"关于进一步规范的通知\" \"第三条\"")]
    [InlineData("制作《询问笔录》1份，送达《行政处罚事先告知书》", "")]
    [InlineData("《》《法》《《》第三条", "")]
    [InlineData("第三十四条没有法律名称", "")]
    public void In_Text_FindsLawsAndTheirArticles(string text, string expected)
    {
        var found = LawCitation.In(text).Select(citation => $"{text[citation.Start..citation.End]}={citation.Query}");

        Assert.Equal(expected, string.Join('|', found));
    }

    [Fact]
    public void Write_AnyText_AddsAndLosesNothing()
    {
        var pieces = Gen.Elements("《", "》", "法", "食品安全法", "第", "三", "条", "第三十四条", "第五款", "、", "和", "（", "）", "<", "&", "\"", "\n", "某", "办法", "之一");
        var texts = pieces.ListOf().Select(string.Concat).ToArbitrary();

        Prop.ForAll(texts, text =>
        {
            var markup = new StringWriter(new StringBuilder());
            new LawLinks(path => path).Write(markup, text);
            var plain = new StringWriter(new StringBuilder());
            HtmlText.Write(plain, text);
            var parser = new HtmlParser();
            return string.Equals(
                parser.ParseDocument(plain.ToString()).Body!.TextContent, parser.ParseDocument(markup.ToString()).Body!.TextContent, StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Write_ALawNamedTwice_LinksItOnce()
    {
        var markup = new StringWriter(new StringBuilder());
        var links = new LawLinks(path => "https://zf.example.cn" + path);

        links.Write(markup, "《食品安全法》第三条。《食品安全法》第三条。");
        links.Write(markup, "《食品安全法》第三条。");

        Assert.Single(new HtmlParser().ParseDocument(markup.ToString()).QuerySelectorAll("a[href^='https://zf.example.cn/search?q=']"));
    }

    [Fact]
    public void Write_WhereNothingCanBeALink_WritesPlainText()
    {
        var markup = new StringWriter(new StringBuilder());

        new LawLinks(_ => null).Write(markup, "《食品安全法》第三条");

        Assert.Equal("《食品安全法》第三条", markup.ToString());
    }
}
