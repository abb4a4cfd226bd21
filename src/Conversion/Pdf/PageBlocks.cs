namespace Disclosure.Conversion.Pdf;

/// <summary>A piece of a document as it is rebuilt from pages.</summary>
internal abstract record PdfBlock;

/// <summary>A line that may go on in the next.</summary>
/// <param name="Row">The line.</param>
/// <param name="Page">Number of its page.</param>
/// <param name="IsCentred">Whether it stands in the middle.</param>
internal sealed record PdfLine(PageRow Row, int Page, bool IsCentred) : PdfBlock;

/// <summary>A table between drawn lines, or of columns without lines.</summary>
/// <param name="Cells">Its cells with their text, by row and column; lines of a cell apart by a line feed.</param>
internal sealed record PdfTable(IReadOnlyList<(GridCell Cell, string Text)> Cells) : PdfBlock
{
    /// <summary>Whether nobody can tell which lines of it are one row, so that values may be torn.</summary>
    public bool IsDoubtful { get; init; }
}

/// <summary>Puts the text of one page in order.</summary>
internal static class PageBlocks
{
    // A centred line stands as far from both margins, within this many points, and well within them.
    private const double CentreError = 6;

    // What programs leave free between figures and Chinese characters, in sizes of the font.
    private const double AutoSpace = 0.5;

    /// <summary>Lines and tables from above.</summary>
    public static List<PdfBlock> Of(PdfPage page, IReadOnlyList<PdfText> texts, IReadOnlyList<PageGrid> grids)
    {
        var flow = new List<PdfText>();
        var inCells = new Dictionary<GridCell, List<PdfText>>();
        foreach (var text in texts.SelectMany(text => CutAtLines(text, grids)))
        {
            var cell = grids.Select(grid => grid.At(text.Left + (text.Width / 2), text.Middle)).FirstOrDefault(found => found is not null);
            if (cell is null)
                flow.Add(text);
            else if (inCells.TryGetValue(cell, out var others))
                others.Add(text);
            else
                inCells.Add(cell, [text]);
        }

        var (columns, rest) = PageColumns.Of(flow);
        var rows = PageRow.Of(rest);
        var (left, right) = rows.Count == 0 ? (0, page.Width) : (rows.Min(row => row.Left), rows.Max(row => row.Right));
        var placed = rows.Select(row => (row.Top, Block: (PdfBlock)new PdfLine(row, page.Number, IsCentred(row, left, right))));
        var tables = grids.Select(grid => (grid.Top, Block: (PdfBlock)new PdfTable([.. grid.Cells.Select(cell => (cell, CellText(cell, inCells.GetValueOrDefault(cell) ?? [])))])));
        return [.. placed.Concat(tables).Concat(columns.Select(one => (one.Top, Block: (PdfBlock)one.Table))).OrderBy(one => one.Top).Select(one => one.Block)];
    }

    // The programs write as one what stands close together on both sides of a line.
    private static IEnumerable<PdfText> CutAtLines(PdfText text, IReadOnlyList<PageGrid> grids)
    {
        foreach (var grid in grids.Where(grid => text.Middle > grid.Top && text.Middle < grid.Bottom))
        {
            var (first, last) = (grid.At(text.Left + 1, text.Middle), grid.At(text.Right - 1, text.Middle));
            if (first is null || last is null || first == last)
                continue;
            var edges = text.Edges();
            var (start, cell) = (0, CellOf(0));
            for (var at = 1; at < text.Text.Length; at++)
            {
                if (CellOf(at) is var other && other == cell)
                    continue;
                yield return text.Cut(start, at, edges);
                (start, cell) = (at, other);
            }

            yield return text.Cut(start, text.Text.Length, edges);
            yield break;

            GridCell? CellOf(int at) => grid.At((edges[at] + edges[at + 1]) / 2, text.Middle);
        }

        yield return text;
    }

    private static string CellText(GridCell cell, List<PdfText> texts)
    {
        var rows = PageRow.Of(texts);
        var result = string.Empty;
        for (var at = 0; at < rows.Count; at++)
        {
            var left = rows.Min(row => row.Left);
            var padding = Math.Max(2, Math.Min(left - cell.Left, 12));
            var goesOn = at > 0 && LineJoin.GoesOn(rows[at - 1], rows[at], left, cell.Right - padding - (AutoSpace * rows[at].Size));
            result = at == 0 ? rows[0].Text : goesOn ? LineJoin.Join(result, rows[at].Text) : $"{result}\n{rows[at].Text}";
        }

        return result;
    }

    private static bool IsCentred(PageRow row, double left, double right) =>
        row.Pieces.Count == 1 && row.Left - left > row.Size * 3 && Math.Abs(row.Left - left - (right - row.Right)) < CentreError * 2;
}
