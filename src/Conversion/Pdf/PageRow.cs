using System.Text;

namespace Disclosure.Conversion.Pdf;

/// <summary>Text that stands side by side on a page, in pieces where wide gaps part it.</summary>
internal sealed class PageRow
{
    // In sizes of the font: a gap this wide is more than a blank, one this narrow is none.
    private const double Gap = 1.6;
    private const double Blank = 0.2;

    private PageRow(IReadOnlyList<PdfText> texts)
    {
        Left = texts.Min(text => text.Left);
        Right = texts.Max(text => text.Right);
        Top = texts.Min(text => text.Top);
        Bottom = texts.Max(text => text.Bottom);
        Size = texts.Max(text => text.Size);
        Pieces = Part(texts);
    }

    /// <summary>Left edge.</summary>
    public double Left { get; }

    /// <summary>Right edge.</summary>
    public double Right { get; }

    /// <summary>Upper edge.</summary>
    public double Top { get; }

    /// <summary>Lower edge.</summary>
    public double Bottom { get; }

    /// <summary>Size of the largest font.</summary>
    public double Size { get; }

    /// <summary>What stands between wide gaps: left edge and text.</summary>
    public IReadOnlyList<(double Left, string Text)> Pieces { get; }

    /// <summary>Its text, a blank for each wide gap.</summary>
    public string Text => string.Join(' ', Pieces.Select(piece => piece.Text));

    /// <summary>Texts in rows from above, each from the left.</summary>
    public static List<PageRow> Of(IEnumerable<PdfText> texts)
    {
        var rows = new List<PageRow>();
        var open = new List<PdfText>();
        var (top, bottom) = (0.0, 0.0);
        foreach (var text in texts.OrderBy(text => text.Middle))
        {
            // Half of the lower one must stand beside the row: so notes set higher stay in their row.
            var shared = Math.Min(bottom, text.Bottom) - Math.Max(top, text.Top);
            if (open.Count > 0 && shared < Math.Min(bottom - top, text.Height) / 2)
            {
                rows.Add(new PageRow([.. open.OrderBy(one => one.Left)]));
                open.Clear();
            }

            (top, bottom) = open.Count == 0 ? (text.Top, text.Bottom) : (top, Math.Max(bottom, Math.Min(text.Bottom, top + (1.2 * open[0].Height))));
            open.Add(text);
        }

        if (open.Count > 0)
            rows.Add(new PageRow([.. open.OrderBy(one => one.Left)]));
        return rows;
    }

    private static List<(double Left, string Text)> Part(IReadOnlyList<PdfText> texts)
    {
        var pieces = new List<(double, string)>();
        var piece = new StringBuilder();
        var (left, right) = (0.0, 0.0);
        foreach (var text in texts)
        {
            var gap = text.Left - right;
            if (piece.Length > 0 && gap > Gap * text.Size)
                Finish();
            if (piece.Length == 0)
                left = text.Left;
            else if (gap > Blank * text.Size && char.IsAsciiLetterOrDigit(piece[^1]) && char.IsAsciiLetterOrDigit(text.Text[0]))
                piece.Append(' ');
            piece.Append(text.Text);
            right = text.Right;
        }

        Finish();
        return pieces;

        void Finish()
        {
            if (piece.ToString().Trim() is { Length: > 0 } words)
                pieces.Add((left, words));
            piece.Clear();
        }
    }
}
