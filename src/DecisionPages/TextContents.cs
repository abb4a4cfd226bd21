using System.Globalization;
using System.Text.RegularExpressions;
using Disclosure.Records;

namespace Disclosure.DecisionPages;

/// <summary>A line of a table of contents.</summary>
/// <param name="Block">The block of the text it leads to.</param>
/// <param name="Anchor">The id of that block on the page.</param>
/// <param name="Title">Its words, masks as they stand.</param>
public sealed record ContentsLine(Block Block, string Anchor, string Title);

/// <summary>
/// The table of contents of a long text: its headings, or where it has none, which is usual, the short lines that are numbered 一、二、三、.
/// </summary>
public static partial class TextContents
{
    /// <summary>Texts with fewer UTF-16 code units need none.</summary>
    public const int LeastLength = 3000;

    private const int LeastLines = 3;
    private const int LongestTitle = 40;

    /// <summary>The lines in the order of the text; none for a text that is short, or not divided.</summary>
    public static IReadOnlyList<ContentsLine> Of(IReadOnlyList<Block> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (BlockText.Of(body).Length < LeastLength)
            return [];
        var text = body.Where(block => block is { Place: BlockPlace.Body, NoteNumber: null }).ToList();
        List<(Block Block, string Title)> headings = [.. text.OfType<Heading>().Where(heading => heading.Level > 1).Select(heading => ((Block)heading, BlockText.Of(heading.Inlines).Trim())).Where(line => line.Item2.Length > 0)];
        if (headings.Count < LeastLines)
            headings = [.. text.OfType<Paragraph>().Select(paragraph => ((Block)paragraph, BlockText.Of(paragraph.Inlines).Trim())).Where(line => line.Item2.Length <= LongestTitle && Numbered().IsMatch(line.Item2))];
        return headings.Count < LeastLines
            ? []
            : [.. headings.Select((line, place) => new ContentsLine(line.Block, string.Create(CultureInfo.InvariantCulture, $"part-{place + 1}"), line.Title))];
    }

    // A numbered sentence is a part of the decision, not the title of one.
    [GeneratedRegex("^[一二三四五六七八九十]{1,3}、[^。；;]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Numbered();
}
