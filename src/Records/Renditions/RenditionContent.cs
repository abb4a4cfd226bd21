namespace Disclosure.Records.Renditions;

/// <summary>
/// The one model behind every rendition. Everything in it is public already: renditions add furniture (page numbers, the note of
/// grounds), never text of the decision, and take nothing away.
/// </summary>
public sealed record RenditionContent
{
    /// <summary>The title, for the properties of the file; it is not part of the text.</summary>
    public required IReadOnlyList<Inline> Title { get; init; }

    /// <summary>The text: headers, body, notes in the order of their numbers, footers.</summary>
    public required IReadOnlyList<Block> Body { get; init; }

    /// <summary>What explains the masks.</summary>
    public required RedactionGrounds Grounds { get; init; }

    /// <summary>文号, by which the head of a text without layout is known; empty when unknown.</summary>
    public string DocumentNumber { get; init; } = string.Empty;

    /// <summary>Lines before the text that are not part of it, such as notices of changes; furniture.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Lines at the very end that are not part of the text, such as where it was published; furniture.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>A published decision; for a 摘要, which has no text of its own, its fields under its title.</summary>
    public static RenditionContent Of(DecisionRecord decision, RedactionGrounds grounds)
    {
        ArgumentNullException.ThrowIfNull(decision);
        ArgumentNullException.ThrowIfNull(grounds);
        return new RenditionContent
        {
            Title = decision.Title,
            Body = decision.Body.Count > 0 ? decision.Body : SummaryBody.Of(decision),
            Grounds = grounds,
            DocumentNumber = decision.DocumentNumber,
            Notices = AftermathWords.Lines(decision),
        };
    }
}
