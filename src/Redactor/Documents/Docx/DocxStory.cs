using System.Text;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>What the stories of one document share.</summary>
internal sealed record DocxStoryContext(DocxStyles Styles, DocxNumbering Numbering, SourceTextBuilder Hidden, DocumentLimits Limits, CancellationToken CancellationToken);

/// <summary>
/// The one text engine: reads the blocks of a story (body, header, footer, note, text box). What is shown goes into the blocks, what
/// is not goes to the hidden texts; nothing that is text goes nowhere.
/// </summary>
internal sealed class DocxStory(DocxStoryContext context)
{
    private readonly DocxFields _fields = new();

    /// <summary>The blocks of a story's root.</summary>
    /// <exception cref="DocumentRefusedException">The story refers to outside text, or a field in it never ends.</exception>
    public IReadOnlyList<DraftBlock> Read(PartElement root)
    {
        var blocks = ReadBlocks(root, new Surroundings(null, BackgroundKnown: true, HiddenBy: null));
        if (_fields.IsUnfinished)
            throw new DocumentRefusedException(DocumentRefusals.Damaged);
        return blocks;
    }

    private List<DraftBlock> ReadBlocks(PartElement container, Surroundings around)
    {
        var blocks = new List<DraftBlock>();
        var open = new DocxParagraph(context, _fields, ReadBlocks);
        AddBlocks(container, around, blocks, open);
        open.Close(blocks);
        return blocks;
    }

    private void AddBlocks(PartElement container, Surroundings around, List<DraftBlock> blocks, DocxParagraph open)
    {
        foreach (var child in container.Children)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            switch (child.Name)
            {
                case "p" when child.Namespace is Namespaces.Word:
                    open.Add(child, around);
                    // A deleted paragraph mark joins the next paragraph to this one.
                    if (!DocxParagraph.HasDeletedMark(child))
                        open.Close(blocks);
                    break;
                case "tbl" when child.Namespace is Namespaces.Word:
                    open.Close(blocks);
                    if (ReadTable(child, around) is { } table)
                        blocks.Add(table);
                    break;
                case "del" or "moveFrom" when child.Namespace is Namespaces.Word:
                    AddBlocks(child, around with { HiddenBy = around.HiddenBy ?? "deleted" }, blocks, open);
                    break;
                case "AlternateContent":
                    DocxAlternates.Read(child, chosen => AddBlocks(chosen, around, blocks, open), context.Hidden);
                    break;
                case "altChunk" or "subDoc":
                    throw new DocumentRefusedException(DocumentRefusals.UnsupportedContent);
                case "sdtPr" or "sdtEndPr" or "sectPr" or "tcPr" or "customXmlPr" or "smartTagPr":
                    break;
                case "r" or "hyperlink" or "t":
                    open.AddLoose(child, around);
                    break;
                default:
                    AddBlocks(child, around, blocks, open);
                    break;
            }
        }
    }

    private DraftTable? ReadTable(PartElement table, Surroundings around)
    {
        var rows = new List<IReadOnlyList<string>>();
        var known = around.BackgroundKnown && !context.Styles.TableStyleShades(table.Word("tblPr"));
        var inTable = around with { Background = RunLook.Fill(table.Word("tblPr")) ?? around.Background, BackgroundKnown = known };
        foreach (var (row, deleted) in Nested(table, "tr", around.HiddenBy is not null))
        {
            var properties = row.Word("trPr");
            var reason = around.HiddenBy
                ?? (deleted || properties?.Word("del") is not null ? "deleted" : properties?.WordToggle("hidden") is true ? "hidden" : null);
            var cells = new List<string>();
            foreach (var (cell, cellDeleted) in Nested(row, "tc", deleted))
            {
                var cellProperties = cell.Word("tcPr");
                var inCell = inTable with
                {
                    Background = RunLook.Fill(cellProperties) is { Length: 6 } fill ? fill : inTable.Background,
                    HiddenBy = reason ?? (cellDeleted || cellProperties?.Word("cellDel") is not null ? "deleted" : null),
                };
                var text = DraftBlock.Flatten(ReadBlocks(cell, inCell)).Trim('\n');
                if (inCell.HiddenBy is null)
                    cells.Add(text);
            }

            if (cells.Count > 0)
                rows.Add(cells);
        }

        return rows.Count > 0 ? new DraftTable(rows) : null;
    }

    // Rows and cells may be wrapped in content controls, custom XML and revisions.
    private static IEnumerable<(PartElement Element, bool Deleted)> Nested(PartElement parent, string name, bool deleted)
    {
        foreach (var child in parent.Children)
        {
            if (child.IsWord(name))
                yield return (child, deleted);
            else if (child.Name is "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo" or "del" or "moveFrom" or "AlternateContent" or "Choice")
            {
                foreach (var nested in Nested(child, name, deleted || child.Name is "del" or "moveFrom"))
                    yield return nested;
            }
        }
    }
}

/// <summary>What a paragraph stands in.</summary>
/// <param name="Background">Fill behind it; null for paper.</param>
/// <param name="BackgroundKnown">False where a table style may shade it.</param>
/// <param name="HiddenBy">Why nothing in it is shown; null when it is.</param>
internal readonly record struct Surroundings(string? Background, bool BackgroundKnown, string? HiddenBy);
