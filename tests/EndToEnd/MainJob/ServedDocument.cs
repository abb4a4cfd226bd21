using System.IO.Compression;
using System.Text;

namespace Disclosure.EndToEnd.MainJob;

/// <summary>A decision of invented people, as a word processor would save it: the citizen's number stands in two runs.</summary>
internal static class ServedDocument
{
    public const string Title = "勐海古渡香蕉包装有限公司未取得许可堆放废弃包装案";
    public const string DocumentNumber = "海文旅罚字〔2026〕第88号";
    public const string CitizenId = "532822198703124418";
    public const string DaiName = "岩糯罕";
    public const string LegalRepresentative = "刀承志";
    public const string Company = "勐海古渡香蕉包装有限公司";

    public const string Metadata =
        $$$"""
        {"documentNumber":"{{{DocumentNumber}}}","title":"{{{Title}}}","actType":"penalty","decidedOn":"2026-01-12","sector":"文化旅游",
         "parties":[{"name":"{{{Company}}}","kind":"organisation","legalRepresentative":"{{{LegalRepresentative}}}"}],
         "people":[{"name":"{{{DaiName}}}","role":"witness"}],
         "summary":{"facts":"当事人在景区入口堆放废弃包装，{{{DaiName}}}在场。","basis":"《中华人民共和国旅游法》第四十二条","decision":"罚款8000元。"},
         "penaltyKinds":["罚款"],"fineYuan":8000,
         "secrecyReview":{"reviewer":"保密审查员","reviewedOn":"2026-01-12","conclusion":"publishable"}}
        """;

    public static byte[] Docx()
    {
        const string w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        var body = string.Concat(
            Paragraph(Run("勐海县文化和旅游局行政处罚决定书")),
            Paragraph(Run(DocumentNumber)),
            Paragraph(Run($"当事人：{Company}")),
            Paragraph(Run($"法定代表人：{LegalRepresentative}")),
            Paragraph(Run($"证人：{DaiName}，身份证号码：") + Run(CitizenId[..11]) + "<w:proofErr w:type=\"spellStart\"/>" + Run(CitizenId[11..]) + Run("。")),
            Paragraph(Run($"经查明，当事人在景区入口堆放废弃包装。{DaiName}对上述事实作了说明，法定代表人{LegalRepresentative}没有异议。")),
            Paragraph(Run("依据《中华人民共和国旅游法》的规定，决定罚款人民币8000元（捌仟元整）。")),
            Paragraph(Run("勐海县文化和旅游局")),
            Paragraph(Run("2026年1月12日")));
        using var stream = new MemoryStream();
        using (var package = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(package, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
            Add(package, "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            Add(package, "word/document.xml", $"<w:document xmlns:w=\"{w}\"><w:body>{body}</w:body></w:document>");
        }

        return stream.ToArray();
    }

    private static string Paragraph(string runs) => $"<w:p>{runs}</w:p>";

    private static string Run(string text) => $"<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    private static void Add(ZipArchive package, string name, string xml)
    {
        using var entry = package.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml));
    }
}
