using System.Text.Encodings.Web;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Microsoft.AspNetCore.Html;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>
/// The served document with its findings marked, as markup. Written by hand so that no white space of a template slips between
/// characters of the text. Everything from the document passes the encoder.
/// </summary>
public sealed class ServedMarkup(SourceDocument document, IReadOnlyList<MarkedFinding> findings) : IHtmlContent
{
    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(encoder);
        var seen = new HashSet<int>();
        int? note = null;
        foreach (var block in document.Blocks)
        {
            switch (block)
            {
                case SourceParagraph paragraph:
                    writer.Write(TextMarkup.OpenParagraph(paragraph, paragraph.NoteNumber != note ? paragraph.NoteNumber : null));
                    note = paragraph.NoteNumber;
                    Write(writer, encoder, paragraph.Range, seen);
                    writer.Write("</p>\n");
                    break;
                case SourceTable table:
                    Write(writer, encoder, table, seen);
                    break;
            }
        }
    }

    private void Write(TextWriter writer, HtmlEncoder encoder, SourceTable table, HashSet<int> seen)
    {
        var heights = MergedCells.Heights(table);
        writer.Write("<div class=\"scroll\"><table><tbody>");
        for (var at = 0; at < table.Rows.Count; at++)
        {
            writer.Write("<tr>");
            for (var column = 0; column < heights[at].Length; column++)
            {
                if (heights[at][column] == 0)
                {
                    continue;
                }

                var cell = table.Rows[at].Cells[column];
                var element = table.Rows[at].IsHeader && cell.Range.Length > 0 ? "th" : "td";
                writer.Write($"<{element}");
                writer.Write(cell.ColumnSpan is > 1 and var span ? $" colspan=\"{span}\"" : string.Empty);
                writer.Write(heights[at][column] > 1 ? $" rowspan=\"{heights[at][column]}\">" : ">");
                Write(writer, encoder, cell.Range, seen);
                writer.Write($"</{element}>");
            }

            writer.Write("</tr>");
        }

        writer.Write("</tbody></table></div>\n");
    }

    // A finding may run over the end of a block (a number broken by a line): each part is marked, the first carries the id.
    private void Write(TextWriter writer, HtmlEncoder encoder, TextRange range, HashSet<int> seen)
    {
        var at = range.Start;
        foreach (var marked in findings)
        {
            var start = Math.Max(marked.Finding.Start, at);
            var end = Math.Min(marked.Finding.End, range.End);
            if (end <= start)
            {
                continue;
            }

            encoder.Encode(writer, document.Text[at..start]);
            Write(writer, encoder, marked, document.Text[start..end], seen.Add(marked.Number));
            at = end;
        }

        encoder.Encode(writer, document.Text[at..Math.Max(at, range.End)]);
    }

    private static void Write(TextWriter writer, HtmlEncoder encoder, MarkedFinding marked, string text, bool isFirst)
    {
        var id = isFirst ? $" id=\"{marked.Anchor}\" tabindex=\"-1\"" : string.Empty;
        var action = marked.Finding.Action == FindingAction.Keep ? "keep" : "hide";
        var doubt = marked.IsDoubtful ? " doubtful" : string.Empty;
        writer.Write($"<mark class=\"{action}{doubt}\"{id}>");
        encoder.Encode(writer, text);
        if (isFirst)
        {
            var ground = $"〔{FindingWords.Action(marked.Finding.Action)}：{FindingWords.Name(marked.Finding)}，{ClauseWords.Place(marked.Finding.Clause)}〕";
            writer.Write("<span class=\"hidden-visually\">");
            encoder.Encode(writer, ground);
            writer.Write("</span>");
        }

        writer.Write("</mark>");
    }
}
