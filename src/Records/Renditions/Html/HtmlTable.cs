namespace Disclosure.Records.Renditions.Html;

/// <summary>
/// Writes tables. Rows that the document marks as heads are heads for a screen reader too; a wide table scrolls by itself and can be
/// reached by keyboard.
/// </summary>
internal sealed class HtmlTable(TextWriter writer, HtmlInlines inlines)
{
    private int _count;

    public void Write(Table table)
    {
        var grid = TableGrid.Of(table);
        var heads = Heads(grid);
        writer.Write($"<div class=\"scroll\" role=\"region\" aria-label=\"表格{++_count}\" tabindex=\"0\"><table>");
        if (heads > 0)
        {
            writer.Write("<thead>");
            Write(grid, 0, heads);
            writer.Write("</thead>");
        }

        writer.Write("<tbody>");
        Write(grid, heads, grid.Rows.Count);
        writer.Write("</tbody></table></div>\n");
    }

    // The head rows at the top; none where a merged cell reaches from them into the rows below, which HTML would cut.
    private static int Heads(TableGrid grid)
    {
        var heads = 0;
        while (heads < grid.Rows.Count && grid.Rows[heads].IsHeader)
            heads++;
        return heads < grid.Rows.Count && grid.Rows[heads].Cells.Any(cell => cell.Rows == 0) ? 0 : heads;
    }

    private void Write(TableGrid grid, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            writer.Write("<tr>");
            foreach (var cell in grid.Rows[at].Cells)
            {
                if (cell.Rows > 0)
                    Write(cell, grid.Rows[at].IsHeader && cell.Cell.Inlines.Any(inline => inline.Text.Length > 0));
            }

            writer.Write("</tr>");
        }
    }

    private void Write(GridCell cell, bool isHeader)
    {
        writer.Write((isHeader, cell.Columns > 1) switch { (true, true) => "<th scope=\"colgroup\"", (true, false) => "<th scope=\"col\"", _ => "<td" });
        if (cell.Columns > 1)
            writer.Write($" colspan=\"{cell.Columns}\"");
        if (cell.Rows > 1)
            writer.Write($" rowspan=\"{cell.Rows}\"");
        writer.Write('>');
        inlines.Write(cell.Cell.Inlines);
        writer.Write(isHeader ? "</th>" : "</td>");
    }
}
