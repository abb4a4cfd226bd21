namespace Disclosure.Conversion.Pdf;

/// <summary>Text of a page between two levels that nothing crosses: a line, or the lines of cells that stand side by side at different heights.</summary>
internal sealed class PageBand
{
    // In sizes of the font: how far ink reaches above and below the middle of its line, and gaps that part words of a line and columns.
    private const double Reach = 0.45;
    private const double WordGap = 0.3;
    private const double ColumnGap = 0.6;

    private PageBand(List<PdfText> texts)
    {
        Texts = texts;
        Top = texts.Min(TopOf);
        Bottom = texts.Max(BottomOf);
        Size = texts.Max(text => text.Size);
    }

    /// <summary>Its texts.</summary>
    public IReadOnlyList<PdfText> Texts { get; }

    /// <summary>Where ink begins.</summary>
    public double Top { get; }

    /// <summary>Where ink ends.</summary>
    public double Bottom { get; }

    /// <summary>Size of the largest font.</summary>
    public double Size { get; }

    /// <summary>Whether text stands side by side in it.</summary>
    public bool HasColumns => Spans(Texts, ColumnGap).Count > 1;

    /// <summary>The stretches from left to right that its text covers.</summary>
    public List<(double Left, double Right)> Covered => Spans(Texts, WordGap);

    /// <summary>The bands of texts, from above.</summary>
    public static List<PageBand> Of(IEnumerable<PdfText> texts)
    {
        var bands = new List<PageBand>();
        var open = new List<PdfText>();
        var bottom = 0.0;
        foreach (var text in texts.OrderBy(TopOf))
        {
            if (open.Count > 0 && TopOf(text) >= bottom)
            {
                bands.Add(new PageBand(open));
                open = [];
            }

            bottom = open.Count == 0 ? BottomOf(text) : Math.Max(bottom, BottomOf(text));
            open.Add(text);
        }

        if (open.Count > 0)
            bands.Add(new PageBand(open));
        return bands;
    }

    /// <summary>Several bands as one.</summary>
    public static PageBand Joined(IEnumerable<PageBand> bands) => new([.. bands.SelectMany(band => band.Texts)]);

    /// <summary>The columns of bands: stretches that their texts cover together.</summary>
    public static List<(double Left, double Right)> Columns(IEnumerable<PageBand> bands) => Spans([.. bands.SelectMany(band => band.Texts)], WordGap);

    /// <summary>The columns that other columns and its own text cover together.</summary>
    public List<(double Left, double Right)> ColumnsWith(List<(double Left, double Right)> columns)
    {
        var merged = new List<(double Left, double Right)>();
        foreach (var span in columns.Concat(Covered).OrderBy(span => span.Left))
        {
            if (merged.Count > 0 && span.Left < merged[^1].Right + (WordGap * Size))
                merged[^1] = (merged[^1].Left, Math.Max(merged[^1].Right, span.Right));
            else
                merged.Add(span);
        }

        return merged;
    }

    /// <summary>The gap between the ink of two lines.</summary>
    public static double GapBetween(PageRow above, PageRow below) =>
        ((below.Top + below.Bottom) / 2) - (Reach * below.Size) - ((above.Top + above.Bottom) / 2) - (Reach * above.Size);

    private static double TopOf(PdfText text) => text.Middle - (Reach * text.Size);

    private static double BottomOf(PdfText text) => text.Middle + (Reach * text.Size);

    private static List<(double Left, double Right)> Spans(IReadOnlyList<PdfText> texts, double gap)
    {
        var spans = new List<(double Left, double Right)>();
        foreach (var text in texts.OrderBy(text => text.Left))
        {
            if (spans.Count > 0 && text.Left < spans[^1].Right + (gap * text.Size))
                spans[^1] = (spans[^1].Left, Math.Max(spans[^1].Right, text.Right));
            else
                spans.Add((text.Left, text.Right));
        }

        return spans;
    }
}
