using System.Text.RegularExpressions;

namespace Disclosure.Conversion.Pdf;

/// <summary>Reads bands of text in columns as rows of a table, or says that nobody can tell its rows.</summary>
internal static partial class ColumnTable
{
    // In sizes of the font: how much wider gaps between rows must be than those within, and a gap beyond which a line does not go on.
    private const double Wider = 0.15;
    private const double FarApart = 4;
    private const double FullSlack = 0.3;
    private const int MobileDigits = 11;
    private const int CitizenDigits = 18;
    private const int LeastLong = 15;
    private const int MostLong = 24;

    /// <summary>Whether a band holds more than one line of some column.</summary>
    public static bool HoldsLines(PageBand band) => PageBand.Columns([band]).Exists(column => LinesOf(band, column).Count > 1);

    /// <summary>The table of bands that stand in columns.</summary>
    public static PdfTable Of(List<PageBand> bands)
    {
        var columns = PageBand.Columns(bands);
        var gap = RowGap(bands, columns);
        var rows = Rows(bands, gap).SelectMany(row => IsGrid(row, columns) ? row : [PageBand.Joined(row)]).ToList();
        var isDoubtful = rows.Exists(row => HasLooseLabel(row, columns));
        for (var at = 1; at < rows.Count && !isDoubtful; at++)
            isDoubtful = MayBeOneRow(rows[at - 1], rows[at], columns);
        var cells = rows.SelectMany((row, number) => columns.Select((column, place) => (
            new GridCell(number, place, 1, 1, column.Left, row.Top, column.Right, row.Bottom), Text(LinesOf(row, column), column.Right))));
        return new PdfTable([.. cells]) { IsDoubtful = isDoubtful };
    }

    // The least gap between rows: clearly wider than the lines of some column lie apart. Null where nothing tells.
    private static double? RowGap(List<PageBand> bands, List<(double Left, double Right)> columns)
    {
        var all = PageBand.Joined(bands);
        var leading = columns.SelectMany(column => LinesOf(all, column) is var lines ? lines.Zip(lines.Skip(1), PageBand.GapBetween) : []).DefaultIfEmpty(double.MaxValue).Min();
        return bands.Zip(bands.Skip(1), (above, below) => below.Top - above.Bottom).Where(gap => gap >= leading + (Wider * all.Size)).Select(gap => (double?)gap).Min();
    }

    private static List<List<PageBand>> Rows(List<PageBand> bands, double? gap)
    {
        var rows = new List<List<PageBand>>();
        foreach (var band in bands)
        {
            if (gap is { } least && rows.Count > 0 && band.Top - rows[^1][^1].Bottom < least - 0.01)
                rows[^1].Add(band);
            else
                rows.Add([band]);
        }

        return rows;
    }

    // Rows of single lines in every column, close together: no row is broken at the same places in all its columns.
    private static bool IsGrid(List<PageBand> row, List<(double Left, double Right)> columns) =>
        row.Count > 1 && row.TrueForAll(band => columns.TrueForAll(column => LinesOf(band, column).Count == 1));

    // Two lines in the first column that are not one text: two rows that nothing parts.
    private static bool HasLooseLabel(PageBand row, List<(double Left, double Right)> columns)
    {
        var lines = LinesOf(row, columns[0]);
        return lines.Count > 1 && lines.Zip(lines.Skip(1)).Any(pair => !IsFull(pair.First, pair.Second, columns[0].Right))
            && columns.Skip(1).Any(column => LinesOf(row, column).Count > 1);
    }

    // The lower may go on the upper: one of them lacks what begins a row, or a number is torn between them.
    private static bool MayBeOneRow(PageBand above, PageBand below, List<(double Left, double Right)> columns)
    {
        if (below.Top - above.Bottom > FarApart * below.Size)
            return false;
        var shared = columns.Where(column => LinesOf(above, column).Count > 0 && LinesOf(below, column).Count > 0).ToList();
        if (shared.Exists(column => IsCutNumber(Text(LinesOf(above, column), column.Right), Text(LinesOf(below, column), column.Right))))
            return true;
        var lacksLabel = LinesOf(above, columns[0]).Count == 0 || LinesOf(below, columns[0]).Count == 0;
        return lacksLabel && (shared.Count == 0 || shared.Exists(column => IsFull(LinesOf(above, column)[^1], LinesOf(below, column)[0], column.Right) && !Date().IsMatch(LinesOf(below, column)[0].Text)));
    }

    // Figures at the end of one and at the beginning of the next that are a telephone number or a longer one together, and none alone.
    private static bool IsCutNumber(string line, string next)
    {
        var last = line.AsSpan().LastIndexOfAnyExcept(Figures) + 1;
        var first = next.AsSpan().IndexOfAnyExcept(Figures) is var other and >= 0 ? other : next.Length;
        if (last == line.Length || first == 0 || (last > 0 && first < next.Length))
            return false;
        var above = line.AsSpan(last);
        var below = next.AsSpan(0, first);
        var both = above.Length + below.Length;
        return !IsWhole(above) && !(IsDay(above) && IsDay(below)) && !(above.Length >= LeastLong && below.Length >= LeastLong)
            && (both is >= LeastLong and <= MostLong || (both == MobileDigits && above[0] is '1') || (both is >= MobileDigits - 1 and <= MobileDigits + 1 && above[0] is '0'));
    }

    private static bool IsWhole(ReadOnlySpan<char> number) => number.Length == CitizenDigits || (number.Length == MobileDigits && number[0] is '1');

    private static bool IsDay(ReadOnlySpan<char> number) => number.Length == 8 && (number.StartsWith("20") || number.StartsWith("19"));

    private static bool IsFull(PageRow line, PageRow next, double right) => line.Right + LineJoin.WidthOfFirstWord(next.Text, next.Size) > right - (FullSlack * next.Size);

    private static List<PageRow> LinesOf(PageBand band, (double Left, double Right) column) =>
        PageRow.Of(band.Texts.Where(text => text.Left >= column.Left - 0.01 && text.Right <= column.Right + 0.01));

    private static string Text(List<PageRow> lines, double right)
    {
        var text = string.Empty;
        for (var at = 0; at < lines.Count; at++)
            text = at == 0 ? lines[0].Text : IsFull(lines[at - 1], lines[at], right) ? LineJoin.Join(text, lines[at].Text) : $"{text}\n{lines[at].Text}";
        return text;
    }

    private const string Figures = "0123456789XxＸ０１２３４５６７８９-*";

    [GeneratedRegex(@"^[0-9〇○零一二三四五六七八九十]{4}\s*年\s*[0-9一二三四五六七八九十]{1,2}\s*月(\s*[0-9一二三四五六七八九十]{1,3}\s*日)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Date();
}
