namespace Disclosure.Conversion.Pdf;

/// <summary>A cell between drawn lines, with its place in the table; spans count from 1.</summary>
internal sealed record GridCell(int Row, int Column, int RowSpan, int ColumnSpan, double Left, double Top, double Right, double Bottom);

/// <summary>A table that lines draw on a page: every square between its lines belongs to one cell.</summary>
internal sealed class PageGrid
{
    private const int MostLines = 400;
    private const int MostSquares = 2000;

    private PageGrid(IReadOnlyList<GridCell> cells, IReadOnlyList<double> uprights)
    {
        Cells = cells;
        Uprights = uprights;
        Top = cells.Min(cell => cell.Top);
        Bottom = cells.Max(cell => cell.Bottom);
    }

    /// <summary>The cells, by row and column.</summary>
    public IReadOnlyList<GridCell> Cells { get; }

    /// <summary>Where upright lines stand, from left to right.</summary>
    public IReadOnlyList<double> Uprights { get; }

    /// <summary>Upper edge.</summary>
    public double Top { get; }

    /// <summary>Lower edge.</summary>
    public double Bottom { get; }

    /// <summary>The cell that a place lies in; null when it lies in none.</summary>
    public GridCell? At(double x, double y) => Cells.FirstOrDefault(cell => x >= cell.Left && x < cell.Right && y >= cell.Top && y < cell.Bottom);

    /// <summary>The tables of a page, from above; a frame around one cell is none.</summary>
    public static IReadOnlyList<PageGrid> Of(PagePicture picture)
    {
        var level = PageLine.Level(picture);
        var upright = PageLine.Upright(picture, level);
        if (level.Count + upright.Count > MostLines || upright.Count < 2)
            return [];
        var grids = new List<PageGrid>();
        var free = level.Select((_, index) => index).ToHashSet();
        while (free.Count > 0)
        {
            var (rows, columns) = Component(free.First(), level, upright, free);
            if (rows.Count >= 2 && columns.Count >= 2 && Build(rows, columns) is { Cells.Count: > 1 } grid)
                grids.Add(grid);
        }

        return [.. grids.OrderBy(grid => grid.Top)];
    }

    private static (List<PageLine> Level, List<PageLine> Upright) Component(int first, IReadOnlyList<PageLine> level, IReadOnlyList<PageLine> upright, HashSet<int> free)
    {
        var rows = new List<PageLine>();
        var columns = new HashSet<PageLine>();
        var open = new Stack<int>([first]);
        free.Remove(first);
        while (open.TryPop(out var row))
        {
            rows.Add(level[row]);
            foreach (var column in upright.Where(column => column.Meets(level[row])))
            {
                if (!columns.Add(column))
                    continue;
                foreach (var next in free.Where(next => column.Meets(level[next])).ToList())
                {
                    free.Remove(next);
                    open.Push(next);
                }
            }
        }

        return (rows, [.. columns]);
    }

    private static PageGrid? Build(List<PageLine> level, List<PageLine> upright)
    {
        var ys = PageLine.Places(level);
        var xs = PageLine.Places(upright);
        var (rows, columns) = (ys.Count - 1, xs.Count - 1);
        if (rows < 1 || columns < 1 || rows * columns > MostSquares)
            return null;

        // Squares that no line parts are one cell. A cell is the rectangle around them.
        var owner = Enumerable.Range(0, rows * columns).ToArray();
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var (x, y) = ((xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2);
                if (column + 1 < columns && !upright.Exists(line => line.IsAt(xs[column + 1]) && line.Covers(y)))
                    Join(owner, (row * columns) + column, (row * columns) + column + 1);
                if (row + 1 < rows && !level.Exists(line => line.IsAt(ys[row + 1]) && line.Covers(x)))
                    Join(owner, (row * columns) + column, ((row + 1) * columns) + column);
            }
        }

        var cells = Enumerable.Range(0, owner.Length).GroupBy(square => Root(owner, square)).Select(group =>
        {
            var (top, bottom) = (group.Min(square => square / columns), group.Max(square => square / columns));
            var (left, right) = (group.Min(square => square % columns), group.Max(square => square % columns));
            return new GridCell(top, left, bottom - top + 1, right - left + 1, xs[left], ys[top], xs[right + 1], ys[bottom + 1]);
        });
        return new PageGrid([.. cells.OrderBy(cell => cell.Row).ThenBy(cell => cell.Column)], xs);
    }

    private static int Root(int[] owner, int square)
    {
        while (owner[square] != square)
            square = owner[square];
        return square;
    }

    private static void Join(int[] owner, int one, int other) => owner[Root(owner, other)] = Root(owner, one);
}
