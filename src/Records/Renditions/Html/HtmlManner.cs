namespace Disclosure.Records.Renditions.Html;

/// <summary>What differs between the pages that show a document.</summary>
public sealed record HtmlManner
{
    /// <summary>The level of the document's highest heading, 1 to 6; 0 where headings are paragraphs, so that the page keeps its own outline.</summary>
    public required int TopHeading { get; init; }

    /// <summary>Writes a mask.</summary>
    public required Action<TextWriter, Inline> WriteMask { get; init; }

    /// <summary>Writes text outside masks; every character of it, as <see cref="HtmlText"/> does unless told otherwise.</summary>
    public Action<TextWriter, string> WriteText { get; init; } = HtmlText.Write;

    /// <summary>The id of a heading or paragraph, that links lead to; null for none. Blocks are given as they stand in the body.</summary>
    public Func<Block, string?> Anchor { get; init; } = static _ => null;

    /// <summary>文号, by which the head of a text without layout is known; empty when unknown.</summary>
    public string DocumentNumber { get; init; } = string.Empty;
}
