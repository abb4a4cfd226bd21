using System.Text;
using Disclosure.Records;
using Disclosure.Redactor.Documents;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Documents;

public sealed class HtmlStructureTests
{
    private const string Value = "刀依香532925198803120044";

    [Theory]
    [InlineData("<b>字</b>", InlineStyle.Bold)]
    [InlineData("<strong><em>字</em></strong>", InlineStyle.Bold | InlineStyle.Italic)]
    [InlineData("<u>字</u>", InlineStyle.Underline)]
    [InlineData("<s>字</s>", InlineStyle.Strike)]
    [InlineData("<sup>字</sup>", InlineStyle.Superscript)]
    [InlineData("<sub>字</sub>", InlineStyle.Subscript)]
    [InlineData("<span style='font-weight: 700; text-decoration:underline'>字</span>", InlineStyle.Bold | InlineStyle.Underline)]
    [InlineData("<span>字</span>", InlineStyle.None)]
    public void Read_InlineElements_GiveStyles(string piece, InlineStyle expected)
    {
        var document = Read($"<p>前{piece}后</p>");

        Assert.Equal("前字后", document.Text);
        Assert.Equal(expected is InlineStyle.None ? [] : [new StyledRange(new TextRange(1, 2), expected)], document.Styles);
    }

    [Fact]
    public void Read_Lists_GiveDepthAndNumbers()
    {
        var document = Read("<ol start=3><li>甲<ol type=a><li>乙</li></ol></li><li value=7>丙</li><li style='display:none'>丁</li><li>戊</li></ol><ul><li>己</li></ul><p>庚</p>");

        Assert.Equal("3. 甲\na. 乙\n7. 丙\n8. 戊\n己\n庚", document.Text);
        Assert.Equal([0, 1, 0, 0, 0, null], document.Blocks.Cast<SourceParagraph>().Select(paragraph => paragraph.ListLevel));
    }

    [Fact]
    public void Read_MergedCells_StayInLine()
    {
        var document = Read("<table><tr><th>年</th><th colspan=2>数</th></tr><tr><td rowspan=2>甲</td><td>1</td><td>2</td></tr><tr><td>3</td><td colspan=900>4</td></tr></table>");

        Assert.Equal("年\t数\n甲\t1\t2\n\t3\t4", document.Text);
        var rows = Assert.IsType<SourceTable>(Assert.Single(document.Blocks)).Rows;
        Assert.Equal([true, false, false], rows.Select(row => row.IsHeader));
        Assert.Equal((2, null), (rows[0].Cells[1].ColumnSpan, rows[2].Cells[2].ColumnSpan));
        Assert.Equal([true, false, false], rows[2].Cells.Select(cell => cell.Continues));
    }

    [Fact]
    public void Read_Origins_CoverTheText()
    {
        var document = Read("<p>甲<b>乙</b></p><table><tr><td>丙</td></tr></table><ol><li>丁</ol>");

        Assert.Equal("甲|乙|丙|丁", string.Join('|', document.Origins.Select(origin => document.Text[origin.Range.Start..origin.Range.End])));
    }

    [Theory]
    [InlineData("<dialog>{0}</dialog>")]
    [InlineData("<div popover>{0}</div>")]
    [InlineData("<noscript>{0}</noscript>")]
    [InlineData("<noframes>{0}</noframes>")]
    [InlineData("<object data='data:text/plain,x'>{0}</object>")]
    [InlineData("<svg><title>{0}</title><text>{0}</text></svg>")]
    [InlineData("<iframe srcdoc='{0}'></iframe>")]
    [InlineData("<meta name=author content='{0}'>")]
    [InlineData("<a href='data:text/html,{0}'></a>")]
    [InlineData("<input type=password value='{0}'>")]
    [InlineData("<input type=text placeholder='{0}'>")]
    [InlineData("<select><option>{0}<option selected></select>")]
    [InlineData("<div data-name='{0}'></div>")]
    [InlineData("<div {0}></div>")]
    [InlineData("<span style='display:/* */none'>{0}</span>")]
    [InlineData("<span style='d\\69splay:none'>{0}</span>")]
    [InlineData("<span style='font-size:0.5px'>{0}</span>")]
    [InlineData("<span style='opacity:0.01'>{0}</span>")]
    [InlineData("<span style='position:absolute;left:-9999px'>{0}</span>")]
    [InlineData("<span style='position:absolute;clip:rect(0,0,0,0)'>{0}</span>")]
    [InlineData("<span style='transform:scale(0)'>{0}</span>")]
    [InlineData("<span style='color:rgba(0,0,0,0)'>{0}</span>")]
    [InlineData("<span style='color:rgb(254, 254, 254)'>{0}</span>")]
    [InlineData("<span style='background:#000'>{0}</span>")]
    [InlineData("<span style='background:white;color:#fefefe'>{0}</span>")]
    [InlineData("<span bgcolor=black color=black>{0}</span>")]
    [InlineData("<div class=w><em>{0}</em></div>")]
    [InlineData("<p id=x><span>{0}</span></p>")]
    [InlineData("<p data-y=1>{0}</p>")]
    [Clause("JL-23-3")]
    public void Read_UnseenHtml_IsHidden(string piece)
    {
        var document = Read($"<style>/* x */ div.w > em {{ color:#fff }} #x span {{ display: none !important }} [data-y] {{ font-size:0 }} ::bad((( {{ color:white }}</style><p>见闻</p>{piece.Replace("{0}", Value, StringComparison.Ordinal)}");

        Assert.Equal("见闻", document.Text);
        Assert.Contains(document.HiddenTexts, hidden => hidden.Text.Contains(Value, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("<span aria-hidden=true>{0}</span>")]
    [InlineData("<details><summary>题</summary>{0}</details>")]
    [InlineData("<textarea>{0}</textarea>")]
    [InlineData("<input value='{0}'>")]
    [InlineData("<div style='background:#123;color:#fff'>{0}</div>")]
    [InlineData("<div style='color:#fff'><span style='color:black'>{0}</span></div>")]
    [InlineData("<div style='font-size:0'><span style='font-size:14px'>{0}</span></div>")]
    [InlineData("<div style='visibility:hidden'><span style='visibility:visible'>{0}</span></div>")]
    [InlineData("<div style='background:url(x.png);color:#fff'>{0}</div>")]
    [InlineData("<span style='opacity:0.5;font-size:10.5pt;text-indent:-21pt'>{0}</span>")]
    [InlineData("<del>{0}</del>")]
    public void Read_SeenHtml_IsText(string piece) =>
        Assert.Contains(Value, Read(piece.Replace("{0}", Value, StringComparison.Ordinal)).Text, StringComparison.Ordinal);

    [Fact]
    public void Read_TableMadeToTakeLong_IsRefused()
    {
        var rows = string.Concat(Enumerable.Range(0, 300).Select(_ => "<td rowspan=60000>x</td>")) + string.Concat(Enumerable.Repeat("</tr><tr><td>y</td>", 20_000));

        Assert.Equal("too-large", Assert.IsType<DocumentReadOutcome.Refused>(Outcome($"<table><tr>{rows}</tr></table>")).Code);
    }

    [Theory]
    [InlineData(".x div div div div div div div div div div")]
    [InlineData(".x ~ p ~ p ~ p ~ p ~ p")]
    [InlineData(":has(:has(:has(:has(.x))))")]
    [InlineData("p:nth-last-child(2n+1)")]
    public void Read_SelectorMadeToTakeLong_IsPassedOver(string selector) =>
        Assert.Contains("文", Read($"<style>{selector} {{color:white}}</style>" + string.Concat(Enumerable.Repeat("<div>", 150)) + string.Concat(Enumerable.Repeat("<p>文", 20_000))).Text, StringComparison.Ordinal);

    [Fact]
    public void Read_SelectorsWithoutEnd_AreRefused() =>
        Assert.Equal("too-large", Assert.IsType<DocumentReadOutcome.Refused>(Outcome($"<style>{string.Join(',', Enumerable.Range(0, 20_000).Select(i => $".a{i}"))}{{color:red}}</style>" + string.Concat(Enumerable.Repeat("<p>y</p>", 5_000)))).Code);

    [Fact]
    public void Read_StyleSheetMadeToTakeLong_IsRefused()
    {
        var sheet = string.Concat(Enumerable.Range(0, 20_000).Select(i => $".a{i} b{{color:red}}"));

        Assert.Equal("too-large", Assert.IsType<DocumentReadOutcome.Refused>(Outcome($"<style>{sheet}</style>" + string.Concat(Enumerable.Repeat("<p>y</p>", 5_000)))).Code);
    }

    private static SourceDocument Read(string body) => Assert.IsType<DocumentReadOutcome.Read>(Outcome(body)).Document;

    private static DocumentReadOutcome Outcome(string body) =>
        new DocumentReader().Read(Encoding.UTF8.GetBytes($"<!doctype html><html><body>{body}</body></html>"), "a.html", CancellationToken.None);
}
