using System.Xml;

namespace Disclosure.Records.Renditions.Docx;

/// <summary>Writes tables as wide as the text, columns by the length of what they hold.</summary>
internal sealed class DocxTable(XmlWriter writer, DocxInlines inlines)
{
    /// <summary>Columns that Word can show; a wider table is written as lines.</summary>
    public const int MostColumns = 63;

    private const int TextWidth = 8845;
    private const int LeastWeight = 5;
    private const int MostWeight = 30;

    /// <summary>A table of 1 to <see cref="MostColumns"/> columns.</summary>
    public void Write(TableGrid grid)
    {
        var edges = Edges(grid);
        writer.Start("tbl");
        writer.Start("tblPr");
        writer.Empty("tblStyle", "DocumentTable");
        WriteWidth("tblW", edges[^1]);
        writer.Start("tblLayout");
        writer.Value("type", "fixed");
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.Start("tblGrid");
        for (var column = 0; column < grid.Columns; column++)
        {
            writer.Start("gridCol");
            writer.Value("w", edges[column + 1] - edges[column]);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        foreach (var row in grid.Rows)
            WriteRow(row, edges);
        writer.WriteEndElement();
    }

    private void WriteRow(GridRow row, int[] edges)
    {
        var missing = edges.Length - 1 - row.Columns;
        writer.Start("tr");
        if (missing > 0 || row.IsHeader)
        {
            writer.Start("trPr");
            if (missing > 0)
            {
                writer.Start("gridAfter");
                writer.Value("val", missing);
                writer.WriteEndElement();
                WriteWidth("wAfter", edges[^1] - edges[row.Columns]);
            }

            if (row.IsHeader)
                writer.Empty("tblHeader");
            writer.WriteEndElement();
        }

        foreach (var cell in row.Cells)
            WriteCell(cell, row.IsHeader, edges);
        writer.WriteEndElement();
    }

    private void WriteCell(GridCell cell, bool isHeader, int[] edges)
    {
        writer.Start("tc");
        writer.Start("tcPr");
        WriteWidth("tcW", edges[cell.Column + cell.Columns] - edges[cell.Column]);
        if (cell.Columns > 1)
        {
            writer.Start("gridSpan");
            writer.Value("val", cell.Columns);
            writer.WriteEndElement();
        }

        if (cell.Rows != 1)
            writer.Empty("vMerge", cell.Rows == 0 ? "continue" : "restart");
        writer.WriteEndElement();
        foreach (var line in Lines(cell.Cell.Inlines))
        {
            writer.StartParagraph(isHeader ? DocxStyles.CellHead : DocxStyles.Cell);
            inlines.Write(line);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private void WriteWidth(string name, int width)
    {
        writer.Start(name);
        writer.Value("w", width);
        writer.Value("type", "dxa");
        writer.WriteEndElement();
    }

    // A cell's lines were paragraphs of its own or rows of a table within it: each is a paragraph again.
    private static IEnumerable<IReadOnlyList<Inline>> Lines(IReadOnlyList<Inline> inlines)
    {
        if (inlines.All(inline => !inline.Text.Contains('\n', StringComparison.Ordinal)))
            return [inlines];
        var lines = new List<List<Inline>> { new() };
        foreach (var inline in inlines)
        {
            var parts = inline.Text.Split('\n');
            lines[^1].Add(inline with { Text = parts[0] });
            foreach (var part in parts.AsSpan(1))
                lines.Add([inline with { Text = part, NoteMark = null }]);
        }

        return lines;
    }

    // Where columns begin and end, in twentieths of a point; every column is wide enough for one character and its margins.
    private static int[] Edges(TableGrid grid)
    {
        var weights = new int[grid.Columns];
        Array.Fill(weights, LeastWeight);
        foreach (var cell in grid.Rows.SelectMany(row => row.Cells).Where(cell => cell.Columns == 1))
        {
            var length = cell.Cell.Inlines.Sum(inline => inline.Text.Length);
            weights[cell.Column] = Math.Max(weights[cell.Column], Math.Min(length, MostWeight));
        }

        var total = weights.Sum();
        var edges = new int[grid.Columns + 1];
        for (int column = 0, passed = 0; column < grid.Columns; column++)
        {
            passed += weights[column];
            edges[column + 1] = TextWidth * passed / total;
        }

        return edges;
    }
}
