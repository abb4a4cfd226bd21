using System.Xml;

namespace Disclosure.Records.Renditions.Docx;

/// <summary>Writes the blocks of the text, of a margin or of a note.</summary>
internal sealed class DocxStory
{
    private const int CharactersPerLevel = 2;
    private const int CharacterWidth = 320;
    private const int DeepestLevel = 8;

    private readonly XmlWriter _writer;
    private readonly DocxInlines _inlines;
    private readonly BlockPlace _place;

    /// <summary>A story.</summary>
    /// <param name="writer">The part.</param>
    /// <param name="inlines">Writes what paragraphs hold.</param>
    /// <param name="place">What the part is.</param>
    public DocxStory(XmlWriter writer, DocxInlines inlines, BlockPlace place)
    {
        _writer = writer;
        _inlines = inlines;
        _place = place;
    }

    /// <summary>Writes blocks so that something may follow them: tables do not touch, and none is the last.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="head">What the first of them are.</param>
    /// <param name="opening">Called within the first paragraph, before its text; null for nothing.</param>
    public void Write(IReadOnlyList<Block> blocks, IReadOnlyList<HeadPart> head, Action? opening = null)
    {
        for (var at = 0; at < blocks.Count; at++)
        {
            if (blocks[at] is Table table && TableGrid.Of(table) is { Columns: > 0 and <= DocxTable.MostColumns } grid)
            {
                if (opening is not null)
                    WriteGap(opening);
                new DocxTable(_writer, _inlines).Write(grid);
                if (at == blocks.Count - 1 || blocks[at + 1] is Table)
                    WriteGap(null);
            }
            else
            {
                Write(blocks[at], at < head.Count ? head[at] : HeadPart.None, opening);
            }

            opening = null;
        }
    }

    /// <summary>A paragraph that is not text.</summary>
    public void WriteGap(Action? content)
    {
        _writer.StartParagraph(DocxStyles.FurnitureGap);
        content?.Invoke();
        _writer.WriteEndElement();
    }

    private void Write(Block block, HeadPart part, Action? opening)
    {
        switch (block)
        {
            case Heading heading when _place == BlockPlace.Body && BlockText.Of(heading.Inlines).Length > 0:
                WriteParagraph(() => _writer.Empty("pStyle", DocxStyles.Heading(heading.Level)), heading.Inlines, opening, isBold: false);
                break;
            case Heading heading:
                WriteParagraph(() => _writer.Empty("pStyle", Style), heading.Inlines, opening, isBold: true);
                break;
            case Paragraph paragraph:
                WriteParagraph(() => WriteProperties(paragraph, part), paragraph.Inlines, opening, isBold: false);
                break;
            case Table { Rows: [] }:
                WriteParagraph(() => _writer.Empty("pStyle", Style), [], opening, isBold: false);
                break;
            case Table table:
                WriteLines(table, opening);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), "Not a known kind of block.");
        }
    }

    private void WriteLines(Table table, Action? opening)
    {
        foreach (var row in table.Rows)
        {
            var line = row.Cells.SelectMany((cell, at) => at == 0 ? cell.Inlines : cell.Inlines.Prepend(new Inline { Text = "\t" })).ToList();
            WriteParagraph(() => _writer.Empty("pStyle", Style), line, opening, isBold: false);
            opening = null;
        }
    }

    private void WriteParagraph(Action properties, IReadOnlyList<Inline> inlines, Action? opening, bool isBold)
    {
        _writer.Start("p");
        _writer.Start("pPr");
        properties();
        _writer.WriteEndElement();
        opening?.Invoke();
        _inlines.Write(inlines, isBold);
        _writer.WriteEndElement();
    }

    private string Style => _place switch
    {
        BlockPlace.Header => DocxStyles.Header,
        BlockPlace.Footer => DocxStyles.Footer,
        BlockPlace.Note => DocxStyles.Note,
        _ => DocxStyles.Flush,
    };

    // In the order of the schema: style, page, indent, alignment.
    private void WriteProperties(Paragraph paragraph, HeadPart part)
    {
        var isItem = paragraph.ListLevel is not null && _place == BlockPlace.Body;
        var alignment = part switch { HeadPart.Name => Alignment.Center, HeadPart.Number => Alignment.End, _ => paragraph.Alignment };
        _writer.Empty("pStyle", (_place, isItem) switch
        {
            (BlockPlace.Body, true) => DocxStyles.ListItem,
            (BlockPlace.Body, false) when alignment == Alignment.Start && part == HeadPart.None && !BringsIndent(paragraph) => DocxStyles.Body,
            (BlockPlace.Body, false) when part == HeadPart.Running => DocxStyles.Header,
            _ => Style,
        });
        if (paragraph.BeginsPage && _place == BlockPlace.Body)
            _writer.Empty("pageBreakBefore");
        if (isItem && Math.Clamp(paragraph.ListLevel!.Value, 0, DeepestLevel) is > 0 and var level)
        {
            _writer.Start("ind");
            _writer.Value("leftChars", level * CharactersPerLevel * 100);
            _writer.Value("left", level * CharactersPerLevel * CharacterWidth);
            _writer.WriteEndElement();
        }

        if (alignment != Alignment.Start)
            _writer.Empty("jc", alignment == Alignment.Center ? "center" : "right");
    }

    private static bool BringsIndent(Paragraph paragraph) =>
        paragraph.Inlines.FirstOrDefault(inline => inline.Text.Length > 0) is { } first && char.IsWhiteSpace(first.Text[0]);
}
