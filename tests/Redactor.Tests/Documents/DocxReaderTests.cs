using Disclosure.Records;
using Disclosure.Redactor.Documents;
using static Disclosure.Redactor.Tests.Documents.DocxFile;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Documents;

public sealed class DocxReaderTests
{
    [Theory]
    [InlineData("<w:r><w:t>53042819</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>790823</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t>5226</w:t></w:r>", "530428197908235226")]
    [InlineData("<w:hyperlink r:id=\"x\"><w:r><w:t>138</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>6380</w:t></w:r></w:smartTag><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>7216</w:t></w:r></w:sdtContent></w:sdt>", "13863807216")]
    [InlineData("<w:r><w:t>0871</w:t><w:noBreakHyphen/><w:t>653</w:t><w:softHyphen/><w:t>22019</w:t></w:r>", "0871-65322019")]
    [InlineData("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/><w:t>丁</w:t></w:r>", "甲\t乙\n丙\n丁")]
    [InlineData("<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>dāo</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>刀</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>依香</w:t></w:r>", "刀依香")]
    [InlineData("<w:r><w:t>1</w:t><w:sym w:font=\"Symbol\" w:char=\"F033\"/><w:t>8</w:t><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>", "138☑")]
    [InlineData("<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>HYPERLINK \"x\"</w:instrText><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>张三</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>", "张三")]
    [InlineData("<w:fldSimple w:instr=\"DOCPROPERTY a\"><w:r><w:t>结果</w:t></w:r></w:fldSimple>", "结果")]
    [InlineData("<w:ins w:author=\"a\"><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:moveTo><w:r><w:t>来</w:t></w:r></w:moveTo><w:moveFrom><w:r><w:t>去</w:t></w:r></w:moveFrom>", "新来")]
    [InlineData("<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>", "x=2")]
    [InlineData("<x:other><w:r><w:t>未知元素中的字</w:t></w:r></x:other>", "未知元素中的字")]
    [InlineData("<w:r><w:t>A&#x26;B&lt;&#x4E2D;</w:t></w:r>", "A&B<中")]
    [InlineData("<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"1\"/></w:checkBox></w:ffData></w:fldChar><w:instrText>FORMCHECKBOX</w:instrText><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>罚款</w:t></w:r>", "☑罚款")]
    public void Read_Paragraph_GivesWhatIsShown(string runs, string expected)
    {
        var document = new DocxFile($"<w:p>{runs}</w:p>").Read();

        Assert.Equal(expected, document.Text);
        Assert.Equal(new TextRange(0, expected.Length), Assert.IsType<SourceParagraph>(Assert.Single(document.Blocks)).Range);
    }

    [Theory]
    [InlineData("<w:del><w:r><w:delText>秘</w:delText></w:r><w:r><w:delText>值</w:delText></w:r></w:del>", "deleted")]
    [InlineData("<w:r><w:rPr><w:vanish/></w:rPr><w:t>秘值</w:t></w:r>", "hidden")]
    [InlineData("<w:r><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr><w:t>秘值</w:t></w:r>", "white")]
    [InlineData("<w:r><w:rPr><w:color w:val=\"FEFEFE\"/></w:rPr><w:t>秘值</w:t></w:r>", "white")]
    [InlineData("<w:r><w:rPr><w:sz w:val=\"2\"/></w:rPr><w:t>秘值</w:t></w:r>", "tiny")]
    [InlineData("<w:r><w:rPr><w:highlight w:val=\"black\"/></w:rPr><w:t>秘值</w:t></w:r>", "covered")]
    [InlineData("<w:r><w:rPr><w:color w:val=\"000000\"/><w:shd w:fill=\"000000\"/></w:rPr><w:t>秘值</w:t></w:r>", "covered")]
    [InlineData("<w:r><w:rPr><w:rStyle w:val=\"Sly\"/></w:rPr><w:t>秘值</w:t></w:r>", "hidden")]
    [InlineData("<w:r><w:instrText>秘值</w:instrText></w:r>", "field-code")]
    [InlineData("<w:r><w:fldChar w:fldCharType=\"begin\"/><w:t>秘值</w:t><w:fldChar w:fldCharType=\"end\"/></w:r>", "field-code")]
    [InlineData("<!--秘值-->", "comment")]
    [InlineData("<w:r><w:drawing><wp:docPr id=\"1\" name=\"p\" descr=\"秘值\"/></w:drawing></w:r>", "attribute")]
    [InlineData("<w:bookmarkStart w:id=\"1\" w:name=\"秘值\"/>", "attribute")]
    [Clause("JL-23-3")]
    public void Read_UnseenText_GoesToHiddenTexts(string piece, string where)
    {
        var document = new DocxFile($"<w:p>{Run("见")}{piece}{Run("闻")}</w:p>")
            .With("word/styles.xml", $"<w:styles {Declarations}><w:style w:type=\"character\" w:styleId=\"Base\"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"Sly\"><w:basedOn w:val=\"Base\"/></w:style></w:styles>", "styles")
            .Read();

        Assert.Equal("见闻", document.Text);
        Assert.Contains(new HiddenText(where, "秘值"), document.HiddenTexts);
    }

    [Theory]
    [InlineData("word/comments.xml", "<w:comments {0}><w:comment w:author=\"x\"><w:p><w:r><w:t>秘</w:t></w:r><w:r><w:t>值</w:t></w:r></w:p></w:comment></w:comments>", "comment")]
    [InlineData("word/comments.xml", "<w:comments {0}><w:comment w:author=\"秘值\"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:comment></w:comments>", "attribute")]
    [InlineData("docProps/core.xml", "<cp xmlns:dc=\"urn:dc\"><dc:creator>秘值</dc:creator></cp>", "property")]
    [InlineData("docProps/custom.xml", "<p><a name=\"秘值\"/></p>", "property")]
    [InlineData("customXml/item1.xml", "<p><a>秘值</a></p>", "custom-xml")]
    [InlineData("word/glossary/document.xml", "<w:glossaryDocument {0}><w:p><w:r><w:t>秘值</w:t></w:r></w:p></w:glossaryDocument>", "glossary")]
    [InlineData("word/settings.xml", "<w:settings {0}><w:docVars><w:docVar w:name=\"a\" w:val=\"秘值\"/></w:docVars></w:settings>", "part")]
    [InlineData("word/header9.xml", "<w:hdr {0}><w:p><w:r><w:t>秘值</w:t></w:r></w:p></w:hdr>", "margin")]
    [InlineData("word/charts/chart1.xml", "<c><v>秘值</v></c>", "drawing")]
    [InlineData("word/diagrams/data1.xml", "<d><a:t {0}>秘值</a:t></d>", "drawing")]
    [InlineData("orphan.xml", "<z><y>秘值</y></z>", "part")]
    [Clause("JL-23-3")]
    public void Read_PartBesideTheStories_GoesToHiddenTexts(string name, string xml, string where)
    {
        var document = new DocxFile(Paragraph("正文")).With(name, xml.Replace("{0}", Declarations, StringComparison.Ordinal)).Read();

        Assert.Equal("正文", document.Text);
        Assert.Contains(document.HiddenTexts, hidden => hidden.Where.Equals(where, StringComparison.Ordinal) && hidden.Text.Contains("秘值", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_LinkTarget_IsHidden()
    {
        var document = new DocxFile(Paragraph("正文")).WithLink("r5", "mailto:zhangsan@example.com").Read();

        Assert.Contains(new HiddenText("link", "mailto:zhangsan@example.com"), document.HiddenTexts);
    }

    [Fact]
    public void Read_TextBox_KeepsOneHalfAndNotesTheOther()
    {
        string Half(string text) => $"<w:txbxContent>{Paragraph(text)}</w:txbxContent>";
        var document = new DocxFile(
            "<w:p>" + Run("前") + "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>" + Half("盒中") + "</wps:txbx></w:drawing></mc:Choice>"
            + "<mc:Fallback><w:pict><v:textbox>" + Half("旧盒") + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + Run("后") + "</w:p>").Read();

        Assert.Equal("前后\n盒中", document.Text);
        Assert.Contains(new HiddenText("alternate", "旧盒"), document.HiddenTexts);
    }

    [Fact]
    public void Read_ChoiceThatNobodyUnderstands_KeepsFallback()
    {
        var document = new DocxFile(
            $"<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"x\"><w:t>未来</w:t></mc:Choice><mc:Fallback><w:t>现在</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>").Read();

        Assert.Equal("现在", document.Text);
        Assert.Contains(new HiddenText("alternate", "未来"), document.HiddenTexts);
    }

    [Fact]
    public void Read_Table_JoinsCellsAndRowsAsRecordsDo()
    {
        string Cell(string content) => $"<w:tc><w:tcPr/>{content}</w:tc>";
        var nested = $"<w:tbl><w:tr>{Cell(Paragraph("丙"))}{Cell(Paragraph("丁"))}</w:tr></w:tbl>";
        var document = new DocxFile(
            Paragraph("表前")
            + $"<w:tbl><w:tr>{Cell(Paragraph("甲"))}{Cell(Paragraph("乙一") + Paragraph("乙二"))}</w:tr><w:sdt><w:sdtContent><w:tr>{Cell(nested)}{Cell("<w:p/>")}</w:tr></w:sdtContent></w:sdt>"
            + $"<w:tr><w:trPr><w:del/></w:trPr>{Cell(Paragraph("删行"))}</w:tr></w:tbl>"
            + Paragraph("表后")).Read();

        Assert.Equal("表前\n甲\t乙一\n乙二\n丙\t丁\t\n表后", document.Text);
        var table = Assert.IsType<SourceTable>(document.Blocks[1]);
        Assert.Equal("甲|乙一\n乙二", string.Join('|', table.Rows[0].Cells.Select(cell => document.Text[cell.Range.Start..cell.Range.End])));
        Assert.Equal("丙\t丁|", string.Join('|', table.Rows[1].Cells.Select(cell => document.Text[cell.Range.Start..cell.Range.End])));
        Assert.Contains(new HiddenText("deleted", "删行"), document.HiddenTexts);
    }

    [Fact]
    public void Read_WhiteTextOnDarkCell_IsSeen()
    {
        var document = new DocxFile(
            $"<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill=\"1F3864\"/></w:tcPr><w:p>{Run("表头", "<w:color w:val=\"FFFFFF\"/>")}</w:p></w:tc></w:tr></w:tbl>").Read();

        Assert.Equal("表头", document.Text);
    }

    [Fact]
    public void Read_DeletedParagraphMark_JoinsParagraphs()
    {
        var document = new DocxFile($"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{Run("5304281979")}</w:p>" + Paragraph("08235226") + Paragraph("完")).Read();

        Assert.Equal("530428197908235226\n完", document.Text);
    }

    [Fact]
    public void Read_Margins_ShowsThoseInUseOnce()
    {
        string Margin(string tag, string text) => $"<w:{tag} {Declarations}>{Paragraph(text)}</w:{tag}>";
        var document = new DocxFile(
            Paragraph("正文") + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h1\"/><w:headerReference w:type=\"first\" r:id=\"h2\"/>"
            + "<w:headerReference w:type=\"even\" r:id=\"h3\"/><w:footerReference w:type=\"default\" r:id=\"f1\"/><w:titlePg/></w:sectPr>")
            .With("word/header1.xml", Margin("hdr", "某局"), "header", "h1")
            .With("word/header2.xml", Margin("hdr", "首页"), "header", "h2")
            .With("word/header3.xml", Margin("hdr", "偶页"), "header", "h3")
            .With("word/footer1.xml", $"<w:ftr {Declarations}><w:p>{Run("— ")}<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{Run("3")}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>{Run(" —")}</w:p>{Paragraph("地址：昆明")}</w:ftr>", "footer", "f1")
            .Read();

        Assert.Equal("某局\n首页\n正文\n地址：昆明", document.Text);
        Assert.Contains(document.HiddenTexts, hidden => hidden is { Where: "margin", Text: "偶页" });
    }

    [Fact]
    public void Read_Notes_FollowTheBody()
    {
        var document = new DocxFile($"<w:p>{Run("正文")}<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>")
            .With("word/footnotes.xml", $"<w:footnotes {Declarations}><w:footnote w:type=\"separator\">{Paragraph("线")}</w:footnote><w:footnote w:id=\"2\">{Paragraph("脚注")}</w:footnote></w:footnotes>", "footnotes")
            .With("word/endnotes.xml", $"<w:endnotes {Declarations}><w:endnote w:id=\"2\">{Paragraph("尾注")}</w:endnote></w:endnotes>", "endnotes")
            .Read();

        Assert.Equal("正文\n脚注\n尾注", document.Text);
    }

    [Fact]
    public void Read_HeadingsAndAlignment_AreKept()
    {
        var document = new DocxFile(
            $"<w:p><w:pPr><w:pStyle w:val=\"1\"/></w:pPr>{Run("处罚决定书")}</w:p><w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>{Run("一、事实")}</w:p><w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr>{Run("某局")}</w:p>")
            .With("word/styles.xml", $"<w:styles {Declarations}><w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:pPr><w:jc w:val=\"center\"/><w:outlineLvl w:val=\"0\"/></w:pPr></w:style></w:styles>", "styles")
            .Read();

        Assert.Equal(
            [(1, Alignment.Center), (2, Alignment.Start), (0, Alignment.End)],
            document.Blocks.Cast<SourceParagraph>().Select(paragraph => (paragraph.HeadingLevel, paragraph.Alignment)));
    }

    [Fact]
    public void Read_AutomaticNumbers_AreText()
    {
        string Item(int level, string text) => $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr>{Run(text)}</w:p>";
        var document = new DocxFile(Item(0, "甲") + Item(1, "乙") + Item(1, "丙") + Item(0, "丁") + Item(1, "戊"))
            .With("word/numbering.xml", $"<w:numbering {Declarations}><w:abstractNum w:abstractNumId=\"3\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2.\"/></w:lvl></w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num></w:numbering>", "numbering")
            .Read();

        Assert.Equal("一、甲\n1. 乙\n2. 丙\n二、丁\n1. 戊", document.Text);
    }

    [Fact]
    public void Read_StrictOpenXml_IsRead()
    {
        var document = new DocxFile(Paragraph("正文")) { IsStrict = true }.Read();

        Assert.Equal("正文", document.Text);
    }
}
