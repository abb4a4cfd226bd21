using Disclosure.Records;
using Disclosure.Redactor.Documents;
using static Disclosure.Redactor.Tests.Documents.DocxFile;

namespace Disclosure.Redactor.Tests.Documents;

public sealed class DocxStructureTests
{
    [Theory]
    [InlineData("<w:b/>", InlineStyle.Bold)]
    [InlineData("<w:b/><w:i w:val=\"true\"/><w:u w:val=\"wave\"/>", InlineStyle.Bold | InlineStyle.Italic | InlineStyle.Underline)]
    [InlineData("<w:b w:val=\"0\"/><w:u w:val=\"none\"/>", InlineStyle.None)]
    [InlineData("<w:strike/>", InlineStyle.Strike)]
    [InlineData("<w:dstrike/>", InlineStyle.Strike)]
    [InlineData("<w:vertAlign w:val=\"superscript\"/>", InlineStyle.Superscript)]
    [InlineData("<w:vertAlign w:val=\"subscript\"/>", InlineStyle.Subscript)]
    [InlineData("<w:vertAlign w:val=\"baseline\"/>", InlineStyle.None)]
    [InlineData("<w:rStyle w:val=\"Strong\"/>", InlineStyle.Bold)]
    [InlineData("<w:rStyle w:val=\"Derived\"/>", InlineStyle.Bold | InlineStyle.Italic)]
    [InlineData("<w:rStyle w:val=\"Plain\"/>", InlineStyle.None)]
    [InlineData("<w:rStyle w:val=\"Strong\"/><w:b w:val=\"0\"/>", InlineStyle.None)]
    [InlineData("<w:rStyle w:val=\"Missing\"/><w:i/>", InlineStyle.Italic)]
    public void Read_RunProperties_GiveStyles(string properties, InlineStyle expected) =>
        Assert.Equal(expected, StyleOf(Styled($"<w:p>{Run("前")}{Run("字", properties)}{Run("后")}</w:p>"), "字"));

    [Theory]
    [InlineData("Bold", "", InlineStyle.Bold)]
    [InlineData("Bold", "<w:rStyle w:val=\"Strong\"/>", InlineStyle.None)]
    [InlineData("Bold", "<w:rStyle w:val=\"Strong\"/><w:b/>", InlineStyle.Bold)]
    [InlineData("Bold", "<w:b w:val=\"false\"/>", InlineStyle.None)]
    [InlineData("Under", "<w:rStyle w:val=\"Strong\"/>", InlineStyle.Bold | InlineStyle.Underline)]
    public void Read_TogglesOfTwoStyles_CancelEachOther(string paragraphStyle, string properties, InlineStyle expected) =>
        Assert.Equal(expected, StyleOf(Styled($"<w:p><w:pPr><w:pStyle w:val=\"{paragraphStyle}\"/></w:pPr>{Run("字", properties)}</w:p>"), "字"));

    [Fact]
    public void Read_ToggleOfTheDefaults_HoldsWhateverTheStylesSay()
    {
        var document = new DocxFile($"<w:p>{Run("字", "<w:rStyle w:val=\"Strong\"/>")}{Run("面", "<w:b w:val=\"0\"/>")}</w:p>")
            .With("word/styles.xml", $"<w:styles {Declarations}><w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type=\"character\" w:styleId=\"Strong\"><w:rPr><w:b/></w:rPr></w:style></w:styles>", "styles")
            .Read();

        Assert.Equal([new StyledRange(new TextRange(0, 1), InlineStyle.Bold)], document.Styles);
    }

    [Fact]
    public void Read_TableStyle_SetsRowsAndTogglesAgainstParagraphs()
    {
        string Cell(string text, string style = "") => $"<w:tc><w:p>{(style.Length > 0 ? $"<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>" : "")}{Run(text)}</w:p></w:tc>";
        var document = Styled($"<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblLook w:val=\"0020\"/></w:tblPr><w:tr>{Cell("头")}{Cell("反", "Bold")}</w:tr><w:tr>{Cell("身")}</w:tr></w:tbl>");

        Assert.Equal((InlineStyle.Bold, InlineStyle.None, InlineStyle.None), (StyleOf(document, "头"), StyleOf(document, "反"), StyleOf(document, "身")));
    }

    [Fact]
    public void Read_StylesWithinAValue_LeaveTheTextWhole()
    {
        var document = Styled($"<w:p>{Run("532925")}{Run("19880312", "<w:b/>")}<w:r><w:footnoteReference w:id=\"1\"/></w:r>{Run("0044")}</w:p>");

        Assert.Equal("532925198803120044", document.Text);
    }

    [Fact]
    public void Read_ListItems_GiveTheirDepth()
    {
        string Item(string properties, string text) => $"<w:p><w:pPr>{properties}</w:pPr>{Run(text)}</w:p>";
        string Level(int level, string format, string text, string style = "") =>
            $"<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{style}<w:lvlText w:val=\"{text}\"/></w:lvl>";
        var document = new DocxFile(
            Item("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr>", "甲")
            + Item("<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"7\"/></w:numPr>", "乙")
            + Item("<w:pStyle w:val=\"Two\"/>", "丙")
            + Item("<w:pStyle w:val=\"Two\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>", "丁")
            + Item("<w:numPr><w:numId w:val=\"8\"/></w:numPr>", "戊")
            + Paragraph("己"))
            .With("word/styles.xml", $"<w:styles {Declarations}><w:style w:type=\"paragraph\" w:styleId=\"Two\"><w:pPr><w:numPr><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:style><w:style w:type=\"numbering\" w:styleId=\"Linked\"><w:pPr><w:numPr><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:style></w:styles>", "styles")
            .With("word/numbering.xml", $"<w:numbering {Declarations}><w:abstractNum w:abstractNumId=\"3\">{Level(0, "chineseCounting", "%1、")}{Level(1, "decimal", "（%2）", "<w:pStyle w:val=\"Two\"/>")}</w:abstractNum><w:abstractNum w:abstractNumId=\"4\"><w:numStyleLink w:val=\"Linked\"/></w:abstractNum>"
                + "<w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num><w:num w:numId=\"8\"><w:abstractNumId w:val=\"4\"/></w:num></w:numbering>", "numbering")
            .Read();

        Assert.Equal("一、甲\n（1）乙\n（2）丙\n丁\n二、戊\n己", document.Text);
        Assert.Equal([0, 1, 1, null, 0, null], document.Blocks.Cast<SourceParagraph>().Select(paragraph => paragraph.ListLevel));
    }

    [Fact]
    public void Read_PageBreaks_AreStructure()
    {
        const string Break = "<w:r><w:br w:type=\"page\"/></w:r>";
        var document = new DocxFile(
            $"<w:p>{Run("一")}{Break}</w:p><w:p>{Run("二")}</w:p><w:p>{Break}{Run("三")}</w:p><w:p>{Run("四前")}{Break}{Run("四后")}</w:p>"
            + $"<w:p><w:pPr><w:pageBreakBefore/></w:pPr>{Run("五")}</w:p><w:p><w:r><w:lastRenderedPageBreak/></w:r>{Run("六")}</w:p>").Read();

        Assert.Equal("一\n二\n三\n四前\n四后\n五\n六", document.Text);
        Assert.Equal("二三四后五", Beginning(document));
    }

    [Theory]
    [InlineData("", "乙")]
    [InlineData("<w:type w:val=\"oddPage\"/>", "乙")]
    [InlineData("<w:type w:val=\"continuous\"/>", "")]
    public void Read_Section_BeginsAPageUnlessItGoesOn(string type, string expected)
    {
        var document = new DocxFile(
            $"<w:p><w:pPr><w:sectPr><w:type w:val=\"continuous\"/></w:sectPr></w:pPr>{Run("甲")}</w:p>{Paragraph("乙")}<w:sectPr>{type}<w:sectPrChange><w:sectPr/></w:sectPrChange></w:sectPr>").Read();

        Assert.Equal(expected, Beginning(document));
    }

    [Fact]
    public void Read_MergedCells_StayInLine()
    {
        string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{Paragraph(text)}</w:tc>";
        var document = new DocxFile(
            $"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{Cell("全", "<w:gridSpan w:val=\"3\"/>")}</w:tr>"
            + $"<w:tr>{Cell("上", "<w:vMerge w:val=\"restart\"/>")}{Cell("甲")}{Cell("乙")}</w:tr>"
            + $"<w:tr>{Cell("藏", "<w:vMerge/>")}{Cell("丙", "<w:gridSpan w:val=\"x\"/>")}{Cell("独", "<w:vMerge/>")}</w:tr></w:tbl>").Read();

        Assert.Equal("全\n上\t甲\t乙\n\t丙\t独", document.Text);
        var rows = Assert.IsType<SourceTable>(Assert.Single(document.Blocks)).Rows;
        Assert.Equal([true, false, false], rows.Select(row => row.IsHeader));
        Assert.Equal(3, rows[0].Cells[0].ColumnSpan);
        Assert.Equal([false, false, false, true, false, false], rows.Skip(1).SelectMany(row => row.Cells).Select(cell => cell.Continues));
        Assert.Contains(new HiddenText("merged", "藏"), document.HiddenTexts);
    }

    [Fact]
    public void Read_Margins_AreInTheirPlaces()
    {
        var document = new DocxFile(Paragraph("正文") + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h\"/><w:footerReference w:type=\"default\" r:id=\"f\"/></w:sectPr>")
            .With("word/header1.xml", $"<w:hdr {Declarations}>{Paragraph("页眉")}</w:hdr>", "header", "h")
            .With("word/footer1.xml", $"<w:ftr {Declarations}>{Paragraph("页脚")}</w:ftr>", "footer", "f")
            .Read();

        Assert.Equal([BlockPlace.Header, BlockPlace.Body, BlockPlace.Footer], document.Blocks.Select(block => block.Place));
    }

    [Fact]
    public void Read_SectionWithoutItsOwnHeader_ShowsTheOneBefore()
    {
        var document = new DocxFile(
            "<w:p><w:pPr><w:sectPr><w:headerReference w:type=\"first\" r:id=\"h\"/></w:sectPr></w:pPr></w:p>" + Paragraph("正文") + "<w:sectPr><w:titlePg/></w:sectPr>")
            .With("word/header1.xml", $"<w:hdr {Declarations}>{Paragraph("首页眉")}</w:hdr>", "header", "h")
            .Read();

        Assert.Equal("首页眉\n\n正文", document.Text);
    }

    [Fact]
    public void Read_Notes_AreNumberedInTheOrderOfTheText()
    {
        string Reference(string kind, int id, string more = "") => $"<w:r><w:{kind}Reference w:id=\"{id}\"{more}/></w:r>";
        string Note(string kind, int id, string text) => $"<w:{kind} w:id=\"{id}\"><w:p><w:r><w:{kind}Ref/></w:r>{Run(text)}</w:p></w:{kind}>";
        var document = new DocxFile(
            $"<w:p>{Run("甲")}{Reference("footnote", 5)}{Run("乙")}{Reference("endnote", 5)}{Run("丙")}{Reference("footnote", 2)}{Reference("footnote", 3, " w:customMarkFollows=\"1\"")}{Run("※")}"
            + $"<w:del>{Reference("footnote", 4)}</w:del>{Reference("footnote", 99)}</w:p>")
            .With("word/footnotes.xml", $"<w:footnotes {Declarations}>{Note("footnote", 2, "第三")}{Note("footnote", 3, "※ 自有记号")}{Note("footnote", 4, "删")}{Note("footnote", 5, "第一")}{Note("footnote", 6, "无人引用")}</w:footnotes>", "footnotes")
            .With("word/endnotes.xml", $"<w:endnotes {Declarations}>{Note("endnote", 5, "第二")}</w:endnotes>", "endnotes")
            .Read();

        Assert.Equal("甲乙丙※\n第一\n第二\n第三\n※ 自有记号\n无人引用", document.Text);
        Assert.Equal([new NoteMark(1, 1), new NoteMark(2, 2), new NoteMark(3, 3)], document.NoteMarks);
        Assert.Equal([null, 1, 2, 3, null, null], document.Blocks.Select(block => block.NoteNumber));
        Assert.All(document.Blocks.Skip(1), block => Assert.Equal(BlockPlace.Note, block.Place));
        Assert.Contains(new HiddenText("deleted", "删"), document.HiddenTexts);
    }

    [Theory]
    [InlineData("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>53292519880</w:t></w:r></w:p><w:p><w:r><w:t>3120044</w:t></w:r></w:p>", "532925198803120044")]
    [InlineData("<w:p><w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr><w:r><w:t>一、</w:t></w:r></w:p><w:p><w:r><w:t>事实</w:t></w:r></w:p>", "一、事实")]
    public void Read_HiddenParagraphMark_JoinsParagraphs(string body, string expected) => Assert.Equal(expected, new DocxFile(body).Read().Text);

    [Theory]
    [InlineData("<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>", "1/2")]
    [InlineData("<m:sSup><m:e><m:r><m:t>m</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>", "m2")]
    [InlineData("<m:d><m:e><m:r><m:t>a</m:t></m:r></m:e></m:d>", "(a)")]
    [InlineData("<m:d><m:dPr><m:begChr m:val=\"[\"/><m:endChr m:val=\"\"/></m:dPr><m:e><m:r><m:t>a</m:t></m:r></m:e></m:d>", "[a")]
    [InlineData("<m:rad><m:deg/><m:e><m:r><m:t>2</m:t></m:r></m:e></m:rad>", "√2")]
    public void Read_Formula_KeepsWhatItsSignsSay(string formula, string expected)
    {
        var document = new DocxFile($"<w:p><m:oMath>{formula}</m:oMath></w:p>").Read();

        Assert.Equal(expected, document.Text);
        Assert.Equal(expected is "m2" ? [new StyledRange(new TextRange(1, 2), InlineStyle.Superscript)] : [], document.Styles);
    }

    [Theory]
    [InlineData("EQ \\o\\ac(○,1)", "①")]
    [InlineData("eq \\o\\ac(□,密)", "密")]
    [InlineData("EQ \\* jc2 \\* \"Font:宋体\" \\* hps10 \\o\\ad(\\s\\up 9(dāo),刀)依香", "刀依香")]
    [InlineData("EQ \\f(1,2)", "1/2")]
    [InlineData("SYMBOL 254 \\f \"Wingdings\"", "☑")]
    [InlineData("MACROBUTTON NoMacro [点击填写]", "[点击填写]")]
    [InlineData("XE \"索引\"", "")]
    public void Read_FieldThatDrawsItsCode_IsText(string code, string expected)
    {
        var document = new DocxFile(
            $"<w:p>{Run("前")}<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\">{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>{Run("后")}</w:p>").Read();

        Assert.Equal($"前{expected}后", document.Text);
    }

    [Fact]
    public void Read_TableOfContents_LosesNothingButPageNumbers()
    {
        var document = new DocxFile(
            $"<w:p><w:hyperlink w:anchor=\"_Toc1\">{Run("一、事实")}<w:r><w:rPr><w:webHidden/></w:rPr><w:tab/></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGEREF _Toc1 \\h </w:instrText></w:r>"
            + $"<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{Run("12", "<w:webHidden/>")}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:hyperlink></w:p>"
            + $"<w:p><w:fldSimple w:instr=\" PAGEREF x \">{Run("错误！未定义书签。")}</w:fldSimple></w:p><w:p>{Run("见", "<w:webHidden/>")}</w:p>").Read();

        Assert.Equal("一、事实\n错误！未定义书签。\n见", document.Text);
        Assert.Contains(new HiddenText("page-number", "12"), document.HiddenTexts);
    }

    private static SourceDocument Styled(string body)
    {
        string Style(string type, string id, string content) => $"<w:style w:type=\"{type}\" w:styleId=\"{id}\">{content}</w:style>";
        return new DocxFile(body).With("word/styles.xml", $"<w:styles {Declarations}>"
            + Style("character", "Strong", "<w:rPr><w:b/></w:rPr>") + Style("character", "Derived", "<w:basedOn w:val=\"Strong\"/><w:rPr><w:i/></w:rPr>")
            + Style("character", "Plain", "<w:basedOn w:val=\"Strong\"/><w:rPr><w:b w:val=\"0\"/></w:rPr>")
            + Style("paragraph", "Bold", "<w:rPr><w:b/></w:rPr>") + Style("paragraph", "Under", "<w:rPr><w:u w:val=\"single\"/></w:rPr>")
            + Style("table", "Grid", "<w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/></w:rPr></w:tblStylePr>") + "</w:styles>", "styles").Read();
    }

    private static InlineStyle StyleOf(SourceDocument document, string text)
    {
        var at = document.Text.IndexOf(text, StringComparison.Ordinal);
        return document.Styles.Where(styled => styled.Range.Start <= at && at < styled.Range.End).Select(styled => styled.Style).FirstOrDefault();
    }

    private static string Beginning(SourceDocument document) =>
        string.Concat(document.Blocks.OfType<SourceParagraph>().Where(paragraph => paragraph.BeginsPage).Select(paragraph => document.Text[paragraph.Range.Start..paragraph.Range.End]));
}
