using System.Text;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Verification.Renditions;

public sealed class MarkupTricksTests
{
    private const string Served = "罚款5000元。";
    private const string Secret = "刀依香";

    /// <summary>Each changes the markup of the document so that readers may disagree on what it says; the rule that must find it.</summary>
    private static readonly Dictionary<string, (Func<string, string> Play, string Rule)> Tricks = new(StringComparer.Ordinal)
    {
        ["comment"] = (xml => Before(xml, "<!--刀依香-->"), "markup/node"),
        ["comment amid a text"] = (xml => Instead(xml, "罚款<!--刀依香-->5000元。"), "markup/node"),
        ["instruction"] = (xml => Before(xml, "<?x 刀依香?>"), "markup/node"),
        ["CDATA"] = (xml => Instead(xml, "<![CDATA[罚款]]>5000元。"), "markup/node"),
        ["character references"] = (xml => Instead(xml, "罚款5&#48;00元。"), "markup/reference"),
        ["document type"] = (xml => xml.Replace("?><", "?><!DOCTYPE a [<!ENTITY x \"刀依香\">]><", StringComparison.Ordinal), "rendition/unreadable"),
        ["entity"] = (xml => Instead(xml, "&x;"), "rendition/unreadable"),
        ["two roots"] = (xml => xml + "<a>刀依香</a>", "rendition/unreadable"),
        ["words behind the root"] = (xml => xml + Secret, "rendition/unreadable"),
        ["other declaration"] = (xml => xml.Replace("encoding=\"utf-8\"", "encoding=\"gb2312\"", StringComparison.Ordinal), "rendition/unreadable|markup/declaration"),
        ["known element elsewhere"] = (xml => Before(xml, "<w:t>刀依香</w:t>"), "markup/element"),
        ["words between elements"] = (xml => Before(xml, Secret), "markup/text"),
        ["blanks between elements"] = (xml => Before(xml, " \t "), "markup/text"),
        ["unknown element"] = (xml => Before(xml, "<w:x>刀依香</w:x>"), "markup/element"),
        ["unknown attribute"] = (xml => xml.Replace("<w:body>", "<w:body w:x=\"刀依香\">", StringComparison.Ordinal), "markup/attribute"),
        ["attribute without a namespace"] = (xml => xml.Replace("<w:body>", "<w:body val=\"刀依香\">", StringComparison.Ordinal), "markup/attribute"),
        ["value of a known attribute"] = (xml => xml.Replace("w:type=\"default\"", "w:type=\"刀依香\"", StringComparison.Ordinal), "markup/attribute"),
        ["a long number"] = (xml => xml.Replace("w:gutter=\"0\"", "w:gutter=\"530428197908235226\"", StringComparison.Ordinal), "markup/attribute"),
        ["language"] = (xml => xml.Replace("<w:t xml:space", "<w:t xml:lang=\"刀依香\" xml:space", StringComparison.Ordinal), "markup/attribute"),
        ["another namespace"] = (xml => xml.Replace("wordprocessingml/2006/main", "wordprocessingml/2007/main", StringComparison.Ordinal), "markup/namespace"),
        ["unknown namespace"] = (xml => xml.Replace("<w:body>", "<w:body xmlns:刀依香=\"urn:x\">", StringComparison.Ordinal), "markup/namespace"),
        ["address of a namespace"] = (xml => xml.Replace("<w:body>", "<w:body xmlns:x=\"刀依香\">", StringComparison.Ordinal), "markup/namespace"),
        ["same prefix for another namespace"] = (xml => Before(xml, "<w:p xmlns:w=\"urn:x\"><w:r><w:t>刀依香</w:t></w:r></w:p>"), "markup/namespace"),
        ["other prefix"] = (xml => Before(xml, "<q:p xmlns:q=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>"), "markup/element"),
        ["hidden run"] = (xml => Before(xml, "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>刀依香</w:t></w:r></w:p>"), "markup/element"),
        ["deleted text"] = (xml => Before(xml, "<w:p><w:del><w:r><w:delText>刀依香</w:delText></w:r></w:del></w:p>"), "markup/element"),
        ["link out"] = (xml => Before(xml, "<w:p><w:hyperlink r:id=\"x\"/></w:p>"), "markup/attribute"),
        ["furniture of other words"] = (xml => Before(xml, "<w:p><w:pPr><w:pStyle w:val=\"FurnitureGround\"/></w:pPr><w:r><w:t>刀依香</w:t></w:r></w:p>"), "furniture/grounds"),
        ["furniture in a gap"] = (xml => Before(xml, "<w:p><w:pPr><w:pStyle w:val=\"FurnitureGap\"/></w:pPr><w:r><w:t>刀依香</w:t></w:r></w:p>"), "furniture/words"),
        ["furniture amid a text"] = (xml => Before(xml, "<w:p><w:r><w:rPr><w:rStyle w:val=\"FurnitureNumber\"/></w:rPr><w:t>刀依香</w:t></w:r></w:p>"), "furniture/words"),
        ["number of a note that is none"] = (xml => Before(xml, "<w:p><w:r><w:rPr><w:rStyle w:val=\"FurnitureNumber\"/></w:rPr><w:t>53042</w:t></w:r></w:p>"), "furniture/words"),
        ["text as furniture"] = (xml => xml.Replace("w:val=\"Heading1\"", "w:val=\"FurnitureGround\"", StringComparison.Ordinal), "fidelity/text"),
        ["mask without its ground"] = (xml => xml.Replace(" w:anchor=\"ground1\"", string.Empty, StringComparison.Ordinal).Replace(" w:history=\"1\"", string.Empty, StringComparison.Ordinal), "mask/clause"),
        ["name cut by cells"] = (xml => Before(xml, "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>刀</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>依香</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"), "residue/name"),
        ["name cut by rows"] = (xml => Before(xml, "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>刀</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>依香</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"), "residue/name"),
        ["name cut by paragraphs"] = (xml => Before(xml, "<w:p><w:r><w:t>刀</w:t></w:r></w:p><w:p><w:r><w:t>依</w:t><w:br/><w:t>香</w:t></w:r></w:p>"), "residue/name"),
        ["name with marks over it"] = (xml => Before(xml, "<w:p><w:r><w:t>刀\u0332依\u0332香\u0332</w:t></w:r></w:p>"), "residue/name"),
        ["name from right to left"] = (xml => Before(xml, "<w:p><w:r><w:t>\u202E香依刀\u202C</w:t></w:r></w:p>"), "residue/name"),
        ["name in pieces from right to left"] = (xml => Before(xml, "<w:p><w:r><w:t>\u2067香\u2069\u2067依刀\u2069</w:t></w:r></w:p>"), "residue/name"),
        ["number in base 64"] = (xml => Before(xml, $"<w:p><w:r><w:t>{Convert.ToBase64String("530428197908235226"u8)}</w:t></w:r></w:p>"), "residue/value"),
        ["name in base 64 behind other letters"] = (xml => Before(xml, $"<w:p><w:r><w:t>x{Convert.ToBase64String("当事人刀依香"u8)}</w:t></w:r></w:p>"), "residue/name"),
        ["name in UTF-7"] = (xml => Before(xml, $"<w:p><w:r><w:t>+{Convert.ToBase64String(Encoding.BigEndianUnicode.GetBytes("刀依香")).TrimEnd('=')}-</w:t></w:r></w:p>"), "residue/name"),
        ["name in percent signs"] = (xml => Before(xml, $"<w:p><w:r><w:t>{Uri.EscapeDataString(Secret)}</w:t></w:r></w:p>"), "residue/name"),
        ["name over two attributes"] = (xml => xml.Replace("<w:body>", "<w:body w:x=\"刀依\" w:y=\"香\">", StringComparison.Ordinal), "residue/name"),
    };

    public static TheoryData<string> Names => [.. Tricks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    [Clause("ZZ-10")]
    public void Check_MarkupWithATrick_IsBlockedByItsRule(string name)
    {
        var (play, rule) = Tricks[name];
        var package = Rendered.Package(Candidate.FullText);
        var before = Encoding.UTF8.GetString(package[Rendered.Document].Content);

        var failures = Rendered.Failures(package.With(Rendered.Document, play).ToBytes());

        Assert.NotEqual(before, play(before));
        Assert.Contains(failures, failure => rule.Split('|').Contains(failure.Rule, StringComparer.Ordinal));
        Assert.All(failures, failure => Assert.DoesNotContain(Secret, failure.Where, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Clause("ZZ-10")]
    public void Check_PartInAnotherEncoding_IsBlocked(bool hasMark)
    {
        var package = Rendered.Package(Candidate.FullText);
        var xml = Encoding.UTF8.GetString(package[Rendered.Document].Content);
        var encoding = new UnicodeEncoding(bigEndian: false, byteOrderMark: hasMark);
        package[Rendered.Document] = package[Rendered.Document] with { Content = [.. encoding.GetPreamble(), .. encoding.GetBytes(xml.Replace("utf-8", "utf-16", StringComparison.Ordinal))] };

        Assert.NotEmpty(Rendered.Failures(package.ToBytes()));
    }

    [Fact]
    [Clause("ZZ-10")]
    public void Check_FixedPartWithOneByteMore_IsBlocked()
    {
        foreach (var part in new[] { "word/styles.xml", "word/settings.xml", "word/fontTable.xml" })
        {
            var failures = Rendered.Failures(Rendered.Package(Candidate.FullText).With(part, xml => xml + " ").ToBytes());
            Assert.Contains(failures, failure => failure.Rule is "package/part" && failure.Where.Equals(part, StringComparison.Ordinal));
        }
    }

    [Fact]
    [Clause("ZZ-10")]
    public void Check_TitleOfOtherWords_IsBlocked()
    {
        var failures = Rendered.Failures(Rendered.Package(Candidate.FullText).With("docProps/core.xml", xml => xml.Replace("</dc:title>", "二</dc:title>", StringComparison.Ordinal)).ToBytes());

        Assert.Contains(failures, failure => failure.Rule is "furniture/words" && failure.Where is "docProps/core.xml");
    }

    private static string Before(string xml, string inserted) => xml.Replace("<w:sectPr>", inserted + "<w:sectPr>", StringComparison.Ordinal);

    private static string Instead(string xml, string words) => xml.Replace(Served, words, StringComparison.Ordinal);
}
