namespace Disclosure.Conversion.Pdf;

/// <summary>What of a page can be seen, and what else must be known of it.</summary>
internal sealed class PageReading
{
    // Fewer characters beside a picture of the whole page are its number or a stamp; so many unseen ones are the text of a scan.
    private const int FewCharacters = 40;
    private const int ScanText = 20;
    private const double WholePage = 0.5;

    // Points of the page, of which an A4 page has 500,000.
    private const int SomeInk = 12;
    private const int PictureInk = 4000;
    private const double SmallestSize = 3;

    private readonly List<PdfText> _seen = [];
    private readonly List<string> _unseen = [];

    private PageReading(PdfPage page) => Page = page;

    /// <summary>The page.</summary>
    public PdfPage Page { get; }

    /// <summary>Its text as it is seen.</summary>
    public IReadOnlyList<PdfText> Seen => _seen;

    /// <summary>Its text that is not seen.</summary>
    public IReadOnlyList<string> Unseen => _unseen;

    /// <summary>Tables that lines draw.</summary>
    public IReadOnlyList<PageGrid> Grids { get; private set; } = [];

    /// <summary>Whether it shows something but holds no text.</summary>
    public bool IsScan { get; private set; }

    /// <summary>Whether its text was recognised from a scan.</summary>
    public bool IsRecognised { get; private set; }

    /// <summary>Whether it shows pictures or drawings, which are not read.</summary>
    public bool HasPictures { get; private set; }

    /// <summary>Whether text that is drawn cannot be seen: covered, or of the colour of its ground.</summary>
    public bool HasCoveredText { get; private set; }

    /// <summary>Looks at a page and its picture.</summary>
    public static PageReading Of(PdfPage page, PagePicture picture, (double Left, double Top, double Right, double Bottom)? shownPart)
    {
        var reading = new PageReading(page) { Grids = PageGrid.Of(picture) };
        foreach (var text in page.Shown)
            reading.Place(text, picture, shownPart);
        var known = page.Shown.Select(text => (text.Text, text.Left, text.Top)).ToHashSet();
        var invisible = page.All.Where(text => !known.Contains((text.Text, text.Left, text.Top))).ToList();
        reading.Judge(picture, invisible);
        return reading;
    }

    private void Place(PdfText text, PagePicture picture, (double Left, double Top, double Right, double Bottom)? shownPart)
    {
        if (string.IsNullOrWhiteSpace(text.Text))
            return;
        var isOutside = shownPart is { } part && !(text.Left + (text.Width / 2) >= part.Left && text.Left + (text.Width / 2) <= part.Right && text.Middle >= part.Top && text.Middle <= part.Bottom);
        if (isOutside || text.Size < SmallestSize || !IsSeen(text, picture))
        {
            _unseen.Add(text.Text);
            HasCoveredText = true;
            return;
        }

        var edges = text.Edges();
        foreach (var (start, end, isSeen) in Stretches(text, edges, picture))
        {
            if (isSeen)
                _seen.Add(text.Cut(start, end, edges));
            else
                _unseen.Add(text.Text[start..end]);
            HasCoveredText |= !isSeen;
        }
    }

    private static bool IsSeen(PdfText text, PagePicture picture) =>
        picture.ShowsSomething(text.Left, text.Top, text.Right, text.Bottom) && !(text.IsNearlyWhite && picture.IsLight(text.Left, text.Top, text.Right, text.Bottom));

    // Two or more characters of one line under a bar: the rest of the line is read.
    private static List<(int Start, int End, bool IsSeen)> Stretches(PdfText text, double[] edges, PagePicture picture)
    {
        var covered = new bool[text.Text.Length];
        for (var at = 0; at < covered.Length; at++)
        {
            covered[at] = !char.IsWhiteSpace(text.Text[at])
                && !picture.ShowsSomething(edges[at], text.Top + 1, edges[at + 1], text.Bottom - 1)
                && !char.IsPunctuation(text.Text[at]);
        }

        var stretches = new List<(int, int, bool)>();
        var start = 0;
        for (var at = 0; at < covered.Length;)
        {
            var end = at;
            while (end < covered.Length && (covered[end] || (end > at && char.IsPunctuation(text.Text[end]) && end + 1 < covered.Length && covered[end + 1])))
                end++;
            if (end - at < 2)
            {
                at = Math.Max(end, at + 1);
                continue;
            }

            if (at > start)
                stretches.Add((start, at, true));
            stretches.Add((at, end, false));
            start = at = end;
        }

        if (start < covered.Length)
            stretches.Add((start, covered.Length, true));
        return stretches;
    }

    private void Judge(PagePicture picture, List<PdfText> invisible)
    {
        var characters = Characters(_seen);
        var isPicture = Page.ImageShare >= WholePage;
        var mayBeScan = characters == 0 ? picture.Ink() > SomeInk : isPicture && characters < FewCharacters;
        if (mayBeScan && isPicture && Characters(invisible) >= ScanText)
        {
            // The text layer of a scan is meant for search; it is what can be read, and a person must compare it.
            _seen.AddRange(invisible);
            IsRecognised = true;
            return;
        }

        _unseen.AddRange(invisible.Select(text => text.Text));
        IsScan = mayBeScan;
        IsRecognised = !mayBeScan && isPicture;
        if (isPicture || mayBeScan)
            return;
        foreach (var text in _seen)
            picture.Erase(text.Left - 2, text.Top - 2, text.Right + 2, text.Bottom + 2);
        foreach (var grid in Grids)
            picture.Erase(grid.Cells.Min(cell => cell.Left) - 3, grid.Top - 3, grid.Cells.Max(cell => cell.Right) + 3, grid.Bottom + 3);
        HasPictures = picture.Ink() > PictureInk;
    }

    private static int Characters(IEnumerable<PdfText> texts) => texts.Sum(text => text.Text.Count(c => !char.IsWhiteSpace(c)));
}
