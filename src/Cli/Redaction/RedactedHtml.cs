using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Disclosure.Records;

namespace Disclosure.Cli.Redaction;

/// <summary>A redacted document as one HTML file that needs nothing else.</summary>
public static class RedactedHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The file's text.</summary>
    public static string Of(IReadOnlyList<Block> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        var html = new StringBuilder(
            """
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8"><title>行政执法决定（已隐去）</title>
            <style>body{max-width:40em;margin:2em auto;line-height:1.75}table{border-collapse:collapse}td{border:1px solid;padding:.2em .6em}mark{background:#e6e6e6}</style>
            </head><body>

            """);
        foreach (var block in blocks)
        {
            Append(html, block);
        }

        return html.Append("</body></html>\n").ToString();
    }

    private static void Append(StringBuilder html, Block block)
    {
        switch (block)
        {
            case Heading heading:
                html.Append($"<h{heading.Level}>{Text(heading.Inlines)}</h{heading.Level}>\n");
                break;
            case Paragraph paragraph:
                var style = paragraph.Alignment switch
                {
                    Alignment.Center => " style=\"text-align:center\"",
                    Alignment.End => " style=\"text-align:right\"",
                    _ => string.Empty,
                };
                html.Append($"<p{style}>{Text(paragraph.Inlines)}</p>\n");
                break;
            case Table table:
                html.Append("<table>\n");
                foreach (var row in table.Rows)
                {
                    html.Append("<tr>").AppendJoin(string.Empty, row.Cells.Select(cell => $"<td>{Text(cell.Inlines)}</td>")).Append("</tr>\n");
                }

                html.Append("</table>\n");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), "Not a known kind of block.");
        }
    }

    private static string Text(IEnumerable<Inline> inlines) => string.Concat(inlines.Select(inline => inline.Redaction is { } redaction
        ? $"<mark title=\"{Encoder.Encode($"{redaction.Kind} {redaction.Clause}")}\">{Encoder.Encode(inline.Text)}</mark>"
        : Encoder.Encode(inline.Text)));
}
