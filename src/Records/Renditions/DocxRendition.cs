using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Disclosure.Records.Renditions;

/// <summary>
/// A content as a new Word document, written by allow-list: the package holds what this class writes and nothing of any other file. The bytes
/// depend on the content alone: entries in a fixed order with a fixed time, no names, no dates, no identifiers of editing.
/// </summary>
public static class DocxRendition
{
    private const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    // The earliest time a ZIP entry can bear, for every entry: a file tells nothing of when it was made.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The bytes of the package.</summary>
    public static byte[] Of(RenditionContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            Write(archive, "[Content_Types].xml", writer => writer.WriteRaw(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"));
            Write(archive, "_rels/.rels", writer => writer.WriteRaw(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\""
                + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"));
            Write(archive, "word/document.xml", writer => WriteBody(writer, content));
        }

        return stream.ToArray();
    }

    private static void Write(ZipArchive archive, string name, Action<XmlWriter> write)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = EntryTime;
        using var stream = entry.Open();
        using var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        write(writer);
    }

    private static void WriteBody(XmlWriter writer, RenditionContent content)
    {
        writer.WriteStartElement("w", "document", W);
        writer.WriteStartElement("body", W);
        foreach (var line in BlockText.Of(content.Body).Split('\n'))
        {
            writer.WriteStartElement("p", W);
            writer.WriteStartElement("r", W);
            writer.WriteStartElement("t", W);
            writer.WriteAttributeString("xml", "space", null, "preserve");
            writer.WriteString(line);
            writer.WriteEndElement();
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }
}
