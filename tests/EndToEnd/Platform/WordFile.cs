using System.IO.Compression;
using System.Security;
using System.Text;

namespace Disclosure.EndToEnd.Platform;

/// <summary>A Word file of plain paragraphs, as a word processor would save it.</summary>
internal static class WordFile
{
    private const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>A file of paragraphs of plain text.</summary>
    public static byte[] Of(IEnumerable<string> paragraphs) => OfMarkup(paragraphs.Select(text => Run(text)));

    /// <summary>A file of paragraphs, each the markup of its runs.</summary>
    public static byte[] OfMarkup(IEnumerable<string> paragraphs)
    {
        using var stream = new MemoryStream();
        using (var package = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(package, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
            Add(package, "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            var body = string.Concat(paragraphs.Select(runs => $"<w:p>{runs}</w:p>"));
            Add(package, "word/document.xml", $"<w:document xmlns:w=\"{W}\"><w:body>{body}</w:body></w:document>");
        }

        return stream.ToArray();
    }

    /// <summary>The markup of a run of text.</summary>
    public static string Run(string text) => $"<w:r><w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r>";

    private static void Add(ZipArchive package, string name, string xml)
    {
        using var entry = package.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml));
    }
}
