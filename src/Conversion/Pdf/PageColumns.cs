namespace Disclosure.Conversion.Pdf;

/// <summary>
/// Finds tables whose lines are not drawn: bands of text side by side in columns that no text crosses. What belongs to one row is told by
/// wider gaps between rows than within them, or by each band being a row of its own.
/// </summary>
internal static class PageColumns
{
    // In sizes of the font: what ends a table, what text may reach over the edge of a column, and the narrowest blank that parts columns.
    private const double WidestGap = 4;
    private const double Overlap = 0.3;
    private const double Blank = 0.55;

    // What figures take, and what programs leave free between them and Chinese characters.
    private const double Figure = 0.53;
    private const double AutoSpace = 0.25;

    /// <summary>The tables among texts, and the texts that stand in none.</summary>
    public static (List<(double Top, PdfTable Table)> Tables, List<PdfText> Others) Of(IEnumerable<PdfText> texts)
    {
        var whole = texts.ToList();
        var figure = WidthOfFigure(whole);
        var bands = PageBand.Of(whole.SelectMany(text => Parted(text, figure)));
        var tables = new List<(double, PdfTable)>();
        var rest = new List<PdfText>();
        for (var first = 0; first < bands.Count;)
        {
            var (start, end) = bands[first].HasColumns ? (first, End(bands, first)) : (first, first + 1);
            if (end - start > 1 || (bands[first].HasColumns && ColumnTable.HoldsLines(bands[start])))
                tables.Add((bands[start].Top, ColumnTable.Of(bands[start..end])));
            else
                rest.AddRange(bands[start].Texts);
            first = end;
        }

        return (tables, tables.Count == 0 ? whole : rest);
    }

    private static int End(List<PageBand> bands, int first)
    {
        var columns = PageBand.Columns([bands[first]]);
        var end = first + 1;
        for (; end < bands.Count && bands[end].Top - bands[end - 1].Bottom <= WidestGap * bands[end].Size; end++)
        {
            var (known, size) = (columns, bands[end].Size);
            if (bands[end].Covered.Exists(span => known.Count(column => Math.Min(span.Right, column.Right) - Math.Max(span.Left, column.Left) > Overlap * size) > 1))
                break;
            columns = bands[end].ColumnsWith(known);
            if (columns.Count < known.Count || (!bands[end].HasColumns && IsBeside(bands[end], known)))
                break;
        }

        return end;
    }

    // A line that begins where no column is, or at the left one and reaches further than it: text that follows the table.
    private static bool IsBeside(PageBand band, List<(double Left, double Right)> columns)
    {
        var span = band.Covered[0];
        return !columns.Exists(column => span.Left < column.Right && span.Right > column.Left)
            || (span.Left < columns[0].Right && span.Right > columns[0].Right + (2 * band.Size));
    }

    // The programs write as one what stands not far apart, with a blank between. How wide it is, the width of figures alone tells.
    private static IEnumerable<PdfText> Parted(PdfText text, double figure)
    {
        if (!text.Text.Trim().Contains(' ', StringComparison.Ordinal))
        {
            yield return text;
            yield break;
        }

        var edges = text.Edges(figure * text.Size, AutoSpace * text.Size);
        var start = 0;
        for (var at = 0; at < text.Text.Length; at++)
        {
            var end = at;
            while (end < text.Text.Length && text.Text[end] == ' ')
                end++;
            if (end > at && edges[end] - edges[at] >= Blank * text.Size && at > start && end < text.Text.Length)
            {
                yield return text.Cut(start, at, edges);
                start = end;
            }

            at = Math.Max(at, end - 1);
        }

        yield return text.Cut(start, text.Text.Length, edges);
    }

    // In sizes of the font, the middle one of all numbers of the page.
    private static double WidthOfFigure(List<PdfText> texts)
    {
        var widths = texts.Where(text => text.Text.Length > 2 && text.Text.All(char.IsAsciiDigit) && text.Size > 0).Select(text => text.Width / text.Text.Length / text.Size).Order().ToList();
        return widths.Count == 0 ? Figure : widths[widths.Count / 2];
    }
}
