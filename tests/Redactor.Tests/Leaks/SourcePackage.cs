using System.IO.Compression;
using System.Text;

namespace Disclosure.Redactor.Tests.Leaks;

/// <summary>A Word file as an office sends it, into whose every corner something can be put.</summary>
internal sealed class SourcePackage
{
    public const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly Dictionary<string, byte[]> _parts = new(StringComparer.Ordinal);
    private readonly List<string> _relationships = [];
    private readonly StringBuilder _body = new();
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);

    /// <summary>Namespaces for the root of any part.</summary>
    public static string Declarations { get; } =
        $"xmlns:w=\"{Word}\" xmlns:r=\"{Office}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
        + "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
        + "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" xmlns:x=\"urn:unknown\"";

    public string ArchiveComment { get; set; } = string.Empty;

    public string EntryComment { get; set; } = string.Empty;

    public DateTimeOffset EntryTime { get; set; } = new(2024, 5, 1, 8, 0, 0, TimeSpan.Zero);

    public string FileName { get; set; } = "决定书.docx";

    public string Section { get; set; } = string.Empty;

    /// <summary>A paragraph of one run.</summary>
    public static string Paragraph(string text, string properties = "") => $"<w:p>{Run(text, properties)}</w:p>";

    /// <summary>A run.</summary>
    public static string Run(string text, string properties = "") => $"<w:r>{(properties.Length > 0 ? $"<w:rPr>{properties}</w:rPr>" : "")}<w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    public SourcePackage Add(string xml)
    {
        _body.Append(xml);
        return this;
    }

    /// <summary>Adds a part, related to the document when a type is given.</summary>
    public SourcePackage With(string part, string xml, string? type = null, string? id = null) => With(part, Encoding.UTF8.GetBytes(xml), type, id);

    public SourcePackage With(string part, byte[] content, string? type = null, string? id = null)
    {
        _parts[part] = content;
        if (type is not null)
            _relationships.Add($"<Relationship Id=\"{id ?? $"rId{_relationships.Count + 1}"}\" Type=\"{Office}/{type}\" Target=\"/{part}\"/>");
        return this;
    }

    public SourcePackage WithLink(string id, string address)
    {
        _relationships.Add($"<Relationship Id=\"{id}\" Type=\"{Office}/hyperlink\" Target=\"{address}\" TargetMode=\"External\"/>");
        return this;
    }

    public SourcePackage WithSettings(string xml)
    {
        _settings["settings"] = _settings.GetValueOrDefault("settings") + xml;
        return this;
    }

    public SourcePackage WithStyles(string xml)
    {
        _settings["styles"] = _settings.GetValueOrDefault("styles") + xml;
        return this;
    }

    public byte[] ToBytes()
    {
        foreach (var (name, xml) in _settings)
            With($"word/{name}.xml", $"<w:{name} {Declarations}>{xml}</w:{name}>", name);
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"u8);
            Write(archive, "_rels/.rels", Encoding.UTF8.GetBytes($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"));
            Write(archive, "word/document.xml", Encoding.UTF8.GetBytes($"<w:document {Declarations}><w:body>{_body}<w:sectPr>{Section}</w:sectPr></w:body></w:document>"));
            Write(archive, "word/_rels/document.xml.rels", Encoding.UTF8.GetBytes($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(_relationships)}</Relationships>"));
            foreach (var (name, content) in _parts)
                Write(archive, name, content);
            archive.Comment = ArchiveComment;
        }

        return file.ToArray();
    }

    private void Write(ZipArchive archive, string name, ReadOnlySpan<byte> content)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = EntryTime;
        entry.Comment = EntryComment;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
