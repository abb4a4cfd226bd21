namespace Disclosure.Redactor.Documents.Docx;

/// <summary>What the stories of one document share.</summary>
internal sealed record DocxStoryContext(
    DocxStyles Styles, DocxNumbering Numbering, DocxNotes Notes, IReadOnlySet<string> Ignored, SourceTextBuilder Hidden, DocumentLimits Limits, CancellationToken CancellationToken)
{
    /// <summary>Colour of the pages; null for white paper.</summary>
    public int? Paper { get; init; }
}

/// <summary>
/// The one text engine: reads the blocks of a story (body, header, footer, note, text box). What is shown goes into the blocks, what
/// is not goes to the hidden texts; nothing that is text goes nowhere.
/// </summary>
/// <param name="context">What all stories share.</param>
/// <param name="part">Name of the part that holds it.</param>
/// <param name="pages">Where pages begin, for a body; null for all other stories.</param>
internal sealed class DocxStory(DocxStoryContext context, string part, DocxPages? pages = null)
{
    private readonly DocxFields _fields = new(context.Hidden);

    /// <summary>What all stories share.</summary>
    public DocxStoryContext Shared => context;

    /// <summary>Name of the part that holds it.</summary>
    public string Part => part;

    /// <summary>Its open fields.</summary>
    public DocxFields Fields => _fields;

    /// <summary>The blocks of a story's root.</summary>
    /// <param name="root">The root.</param>
    /// <param name="hiddenBy">Why nothing in it is seen; null when it is.</param>
    /// <exception cref="DocumentRefusedException">The story refers to outside text, or a field in it never ends.</exception>
    public List<DraftBlock> Read(PartElement root, string? hiddenBy = null) =>
        ReadAll(root, new Surroundings(context.Paper, BackgroundKnown: true, hiddenBy, Table: null));

    /// <summary>The blocks of a text box, a story of its own.</summary>
    public List<DraftBlock> ReadBox(PartElement box, Surroundings around) =>
        new DocxStory(context, part).ReadAll(box, around.Hidden(_fields.InCode ? "field-code" : null) with { Background = null, BackgroundKnown = false, Table = null });

    /// <summary>What an element stands in, seen from the element around it: one that readers are asked to ignore is not shown.</summary>
    public Surroundings Within(PartElement element, Surroundings around) =>
        context.Ignored.Count > 0 && context.Ignored.Contains(element.Namespace) ? around.Hidden("ignored") : around.Hidden(DocxShapes.Reason(element));

    private List<DraftBlock> ReadAll(PartElement root, Surroundings around)
    {
        var blocks = ReadBlocks(root, around, pages);
        if (_fields.InCode)
            throw new DocumentRefusedException(DocumentRefusals.Damaged);
        return blocks;
    }

    private List<DraftBlock> ReadBlocks(PartElement container, Surroundings around, DocxPages? begun)
    {
        var blocks = new List<DraftBlock>();
        var open = new DocxParagraph(this, begun);
        AddBlocks(container, around, blocks, open, begun);
        open.Close(blocks);
        return blocks;
    }

    private void AddBlocks(PartElement container, Surroundings around, List<DraftBlock> blocks, DocxParagraph open, DocxPages? begun)
    {
        foreach (var child in container.Children)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            switch (child.Name)
            {
                case "p" when child.Namespace is Namespaces.Word:
                    // A deleted or hidden paragraph mark joins the next paragraph to this one.
                    if (open.Add(child, around, blocks))
                        open.Close(blocks);
                    if (begun is not null && child.Word("pPr")?.Word("sectPr") is not null)
                        begun.EndSection();
                    break;
                case "tbl" when child.Namespace is Namespaces.Word:
                    open.Close(blocks);
                    begun?.Take();
                    if (DocxTable.Read(this, child, around, (cell, inCell) => ReadBlocks(cell, inCell, null)) is { } table)
                        blocks.Add(table);
                    break;
                case "del" or "moveFrom" when child.Namespace is Namespaces.Word:
                    AddBlocks(child, around.Hidden("deleted"), blocks, open, begun);
                    break;
                case "AlternateContent":
                    if (DocxAlternates.Chosen(child) is { } chosen)
                        AddBlocks(chosen, around, blocks, open, begun);
                    break;
                case "altChunk" or "subDoc":
                    throw new DocumentRefusedException(DocumentRefusals.UnsupportedContent);
                case "sdtPr" or "sdtEndPr" or "sectPr" or "tcPr" or "customXmlPr" or "smartTagPr":
                    break;
                case "r" or "hyperlink" or "t" or "fldSimple":
                    open.AddLoose(child, around, blocks);
                    break;
                default:
                    AddBlocks(child, Within(child, around), blocks, open, begun);
                    break;
            }
        }
    }
}
