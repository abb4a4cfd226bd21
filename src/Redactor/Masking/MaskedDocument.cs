using Disclosure.Records;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Verification;

namespace Disclosure.Redactor.Masking;

/// <summary>Builds the published blocks of a served document: the same structure, each hidden range a mask of its own.</summary>
internal static class MaskedDocument
{
    /// <summary>The blocks, and the masks as they fall on them; a value that runs over several pieces is masked in the first and dropped from the others.</summary>
    /// <param name="document">The served document.</param>
    /// <param name="findings">Findings in its text, by start, without overlap.</param>
    public static (IReadOnlyList<Block> Body, IReadOnlyList<MaskedSpan> Masks) Build(SourceDocument document, IReadOnlyList<Finding> findings)
    {
        var masks = new List<MaskedSpan>(HiddenAmong(findings));
        var served = new ServedInlines(document);
        var inlines = new List<Inline>();
        var next = 0;
        IReadOnlyList<Inline> Inlines(TextRange range)
        {
            while (next < findings.Count && findings[next].End <= range.Start)
            {
                next++;
            }

            return MaskInlines(served, range, findings, next, masks, inlines);
        }

        TableCell Cell(SourceCell cell) => new() { Inlines = Inlines(cell.Range), ColumnSpan = cell.ColumnSpan, Continues = cell.Continues };
        var body = new List<Block>(document.Blocks.Count);
        foreach (var block in document.Blocks)
        {
            body.Add(block switch
            {
                SourceParagraph { HeadingLevel: > 0 } heading => new Heading
                {
                    Level = heading.HeadingLevel,
                    Inlines = Inlines(heading.Range),
                    Place = block.Place,
                    NoteNumber = block.NoteNumber,
                },
                SourceParagraph paragraph => new Paragraph
                {
                    Inlines = Inlines(paragraph.Range),
                    Alignment = paragraph.Alignment,
                    ListLevel = paragraph.ListLevel,
                    BeginsPage = paragraph.BeginsPage,
                    Place = block.Place,
                    NoteNumber = block.NoteNumber,
                },
                SourceTable table => new Table
                {
                    Rows = [.. table.Rows.Select(row => new TableRow { Cells = [.. row.Cells.Select(Cell)], IsHeader = row.IsHeader })],
                    Place = block.Place,
                    NoteNumber = block.NoteNumber,
                },
                _ => throw new ArgumentOutOfRangeException(nameof(document), "Holds a block of an unknown kind."),
            });
        }

        return (body, masks);
    }

    /// <summary>The inlines of a text of one piece.</summary>
    public static IReadOnlyList<Inline> Inlines(string text, IReadOnlyList<Finding> findings) =>
        MaskInlines(new ServedInlines(text), new TextRange(0, text.Length), findings, 0, [], []);

    private static int HiddenAmong(IReadOnlyList<Finding> findings)
    {
        var hidden = 0;
        for (var i = 0; i < findings.Count; i++)
        {
            hidden += findings[i].Replacement is null ? 0 : 1;
        }

        return hidden;
    }

    // The list is for gathering only: what is given out is an array of just the inlines there are.
    private static IReadOnlyList<Inline> MaskInlines(
        ServedInlines served, TextRange range, IReadOnlyList<Finding> findings, int first, List<MaskedSpan> masks, List<Inline> inlines)
    {
        inlines.Clear();
        var position = range.Start;
        for (var i = first; i < findings.Count && findings[i].Start < range.End; i++)
        {
            var finding = findings[i];
            var start = Math.Max(finding.Start, range.Start);
            var end = Math.Min(finding.End, range.End);
            if (start >= end || finding.Replacement is null)
            {
                continue;
            }

            served.AddTo(inlines, new TextRange(position, start));
            var isWhole = finding.Start >= range.Start;
            masks.Add(new MaskedSpan(start, end, isWhole ? finding.Replacement : string.Empty));
            if (isWhole && finding.Replacement.Length > 0)
            {
                inlines.Add(StandingMasks.Of(finding));
            }

            position = end;
        }

        served.AddTo(inlines, new TextRange(position, range.End));
        served.AddMarksTo(inlines, range.End);
        return inlines.Count > 0 ? inlines.ToArray() : [];
    }
}
