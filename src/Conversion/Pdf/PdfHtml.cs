using System.Net;
using System.Text;

namespace Disclosure.Conversion.Pdf;

/// <summary>Writes what was read from pages as a page of HTML that the reader reads.</summary>
internal sealed class PdfHtml
{
    private readonly StringBuilder _markup = new("<!doctype html><html><head><meta charset=\"utf-8\"></head><body>\n");
    private string _paragraph = string.Empty;
    private PdfLine? _last;

    /// <summary>The document.</summary>
    /// <param name="blocks">Its blocks, over all pages.</param>
    /// <param name="unseen">What it holds but does not show.</param>
    public static byte[] Of(IEnumerable<PdfBlock> blocks, IEnumerable<string> unseen)
    {
        var html = new PdfHtml();
        var all = blocks.ToList();
        var lines = all.OfType<PdfLine>().Where(line => !line.IsCentred && line.Row.Pieces.Count == 1).ToList();
        var left = lines.Count == 0 ? 0 : lines.Min(line => line.Row.Left);
        var right = Right(lines);
        for (var at = 0; at < all.Count;)
            at = html.Add(all, at, left, right);
        html.Finish();
        foreach (var text in unseen)
            html._markup.Append("<div hidden>").Append(WebUtility.HtmlEncode(text)).Append("</div>\n");
        return Encoding.UTF8.GetBytes(html._markup.Append("</body></html>\n").ToString());
    }

    // Where full lines end: most lines of a paragraph do, so the one that is passed by a tenth of them; a single long line is no measure.
    private static double Right(List<PdfLine> lines)
    {
        var ends = lines.Select(line => line.Row.Right).OrderDescending().ToList();
        return ends.Count == 0 ? double.MaxValue : ends[ends.Count / 20];
    }

    private int Add(List<PdfBlock> blocks, int at, double left, double right)
    {
        if (blocks[at] is PdfTable table)
        {
            Finish();
            Write(table);
            return at + 1;
        }

        var line = (PdfLine)blocks[at];
        if (line.Row.Pieces.Count > 1)
        {
            Finish();
            return WriteColumns(blocks, at);
        }

        if (_last is not null && line.IsCentred == _last.IsCentred && IsNear(_last, line) && LineJoin.GoesOn(_last.Row, line.Row, left, right))
            _paragraph = LineJoin.Join(_paragraph, line.Row.Text);
        else
            Begin(line);
        _last = line;
        return at + 1;
    }

    // Lines of a paragraph follow each other closely, or over the end of a page.
    private static bool IsNear(PdfLine line, PdfLine next) => next.Page != line.Page || next.Row.Top - line.Row.Bottom < line.Row.Size * 2;

    private void Begin(PdfLine line)
    {
        Finish();
        _paragraph = line.Row.Text;
    }

    private void Finish()
    {
        if (_paragraph.Length > 0)
            _markup.Append(_last is { IsCentred: true } ? "<p align=\"center\">" : "<p>").Append(WebUtility.HtmlEncode(_paragraph)).Append("</p>\n");
        _paragraph = string.Empty;
        _last = null;
    }

    private void Write(PdfTable table)
    {
        _markup.Append("<table>");
        foreach (var row in table.Cells.GroupBy(one => one.Cell.Row))
        {
            _markup.Append("<tr>");
            foreach (var (cell, text) in row)
            {
                _markup.Append("<td");
                if (cell.RowSpan > 1)
                    _markup.Append(" rowspan=\"").Append(cell.RowSpan).Append('"');
                if (cell.ColumnSpan > 1)
                    _markup.Append(" colspan=\"").Append(cell.ColumnSpan).Append('"');
                WriteCell(text);
            }

            _markup.Append("</tr>\n");
        }

        _markup.Append("</table>\n");
    }

    // Columns without lines: rows as they stand. A line that stands below one piece alone, and not the first, goes on with it.
    private int WriteColumns(List<PdfBlock> blocks, int at)
    {
        _markup.Append("<table>");
        while (at < blocks.Count && blocks[at] is PdfLine { Row.Pieces.Count: > 1 } line)
        {
            var cells = line.Row.Pieces.Select(piece => piece.Text).ToArray();
            var last = line;
            at++;
            while (at < blocks.Count && blocks[at] is PdfLine { Row.Pieces.Count: 1 } next && next.Page == line.Page && IsNear(last, next)
                && Column(line.Row, next.Row) is > 0 and var column)
            {
                cells[column] = LineJoin.Join(cells[column], next.Row.Text);
                last = next;
                at++;
            }

            _markup.Append("<tr>");
            foreach (var cell in cells)
            {
                _markup.Append("<td");
                WriteCell(cell);
            }

            _markup.Append("</tr>\n");
        }

        _markup.Append("</table>\n");
        return at;
    }

    private static int Column(PageRow row, PageRow next)
    {
        for (var column = 0; column < row.Pieces.Count; column++)
        {
            if (Math.Abs(row.Pieces[column].Left - next.Left) < next.Size * 0.5)
                return column;
        }

        return -1;
    }

    private void WriteCell(string text) =>
        _markup.Append('>').Append(WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal)).Append("</td>");
}
