namespace Disclosure.Conversion.Pdf;

/// <summary>A drawn line: level ones have one height and two ends, upright ones one place and two ends.</summary>
/// <param name="At">Where it stands across its direction.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
internal sealed record PageLine(double At, double From, double To)
{
    // Points that lines may miss each other by, and that a thin line's grey may stay below white.
    private const double Near = 3;
    private const int Dark = 208;
    private const int ShortestLevel = 24;
    private const int ShortestUpright = 9;
    private const int Thickest = 5;
    private const int MostRuns = 20_000;

    /// <summary>Whether two lines of different direction touch.</summary>
    public bool Meets(PageLine other) => other.At >= From - Near && other.At <= To + Near && At >= other.From - Near && At <= other.To + Near;

    /// <summary>Whether it stands at a place across its direction.</summary>
    public bool IsAt(double place) => Math.Abs(At - place) <= Near;

    /// <summary>Whether it passes a place along its direction.</summary>
    public bool Covers(double place) => place >= From - 1 && place <= To + 1;

    /// <summary>The level lines of a page, from above.</summary>
    public static IReadOnlyList<PageLine> Level(PagePicture picture) =>
        Thin(Runs(picture.Height, picture.Width, ShortestLevel, (across, along) => picture[along, across]));

    /// <summary>The upright lines of a page that begin and end at level ones; strokes of characters do not.</summary>
    public static IReadOnlyList<PageLine> Upright(PagePicture picture, IReadOnlyList<PageLine> level) =>
    [
        .. Thin(Runs(picture.Width, picture.Height, ShortestUpright, (across, along) => picture[across, along]))
            .Where(line => level.Any(end => end.IsAt(line.From) && line.Meets(end)) && level.Any(end => end.IsAt(line.To) && line.Meets(end))),
    ];

    /// <summary>The different places of lines, in order; places that are near are one.</summary>
    public static IReadOnlyList<double> Places(IEnumerable<PageLine> lines)
    {
        var places = new List<double>();
        foreach (var at in lines.Select(line => line.At).Order())
        {
            if (places.Count == 0 || at - places[^1] > Near)
                places.Add(at);
        }

        return places;
    }

    private static List<(int Across, int From, int To)> Runs(int acrosses, int alongs, int shortest, Func<int, int, byte> grey)
    {
        // Beyond so many runs the page is a picture, and has no table to be read.
        var runs = new List<(int, int, int)>();
        for (var across = 0; across < acrosses; across++)
        {
            var start = -1;
            for (var along = 0; along <= alongs; along++)
            {
                var isDark = along < alongs && grey(across, along) < Dark;
                if (isDark && start < 0)
                    start = along;
                if (!isDark && start >= 0)
                {
                    if (along - start >= shortest)
                        runs.Add((across, start, along));
                    if (runs.Count > MostRuns)
                        return [];
                    start = -1;
                }
            }
        }

        return runs;
    }

    // A line is drawn over one row of points or a few; what is thicker is a surface, and no line.
    private static List<PageLine> Thin(List<(int Across, int From, int To)> runs)
    {
        var lines = new List<PageLine>();
        var open = new List<(int First, int Last, int From, int To)>();
        foreach (var run in runs)
        {
            for (var done = open.Count - 1; done >= 0; done--)
            {
                if (open[done].Last < run.Across - 1)
                    Close(done);
            }

            var at = open.FindIndex(line => run.From <= line.To && line.From <= run.To);
            if (at < 0)
                open.Add((run.Across, run.Across, run.From, run.To));
            else
                open[at] = (open[at].First, run.Across, Math.Min(open[at].From, run.From), Math.Max(open[at].To, run.To));
        }

        for (var rest = open.Count - 1; rest >= 0; rest--)
            Close(rest);
        return lines;

        void Close(int index)
        {
            var (first, last, from, to) = open[index];
            if (last - first < Thickest)
                lines.Add(new PageLine((first + last + 1) / 2.0, from, to));
            open.RemoveAt(index);
        }
    }
}
