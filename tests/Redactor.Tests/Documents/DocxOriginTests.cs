using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Disclosure.Redactor.Documents;
using FsCheck;
using FsCheck.Fluent;
using static Disclosure.Redactor.Tests.Documents.DocxFile;

namespace Disclosure.Redactor.Tests.Documents;

/// <summary>Every visible character but separators and labels has one place in the file, and stands there.</summary>
public sealed class DocxOriginTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly string[] Pieces =
    [
        "<w:t>甲乙</w:t>", "<w:t xml:space=\"preserve\"> 丙 </w:t>", "<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:softHyphen/>", "<w:t>5329</w:t><w:t>25</w:t>",
        "<w:footnoteReference w:id=\"1\"/>", "<w:t/>", "<w:t>&#x20000;</w:t>", "<w:br w:type=\"page\"/>",
    ];

    private static readonly string[] Properties = ["", "<w:b/>", "<w:i/><w:u w:val=\"single\"/>", "<w:vanish/>", "<w:color w:val=\"FFFFFF\"/>", "<w:strike/>"];

    private static readonly Gen<string> Runs =
        from pieces in Gen.Elements(Pieces).ListOf(3)
        from properties in Gen.Elements(Properties)
        from wrap in Gen.Elements("", "", "ins", "del", "hyperlink")
        let run = $"<w:r><w:rPr>{properties}</w:rPr>{string.Concat(pieces)}</w:r>"
        select wrap.Length == 0 ? run : $"<w:{wrap}>{run}</w:{wrap}>";

    private static readonly Gen<string> Paragraphs =
        from runs in Gen.Choose(0, 4).SelectMany(count => Runs.ListOf(count))
        from properties in Gen.Elements("", "", "<w:rPr><w:del/></w:rPr>", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>", "<w:pageBreakBefore/>")
        select $"<w:p><w:pPr>{properties}</w:pPr>{string.Concat(runs)}</w:p>";

    private static readonly Gen<string> Blocks = Gen.Frequency(
        (4, Paragraphs),
        (1, from cells in Paragraphs.ListOf(4) select $"<w:tbl><w:tr><w:tc>{cells[0]}</w:tc><w:tc>{cells[1]}{cells[2]}</w:tc></w:tr><w:tr><w:tc>{cells[3]}</w:tc></w:tr></w:tbl>"),
        (1, from box in Paragraphs.ListOf(2) select $"<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:txbxContent>{box[0]}</w:txbxContent></mc:Choice><mc:Fallback>{box[0]}</mc:Fallback></mc:AlternateContent></w:r>{Run("盒外")}</w:p>{box[1]}"));

    [Fact]
    public void Read_AnyDocument_GivesEachCharacterItsPlace()
    {
        var documents = from body in Gen.Choose(1, 6).SelectMany(count => Blocks.ListOf(count))
                        from header in Paragraphs
                        from note in Paragraphs
                        select (Body: string.Concat(body), Header: header, Note: note);
        Prop.ForAll(documents.ToArbitrary(), sample => Check(sample.Body, sample.Header, sample.Note)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Read_PlainText_GivesEachLineItsNumber() =>
        Assert.Equal([new TextOrigin(new TextRange(0, 1), string.Empty, 1, 0), new TextOrigin(new TextRange(3, 4), string.Empty, 3, 0)], SourceDocument.FromText("甲\r\n\r\n乙").Origins);

    private static void Check(string body, string header, string note)
    {
        var file = new DocxFile(Run("散") + body + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h\"/></w:sectPr>")
            .With("word/header1.xml", $"<w:hdr {Declarations}>{header}</w:hdr>", "header", "h")
            .With("word/footnotes.xml", $"<w:footnotes {Declarations}><w:footnote w:id=\"1\">{note}</w:footnote></w:footnotes>", "footnotes")
            .With("word/numbering.xml", $"<w:numbering {Declarations}><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"（%1）\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>", "numbering");
        var document = file.Read();
        var parts = new Dictionary<string, XElement>(StringComparer.Ordinal)
        {
            ["word/document.xml"] = XElement.Parse($"<w:document {Declarations}>{file.Body}</w:document>", LoadOptions.PreserveWhitespace),
            ["word/header1.xml"] = XElement.Parse($"<w:hdr {Declarations}>{header}</w:hdr>", LoadOptions.PreserveWhitespace),
            ["word/footnotes.xml"] = XElement.Parse($"<w:footnotes {Declarations}>{note}</w:footnotes>", LoadOptions.PreserveWhitespace),
        };

        var position = 0;
        foreach (var origin in document.Origins)
        {
            Assert.True(origin.Range.Start >= position && origin.Range.End > origin.Range.Start);
            Assert.All(document.Text[position..origin.Range.Start], c => Assert.Contains(c, "\n\t（）0123456789 "));
            position = origin.Range.End;
        }

        foreach (var run in document.Origins.GroupBy(origin => (origin.Part, origin.Paragraph, origin.Run)))
        {
            var shown = string.Concat(run.Select(origin => document.Text[origin.Range.Start..origin.Range.End]));
            Assert.Matches(Pattern(shown), TextOf(parts[run.Key.Part], run.Key.Paragraph, run.Key.Run));
        }
    }

    // Line ends at the edges of a paragraph are cut, also where a page break makes the edge; one that cuts a value in a cell is a blank.
    private static string Pattern(string shown) => string.Concat(shown.Select(c => c switch
    {
        '\n' => "\n?",
        ' ' => "[ \n]?\n*",
        _ => Regex.Escape(c.ToString()) + "\n*",
    }));

    // A reading of its own: the numbered paragraph, then the numbered run that lies in no paragraph within it.
    private static string TextOf(XElement part, int paragraph, int run)
    {
        var holder = paragraph == 0 ? part : part.Descendants(W + "p").ElementAt(paragraph - 1);
        var element = run == 0 ? holder.Elements(W + "r").First() : holder.Descendants(W + "r").Where(one => one.Ancestors(W + "p").First() == holder).ElementAt(run - 1);
        var text = new StringBuilder();
        foreach (var child in element.Elements())
        {
            text.Append(child.Name.LocalName switch
            {
                "t" => child.Attribute(XNamespace.Xml + "space") is null ? child.Value.Trim(' ') : child.Value,
                "tab" => "\t",
                "br" when child.Attribute(W + "type") is null => "\n",
                "noBreakHyphen" => "-",
                _ => string.Empty,
            });
        }

        return text.ToString();
    }
}
