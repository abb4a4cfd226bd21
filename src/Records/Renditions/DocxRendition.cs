using System.IO.Compression;
using Disclosure.Records.Renditions.Docx;

namespace Disclosure.Records.Renditions;

/// <summary>
/// A content as a new Word document, written by allow-list: the package holds what this class writes and nothing of any other file. Its bytes
/// depend on the content alone, under one version of .NET: entries in a fixed order with a fixed time, no person, no date, no
/// identifier of editing.
/// <para>
/// The text is, in this order, the paragraphs and cells of word/header1.xml, word/document.xml, word/footnotes.xml (but for the two notes
/// with a type) and word/footer1.xml; the header is there only where the content has one. A paragraph is a line, and so is a row;
/// cells are parted by a tab, the paragraphs of a cell by a line feed; <c>w:tab</c>, <c>w:br</c> and <c>w:cr</c> are a tab, a line feed and
/// a carriage return. What is not text is furniture: a paragraph whose style id begins with <c>Furniture</c> (the page number, the note of
/// grounds at the end, notices and remarks, gaps between tables), and a run whose style id does (numbers of notes). No attribute holds text but
/// <c>w:anchor</c> and <c>w:name</c>, which name grounds by number; docProps/core.xml holds the title.
/// </para>
/// </summary>
public static class DocxRendition
{
    /// <summary>The bytes of the package.</summary>
    public static byte[] Of(RenditionContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            Write(new DocxPackage(archive), content);
        return stream.ToArray();
    }

    private static void Write(DocxPackage package, RenditionContent content)
    {
        var document = new DocxDocument(content);
        List<string> kinds = [.. DocxFraming.Always];
        if (document.HasHeader)
            kinds.Add("header");
        package.Add("[Content_Types].xml", writer => DocxFraming.WriteTypes(writer, kinds));
        package.Add("_rels/.rels", DocxFraming.WriteRoot);
        package.Add("docProps/core.xml", writer => DocxFraming.WriteProperties(writer, BlockText.Of(content.Title)));
        package.Add("word/document.xml", document.WriteMain);
        package.Add("word/_rels/document.xml.rels", writer => DocxFraming.WriteRelationships(writer, kinds));
        package.AddFixed("word/styles.xml");
        package.AddFixed("word/settings.xml");
        package.AddFixed("word/fontTable.xml");
        if (document.HasHeader)
            package.Add("word/header1.xml", document.WriteHeader);
        package.Add("word/footer1.xml", document.WriteFooter);
        package.Add("word/footnotes.xml", document.WriteNotes);
    }
}
