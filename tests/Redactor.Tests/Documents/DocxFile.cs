using System.IO.Compression;
using System.Text;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Tests.Documents;

/// <summary>A Word file for a test: a body in WordprocessingML and any further parts.</summary>
internal sealed class DocxFile
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly Dictionary<string, byte[]> _parts = new(StringComparer.Ordinal);
    private readonly List<string> _relationships = [];

    public DocxFile(string body) => Body = body;

    /// <summary>Namespaces for any part's root.</summary>
    public static string Declarations =>
        $"xmlns:w=\"{Word}\" xmlns:r=\"{Office}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\" "
        + "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
        + "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:x=\"urn:unknown\" "
        + "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" xmlns:ig=\"urn:ignored\" mc:Ignorable=\"w14 ig\"";

    public string Body { get; }

    /// <summary>Writes the namespaces of strict Open XML.</summary>
    public bool IsStrict { get; init; }

    public static string Paragraph(params string[] runs) => $"<w:p>{string.Concat(runs.Select(run => Run(run)))}</w:p>";

    public static string Run(string text, string properties = "") =>
        $"<w:r>{(properties.Length > 0 ? $"<w:rPr>{properties}</w:rPr>" : "")}<w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    /// <summary>Adds a part; with a relationship of the main part when a type is given.</summary>
    public DocxFile With(string name, string xml, string? type = null, string? id = null)
    {
        _parts[name] = Encoding.UTF8.GetBytes(Namespaced(xml));
        if (type is not null)
            _relationships.Add($"<Relationship Id=\"{id ?? "rId" + name}\" Type=\"{Office}/{type}\" Target=\"/{name}\"/>");
        return this;
    }

    public DocxFile With(string name, byte[] content)
    {
        _parts[name] = content;
        return this;
    }

    /// <summary>Adds a relationship of the main part to a target as written.</summary>
    public DocxFile WithRelationship(string id, string type, string target)
    {
        _relationships.Add($"<Relationship Id=\"{id}\" Type=\"{Office}/{type}\" Target=\"{target}\"/>");
        return this;
    }

    public DocxFile WithLink(string id, string address)
    {
        _relationships.Add($"<Relationship Id=\"{id}\" Type=\"{Office}/hyperlink\" Target=\"{address}\" TargetMode=\"External\"/>");
        return this;
    }

    public byte[] ToBytes()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Add(archive, "_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            Add(archive, "word/document.xml", $"<w:document {Declarations}><w:body>{Body}</w:body></w:document>");
            Add(archive, "word/_rels/document.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(_relationships)}</Relationships>");
            foreach (var (name, content) in _parts)
                Add(archive, name, content);
        }

        return file.ToArray();
    }

    public SourceDocument Read() => Assert.IsType<DocumentReadOutcome.Read>(Outcome()).Document;

    public string RefusalCode() => Assert.IsType<DocumentReadOutcome.Refused>(Outcome()).Code;

    public DocumentReadOutcome Outcome() => new DocumentReader().Read(ToBytes(), "决定书.docx", CancellationToken.None);

    private void Add(ZipArchive archive, string name, string xml) => Add(archive, name, Encoding.UTF8.GetBytes(Namespaced(xml)));

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(content);
    }

    private string Namespaced(string xml) => !IsStrict ? xml
        : xml.Replace(Word, "http://purl.oclc.org/ooxml/wordprocessingml/main", StringComparison.Ordinal)
            .Replace(Office, "http://purl.oclc.org/ooxml/officeDocument/relationships", StringComparison.Ordinal);
}
