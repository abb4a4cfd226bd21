using System.Text;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Nondisclosure;
using Disclosure.Redactor.Tests.Documents;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Nondisclosure;

/// <summary>Marks of state secrecy in every disguise and place that was thought of, beside the words that only resemble them.</summary>
[Clause("LAW-BM-22")]
public sealed class SecrecyMarksTests
{
    private static readonly DocumentReader Reader = new();

    [Theory]
    [InlineData("秘密★10年")]
    [InlineData("机　密")]
    [InlineData("绝 密 ★ 启 用 前")]
    [InlineData("秘\u200B密\u2060★１０年")]
    [InlineData("秘\u3164密\u2800★10年")]
    [InlineData("秘\u00AD密\uFE0F")]
    [InlineData("机\t密")]
    [InlineData("机\n密")]
    [InlineData("绝\r\n\r\n密")]
    [InlineData("秘密⭐️10年")]
    [InlineData("秘密☆")]
    [InlineData("秘密✪五年")]
    [InlineData("秘密🌟10年")]
    [InlineData("某局 秘密＊10年 第3号")]
    [InlineData("某局文件 机密?20年")]
    [InlineData("某局文件 机密□长期")]
    [InlineData("秘密10年")]
    [InlineData("机密 特急")]
    [InlineData("000012\n机密★1年")]
    [InlineData("000012 机密")]
    [InlineData("密级：机密 保密期限：10年")]
    [InlineData("│密级│秘密│保密期限│10年│")]
    [InlineData("密级:秘密")]
    [InlineData("祕密")]
    [InlineData("絕密★長期")]
    [InlineData("【秘密】关于某案的决定")]
    [InlineData("[机密级] 关于某案的决定")]
    [InlineData("〖絕密〗决定")]
    [InlineData("正文\u2028秘密\u2029正文")]
    [InlineData("正文\u0085秘密\u0085正文")]
    [InlineData("（秘密）")]
    [InlineData("★机密★")]
    [InlineData("某局\n秘密\n某决〔2026〕1号")]
    public void Contains_MarkInAnyWriting_True(string text)
    {
        Assert.True(SecrecyMarks.Contains(text));
        Assert.True(SecrecyMarks.Contains($"某市市场监督管理局\n{text}\n行政处罚决定书"));
    }

    [Theory]
    [InlineData("侵犯商业秘密案")]
    [InlineData("当事人窃取商业秘密，违反《中华人民共和国反不正当竞争法》第九条。")]
    [InlineData("依据《中华人民共和国保守国家秘密法》第五十七条")]
    [InlineData("本决定不涉及国家秘密、商业秘密和个人隐私。")]
    [InlineData("密级分为绝密、机密、秘密三级。")]
    [InlineData("当事人将标有“机密”字样的文件交给他人，该文件属于国家秘密（机密级）。")]
    [InlineData("当事人擅自向他人披露技术\n秘密\n，情节严重。")]
    [InlineData("当事人侵犯权利人的商业\n秘密\n三项。")]
    [InlineData("（一）秘密窃取他人财物")]
    [InlineData("1. 秘密窃取")]
    [InlineData("密级：□绝密 □机密 □秘密")]
    [InlineData("密级：无")]
    [InlineData("秘密花园酒店")]
    [InlineData("机密印刷有限公司")]
    [InlineData("绝密飞行游戏厅★五星推荐")]
    [InlineData("商业秘密★5年")]
    [InlineData("技术秘密★重点")]
    [InlineData("五★级酒店")]
    [InlineData("保密期限")]
    [InlineData("是否涉密：否")]
    [InlineData("秘密？不存在的。")]
    public void Contains_OrdinaryWords_False(string text)
    {
        Assert.False(SecrecyMarks.Contains(text));
        Assert.False(SecrecyMarks.Contains($"某市市场监督管理局\n{text}\n行政处罚决定书"));
    }

    [Theory]
    [InlineData("决定书_秘密_.docx", true)]
    [InlineData("关于某案的决定（机密）.docx", true)]
    [InlineData("【秘密】决定书.docx", true)]
    [InlineData("机 密-决定书.txt", true)]
    [InlineData("决定书.秘密★10年.txt", true)]
    [InlineData("侵犯商业秘密案-决定书.docx", false)]
    [InlineData("商业秘密.docx", false)]
    [InlineData("保守国家秘密法释义.html", false)]
    [InlineData("文件属于国家秘密（机密级），当事人知情。", false)]
    public void ContainsInTitle_LevelBetweenBracketsOrDots_IsAMark(string name, bool expected) => Assert.Equal(expected, SecrecyMarks.ContainsInTitle(name));

    public static TheoryData<string> DocxPlaces { get; } =
        ["header", "unused header", "footer", "text box", "watermark", "core property", "custom property", "comment", "deleted", "hidden", "split runs", "split cells", "symbol star", "entry name", "footnote", "field"];

    [Theory]
    [MemberData(nameof(DocxPlaces))]
    public void Contains_MarkAnywhereInAWordFile_True(string place)
    {
        var document = Docx(place).Read();
        Assert.True(SecrecyMarks.Contains(document), place);
    }

    [Fact]
    public void Contains_WordFileWithoutMark_False() => Assert.False(SecrecyMarks.Contains(Docx("none").Read()));

    [Theory]
    [InlineData("<p>决定书</p><p title='秘密★10年'>正文</p>")]
    [InlineData("<p>决定书</p><!-- 机密 -->")]
    [InlineData("<p>决定书</p><p>秘<b>密</b><i>★</i>10&#24180;</p>")]
    [InlineData("<p>决定书</p><p>&#31192;&#23494;&#9733;10年</p>")]
    [InlineData("<p>决定书</p><p style='display:none'>绝密</p>")]
    [InlineData("<head><meta name='keywords' content='机密★5年'></head><p>决定书</p>")]
    [InlineData("<head><title>秘密</title></head><p>决定书</p>")]
    [InlineData("<p>决定书</p><script>var a='秘密★10年'</script>")]
    [InlineData("<p>决定书</p><template>秘密★10年</template>")]
    [InlineData("<p>决定书</p><秘密★10年></秘密★10年><p a机密★='1'>正文</p>")]
    [InlineData("<p>决定书</p><p 机密★='1'>正文</p>")]
    [InlineData("<p>决定书</p><?秘密★10年?>")]
    [InlineData("<p>决定书</p><table><tr><td>秘</td><td>密</td></tr></table>")]
    [InlineData("<p>决定书</p><table><tr><td>密级</td><td>机密</td></tr></table>")]
    public void Contains_MarkAnywhereInAPage_True(string markup) => Assert.True(SecrecyMarks.Contains(Read(Encoding.UTF8.GetBytes(markup), "a.html")));

    [Theory]
    [InlineData("gb18030")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public void Contains_TextInAnyEncoding_True(string encoding)
    {
        var bytes = EncodingOf(encoding).GetBytes("某市市场监督管理局\n机　密\n行政处罚决定书：当事人某公司，罚款五千元。\n");
        Assert.True(SecrecyMarks.Contains(Read(bytes, "a.txt")));
    }

    [Theory]
    [InlineData("gb18030")]
    [InlineData("big5")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public void RawContain_MarkInBytesThatNoReaderReads_True(string encoding)
    {
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, .. new byte[509]];
        foreach (var mark in (string[])["祕　密★10年", "祕密"])
        {
            byte[] file = [.. old, .. EncodingOf(encoding).GetBytes($"\r某局\r{mark}\r決定書\r"), 0, 1, 2];
            Assert.True(RawSecrecyMarks.Contain(file), mark);
            Assert.True(RawSecrecyMarks.Contain((byte[])[1, .. file]), mark);
        }

        Assert.False(RawSecrecyMarks.Contain((byte[])[.. old, .. EncodingOf(encoding).GetBytes("\r商業祕密的規定\r祕密武器\r")]));
    }

    private static SourceDocument Read(byte[] bytes, string name) =>
        Assert.IsType<DocumentReadOutcome.Read>(Reader.Read(bytes, name, CancellationToken.None)).Document;

    private static Encoding EncodingOf(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);

    private static DocxFile Docx(string place)
    {
        const string mark = "机密★20年";
        var declarations = DocxFile.Declarations;
        string Part(string root, string inner) => $"<w:{root} {declarations}>{inner}</w:{root}>";
        string Body(string inner) => DocxFile.Paragraph("行政处罚决定书") + inner;
        return place switch
        {
            "header" => new DocxFile(Body("<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h\"/></w:sectPr>")).With("word/header1.xml", Part("hdr", DocxFile.Paragraph("机", "密")), "header", "h"),
            "unused header" => new DocxFile(Body(string.Empty)).With("word/header7.xml", Part("hdr", DocxFile.Paragraph(mark))),
            "footer" => new DocxFile(Body("<w:sectPr><w:footerReference w:type=\"default\" r:id=\"f\"/></w:sectPr>")).With("word/footer1.xml", Part("ftr", DocxFile.Paragraph("密级：", "机密")), "footer", "f"),
            "text box" => new DocxFile(Body($"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{DocxFile.Paragraph("机　密")}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>")),
            "watermark" => new DocxFile(Body("<w:p><w:r><w:pict><v:shape><v:textpath string=\"机密\"/></v:shape></w:pict></w:r></w:p>")),
            "core property" => new DocxFile(Body(string.Empty)).With("docProps/core.xml", "<cp:coreProperties xmlns:cp=\"urn:c\"><cp:category>机密</cp:category></cp:coreProperties>"),
            "custom property" => new DocxFile(Body(string.Empty)).With("docProps/custom.xml", "<Properties xmlns:vt=\"urn:v\"><property name=\"密级\"><vt:lpwstr>机密★5年</vt:lpwstr></property></Properties>"),
            "comment" => new DocxFile(Body(string.Empty)).With("word/comments.xml", Part("comments", $"<w:comment w:id=\"1\">{DocxFile.Paragraph(mark)}</w:comment>"), "comments"),
            "deleted" => new DocxFile(Body($"<w:p><w:del><w:r><w:delText>{mark}</w:delText></w:r></w:del></w:p>")),
            "hidden" => new DocxFile(Body($"<w:p>{DocxFile.Run(mark, "<w:vanish/>")}</w:p>")),
            "split runs" => new DocxFile(Body(DocxFile.Paragraph("机", " ", "密", "\u200B★", "2", "0年"))),
            "split cells" => new DocxFile(Body($"<w:tbl><w:tr><w:tc>{DocxFile.Paragraph("机密")}</w:tc><w:tc>{DocxFile.Paragraph("★20年")}</w:tc></w:tr></w:tbl>")),
            "symbol star" => new DocxFile(Body("<w:p><w:r><w:t>某局机密</w:t><w:sym w:font=\"Wingdings\" w:char=\"F0AB\"/><w:t>20年印</w:t></w:r></w:p>")),
            "entry name" => new DocxFile(Body(string.Empty)).With($"word/{mark}.xml", "<a/>"),
            "footnote" => new DocxFile(Body(string.Empty)).With("word/footnotes.xml", Part("footnotes", $"<w:footnote w:id=\"5\">{DocxFile.Paragraph(mark)}</w:footnote>"), "footnotes"),
            "field" => new DocxFile(Body($"<w:p><w:fldSimple w:instr=\"COMMENTS {mark}\">{DocxFile.Run("附")}</w:fldSimple></w:p>")),
            _ => new DocxFile(Body(DocxFile.Paragraph("侵犯商业秘密，依据保守国家秘密法。"))),
        };
    }
}
