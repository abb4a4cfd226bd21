using System.Globalization;
using System.Text.RegularExpressions;

namespace Disclosure.Conversion.Pdf;

/// <summary>What stands above and below the text of every page: said once, and numbers of pages not at all.</summary>
internal static partial class PageMargins
{
    private const int Lines = 2;
    private const double SamePlace = 3;

    /// <summary>Takes running lines and numbers of pages out of the pages.</summary>
    /// <param name="pages">The blocks of each page, in order; changed.</param>
    /// <returns>The running lines, each once: those from above and those from below.</returns>
    public static (IReadOnlyList<PdfLine> Above, IReadOnlyList<PdfLine> Below) Take(IReadOnlyList<List<PdfBlock>> pages)
    {
        DropNumbers(pages, blocks => blocks.Count - 1);
        DropNumbers(pages, _ => 0);
        var above = TakeRepeated(pages, fromAbove: true);
        var below = TakeRepeated(pages, fromAbove: false);

        // A number that stood beside a running line.
        DropNumbers(pages, blocks => blocks.Count - 1);
        DropNumbers(pages, _ => 0);
        return (above, below);
    }

    // A number is that of a page when it counts with the pages.
    private static void DropNumbers(IReadOnlyList<List<PdfBlock>> pages, Func<List<PdfBlock>, int> place)
    {
        var numbers = new List<(List<PdfBlock> Page, int Offset)>();
        for (var page = 0; page < pages.Count; page++)
        {
            if (pages[page].Count > 1 && pages[page][place(pages[page])] is PdfLine line && PageNumber().Match(line.Row.Text) is { Success: true } match)
                numbers.Add((pages[page], int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) - page));
        }

        if (numbers.Count == 0 || numbers.Exists(one => one.Offset != numbers[0].Offset) || (pages.Count == 1 && numbers[0].Offset != 1))
            return;
        foreach (var (page, _) in numbers)
            page.RemoveAt(place(page));
    }

    private static List<PdfLine> TakeRepeated(IReadOnlyList<List<PdfBlock>> pages, bool fromAbove)
    {
        var taken = new List<PdfLine>();
        for (var turn = 0; turn < Lines; turn++)
        {
            var ends = pages.Where(page => page.Count > 0).Select(page => (Page: page, Line: (fromAbove ? page[0] : page[^1]) as PdfLine)).Where(end => end.Line is not null).ToList();
            var repeated = ends
                .GroupBy(end => end.Line!.Row.Text, StringComparer.Ordinal)
                .Where(group => group.Count() > 1 && group.Count() * 2 >= pages.Count && group.All(end => Math.Abs(end.Line!.Row.Top - group.First().Line!.Row.Top) < SamePlace))
                .MaxBy(group => group.Count());
            if (repeated is null)
                break;
            taken.Add(repeated.First().Line!);
            foreach (var (page, line) in repeated)
                page.Remove(line!);
        }

        if (!fromAbove)
            taken.Reverse();
        return taken;
    }

    [GeneratedRegex(@"^[\s\-–—·.]*(第\s*)?(?<number>[0-9]{1,4})\s*页?([\s/／，,]*共?\s*[0-9]{1,4}\s*页?)?[\s\-–—·.]*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PageNumber();
}
