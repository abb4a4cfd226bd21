namespace Disclosure.Records.Renditions;

/// <summary>A note: its number and its blocks, one or more.</summary>
internal sealed record RenditionNote(int Number, IReadOnlyList<Block> Blocks);

/// <summary>
/// A body parted by places, in the order of the text: what stands at the head of the pages, the text, the notes, what stands at their foot. A
/// block out of this order is text: the order of the words is kept whatever a body says of places.
/// </summary>
internal sealed class RenditionLayout
{
    private RenditionLayout(IReadOnlyList<Block> header, IReadOnlyList<Block> main, IReadOnlyList<RenditionNote> notes, IReadOnlyList<Block> footer)
    {
        Header = header;
        Main = main;
        Notes = notes;
        Footer = footer;
    }

    /// <summary>Blocks at the head of the pages.</summary>
    public IReadOnlyList<Block> Header { get; }

    /// <summary>The text itself.</summary>
    public IReadOnlyList<Block> Main { get; }

    /// <summary>The notes, by number.</summary>
    public IReadOnlyList<RenditionNote> Notes { get; }

    /// <summary>Blocks at the foot of the pages.</summary>
    public IReadOnlyList<Block> Footer { get; }

    /// <summary>Parts a body.</summary>
    public static RenditionLayout Of(IReadOnlyList<Block> body)
    {
        var start = 0;
        while (start < body.Count && body[start].Place == BlockPlace.Header)
            start++;
        var end = body.Count;
        while (end > start && body[end - 1].Place == BlockPlace.Footer)
            end--;
        var first = end;
        while (first > start && body[first - 1].Place == BlockPlace.Note)
            first--;
        var notes = NotesOf(body, first, end);
        var mainEnd = notes is null ? end : first;
        return new RenditionLayout(Slice(body, 0, start), Slice(body, start, mainEnd), notes ?? [], Slice(body, end, body.Count));
    }

    /// <summary>The inlines of every paragraph, heading and cell, in the order of the text.</summary>
    public static IEnumerable<IReadOnlyList<Inline>> InlinesOf(IEnumerable<Block> blocks) => blocks.SelectMany(block => block switch
    {
        Heading heading => [heading.Inlines],
        Paragraph paragraph => [paragraph.Inlines],
        Table table => table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Inlines),
        _ => throw new ArgumentOutOfRangeException(nameof(blocks), "Not a known kind of block."),
    });

    // Null when the notes do not stand in the order of their numbers.
    private static List<RenditionNote>? NotesOf(IReadOnlyList<Block> body, int first, int end)
    {
        var notes = new List<RenditionNote>();
        for (var at = first; at < end;)
        {
            var next = at + 1;
            while (next < end && body[next].NoteNumber == body[at].NoteNumber)
                next++;
            if (body[at].NoteNumber is not { } number || (notes.Count > 0 && notes[^1].Number >= number))
                return null;
            notes.Add(new RenditionNote(number, Slice(body, at, next)));
            at = next;
        }

        return notes;
    }

    private static List<Block> Slice(IReadOnlyList<Block> body, int start, int end)
    {
        var slice = new List<Block>(end - start);
        for (var at = start; at < end; at++)
            slice.Add(body[at]);
        return slice;
    }
}
