namespace Disclosure.Redactor.Documents.Docx;

/// <summary>
/// Reads a WordprocessingML package: headers, body, notes and footers in that order as visible text, every other part as hidden
/// text. Pictures, charts, diagrams and embedded objects are not shown; what text they hold is hidden text.
/// </summary>
internal sealed class DocxReader(DocumentLimits limits)
{
    /// <summary>The document.</summary>
    /// <exception cref="DocumentRefusedException">It is not a Word document, or not one that can be read whole.</exception>
    public SourceDocument Read(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var package = DocxPackage.Open(content, limits, cancellationToken);
        var builder = new SourceTextBuilder();
        var parts = new DocxParts(package, new PartLoader(limits, comment => builder.AddHidden("comment", comment), cancellationToken));

        var main = parts.Relationships(string.Empty).FirstOrDefault(relationship => relationship is { Type: "officeDocument", IsExternal: false })?.Target;
        if (main is null || parts.Load(main) is not { } document || !document.IsWord("document") || document.Word("body") is not { } body)
            throw new DocumentRefusedException(DocumentRefusals.Unsupported);

        var relationships = parts.Relationships(main);
        PartElement? Related(string type) =>
            relationships.FirstOrDefault(relationship => string.Equals(relationship.Type, type, StringComparison.Ordinal) && !relationship.IsExternal) is { } found ? parts.Load(found.Target) : null;

        var context = new DocxStoryContext(new DocxStyles(Related("styles")), new DocxNumbering(Related("numbering")), builder, limits, cancellationToken);
        var margins = new DocxMargins(body, Related("settings"), relationships);
        var bodyBlocks = new DocxStory(context).Read(body);
        var noteBlocks = ReadNotes(context, Related("footnotes"), "footnote").Concat(ReadNotes(context, Related("endnotes"), "endnote")).ToList();

        DraftBlock.AddTo(builder, ReadMargins(context, parts, margins.Headers));
        DraftBlock.AddTo(builder, bodyBlocks);
        DraftBlock.AddTo(builder, noteBlocks);
        DraftBlock.AddTo(builder, ReadMargins(context, parts, margins.Footers));

        var stories = margins.Headers.Concat(margins.Footers).Append(main).ToHashSet(StringComparer.OrdinalIgnoreCase);
        new DocxUnseenParts(package, parts, builder).Read(stories);
        return builder.Build();
    }

    // The same header stands on every page and often in every section: each text is read once.
    private static List<DraftBlock> ReadMargins(DocxStoryContext context, DocxParts parts, IEnumerable<string> names)
    {
        var blocks = new List<DraftBlock>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var root = parts.Load(name) ?? throw new DocumentRefusedException(DocumentRefusals.Damaged);
            var story = new DocxStory(context).Read(root).Where(block => block is not DraftParagraph { Text: var text } || !string.IsNullOrWhiteSpace(text)).ToList();
            if (seen.Add(DraftBlock.Flatten(story)))
                blocks.AddRange(story);
        }

        return blocks;
    }

    private static IEnumerable<DraftBlock> ReadNotes(DocxStoryContext context, PartElement? root, string name) =>
        root is null ? [] : root.Children
            .Where(note => note.IsWord(name) && note.WordAttribute("type") is null or "normal")
            .SelectMany(note => new DocxStory(context).Read(note))
            .Where(block => block is not DraftParagraph { Text: var text } || !string.IsNullOrWhiteSpace(text))
            .ToList();
}
