using System.Text.Encodings.Web;
using AngleSharp.Html.Parser;
using Disclosure.PublicSite.Figures;
using FsCheck;
using FsCheck.Fluent;

namespace Disclosure.PublicSite.Tests.Figures;

public sealed class CountTableTests
{
    [Fact]
    public void Of_AnyCounts_TellsNoneBelowTheSmallestAndNoneThatFollows()
    {
        var counts = Gen.Choose(0, 12).ListOf().ToArbitrary();

        Prop.ForAll(counts, Gen.Choose(1, 8).ToArbitrary(), (list, smallest) =>
        {
            var table = Table(list, smallest);
            var positive = list.Where(count => count > 0).ToList();
            var told = table.Rows.Where(row => row.Count is not null).Select(row => row.Count!.Value).ToList();
            var keptBack = table.Rows.Count - told.Count;
            return table.Rows.Count == positive.Count
                && told.TrueForAll(count => count >= smallest)
                && (keptBack != 1 || positive.Count == 1)
                && table.Rows.All(row => row.Count is not null == row.Address is not null)
                && (positive.Exists(count => count < smallest) || keptBack == 0);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Of_OneSmallCount_KeepsTheNextSmallestBackToo()
    {
        var table = Table([40, 2, 7, 90], smallest: 5);

        Assert.Equal([40, null, null, 90], table.Rows.Select(row => row.Count));
        Assert.True(table.IsPartial);
    }

    [Fact]
    public void Of_SmallestOne_TellsEverything() => Assert.Equal([1, 2], Table([1, 2], smallest: 1).Rows.Select(row => row.Count));

    [Fact]
    public void Chart_OfHostileLabels_IsOnePictureOfText()
    {
        var table = CountTable.Of("<b>", [("</text><script>alert(1)</script>", 9, "/x"), ("二", 1_000_000_000, "/y"), ("三", 1, "/z"), ("四", 2, "/w")], smallest: 5);
        var markup = new StringWriter();

        new BarChart(table).WriteTo(markup, HtmlEncoder.Default);

        var page = new HtmlParser().ParseDocument(markup.ToString());
        Assert.Empty(page.QuerySelectorAll("script, b"));
        Assert.Equal("img", Assert.Single(page.QuerySelectorAll("svg")).GetAttribute("role"));
        Assert.Equal(2, page.QuerySelectorAll("rect").Length);
        Assert.All(page.QuerySelectorAll("rect"), bar => Assert.InRange(int.Parse(bar.GetAttribute("width")!, System.Globalization.CultureInfo.InvariantCulture), 2, 150));
    }

    private static CountTable Table(IEnumerable<int> counts, int smallest) =>
        CountTable.Of("年份", counts.Select((count, at) => ($"第{at}", count, $"/search?year={at}")), smallest);
}
