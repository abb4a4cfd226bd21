using System.Net;
using System.Text;

namespace Disclosure.Records.Renditions;

/// <summary>A redacted document as a page of its own: no script, no style sheet, nothing but the blocks. Each mask names its clause.</summary>
public static class HtmlRendition
{
    /// <summary>The whole page.</summary>
    public static string Of(RenditionContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>").Append(WebUtility.HtmlEncode(BlockText.Of(content.Title))).Append("</title>\n</head>\n<body>\n");
        foreach (var block in content.Body)
        {
            Append(html, block);
        }

        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Append(StringBuilder html, Block block)
    {
        switch (block)
        {
            case Heading heading:
                html.Append("<h").Append(heading.Level).Append('>');
                Append(html, heading.Inlines);
                html.Append("</h").Append(heading.Level).Append(">\n");
                break;
            case Paragraph paragraph:
                html.Append(paragraph.Alignment switch
                {
                    Alignment.Center => "<p align=\"center\">",
                    Alignment.End => "<p align=\"right\">",
                    _ => "<p>",
                });
                Append(html, paragraph.Inlines);
                html.Append("</p>\n");
                break;
            case Table table:
                html.Append("<table>\n");
                foreach (var row in table.Rows)
                {
                    html.Append("<tr>");
                    foreach (var cell in row.Cells)
                    {
                        html.Append("<td>");
                        Append(html, cell.Inlines);
                        html.Append("</td>");
                    }

                    html.Append("</tr>\n");
                }

                html.Append("</table>\n");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), "Not a known kind of block.");
        }
    }

    private static void Append(StringBuilder html, IReadOnlyList<Inline> inlines)
    {
        foreach (var inline in inlines)
        {
            var text = WebUtility.HtmlEncode(inline.Text);
            if (inline.Redaction is { } redaction)
            {
                html.Append("<mark data-kind=\"").Append(WebUtility.HtmlEncode(redaction.Kind)).Append("\" data-clause=\"").Append(WebUtility.HtmlEncode(redaction.Clause))
                    .Append("\">").Append(text).Append("</mark>");
            }
            else
            {
                html.Append(text);
            }
        }
    }
}
