using System.Text;
using Disclosure.Redactor.Tests.Verification.Renditions;
using static Disclosure.Redactor.Tests.Leaks.LeakVector;
using static Disclosure.Redactor.Tests.Leaks.SourcePackage;

namespace Disclosure.Redactor.Tests.Leaks;

/// <summary>Every place of a Word file that is known to have leaked what a text hides, in the body of the document; the other parts stand in <see cref="LeakVectors.Parts"/>.</summary>
internal static partial class LeakVectors
{
    private const string W = Secret.Words;

    /// <summary>All.</summary>
    public static IReadOnlyList<LeakVector> All { get; } = [.. Revisions(), .. Unseen(), .. Shapes(), .. FieldsAndLinks(), .. Names(), .. Spellings(), .. Parts(), .. Margins(), .. Package()];

    private static IEnumerable<LeakVector> Revisions()
    {
        const string author = $"w:id=\"1\" w:author=\"{Secret.Name}\" w:date=\"2024-05-01T08:00:00Z\"";
        yield return InBody("inserted text", $"<w:p><w:ins {author}>{Run(W)}</w:ins></w:p>");
        yield return InBody("deleted text", $"<w:p>{Run("见")}<w:del {author}><w:r><w:delText>{W}</w:delText></w:r></w:del></w:p>");
        yield return InBody("moved text", $"<w:p><w:moveFrom {author}>{Run(W)}</w:moveFrom><w:moveTo {author}>{Run(W)}</w:moveTo></w:p>");
        yield return InBody("author of a change of properties", $"<w:p><w:pPr><w:pPrChange {author}><w:pPr/></w:pPrChange></w:pPr><w:r><w:rPr><w:b/><w:rPrChange {author}><w:rPr/></w:rPrChange></w:rPr><w:t>见</w:t></w:r></w:p>");
        yield return InBody("deleted row", $"<w:tbl><w:tr><w:trPr><w:del {author}/></w:trPr><w:tc>{Paragraph(W)}</w:tc></w:tr><w:tr><w:tc>{Paragraph("见")}</w:tc></w:tr></w:tbl>{Paragraph("后")}");
        yield return InBody("deleted cell", $"<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel {author}/></w:tcPr>{Paragraph(W)}</w:tc><w:tc>{Paragraph("见")}</w:tc></w:tr></w:tbl>{Paragraph("后")}");
        yield return InBody("inserted cell", $"<w:tbl><w:tr><w:tc><w:tcPr><w:cellIns {author}/></w:tcPr>{Paragraph(W)}</w:tc></w:tr></w:tbl>{Paragraph("后")}");
        yield return InBody("deleted mark of a paragraph", $"<w:p><w:pPr><w:rPr><w:del {author}/></w:rPr></w:pPr>{Run("证人普")}</w:p><w:p>{Run($"秀芬，公民身份号码{Secret.Id}")}</w:p>");
        yield return InBody("number of a change", $"<w:p><w:pPr><w:numPr><w:ins {author}/><w:numberingChange w:original=\"{W}\" {author}/></w:numPr></w:pPr>{Run("见")}</w:p>");
        yield return InBody("deleted code of a field", $"<w:p><w:del {author}><w:r><w:delInstrText>DOCVARIABLE {W}</w:delInstrText></w:r></w:del>{Run("见")}</w:p>");
    }

    private static IEnumerable<LeakVector> Unseen()
    {
        foreach (var (name, properties) in new[]
        {
            ("vanish", "<w:vanish/>"), ("webHidden", "<w:webHidden/>"), ("specVanish", "<w:specVanish/><w:vanish/>"), ("white", "<w:color w:val=\"FFFFFF\"/>"), ("nearly white", "<w:color w:val=\"FDFDFD\"/>"),
            ("tiny", "<w:sz w:val=\"2\"/>"), ("covered", "<w:highlight w:val=\"black\"/>"), ("squeezed", "<w:w w:val=\"1\"/>"),
        })
            yield return InBody(name + " text", Paragraph(W, properties));
        yield return new LeakVector(
            "hidden by a style of a style",
            source => source.WithStyles("<w:style w:type=\"character\" w:styleId=\"Base\"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"Sly\"><w:basedOn w:val=\"Base\"/></w:style>").Add(Paragraph(W, "<w:rStyle w:val=\"Sly\"/>")),
            target => InDocument(target, Paragraph(W, "<w:rStyle w:val=\"Sly\"/>")));
        yield return new LeakVector(
            "white by the style of a paragraph",
            source => source.WithStyles("<w:style w:type=\"paragraph\" w:styleId=\"Pale\"><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr></w:style>").Add($"<w:p><w:pPr><w:pStyle w:val=\"Pale\"/></w:pPr>{Run(W)}</w:p>"),
            target => InDocument(target, $"<w:p><w:pPr><w:pStyle w:val=\"Pale\"/></w:pPr>{Run(W)}</w:p>"));
        yield return InBody("comment in the markup", $"<w:p>{Run("见")}<!--{W}--></w:p>");
        yield return InBody("instruction in the markup", $"<w:p>{Run("见")}<?note {W}?></w:p>");
    }

    private static IEnumerable<LeakVector> Shapes()
    {
        static string Box(string text) => $"<w:txbxContent>{Paragraph(text)}</w:txbxContent>";
        yield return InBody("both halves of alternate content", $"<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>{Box(W)}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{Box(W)}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>");
        yield return InBody("second half of alternate content", $"<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>{Box("见")}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{Box(W)}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>");
        yield return InBody("gfxdata", $"<w:p><w:r><w:pict><v:shape o:gfxdata=\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(W))}\" alt=\"{W}\"/></w:pict></w:r>{Run("见")}</w:p>");
        yield return InBody("text along a path", $"<w:p><w:r><w:pict><v:shape><v:textpath string=\"{W}\"/></v:shape></w:pict></w:r>{Run("见")}</w:p>");
        yield return InBody("name and description of a drawing", $"<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"{W}\" descr=\"{W}\" title=\"{W}\"/></wp:inline></w:drawing></w:r>{Run("见")}</w:p>");
        yield return InBody("caption and description of a table", $"<w:tbl><w:tblPr><w:tblCaption w:val=\"{W}\"/><w:tblDescription w:val=\"{W}\"/></w:tblPr><w:tr><w:tc>{Paragraph("见")}</w:tc></w:tr></w:tbl>{Paragraph("后")}");
        yield return InBody("ruby", $"<w:p><w:r><w:ruby><w:rubyPr/><w:rt>{Run(Secret.Id)}</w:rt><w:rubyBase>{Run(W)}</w:rubyBase></w:ruby></w:r></w:p>");
        yield return InBody("mathematics", $"<w:p><m:oMath><m:r><m:t>{W}</m:t></m:r></m:oMath></w:p>");
        yield return InBody("content control", $"<w:sdt><w:sdtPr><w:alias w:val=\"{W}\"/><w:tag w:val=\"{W}\"/><w:dataBinding w:xpath=\"/a[.='{W}']\"/><w:placeholder><w:docPart w:val=\"{W}\"/></w:placeholder><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{Paragraph(W)}</w:sdtContent></w:sdt>");
        yield return InBody("list of a content control", $"<w:p><w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText=\"{W}\" w:value=\"1\"/></w:dropDownList></w:sdtPr><w:sdtContent>{Run("见")}</w:sdtContent></w:sdt></w:p>");
        yield return InBody("unknown element", $"<w:p><x:y z=\"{W}\">{W}</x:y>{Run("见")}</w:p>");
    }

    private static IEnumerable<LeakVector> FieldsAndLinks()
    {
        static string Char(string type, string inner = "") => $"<w:r><w:fldChar w:fldCharType=\"{type}\">{inner}</w:fldChar></w:r>";
        yield return InBody("code of a field", $"<w:p>{Char("begin")}<w:r><w:instrText>QUOTE \"{W}\"</w:instrText></w:r>{Char("separate")}{Run("见")}{Char("end")}</w:p>");
        yield return InBody("code of a simple field", $"<w:p><w:fldSimple w:instr=\"AUTHOR {W}\">{Run("见")}</w:fldSimple></w:p>");
        yield return InBody("data of a field", $"<w:p>{Char("begin", $"<w:fldData>{Convert.ToBase64String(Encoding.UTF8.GetBytes(W))}</w:fldData>")}<w:r><w:instrText>ADDIN</w:instrText></w:r>{Char("separate")}{Run("见")}{Char("end")}</w:p>");
        yield return InBody("form", $"<w:p>{Char("begin", $"<w:ffData><w:name w:val=\"{W}\"/><w:helpText w:val=\"{W}\"/><w:statusText w:val=\"{W}\"/><w:textInput><w:default w:val=\"{W}\"/></w:textInput></w:ffData>")}<w:r><w:instrText>FORMTEXT</w:instrText></w:r>{Char("separate")}{Run("见")}{Char("end")}</w:p>");
        yield return InBody("list of a form", $"<w:p>{Char("begin", $"<w:ffData><w:ddList><w:result w:val=\"0\"/><w:listEntry w:val=\"{W}\"/><w:listEntry w:val=\"见\"/></w:ddList></w:ffData>")}<w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>{Char("end")}{Run("见")}</w:p>");
        yield return new LeakVector(
            "target of a link",
            source => source.WithLink("link", $"https://example.com/?q={W}").Add($"<w:p><w:hyperlink r:id=\"link\" w:tooltip=\"{W}\" w:anchor=\"{W}\">{Run("见")}</w:hyperlink></w:p>"),
            target => target.With("word/_rels/document.xml.rels", rels => rels.Replace("</Relationships>", $"<Relationship Id=\"link\" Type=\"{Office}/hyperlink\" Target=\"https://example.com/?q={W}\" TargetMode=\"External\"/></Relationships>", StringComparison.Ordinal)));
        yield return InBody("tip of a link", $"<w:p><w:hyperlink w:anchor=\"a\" w:tooltip=\"{W}\" w:docLocation=\"{W}\">{Run("见")}</w:hyperlink></w:p>");
    }

    private static IEnumerable<LeakVector> Names()
    {
        yield return InBody("name of a bookmark", $"<w:p><w:bookmarkStart w:id=\"1\" w:name=\"{W}\"/>{Run("见")}<w:bookmarkEnd w:id=\"1\"/></w:p>");
        yield return InBody("identifiers of editing", $"<w:p w:rsidR=\"{Secret.Id}\" w14:paraId=\"{Secret.Id}\" w14:textId=\"{Secret.Id}\">{Run("见")}</w:p>");
        yield return InBody("smart tag", $"<w:p><w:smartTag w:uri=\"urn:x\" w:element=\"person\"><w:smartTagPr><w:attr w:name=\"name\" w:val=\"{W}\"/></w:smartTagPr>{Run("见")}</w:smartTag></w:p>");
        yield return InBody("custom markup", $"<w:customXml w:uri=\"urn:x\" w:element=\"e\"><w:customXmlPr><w:attr w:name=\"name\" w:val=\"{W}\"/></w:customXmlPr>{Paragraph("见")}</w:customXml>");
        yield return InBody("who may edit", $"<w:p><w:permStart w:id=\"1\" w:ed=\"{W}\"/>{Run("见")}<w:permEnd w:id=\"1\"/></w:p>");
        yield return new LeakVector(
            "name of a style",
            source => source.WithStyles($"<w:style w:type=\"paragraph\" w:styleId=\"Own\"><w:name w:val=\"{W}\"/><w:aliases w:val=\"{W}\"/></w:style>"),
            target => target.With("word/styles.xml", styles => styles.Replace("</w:styles>", $"<w:style w:type=\"paragraph\" w:styleId=\"Own\"><w:name w:val=\"{W}\"/></w:style></w:styles>", StringComparison.Ordinal)));
        yield return new LeakVector(
            "text of a list",
            source => source.With("word/numbering.xml", $"<w:numbering {Declarations}><w:abstractNum w:abstractNumId=\"1\"><w:name w:val=\"{W}\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"{W}\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>", "numbering")
                .Add($"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>{Run("见")}</w:p>"),
            target => target.With("word/numbering.xml", Encoding.UTF8.GetBytes($"<w:numbering {Declarations}><w:lvlText w:val=\"{W}\"/></w:numbering>")));
    }

    private static IEnumerable<LeakVector> Spellings()
    {
        string Each(Func<char, string> write) => string.Concat(W.Select(write));
        yield return InBody("one run for each character", $"<w:p>{Each(c => Run(c.ToString(), "<w:b/>"))}</w:p>");
        yield return InBody("runs with marks between", $"<w:p>{Each(c => Run(c.ToString()) + "<w:proofErr w:type=\"spellStart\"/><w:bookmarkStart w:id=\"7\" w:name=\"a\"/><w:bookmarkEnd w:id=\"7\"/>")}</w:p>");
        yield return InBody("entities", Paragraph(Each(c => $"&#{(int)c};")));
        yield return InBody("hexadecimal entities", Paragraph(Each(c => $"&#x{(int)c:x};")));
        yield return InBody("entities of entities", Paragraph(Each(c => $"&amp;#{(int)c};"))) with { MayKeepBack = true };
        yield return InBody("CDATA", Paragraph(Each(c => $"<![CDATA[{c}]]>")));
        yield return InBody("symbols", $"<w:p>{Run("证人" + Secret.Name + "，公民身份号码")}{string.Concat(Secret.Id.Select(c => char.IsAsciiDigit(c) ? $"<w:r><w:sym w:font=\"Symbol\" w:char=\"F03{c}\"/></w:r>" : Run(c.ToString())))}</w:p>");
        yield return InBody("hyphens that do not break", $"<w:p>{Run("证人" + Secret.Name + "，公民身份号码")}<w:r>{string.Concat(Secret.Id.Chunk(4).Select(part => $"<w:t>{new string(part)}</w:t><w:noBreakHyphen/><w:softHyphen/>"))}</w:r></w:p>");
        yield return InBody("zero-width characters", Paragraph(Each(c => c + "\u200B\u2060\u00AD")));
        yield return InBody("full width", Paragraph(Each(c => (c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c).ToString())));
        yield return InBody("combining characters", Paragraph(Each(c => c + "\u0332"))) with { MayKeepBack = true };
        yield return InBody("cells of a table", $"<w:tbl><w:tr><w:tc>{Paragraph("证人")}</w:tc><w:tc>{Paragraph("公民身份号码")}</w:tc></w:tr><w:tr><w:tc>{Paragraph(Secret.Name)}</w:tc><w:tc>{Paragraph(Secret.Id)}</w:tc></w:tr></w:tbl>{Paragraph("后")}");
        yield return InBody("from right to left", $"<w:p>{Run($"\u202E{string.Concat(W.Reverse())}\u202C")}</w:p>") with { MayKeepBack = true };
        yield return InBody("base 64", Paragraph(Convert.ToBase64String(Encoding.UTF8.GetBytes(W)))) with { MayKeepBack = true };
        yield return InBody("UTF-7", Paragraph("+" + Convert.ToBase64String(Encoding.BigEndianUnicode.GetBytes(W)).TrimEnd('=') + "-")) with { MayKeepBack = true };
        yield return InBody("lines", $"<w:p><w:r><w:t>证人普秀芬，公民身份号码530128</w:t><w:br/><w:t>19811228352X</w:t></w:r></w:p>");
    }
}
