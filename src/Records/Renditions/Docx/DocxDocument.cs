using System.Globalization;
using System.Xml;

namespace Disclosure.Records.Renditions.Docx;

/// <summary>The parts that hold a content: word/document.xml, its header, footer and footnotes.</summary>
internal sealed class DocxDocument
{
    private readonly RenditionContent _content;
    private readonly RenditionLayout _layout;
    private readonly MaskLegend _legend;

    public DocxDocument(RenditionContent content)
    {
        _content = content;
        _layout = RenditionLayout.Of(content.Body);
        _legend = new MaskLegend(content);
    }

    /// <summary>Whether anything stands at the head of the pages.</summary>
    public bool HasHeader => _layout.Header.Count > 0;

    /// <summary>word/document.xml</summary>
    public void WriteMain(XmlWriter writer)
    {
        StartRoot(writer, "document");
        writer.Start("body");
        foreach (var notice in _content.Notices)
            WriteLine(writer, DocxStyles.FurnitureNotice, notice);
        var notes = new DocxNotes(_layout.Notes);
        var inlines = new DocxInlines(writer, _legend, notes);
        new DocxStory(writer, inlines, BlockPlace.Body).Write(_layout.Main, DocumentHead.Of(_layout.Main, _content.DocumentNumber));
        WriteUnreferredNotes(writer, inlines, notes);
        WriteGrounds(writer);
        foreach (var remark in _content.Remarks)
            WriteLine(writer, DocxStyles.FurnitureRemark, remark);
        WriteSection(writer);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>word/header1.xml</summary>
    public void WriteHeader(XmlWriter writer)
    {
        StartRoot(writer, "hdr");
        new DocxStory(writer, new DocxInlines(writer, _legend, notes: null), BlockPlace.Header).Write(_layout.Header, []);
        writer.WriteEndElement();
    }

    /// <summary>word/footer1.xml: what the content has there, then the page number between dashes (GB/T 9704—2012, 7.5).</summary>
    public void WriteFooter(XmlWriter writer)
    {
        StartRoot(writer, "ftr");
        new DocxStory(writer, new DocxInlines(writer, _legend, notes: null), BlockPlace.Footer).Write(_layout.Footer, []);
        writer.StartParagraph(DocxStyles.FurniturePage);
        writer.Run(string.Empty, "— ");
        writer.Start("fldSimple");
        writer.Value("instr", " PAGE ");
        writer.Run(string.Empty, "1");
        writer.WriteEndElement();
        writer.Run(string.Empty, " —");
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>word/footnotes.xml: the two rules that Word asks for, then the notes with ids from 1 in their order.</summary>
    public void WriteNotes(XmlWriter writer)
    {
        StartRoot(writer, "footnotes");
        WriteRule(writer, -1, "separator");
        WriteRule(writer, 0, "continuationSeparator");
        var story = new DocxStory(writer, new DocxInlines(writer, _legend, notes: null), BlockPlace.Note);
        for (var at = 0; at < _layout.Notes.Count; at++)
        {
            writer.Start("footnote");
            writer.Value("id", at + 1);
            story.Write(_layout.Notes[at].Blocks, [], () => WriteNoteNumber(writer));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void StartRoot(XmlWriter writer, string name)
    {
        writer.Start(name);
        writer.WriteAttributeString("xmlns", "r", null, Namespaces.Relationships);
    }

    private static void WriteRule(XmlWriter writer, int id, string type)
    {
        writer.Start("footnote");
        writer.Value("type", type);
        writer.Value("id", id);
        writer.StartParagraph(DocxStyles.FurnitureRule);
        writer.Start("r");
        writer.Empty(type);
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteNoteNumber(XmlWriter writer)
    {
        writer.StartRun(DocxStyles.FurnitureNumber);
        writer.Empty("footnoteRef");
        writer.Text(" ");
        writer.WriteEndElement();
    }

    // Word shows a note only where something refers to it.
    private static void WriteUnreferredNotes(XmlWriter writer, DocxInlines inlines, DocxNotes notes)
    {
        if (notes.Unreferred.ToList() is not { Count: > 0 } rest)
            return;
        writer.StartParagraph(DocxStyles.FurnitureGround);
        writer.Run(string.Empty, "文中未标明位置的注释：");
        foreach (var id in rest)
            inlines.WriteReference(id);
        writer.WriteEndElement();
    }

    private void WriteGrounds(XmlWriter writer)
    {
        if (_legend.Entries.Count == 0)
            return;
        WriteLine(writer, DocxStyles.FurnitureGroundsHeading, "隐去说明");
        WriteLine(writer, DocxStyles.FurnitureGround, "文中加底纹和点线的文字替代依法隐去的内容，依据如下：");
        for (var number = 1; number <= _legend.Entries.Count; number++)
        {
            var ground = _legend.Entries[number - 1];
            writer.StartParagraph(DocxStyles.FurnitureGround);
            writer.Start("bookmarkStart");
            writer.Value("id", number);
            writer.Value("name", DocxInlines.Bookmark(number));
            writer.WriteEndElement();
            writer.Run(string.Empty, string.Create(CultureInfo.InvariantCulture, $"{number}．{ground.Subject}：{ground.Article}"));
            writer.Start("bookmarkEnd");
            writer.Value("id", number);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
    }

    private static void WriteLine(XmlWriter writer, string style, string text)
    {
        writer.StartParagraph(style);
        writer.Run(string.Empty, text);
        writer.WriteEndElement();
    }

    // A4 and the margins of GB/T 9704—2012, 5.2: 37 mm above, 28 mm at the binding, a type area of 156 by 225 mm with 22 lines.
    private void WriteSection(XmlWriter writer)
    {
        writer.Start("sectPr");
        if (HasHeader)
            WriteReference(writer, "header");
        WriteReference(writer, "footer");
        Attributes("pgSz", ("w", 11906), ("h", 16838));
        Attributes("pgMar", ("top", 2098), ("right", 1474), ("bottom", 1984), ("left", 1587), ("header", 1134), ("footer", 1134), ("gutter", 0));
        writer.WriteEndElement();

        void Attributes(string name, params ReadOnlySpan<(string Name, int Value)> values)
        {
            writer.Start(name);
            foreach (var (attribute, value) in values)
                writer.Value(attribute, value);
            writer.WriteEndElement();
        }
    }

    private static void WriteReference(XmlWriter writer, string kind)
    {
        writer.Start(kind + "Reference");
        writer.Value("type", "default");
        writer.WriteAttributeString("r", "id", Namespaces.Relationships, DocxFraming.IdOf(kind));
        writer.WriteEndElement();
    }
}
