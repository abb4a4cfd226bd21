using Disclosure.Records;
using Disclosure.Redactor.Documents;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>Gives a served text back the structure that its redacted twin still has.</summary>
public static class ServedShape
{
    /// <summary>
    /// The served text in the shape of the redacted body: headings, alignment and tables alike. Where the two do not have the same
    /// lines and cells, every line is a plain paragraph: the text always is whole.
    /// </summary>
    public static SourceDocument Like(IReadOnlyList<Block> body, string text)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(text);
        var lines = Lines(text);
        var blocks = new List<SourceBlock>(body.Count);
        var at = 0;
        foreach (var block in body)
        {
            var height = BlockText.Of(block).Count(symbol => symbol == '\n') + 1;
            if (at + height > lines.Count || Shape(block, lines, at, height, text) is not { } shaped)
            {
                return SourceDocument.FromText(text);
            }

            blocks.Add(shaped);
            at += height;
        }

        return at == lines.Count ? new SourceDocument { Text = text, Blocks = blocks } : SourceDocument.FromText(text);
    }

    private static SourceBlock? Shape(Block block, List<TextRange> lines, int at, int height, string text)
    {
        var range = new TextRange(lines[at].Start, lines[at + height - 1].End);
        switch (block)
        {
            case Heading heading:
                return new SourceParagraph { Range = range, HeadingLevel = heading.Level, Place = block.Place, NoteNumber = block.NoteNumber };
            case Paragraph paragraph:
                return new SourceParagraph
                {
                    Range = range,
                    Alignment = paragraph.Alignment,
                    ListLevel = paragraph.ListLevel,
                    BeginsPage = paragraph.BeginsPage,
                    Place = block.Place,
                    NoteNumber = block.NoteNumber,
                };
            case Table table when table.Rows.Count == height:
                var rows = lines.GetRange(at, height).Zip(table.Rows, (line, row) => Row(line, row, text)).ToList();
                return rows.TrueForAll(row => row is not null) ? new SourceTable { Rows = rows!, Place = block.Place, NoteNumber = block.NoteNumber } : null;
            default:
                return null;
        }
    }

    private static List<TextRange> Lines(string text) => Split(new TextRange(0, text.Length), text, '\n');

    private static SourceRow? Row(TextRange line, TableRow row, string text)
    {
        var cells = Split(line, text, '\t');
        return cells.Count == row.Cells.Count
            ? new SourceRow { Cells = [.. cells.Zip(row.Cells, (range, cell) => new SourceCell(range, cell.ColumnSpan, cell.Continues))], IsHeader = row.IsHeader }
            : null;
    }

    private static List<TextRange> Split(TextRange range, string text, char separator)
    {
        var parts = new List<TextRange>();
        var start = range.Start;
        while (true)
        {
            var end = text.IndexOf(separator, start, range.End - start);
            parts.Add(new TextRange(start, end < 0 ? range.End : end));
            if (end < 0)
            {
                return parts;
            }

            start = end + 1;
        }
    }
}
