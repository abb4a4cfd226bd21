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
        var masks = new List<MaskedSpan>();
        var hidden = findings.Where(finding => finding.Replacement is not null).ToList();
        var served = new ServedInlines(document);
        var next = 0;
        IReadOnlyList<Inline> Inlines(TextRange range)
        {
            while (next < hidden.Count && hidden[next].End <= range.Start)
            {
                next++;
            }

            return MaskInlines(served, range, hidden, next, masks);
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
        MaskInlines(new ServedInlines(text), new TextRange(0, text.Length), [.. findings.Where(finding => finding.Replacement is not null)], 0, []);

    private static IReadOnlyList<Inline> MaskInlines(ServedInlines served, TextRange range, List<Finding> hidden, int first, List<MaskedSpan> masks)
    {
        var inlines = new List<Inline>(1);
        var position = range.Start;
        for (var i = first; i < hidden.Count && hidden[i].Start < range.End; i++)
        {
            var finding = hidden[i];
            var start = Math.Max(finding.Start, range.Start);
            var end = Math.Min(finding.End, range.End);
            if (start >= end)
            {
                continue;
            }

            served.AddTo(inlines, new TextRange(position, start));
            var words = finding.Start >= range.Start ? finding.Replacement! : string.Empty;
            masks.Add(new MaskedSpan(start, end, words));
            if (words.Length > 0)
            {
                inlines.Add(new Inline { Text = words, Redaction = new Redaction(finding.Kind, finding.Clause) });
            }

            position = end;
        }

        served.AddTo(inlines, new TextRange(position, range.End));
        served.AddMarksTo(inlines, range.End);
        return inlines;
    }
}
