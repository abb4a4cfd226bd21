using System.Text.Encodings.Web;
using Disclosure.Records;
using Microsoft.AspNetCore.Html;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>The redacted document as the public will read it, its masks numbered from 1 as <c>m1</c>, <c>m2</c> ….</summary>
public sealed class PublicMarkup(IReadOnlyList<Block> blocks) : IHtmlContent
{
    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(encoder);
        var mask = 0;
        var isFirstHeading = true;
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Heading heading:
                    writer.Write(TextMarkup.OpenParagraph(heading.Level, Alignment.Start, ref isFirstHeading));
                    Write(writer, encoder, heading.Inlines, ref mask);
                    writer.Write("</p>\n");
                    break;
                case Paragraph paragraph:
                    writer.Write(TextMarkup.OpenParagraph(0, paragraph.Alignment, ref isFirstHeading));
                    Write(writer, encoder, paragraph.Inlines, ref mask);
                    writer.Write("</p>\n");
                    break;
                case Table table:
                    WriteTable(writer, encoder, table, ref mask);
                    break;
            }
        }
    }

    private static void WriteTable(TextWriter writer, HtmlEncoder encoder, Table table, ref int mask)
    {
        writer.Write("<div class=\"scroll\"><table><tbody>");
        foreach (var row in table.Rows)
        {
            writer.Write("<tr>");
            foreach (var cell in row.Cells)
            {
                writer.Write("<td>");
                Write(writer, encoder, cell.Inlines, ref mask);
                writer.Write("</td>");
            }

            writer.Write("</tr>");
        }

        writer.Write("</tbody></table></div>\n");
    }

    private static void Write(TextWriter writer, HtmlEncoder encoder, IReadOnlyList<Inline> inlines, ref int mask)
    {
        foreach (var inline in inlines)
        {
            if (inline.Redaction is null)
            {
                encoder.Encode(writer, inline.Text);
            }
            else
            {
                mask++;
                PublicLineMarkup.WriteMask(writer, encoder, inline, $" id=\"m{mask}\" tabindex=\"-1\"");
            }
        }
    }
}

/// <summary>One line of public text (a title, a field of the 摘要), its masks marked but not numbered.</summary>
public sealed class PublicLineMarkup(IReadOnlyList<Inline> inlines) : IHtmlContent
{
    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(encoder);
        foreach (var inline in inlines)
        {
            if (inline.Redaction is null)
            {
                encoder.Encode(writer, inline.Text);
            }
            else
            {
                WriteMask(writer, encoder, inline, string.Empty);
            }
        }
    }

    internal static void WriteMask(TextWriter writer, HtmlEncoder encoder, Inline inline, string attributes)
    {
        writer.Write($"<mark class=\"mask\"{attributes}>");
        encoder.Encode(writer, inline.Text);
        writer.Write("<span class=\"hidden-visually\">");
        encoder.Encode(writer, $"〔{FindingWords.Kind(inline.Redaction!.Kind)}已隐去，{ClauseWords.Place(inline.Redaction.Clause)}〕");
        writer.Write("</span></mark>");
    }
}
