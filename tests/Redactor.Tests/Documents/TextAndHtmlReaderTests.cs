using System.Text;
using Disclosure.Records;
using Disclosure.Redactor.Documents;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Documents;

public sealed class TextAndHtmlReaderTests
{
    private const string Decision = "行政处罚决定书\n当事人：刀依香，电话13863807216。\n罚款5000元（〇五年，㐂）。";

    public static TheoryData<string, bool> Encodings => new()
    {
        { "utf-8", false }, { "utf-8", true }, { "utf-16", true }, { "utf-16BE", true }, { "utf-16", false }, { "utf-16BE", false }, { "gb18030", false },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_Text_IsDecodedWhole(string name, bool mark)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Decision.ReplaceLineEndings("\r\n"))];

        Assert.Equal(Decision, Read(bytes, "决定.docx").Text);
    }

    [Fact]
    public void Read_InvalidBytes_AreRefused()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("当事人：张三。"), 0xFF, 0xFF, 0xC3];
        Assert.Equal("encoding", Assert.IsType<DocumentReadOutcome.Refused>(new DocumentReader().Read(bytes, "a.txt", CancellationToken.None)).Code);
    }

    [Fact]
    public void Read_TextThatStartsWithAnAngle_IsText()
    {
        Assert.Equal("<关于某某的决定>\n一、罚款", Read("<关于某某的决定>\n一、罚款"u8.ToArray(), "a.txt").Text);
    }

    [Fact]
    public void Read_Html_GivesBlocksAndTables()
    {
        var document = Read(
            """
            <!doctype html><html><head><title>题</title></head><body>
            <h1 align="center">行政处罚<br>决定书</h1>
            <div>当事人：<b>刀</b>依&#39321;
               罚款&nbsp;5000元</div>
            <table><thead><tr><th>序号</th><th>姓名</th></tr></thead><tr><td>1</td><td><p>甲</p><p>乙</p></td></tr></table>
            <ul><li>其一</li><li>其二</li></ul>
            <p style="text-align: right">某局</p></body></html>
            """u8.ToArray(), "a.txt");

        Assert.Equal("行政处罚\n决定书\n当事人：刀依香 罚款\u00A05000元\n序号\t姓名\n1\t甲\n乙\n其一\n其二\n某局", document.Text);
        Assert.Equal((1, Alignment.Center), (((SourceParagraph)document.Blocks[0]).HeadingLevel, ((SourceParagraph)document.Blocks[0]).Alignment));
        Assert.Equal(Alignment.End, ((SourceParagraph)document.Blocks[^1]).Alignment);
        Assert.Contains(new HiddenText("title", "题"), document.HiddenTexts);
    }

    [Theory]
    [InlineData("<script>秘值</script>")]
    [InlineData("<style>/*秘值*/</style>")]
    [InlineData("<!--秘值-->")]
    [InlineData("<span hidden>秘值</span>")]
    [InlineData("<span style='display : none'>秘值</span>")]
    [InlineData("<span style='visibility:hidden'>秘值</span>")]
    [InlineData("<span style='font-size:0'>秘值</span>")]
    [InlineData("<span style='color:#FFF'>秘值</span>")]
    [InlineData("<font color=white>秘值</font>")]
    [InlineData("<span class='b a'>秘值</span>")]
    [InlineData("<img alt='秘值'>")]
    [InlineData("<a href='秘值'></a>")]
    [InlineData("<input type=hidden value='秘值'>")]
    [InlineData("<template><p>秘值</p></template>")]
    [InlineData("<ruby><rt>秘值</rt></ruby>")]
    [Clause("JL-23-3")]
    public void Read_UnseenHtml_GoesToHiddenTexts(string piece)
    {
        var document = Read(Encoding.UTF8.GetBytes($"<html><head><style>.a, p.c {{ display:none }}</style></head><body><p>见{piece}闻</p></body></html>"), "a.html");

        Assert.Equal("见闻", document.Text);
        Assert.Contains(document.HiddenTexts, hidden => hidden.Text.Contains("秘值", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_HtmlInGb2312_IsDecoded()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding(54936)!;
        var document = Read(gb.GetBytes("<html><head><meta charset=\"gb2312\"></head><body><p>当事人：玉罕</p></body></html>"), "a.htm");

        Assert.Equal("当事人：玉罕", document.Text);
    }

    private static SourceDocument Read(byte[] bytes, string name) =>
        Assert.IsType<DocumentReadOutcome.Read>(new DocumentReader().Read(bytes, name, CancellationToken.None)).Document;
}
