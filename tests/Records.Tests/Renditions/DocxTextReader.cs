using System.IO.Compression;
using System.Xml.Linq;

namespace Disclosure.Records.Tests.Renditions;

/// <summary>The text of a Word file by the rules that its writer states, read without anything of the writer.</summary>
internal static class DocxTextReader
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static string Read(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        IEnumerable<XElement> blocks =
        [
            .. Part(archive, "word/header1.xml"),
            .. Part(archive, "word/document.xml").SelectMany(body => body.Name == W + "body" ? body.Elements() : [body]),
            .. Part(archive, "word/footnotes.xml").Where(note => note.Attribute(W + "type") is null).Elements(),
            .. Part(archive, "word/footer1.xml"),
        ];
        return string.Join('\n', blocks.Where(IsText).Select(Text));
    }

    private static IEnumerable<XElement> Part(ZipArchive archive, string name)
    {
        if (archive.GetEntry(name) is not { } entry)
            return [];
        using var stream = entry.Open();
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace).Root!.Elements();
    }

    private static bool IsText(XElement block) => block.Name == W + "tbl" || (block.Name == W + "p" && !IsFurniture(block, "pPr", "pStyle"));

    private static bool IsFurniture(XElement element, string properties, string style) =>
        ((string?)element.Element(W + properties)?.Element(W + style)?.Attribute(W + "val"))?.StartsWith("Furniture", StringComparison.Ordinal) is true;

    private static string Text(XElement block) => block.Name == W + "tbl"
        ? string.Join('\n', block.Elements(W + "tr").Select(row => string.Join('\t', row.Elements(W + "tc").Select(cell => string.Join('\n', cell.Elements(W + "p").Select(Text))))))
        : string.Concat(block.Descendants(W + "r").Where(run => !IsFurniture(run, "rPr", "rStyle")).Elements().Select(piece => piece.Name.LocalName switch
        {
            "t" => piece.Value,
            "tab" => "\t",
            "br" => "\n",
            "cr" => "\r",
            _ => string.Empty,
        }));
}
