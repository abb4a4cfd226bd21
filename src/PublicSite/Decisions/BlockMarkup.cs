using System.Text.Encodings.Web;
using Disclosure.Records;
using Disclosure.Records.Renditions;
using Microsoft.AspNetCore.Html;

namespace Disclosure.PublicSite.Decisions;

/// <summary>A document's blocks as HTML, below the page's own two levels of headings.</summary>
public sealed class BlockMarkup(DecisionRecord decision, RedactionGrounds grounds, MaskStops stops) : IHtmlContent
{
    private const int PageLevels = 2;
    private const int DeepestHeading = 6;

    private readonly int _highest = decision.Body.OfType<Heading>().Select(heading => heading.Level).DefaultIfEmpty(1).Min();

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var head = DocumentHead.Of(decision.Body, decision.DocumentNumber);
        for (var place = 0; place < decision.Body.Count; place++)
            Write(writer, encoder, decision.Body[place], place < head.Count ? head[place] : HeadPart.None);
    }

    private void Write(TextWriter writer, HtmlEncoder encoder, Block block, HeadPart part)
    {
        switch (block)
        {
            case Heading heading:
                // The document's highest heading follows the page's own, so that no level is left out; only a real title looks like one.
                var level = Math.Clamp(heading.Level - _highest + PageLevels + 1, PageLevels + 1, DeepestHeading);
                writer.Write(heading.Level <= 1 ? $"<h{level} class=\"title\">" : $"<h{level}>");
                Write(writer, encoder, heading.Inlines);
                writer.Write($"</h{level}>\n");
                break;
            case Paragraph paragraph:
                writer.Write(Opening(paragraph, part));
                Write(writer, encoder, paragraph.Inlines);
                writer.Write("</p>\n");
                break;
            case Table table:
                Write(writer, encoder, table);
                break;
            default:
                throw new InvalidOperationException("Not a known kind of block.");
        }
    }

    private void Write(TextWriter writer, HtmlEncoder encoder, Table table)
    {
        // A wide table scrolls by itself; the region can be reached by keyboard.
        writer.Write("<div class=\"scroll\" role=\"region\" aria-label=\"表格\" tabindex=\"0\"><table>");
        foreach (var row in table.Rows)
        {
            writer.Write("<tr>");
            foreach (var cell in row.Cells)
            {
                writer.Write("<td>");
                Write(writer, encoder, cell.Inlines);
                writer.Write("</td>");
            }

            writer.Write("</tr>");
        }

        writer.Write("</table></div>\n");
    }

    private void Write(TextWriter writer, HtmlEncoder encoder, IReadOnlyList<Inline> inlines) =>
        new InlineMarkup(inlines, grounds, stops).WriteTo(writer, encoder);

    private static string Opening(Paragraph paragraph, HeadPart part) => paragraph.Alignment switch
    {
        _ when part == HeadPart.Running => "<p class=\"running\">",
        _ when part == HeadPart.Name => "<p class=\"center\">",
        _ when part == HeadPart.Number => "<p class=\"end\">",
        Alignment.Center => "<p class=\"center\">",
        Alignment.End => "<p class=\"end\">",
        // A paragraph that brings its own indent keeps it and is given no second one.
        _ when paragraph.Inlines is [{ Text.Length: > 0 } first, ..] && char.IsWhiteSpace(first.Text[0]) => "<p class=\"flush\">",
        _ => "<p>",
    };
}
