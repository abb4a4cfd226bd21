using System.IO.Compression;
using System.Text;

namespace Disclosure.Benchmarks.Documents;

/// <summary>
/// A Word file as an office's word processor writes it: ten printed pages, about 6,000 characters in short runs with fonts of their own, revision ids on
/// every paragraph, four tables, a header, a footer with page numbers, two footnotes, comments and the usual parts beside them.
/// People and numbers are invented.
/// </summary>
internal static class TenPageDecision
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string RunLook = "<w:rPr><w:rFonts w:ascii=\"仿宋_GB2312\" w:eastAsia=\"仿宋_GB2312\" w:hAnsi=\"仿宋_GB2312\" w:cs=\"Times New Roman\" w:hint=\"eastAsia\"/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/></w:rPr>";

    private static readonly string[] Facts =
    [
        "经查，当事人于2025年3月11日起在楚雄市鹿城镇环城东路从事预包装食品销售，购进标签未标明生产日期的腐乳36瓶，进货价每瓶8元，销售价每瓶12元，至检查之日售出22瓶，违法所得264元，货值金额432元。",
        "上述事实，有营业执照复印件、现场笔录（2025年4月2日）、询问笔录、进货票据、扣押物品清单及照片等证据证明，当事人均已签字确认，来源合法，内容真实，与本案有关联。",
        "本局于2025年5月9日向当事人送达《行政处罚告知书》（楚市监罚告〔2025〕118号），告知拟作出行政处罚的事实、理由、依据以及依法享有的陈述、申辩权利。当事人张三丰在法定期限内未提出陈述和申辩。",
        "当事人张三丰的行为违反了《中华人民共和国食品安全法》第六十七条第一款第一项的规定，属于经营标签不符合规定的预包装食品的违法行为，依照该法第一百二十五条第一款第二项，应当予以处罚。",
        "证人茶应祥（身份证号码532301198810032217，联系电话13863807216）证实，货物由云C87519号货车运抵，货款汇入账户6228480868112345672，收货时在场的还有经营者张三丰本人及其雇工二人。",
        "鉴于当事人系初次违法，货值较小，能够主动召回已经售出的食品并配合调查，参照《云南省市场监督管理行政处罚裁量基准》，决定在法定幅度内从轻处罚。",
    ];

    /// <summary>The file's bytes.</summary>
    public static byte[] Write()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" + Type("document", "document.main") + string.Concat(Parts.Select(part => Type(part, part.TrimEnd('1')))) + "</Types>");
            Add(archive, "_rels/.rels", $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            Add(archive, "word/_rels/document.xml.rels", $"<Relationships xmlns=\"{Package}\">{string.Concat(Parts.Select(part => $"<Relationship Id=\"{part}\" Type=\"{Office}/{part.TrimEnd('1')}\" Target=\"{part}.xml\"/>"))}</Relationships>");
            Add(archive, "word/document.xml", $"<w:document xmlns:w=\"{Word}\" xmlns:r=\"{Office}\"><w:body>{Body()}</w:body></w:document>");
            Add(archive, "word/styles.xml", Styles());
            Add(archive, "word/settings.xml", $"<w:settings xmlns:w=\"{Word}\"><w:rsids>{string.Concat(Enumerable.Range(0, 200).Select(i => $"<w:rsid w:val=\"00{i:X6}\"/>"))}</w:rsids></w:settings>");
            Add(archive, "word/header1.xml", $"<w:hdr xmlns:w=\"{Word}\">{Paragraph("楚雄市市场监督管理局行政处罚决定书")}</w:hdr>");
            Add(archive, "word/footer1.xml", $"<w:ftr xmlns:w=\"{Word}\"><w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:ftr>");
            Add(archive, "word/footnotes.xml", $"<w:footnotes xmlns:w=\"{Word}\">{string.Concat(Enumerable.Range(1, 2).Select(i => $"<w:footnote w:id=\"{i}\">{Paragraph($"见卷宗第{i}册第{i * 7}页。")}</w:footnote>"))}</w:footnotes>");
            Add(archive, "word/comments.xml", $"<w:comments xmlns:w=\"{Word}\"><w:comment w:id=\"0\" w:author=\"审核\">{Paragraph("请核对张三丰的住址。")}</w:comment></w:comments>");
            Add(archive, "docProps/core.xml", "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>办公室</dc:creator></cp:coreProperties>");
        }

        return file.ToArray();
    }

    private static readonly string[] Parts = ["styles", "settings", "header1", "footer1", "footnotes", "comments"];

    private static string Type(string part, string type) =>
        $"<Override PartName=\"/word/{part}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{type}+xml\"/>";

    private static string Body()
    {
        var body = new StringBuilder();
        body.Append(Paragraph("楚雄市市场监督管理局")).Append(Paragraph("行政处罚决定书")).Append(Paragraph("楚市监罚〔2025〕118号"));
        body.Append(Paragraph("当事人：张三丰，男，汉族，身份证号码530428197908235226，住楚雄市东瓜镇桃园社区12号，系楚雄市鹿城镇金花食品店经营者，统一社会信用代码92530100NA6A69WEWL。"));
        for (var section = 0; section < 4; section++)
        {
            body.Append(Heading($"{"一二三四"[section]}、查明的事实和证据"));
            for (var i = 0; i < 10; i++)
            {
                body.Append(Paragraph(Facts[(section + i) % Facts.Length], note: section < 2 && i == 0 ? section + 1 : 0));
            }

            body.Append(Table(section));
        }

        body.Append(Paragraph("决定对当事人张三丰罚款人民币5000元，没收违法所得264元，没收腐乳14瓶。")).Append(Paragraph("2025年5月20日"));
        return body.Append("<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header1\"/><w:footerReference w:type=\"default\" r:id=\"footer1\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>").ToString();
    }

    private static string Heading(string text) => $"<w:p w:rsidR=\"00A1\"><w:pPr><w:pStyle w:val=\"2\"/></w:pPr>{Run(text)}</w:p>";

    private static string Paragraph(string text, int note = 0)
    {
        var runs = new StringBuilder($"<w:p w:rsidR=\"00B2\" w:rsidRDefault=\"00B2\" w:rsidP=\"00C3\"><w:pPr><w:pStyle w:val=\"a\"/><w:spacing w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>{RunLook}</w:pPr>");
        for (var at = 0; at < text.Length; at += 7)
        {
            runs.Append(Run(text[at..Math.Min(at + 7, text.Length)]));
        }

        return (note > 0 ? runs.Append($"<w:r><w:footnoteReference w:id=\"{note}\"/></w:r>") : runs).Append("</w:p>").ToString();
    }

    private static string Run(string text) => $"<w:r w:rsidRPr=\"00D4\">{RunLook}<w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    private static string Table(int section)
    {
        string Cell(string text) => $"<w:tc><w:tcPr><w:tcW w:w=\"2000\" w:type=\"dxa\"/></w:tcPr>{Paragraph(text)}</w:tc>";
        var rows = Enumerable.Range(1, 12).Select(i => $"<w:tr>{Cell($"{i}")}{Cell("腐乳")}{Cell($"{section + i}瓶")}{Cell($"{8 * i}元")}</w:tr>");
        return $"<w:tbl><w:tblPr><w:tblStyle w:val=\"b\"/></w:tblPr><w:tblGrid>{string.Concat(Enumerable.Repeat("<w:gridCol w:w=\"2000\"/>", 4))}</w:tblGrid><w:tr>{Cell("序号")}{Cell("品名")}{Cell("数量")}{Cell("货值")}</w:tr>{string.Concat(rows)}</w:tbl>";
    }

    private static string Styles() =>
        $"<w:styles xmlns:w=\"{Word}\"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"21\"/></w:rPr></w:rPrDefault></w:docDefaults>"
        + $"<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/>{RunLook}</w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"a\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>"
        + "<w:style w:type=\"table\" w:styleId=\"b\"><w:name w:val=\"Table Grid\"/></w:style>"
        + string.Concat(Enumerable.Range(0, 60).Select(i => $"<w:style w:type=\"character\" w:styleId=\"c{i}\"><w:name w:val=\"字符{i}\"/><w:rPr><w:b/></w:rPr></w:style>"))
        + "</w:styles>";

    private static void Add(ZipArchive archive, string name, string xml)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml));
    }
}
