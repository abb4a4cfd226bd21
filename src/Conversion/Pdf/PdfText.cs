namespace Disclosure.Conversion.Pdf;

/// <summary>A piece of text where it stands on its page. Lengths in points of 1/72 inch, from the upper left corner of the media box.</summary>
internal sealed record PdfText
{
    /// <summary>Left edge.</summary>
    public required double Left { get; init; }

    /// <summary>Upper edge of the line.</summary>
    public required double Top { get; init; }

    /// <summary>Width.</summary>
    public required double Width { get; init; }

    /// <summary>Height of the line.</summary>
    public required double Height { get; init; }

    /// <summary>Size of its font.</summary>
    public required double Size { get; init; }

    /// <summary>Whether its colour can be seen on dark ground only.</summary>
    public required bool IsNearlyWhite { get; init; }

    /// <summary>Its characters.</summary>
    public required string Text { get; init; }

    /// <summary>Right edge.</summary>
    public double Right => Left + Width;

    /// <summary>Lower edge.</summary>
    public double Bottom => Top + Height;

    /// <summary>Middle between upper and lower edge.</summary>
    public double Middle => Top + (Height / 2);

    /// <summary>The piece between two characters.</summary>
    /// <param name="start">The first.</param>
    /// <param name="end">The one behind the last.</param>
    /// <param name="edges">What <see cref="Edges"/> gave.</param>
    public PdfText Cut(int start, int end, double[] edges) =>
        this with { Text = Text[start..end], Left = edges[start], Width = edges[end] - edges[start] };

    /// <summary>Where each character begins, and where the last one ends: wide ones take the size of the font, the others share the rest.</summary>
    public double[] Edges()
    {
        var wide = 0;
        foreach (var c in Text)
            wide += IsWide(c) ? 1 : 0;
        var narrow = Text.Length - wide;
        var wideWidth = narrow == 0 ? Width / Math.Max(1, wide) : Math.Min(Size, Width / Math.Max(1, wide));
        var narrowWidth = narrow == 0 ? 0 : Math.Max(0, (Width - (wide * wideWidth)) / narrow);
        var edges = new double[Text.Length + 1];
        edges[0] = Left;
        for (var at = 0; at < Text.Length; at++)
            edges[at + 1] = edges[at] + (IsWide(Text[at]) ? wideWidth : narrowWidth);
        return edges;
    }

    /// <summary>The same where it is known what a letter or figure takes, so that blanks share the rest.</summary>
    /// <param name="narrow">Width of a letter or figure.</param>
    /// <param name="between">What is left free where one stands beside a wide character.</param>
    public double[] Edges(double narrow, double between)
    {
        var (taken, blanks) = (0.0, 0);
        for (var at = 0; at < Text.Length; at++)
        {
            taken += Text[at] == ' ' ? 0 : IsWide(Text[at]) ? Size : narrow;
            taken += IsBorder(at) ? between : 0;
            blanks += Text[at] == ' ' ? 1 : 0;
        }

        var blank = Math.Max(0, Width - taken) / Math.Max(1, blanks);
        var edges = new double[Text.Length + 1];
        edges[0] = Left;
        for (var at = 0; at < Text.Length; at++)
            edges[at + 1] = edges[at] + (Text[at] == ' ' ? blank : IsWide(Text[at]) ? Size : narrow) + (IsBorder(at) ? between : 0);
        edges[^1] = Right;
        return edges;

        bool IsBorder(int at) => at + 1 < Text.Length && Text[at] != ' ' && Text[at + 1] != ' ' && IsWide(Text[at]) != IsWide(Text[at + 1]);
    }

    /// <summary>Whether a character takes a whole square: Chinese characters and their signs.</summary>
    public static bool IsWide(char c) => c is >= '\u2E80' and < '\uFE00' or >= '\uFE30' and <= '\uFF60' or (>= '\uFFE0' and <= '\uFFE6') or '—' or '…' or '“' or '”' or '‘' or '’';
}

/// <summary>A page as the programs tell it.</summary>
internal sealed class PdfPage(int number, double width, double height)
{
    /// <summary>Its number, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>Width in points.</summary>
    public double Width { get; } = width;

    /// <summary>Height in points.</summary>
    public double Height { get; } = height;

    /// <summary>Text that is drawn.</summary>
    public List<PdfText> Shown { get; } = [];

    /// <summary>Text that is drawn or meant for search only, in the same order.</summary>
    public List<PdfText> All { get; } = [];

    /// <summary>Share of the page that images cover, 0 to 1, each counted for itself.</summary>
    public double ImageShare { get; set; }
}
