using Disclosure.Records;
using Disclosure.Records.Renditions;

namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>What a rendition must say, and what it must not.</summary>
public sealed record RenditionClaim
{
    /// <summary>The title in the properties of the file.</summary>
    public required string Title { get; init; }

    /// <summary>What explains the masks, each ground once, in the order of the text.</summary>
    public required IReadOnlyList<RedactionGround> Grounds { get; init; }

    /// <summary>For each mask, in the order of the text, the number of its ground among <see cref="Grounds"/>, from 1.</summary>
    public IReadOnlyList<int> GroundNumbers { get; init; } = [];

    /// <summary>Lines before and behind the text that are no part of it, in order.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>Hidden and kept values, and the text that the rendition has to say with its masks.</summary>
    public required ReleaseEvidence Evidence { get; init; }

    /// <summary>
    /// The claim of a content: a full text is held to the served text; a 摘要, which has no served text, to the fields of the content itself.
    /// </summary>
    /// <param name="content">What is rendered.</param>
    /// <param name="isFullText">Whether it is the served text rather than a summary of it.</param>
    /// <param name="evidence">What the release is checked against.</param>
    public static RenditionClaim Of(RenditionContent content, bool isFullText, ReleaseEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(evidence);
        var grounds = content.Body.SelectMany(PiecesOf).SelectMany(piece => piece).Where(inline => inline.Text.Length > 0).Select(inline => inline.Redaction).OfType<Redaction>()
            .Select(redaction => content.Grounds.Of(redaction.Clause)).ToList();
        var all = grounds.DistinctBy(ground => (ground.Subject, ground.Article)).ToList();
        return new RenditionClaim
        {
            Title = BlockText.Of(content.Title),
            Grounds = all,
            GroundNumbers = grounds.ConvertAll(ground => 1 + all.FindIndex(other => (other.Subject, other.Article) == (ground.Subject, ground.Article))),
            Lines = [.. content.Notices, .. content.Remarks],
            Evidence = isFullText ? evidence : evidence with { ServedText = BlockText.Of(content.Body), Masks = MasksOf(content.Body) },
        };
    }

    // The words of each mask, in their own place.
    private static List<MaskedSpan> MasksOf(IReadOnlyList<Block> body)
    {
        var masks = new List<MaskedSpan>();
        var at = 0;
        foreach (var piece in body.SelectMany(PiecesOf))
        {
            foreach (var inline in piece)
            {
                if (inline.Redaction is not null)
                    masks.Add(new MaskedSpan(at, at + inline.Text.Length, inline.Text));
                at += inline.Text.Length;
            }

            // One line feed or tab behind every piece.
            at++;
        }

        return masks;
    }

    // Paragraphs, and the cells of tables; a row without cells is a line all the same.
    private static IEnumerable<IReadOnlyList<Inline>> PiecesOf(Block block) => block switch
    {
        Heading heading => [heading.Inlines],
        Paragraph paragraph => [paragraph.Inlines],
        Table { Rows: [] } => [[]],
        Table table => table.Rows.SelectMany(row => row.Cells.Count > 0 ? row.Cells.Select(cell => cell.Inlines) : [[]]),
        _ => throw new ArgumentOutOfRangeException(nameof(block), "Not a known kind of block."),
    };
}
