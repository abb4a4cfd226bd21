using System.IO.Compression;
using System.Text;
using Disclosure.Redactor.Documents;
using Disclosure.TestKit;
using static Disclosure.Redactor.Tests.Documents.DocxFile;

namespace Disclosure.Redactor.Tests.Documents;

/// <summary>
/// Every place of a Word file that can hold a name: what paper shows is in the text, what it does not is among the hidden texts, and what
/// cannot be told is refused. Nothing is lost without a word.
/// </summary>
public sealed class LeakVectorTests
{
    private const string Seen = "";
    private const string Value = "刀依香532925198803120044";
    private const string R = "<w:r><w:t>" + Value + "</w:t></w:r>";
    private const string P = "<w:p>" + R + "</w:p>";
    private const string Stealth = "<w:r><w:rPr>{0}</w:rPr><w:t>" + Value + "</w:t></w:r>";

    /// <summary>In a paragraph, between two visible words.</summary>
    public static TheoryData<string, string> InParagraph
    {
        get
        {
            var rows = new TheoryData<string, string>
            {
                // Seen.
                { R, Seen },
                { $"<w:ins w:author=\"x\">{R}</w:ins>", Seen },
                { $"<w:moveTo>{R}</w:moveTo>", Seen },
                { $"<w:hyperlink w:anchor=\"a\">{R}</w:hyperlink>", Seen },
                { $"<w:smartTag w:element=\"a\"><w:smartTagPr/>{R}</w:smartTag>", Seen },
                { $"<w:customXml w:element=\"a\"><w:customXmlPr/>{R}</w:customXml>", Seen },
                { $"<w:sdt><w:sdtPr><w:alias w:val=\"a\"/></w:sdtPr><w:sdtContent>{R}</w:sdtContent></w:sdt>", Seen },
                { $"<w:dir w:val=\"ltr\">{R}</w:dir>", Seen },
                { $"<w:bdo w:val=\"ltr\">{R}</w:bdo>", Seen },
                { string.Format(Stealth, "<w:fitText w:val=\"2000\"/>"), Seen },
                { string.Format(Stealth, "<w:eastAsianLayout w:combine=\"1\"/>"), Seen },
                { string.Format(Stealth, "<w:webHidden/>"), Seen },
                { string.Format(Stealth, "<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"1F3864\"/>"), Seen },
                { string.Format(Stealth, "<w:color w:val=\"FFFFFF\" w:themeColor=\"text1\"/>"), Seen },
                { string.Format(Stealth, "<w:vanish w:val=\"0\"/>"), Seen },
                { $"<w:r><w:ruby><w:rubyPr/><w:rt/><w:rubyBase>{R}</w:rubyBase></w:ruby></w:r>", Seen },
                { $"<m:oMathPara><m:oMath><m:r><m:t>{Value}</m:t></m:r></m:oMath></m:oMathPara>", Seen },
                { $"<w:r><w:t><![CDATA[{Value}]]></w:t></w:r>", Seen },
                { $"<w:r><w:t>刀<!-- 注 -->依香532925<?x y?>198803120044</w:t></w:r>", Seen },
                { "<w:r><w:t>&#20992;&#x4F9D;&#39321;532925198803120044</w:t></w:r>", Seen },
                { $"<w:r><w:pict><v:shape><v:textpath string=\"{Value}\"/></v:shape></w:pict></w:r>", Seen },
                { $"<w:fldSimple w:instr=\"AUTHOR\">{R}</w:fldSimple>", Seen },
                { $"<x:other>{R}</x:other>", Seen },
                // Not seen.
                { $"<w:del w:author=\"x\"><w:r><w:delText>{Value}</w:delText></w:r></w:del>", "deleted" },
                { $"<w:del>{R}</w:del>", "deleted" },
                { $"<w:moveFrom>{R}</w:moveFrom>", "deleted" },
                { $"<w:ins><w:del><w:r><w:delText>{Value}</w:delText></w:r></w:del></w:ins>", "deleted" },
                { $"<w:r><w:rPr><w:rPrChange w:author=\"{Value}\"><w:rPr/></w:rPrChange></w:rPr></w:r>", "attribute" },
                { $"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>QUOTE \"刀依香</w:instrText></w:r><w:r><w:instrText>532925198803120044\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>", "field-code" },
                { $"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>{R}<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>", "field-code" },
                { $"<w:fldSimple w:instr=\"PAGE\">{R}</w:fldSimple>", "page-number" },
                { $"<w:fldSimple w:instr=\"DOCVARIABLE {Value}\"/>", "field-code" },
                { $"<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:name w:val=\"{Value}\"/><w:textInput><w:default w:val=\"x\"/></w:textInput></w:ffData></w:fldChar><w:fldChar w:fldCharType=\"end\"/></w:r>", "attribute" },
                { $"<w:r><w:fldChar w:fldCharType=\"begin\"><w:fldData>{Convert.ToBase64String(Encoding.Unicode.GetBytes(Value))}</w:fldData></w:fldChar><w:fldChar w:fldCharType=\"end\"/></w:r>", "embedded" },
                { $"<w:hyperlink w:tooltip=\"{Value}\"/>", "attribute" },
                { $"<w:bookmarkStart w:id=\"1\" w:name=\"{Value}\"/>", "attribute" },
                { $"<w:permStart w:id=\"1\" w:ed=\"{Value}\"/>", "attribute" },
                { $"<w:smartTag w:element=\"a\"><w:smartTagPr><w:attr w:name=\"n\" w:val=\"{Value}\"/></w:smartTagPr></w:smartTag>", "attribute" },
                { $"<w:sdt><w:sdtPr><w:tag w:val=\"{Value}\"/></w:sdtPr><w:sdtContent/></w:sdt>", "attribute" },
                { $"<w:sdt><w:sdtPr><w:dataBinding w:xpath=\"/a[n='{Value}']\"/></w:sdtPr><w:sdtContent/></w:sdt>", "attribute" },
                { $"<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText=\"{Value}\"/></w:dropDownList></w:sdtPr><w:sdtContent/></w:sdt>", "attribute" },
                { $"<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"{Value}\"/></wp:inline></w:drawing></w:r>", "attribute" },
                { $"<w:r><w:pict><v:shape alt=\"{Value}\"/></w:pict></w:r>", "attribute" },
                { $"<w:r><w:pict><v:shape xmlns:o=\"urn:o\" o:gfxdata=\"{Convert.ToBase64String(Package("drs/shapexml.xml", $"<a:p xmlns:a=\"urn:a\"><a:t>{Value}</a:t></a:p>"))}\"/></w:pict></w:r>", "embedded" },
                { $"<w:r><w:ruby><w:rt>{R}</w:rt><w:rubyBase/></w:ruby></w:r>", "ruby" },
                { $"<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"/><mc:Fallback>{R}</mc:Fallback></mc:AlternateContent></w:r>", "alternate" },
                { $"<w:r><mc:AlternateContent><mc:Choice Requires=\"x\"><w:t>刀依香</w:t><w:t>532925198803120044</w:t></mc:Choice></mc:AlternateContent></w:r>", "alternate" },
                { $"<w:r><w:drawing><wp:anchor><wp:docPr id=\"1\" name=\"n\" hidden=\"1\"/><wps:txbx><w:txbxContent>{P}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></w:r>", "hidden" },
                { $"<w:r><w:drawing><wp:anchor><wp:positionH><wp:posOffset>-9000000</wp:posOffset></wp:positionH><wps:txbx><w:txbxContent>{P}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></w:r>", "off-page" },
                { $"<w:r><w:drawing><wp:anchor><wp:extent cx=\"0\" cy=\"0\"/><wps:txbx><w:txbxContent>{P}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></w:r>", "tiny" },
                { $"<w:r><w:pict><v:shape style=\"position:absolute;visibility:hidden\"><v:textbox><w:txbxContent>{P}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>", "hidden" },
                { $"<w:r><w:pict><v:shape style=\"margin-left:-999pt\"><v:textbox><w:txbxContent>{P}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>", "off-page" },
                { $"<x:{Value}/>", "markup" },
                { $"<w:r x:{Value}=\"\"/>", "markup" },
                { $"<!--{Value}-->", "comment" },
                { $"<?note {Value}?>", "comment" },
                { $"<w:r><w:t/><w:rPr><w:rFonts w:ascii=\"{Value}\"/></w:rPr></w:r>", "attribute" },
            };
            foreach (var properties in new[]
                     {
                         "<w:vanish/>", "<w:vanish w:val=\"on\"/>", "<w:rStyle w:val=\"Sly\"/>",
                     })
                rows.Add(string.Format(Stealth, properties), "hidden");
            foreach (var properties in new[]
                     {
                         "<w:color w:val=\"FFFFFF\"/>", "<w:color w:val=\"000000\" w:themeColor=\"background1\"/>", "<w:color w:val=\"auto\" w:themeColor=\"background1\" w:themeShade=\"F2\"/>",
                         "<w:color w:val=\"FF0000\" w:themeColor=\"text1\" w:themeTint=\"05\"/>", "<w:rStyle w:val=\"White\"/>", "<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"auto\"/>",
                         "<w14:textFill><w14:noFill/></w14:textFill>", "<w14:textFill><w14:solidFill><w14:srgbClr w14:val=\"FFFFFF\"/></w14:solidFill></w14:textFill>",
                         "<w14:textFill><w14:solidFill><w14:srgbClr w14:val=\"000000\"><w14:alpha w14:val=\"100000\"/></w14:srgbClr></w14:solidFill></w14:textFill>",
                     })
                rows.Add(string.Format(Stealth, properties), "white");
            foreach (var properties in new[]
                     {
                         "<w:highlight w:val=\"black\"/>", "<w:color w:val=\"101010\"/><w:shd w:val=\"clear\" w:fill=\"000000\"/>", "<w:color w:val=\"000000\"/><w:shd w:val=\"solid\" w:color=\"000000\" w:fill=\"FFFFFF\"/>",
                         "<w:color w:val=\"FFFF00\"/><w:highlight w:val=\"yellow\"/>", "<w:color w:val=\"000000\"/><w:shd w:val=\"clear\" w:fill=\"FFFFFF\" w:themeFill=\"text1\"/>",
                     })
                rows.Add(string.Format(Stealth, properties), "covered");
            foreach (var properties in new[] { "<w:sz w:val=\"2\"/>", "<w:w w:val=\"1\"/>", "<w:w w:val=\"1%\"/>", "<w:spacing w:val=\"-400\"/>", "<w:fitText w:val=\"1\"/>" })
                rows.Add(string.Format(Stealth, properties), "tiny");
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(InParagraph))]
    [Clause("JL-23-3")]
    public void Read_WithinAParagraph_IsSeenOrHidden(string piece, string where)
    {
        var document = Surroundings($"<w:p>{Run("见")}{piece}{Run("闻")}</w:p>").Read();

        Assert.Equal(where.Length == 0 ? $"见{Value}闻" : "见闻", document.Text);
        Holds(document, where);
    }

    /// <summary>Among the blocks of the body.</summary>
    public static TheoryData<string, string> AmongBlocks => new()
    {
        { $"<w:sdt><w:sdtContent>{P}</w:sdtContent></w:sdt>", Seen },
        { $"<w:customXml w:element=\"a\">{P}</w:customXml>", Seen },
        { $"<w:ins>{P}</w:ins>", Seen },
        { $"<mc:AlternateContent><mc:Choice Requires=\"wps\">{P}</mc:Choice></mc:AlternateContent>", Seen },
        { $"<w:tbl><w:sdt><w:sdtContent><w:tr><x:later><w:tc>{P}</w:tc></x:later></w:tr></w:sdtContent></w:sdt></w:tbl>", Seen },
        { $"<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>{P}</w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>", Seen },
        { $"<w:p><w:pPr><w:framePr w:x=\"1000\" w:y=\"1000\"/></w:pPr>{R}</w:p>", Seen },
        { $"<w:p><w:r><w:object><v:shape><v:textbox><w:txbxContent>{P}</w:txbxContent></v:textbox></v:shape></w:object></w:r></w:p>", Seen },
        { $"<m:oMathPara><m:oMath><m:r><m:t>{Value}</m:t></m:r></m:oMath></m:oMathPara>", Seen },
        { $"<w:p><w:pPr><w:framePr w:x=\"-20000\"/></w:pPr>{R}</w:p>", "off-page" },
        { $"<w:p><w:pPr><w:ind w:left=\"-20000\"/></w:pPr>{R}</w:p>", "off-page" },
        { $"<w:p><w:pPr><w:spacing w:line=\"1\" w:lineRule=\"exact\"/></w:pPr>{R}</w:p>", "tiny" },
        { $"<w:p><w:pPr><w:pStyle w:val=\"SlyParagraph\"/></w:pPr>{R}</w:p>", "hidden" },
        { $"<w:tbl><w:tblPr><w:tblStyle w:val=\"SlyTable\"/></w:tblPr><w:tr><w:tc>{P}</w:tc></w:tr></w:tbl>", "hidden" },
        { $"<w:tbl><w:tblPr><w:tblCaption w:val=\"{Value}\"/></w:tblPr></w:tbl>", "attribute" },
        { $"<w:tbl><w:tblPr><w:tblDescription w:val=\"{Value}\"/></w:tblPr></w:tbl>", "attribute" },
        { $"<w:tbl><w:tblPr><w:tblpPr w:tblpX=\"-20000\"/></w:tblPr><w:tr><w:tc>{P}</w:tc></w:tr></w:tbl>", "off-page" },
        { $"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{P}</w:tc></w:tr></w:tbl>", "hidden" },
        { $"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{P}</w:tc></w:tr></w:tbl>", "deleted" },
        { $"<w:tbl><w:tr><w:trPr><w:trHeight w:val=\"1\" w:hRule=\"exact\"/></w:trPr><w:tc>{P}</w:tc></w:tr></w:tbl>", "tiny" },
        { $"<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>{P}</w:tc></w:tr></w:tbl>", "deleted" },
        { $"<w:tbl><w:tr><w:tc><w:tcPr><w:tcPrChange w:author=\"{Value}\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>", "attribute" },
        { $"<w:tbl>{P}</w:tbl>", "unread" },
        { $"<w:tbl><w:tr>{P}</w:tr></w:tbl>", "unread" },
        { $"<w:p><w:pPr>{R}</w:pPr></w:p>", "unread" },
        { $"<ig:block>{P}</ig:block>", "ignored" },
        { $"<w:sectPr><w:footnotePr>{P}</w:footnotePr></w:sectPr>", "unread" },
    };

    [Theory]
    [MemberData(nameof(AmongBlocks))]
    [Clause("JL-23-3")]
    public void Read_AmongBlocks_IsSeenOrHidden(string block, string where)
    {
        var document = Surroundings(Paragraph("见") + block + Paragraph("闻")).Read();

        Assert.Equal(where.Length == 0, document.Text.Contains(Value, StringComparison.Ordinal));
        Assert.Equal("见闻", document.Text.Replace(Value, string.Empty, StringComparison.Ordinal).Replace("\n", string.Empty, StringComparison.Ordinal));
        Holds(document, where);
    }

    /// <summary>In parts beside the body: name, content, and the type of a relationship where one leads there.</summary>
    public static TheoryData<string, string, string?> Parts => new()
    {
        { "docProps/core.xml", $"<cp:coreProperties xmlns:cp=\"urn:c\" xmlns:dc=\"urn:d\"><dc:creator>{Value}</dc:creator></cp:coreProperties>", null },
        { "docProps/app.xml", $"<Properties><Company>{Value}</Company></Properties>", null },
        { "docProps/custom.xml", $"<Properties><property name=\"n\"><vt:lpwstr xmlns:vt=\"urn:v\">{Value}</vt:lpwstr></property></Properties>", null },
        { "docMetadata/LabelInfo.xml", $"<clbl:labelList xmlns:clbl=\"urn:c\"><clbl:label name=\"{Value}\"/></clbl:labelList>", null },
        { "word/comments.xml", $"<w:comments {Declarations}><w:comment w:id=\"1\">{P}</w:comment></w:comments>", "comments" },
        { "word/comments.xml", $"<w:comments {Declarations}><w:comment w:id=\"1\" w:author=\"{Value}\"/></w:comments>", "comments" },
        { "word/commentsExtended.xml", $"<w15:commentsEx xmlns:w15=\"urn:w\"><w15:commentEx w15:note=\"{Value}\"/></w15:commentsEx>", "commentsExtended" },
        { "word/people.xml", $"<w15:people xmlns:w15=\"urn:w\"><w15:person w15:author=\"{Value}\"/></w15:people>", "people" },
        { "word/documenttasks/documenttasks1.xml", $"<t:Tasks xmlns:t=\"urn:t\"><t:Title title=\"{Value}\"/></t:Tasks>", "documenttasks" },
        { "customXml/item1.xml", $"<case><party>{Value}</party></case>", "customXml" },
        { "customXml/itemProps1.xml", $"<ds:datastoreItem xmlns:ds=\"urn:d\" ds:name=\"{Value}\"/>", null },
        { "word/glossary/document.xml", $"<w:glossaryDocument {Declarations}><w:docParts><w:docPart><w:docPartBody>{P}</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>", "glossaryDocument" },
        { "word/settings.xml", $"<w:settings {Declarations}><w:docVars><w:docVar w:name=\"n\" w:val=\"{Value}\"/></w:docVars></w:settings>", "settings" },
        { "word/settings.xml", $"<w:settings {Declarations}><w:rsids><w:rsid w:val=\"张三丰\"/><w:rsidRoot w:val=\"{Value}\"/></w:rsids><w:hdrShapeDefaults w:val=\"{Value}\"/></w:settings>", "settings" },
        { "word/settings.xml", $"<w:settings {Declarations}><w:mailMerge><w:query w:val=\"SELECT {Value}\"/></w:mailMerge></w:settings>", "settings" },
        { "word/webSettings.xml", $"<w:webSettings {Declarations}><w:divs><w:div w:id=\"1\" w:title=\"{Value}\"/></w:divs></w:webSettings>", "webSettings" },
        { "word/styles.xml", $"<w:styles {Declarations}><w:style w:styleId=\"z\"><w:name w:val=\"{Value}\"/></w:style></w:styles>", "styles" },
        { "word/fontTable.xml", $"<w:fonts {Declarations}><w:font w:name=\"{Value}\"/></w:fonts>", "fontTable" },
        { "word/numbering.xml", $"<w:numbering {Declarations}><w:abstractNum w:abstractNumId=\"9\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"{Value}\"/></w:lvl></w:abstractNum></w:numbering>", "numbering" },
        { "word/theme/theme1.xml", $"<a:theme {Declarations} name=\"{Value}\"/>", "theme" },
        { "word/header3.xml", $"<w:hdr {Declarations}>{P}</w:hdr>", "header" },
        { "word/footer3.xml", $"<w:ftr {Declarations}><w:p><w:del><w:r><w:delText>{Value}</w:delText></w:r></w:del></w:p></w:ftr>", "footer" },
        { "word/footnotes.xml", $"<w:footnotes {Declarations}><w:footnote w:type=\"continuationNotice\" w:id=\"0\">{P}</w:footnote></w:footnotes>", "footnotes" },
        { "word/endnotes.xml", $"<w:endnotes {Declarations}>{P}</w:endnotes>", "endnotes" },
        { "word/endnotes2.xml", $"<w:endnotes {Declarations}><w:endnote w:id=\"7\">{P}</w:endnote></w:endnotes>", null },
        { "word/charts/chart1.xml", $"<c:chart xmlns:c=\"urn:c\" {Declarations}><a:p><a:r><a:t>刀依香</a:t></a:r><a:r><a:t>532925198803120044</a:t></a:r></a:p></c:chart>", "chart" },
        { "word/charts/chart2.xml", $"<c:chart xmlns:c=\"urn:c\"><c:strCache><c:pt idx=\"0\"><c:v>{Value}</c:v></c:pt></c:strCache></c:chart>", "chart" },
        { "word/diagrams/data1.xml", $"<dgm:dataModel xmlns:dgm=\"urn:d\" {Declarations}><dgm:t><a:p><a:r><a:t>{Value}</a:t></a:r></a:p></dgm:t></dgm:dataModel>", "diagramData" },
        { "word/activeX/activeX1.xml", $"<ax:ocx xmlns:ax=\"urn:a\"><ax:ocxPr ax:name=\"Caption\" ax:value=\"{Value}\"/></ax:ocx>", "control" },
        { "word/webextensions/taskpanes.xml", $"<wetp:taskpanes xmlns:wetp=\"urn:w\"><wetp:taskpane title=\"{Value}\"/></wetp:taskpanes>", null },
        { "_xmlsignatures/sig1.xml", $"<Signature><X509SubjectName>CN={Value}</X509SubjectName></Signature>", null },
        { "word/_rels/settings.xml.rels", $"<Relationships><Relationship Id=\"a\" Type=\"x/attachedTemplate\" Target=\"file:///C:/{Value}.dotx\" TargetMode=\"External\"/></Relationships>", null },
        { "word/drawings/vmlDrawing1.vml", $"<xml><v:shape xmlns:v=\"urn:v\" alt=\"{Value}\"/></xml>", null },
        { "WORD/DOCUMENT2.XML", $"<a><b>{Value}</b></a>", null },
        { "word/altchunk.html", $"<html><body>{Value}</body></html>", null },
        { "word/notes.txt", Value, null },
        { $"word/media/{Value}.png", "x", null },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    [Clause("JL-23-3")]
    public void Read_PartBesideTheBody_IsHidden(string name, string content, string? relationship)
    {
        var document = new DocxFile(Paragraph("见闻")).With(name, content, relationship).Read();

        Assert.Equal("见闻", document.Text);
        Assert.Contains(document.HiddenTexts, hidden => hidden.Text.Contains(Value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public void Read_PartInAnotherEncoding_IsRead(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var part = encoding.GetPreamble().Concat(encoding.GetBytes($"<?xml version=\"1.0\" encoding=\"{name[..Math.Min(6, name.Length)]}\"?><z>{Value}</z>")).ToArray();

        Assert.Contains(new HiddenText("part", Value), new DocxFile(Paragraph("见闻")).With("word/odd.xml", part).Read().HiddenTexts);
    }

    [Fact]
    public void Read_EmbeddedWorkbook_IsHidden()
    {
        var workbook = Package("xl/sharedStrings.xml", $"<sst><si><t>{Value}</t></si></sst>");

        Assert.Contains(new HiddenText("embedded", Value), new DocxFile(Paragraph("见闻")).With("word/embeddings/book.xlsx", workbook).Read().HiddenTexts);
    }

    [Theory]
    [InlineData("w:bdo", "reversed")]
    [InlineData("w:subDoc", "unsupported-content")]
    [InlineData("w:altChunk", "unsupported-content")]
    public void Read_TextThatCannotBeTold_IsRefused(string element, string code) =>
        Assert.Equal(code, new DocxFile($"<w:p>{Run("见")}<{element} w:val=\"rtl\">{R}</{element}></w:p>").RefusalCode());

    [Fact]
    public void Read_HeaderUnderAnEscapedName_IsSeen()
    {
        var document = new DocxFile(Paragraph("见闻") + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h\"/></w:sectPr>")
            .With("word/header1.xml", $"<w:hdr {Declarations}>{P}</w:hdr>").WithRelationship("h", "header", "HE%61DER1.xml").Read();

        Assert.Equal(Value + "\n见闻", document.Text);
    }

    [Theory]
    [InlineData("styles")]
    [InlineData("footnotes")]
    public void Read_PartThatIsMissingOrTwice_IsRefused(string type)
    {
        Assert.Equal("damaged", new DocxFile(Paragraph("见闻")).WithRelationship("a", type, "nowhere.xml").RefusalCode());
        Assert.Equal("damaged", new DocxFile(Paragraph("见闻")).With("word/a.xml", $"<w:{type} {Declarations}/>", type).With("word/b.xml", $"<w:{type} {Declarations}/>", type).RefusalCode());
    }

    private static void Holds(SourceDocument document, string where)
    {
        if (where.Length > 0)
            Assert.Contains(document.HiddenTexts, hidden => hidden.Where.Equals(where, StringComparison.Ordinal) && hidden.Text.Contains(Value, StringComparison.Ordinal));
        else
            Assert.DoesNotContain(document.HiddenTexts, hidden => hidden.Text.Contains(Value, StringComparison.Ordinal));
    }

    private static DocxFile Surroundings(string body) => new DocxFile(body)
        .With("word/styles.xml", $"<w:styles {Declarations}><w:style w:type=\"character\" w:styleId=\"Base\"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"Sly\"><w:basedOn w:val=\"Base\"/></w:style>"
            + "<w:style w:type=\"character\" w:styleId=\"White\"><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr></w:style>"
            + "<w:style w:type=\"paragraph\" w:styleId=\"SlyParagraph\"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type=\"table\" w:styleId=\"SlyTable\"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>", "styles")
        .With("word/theme/theme1.xml", $"<a:theme {Declarations}><a:themeElements><a:clrScheme><a:dk1><a:sysClr val=\"windowText\" lastClr=\"000000\"/></a:dk1><a:lt1><a:srgbClr val=\"FFFFFF\"/></a:lt1></a:clrScheme></a:themeElements></a:theme>", "theme");

    private static byte[] Package(string name, string xml)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry(name).Open();
            entry.Write(Encoding.UTF8.GetBytes(xml));
        }

        return file.ToArray();
    }
}
