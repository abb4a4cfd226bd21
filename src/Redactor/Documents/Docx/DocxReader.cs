using Disclosure.Records;

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
        var loader = new PartLoader(limits, comment => builder.AddHidden("comment", comment), cancellationToken);
        var parts = new DocxParts(package, loader);

        var main = parts.Relationships(string.Empty).FirstOrDefault(relationship => relationship is { Type: "officeDocument", IsExternal: false })?.Target;
        if (main is null || parts.Load(main) is not { } document || !document.IsWord("document") || document.Word("body") is not { } body)
            throw new DocumentRefusedException(DocumentRefusals.Unsupported);

        var relationships = parts.Relationships(main);
        var settings = parts.Related(relationships, "settings")?.Root;
        var styles = new DocxStyles(parts.Related(relationships, "styles")?.Root, new DocxColours(parts.Related(relationships, "theme")?.Root, settings));
        var sections = DocxSections.Of(body);
        var margins = new DocxMargins(sections, settings, relationships);
        var footnotes = parts.Related(relationships, "footnotes");
        var endnotes = parts.Related(relationships, "endnotes");
        var context = new DocxStoryContext(styles, new DocxNumbering(parts.Related(relationships, "numbering")?.Root, styles), new DocxNotes(), loader.Ignored, builder, limits, cancellationToken)
        {
            Paper = document.Word("background") is { } background && settings?.WordToggle("displayBackgroundShape") is true ? DocxColours.Rgb(background.WordAttribute("color")) : null,
        };

        var bodyBlocks = new DocxStory(context, main, new DocxPages(sections)).Read(body);
        var headers = ReadMargins(context, parts, margins.Headers);
        var footers = ReadMargins(context, parts, margins.Footers);
        List<DraftNote> notes = [.. ReadNotes(context, footnotes, "footnote"), .. ReadNotes(context, endnotes, "endnote")];
        Add(builder, context.Notes, headers, bodyBlocks, notes, footers);

        var stories = margins.Headers.Concat(margins.Footers).Append(main).ToHashSet(StringComparer.OrdinalIgnoreCase);
        stories.UnionWith(new[] { footnotes?.Name, endnotes?.Name }.OfType<string>());
        new DocxUnseenParts(package, parts, builder, limits, cancellationToken).Read(stories);
        return builder.Build();
    }

    private static void Add(SourceTextBuilder builder, DocxNotes references, List<DraftBlock> headers, List<DraftBlock> body, List<DraftNote> notes, List<DraftBlock> footers)
    {
        var texts = headers.Concat(body).Concat(notes.SelectMany(note => note.Blocks)).Concat(footers).SelectMany(block => block.Texts);
        var numbers = references.Number(texts, notes.Select(note => (note.Kind, note.Id)).ToHashSet());
        builder.NoteNumbers = numbers;
        builder.Add(headers, BlockPlace.Header);
        builder.Add(body);
        // As on paper: by number; those without one come last, in the order of the file.
        foreach (var (note, number) in notes.Select(note => (Note: note, Number: references.SlotOf(note.Kind, note.Id) is { } slot ? numbers[slot] : null)).OrderBy(pair => pair.Number ?? int.MaxValue))
            builder.Add(note.Blocks, BlockPlace.Note, number);
        builder.Add(footers, BlockPlace.Footer);
    }

    // The same header stands on every page and often in every section: each text is read once.
    private static List<DraftBlock> ReadMargins(DocxStoryContext context, DocxParts parts, IEnumerable<string> names)
    {
        var blocks = new List<DraftBlock>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var root = parts.Load(name) ?? throw new DocumentRefusedException(DocumentRefusals.Damaged);
            var story = new DocxStory(context, name).Read(root);
            story.RemoveAll(block => block.IsBlank);
            if (seen.Add(DraftBlock.Flatten(story).Text))
                blocks.AddRange(story);
        }

        return blocks;
    }

    private static IEnumerable<DraftNote> ReadNotes(DocxStoryContext context, (string Name, PartElement Root)? part, string kind)
    {
        if (part is not { } found)
            yield break;
        foreach (var note in found.Root.Children)
        {
            if (!note.IsWord(kind) || note.WordAttribute("type") is not (null or "normal"))
                continue;
            var id = note.WordAttribute("id") ?? string.Empty;
            var blocks = new DocxStory(context, found.Name).Read(note, context.Notes.HiddenBy(kind, id));
            blocks.RemoveAll(block => block.IsBlank);
            if (blocks.Count > 0)
                yield return new DraftNote(kind, id, blocks);
        }
    }
}
