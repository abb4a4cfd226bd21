namespace Disclosure.Redactor.Documents.Docx;

/// <summary>Decides whether a run can be seen on paper.</summary>
internal static class DocxVisibility
{
    // Two colours closer than this in every channel cannot be told apart.
    private const int Telling = 24;
    private const int White = 0xFFFFFF;
    private const int TwipsOfHalfPoint = 10;
    private const int UsualHalfPoints = 21;

    /// <summary>Why a run is not seen, as a word for <see cref="HiddenText.Where"/>; null when it is.</summary>
    /// <param name="look">Its look.</param>
    /// <param name="background">Fill of the paragraph or cell around it, 0xRRGGBB; null for paper.</param>
    /// <param name="backgroundKnown">False where a table style may shade the cell.</param>
    /// <param name="limits">What is too small to be seen.</param>
    public static string? Reason(in RunLook look, int? background, bool backgroundKnown, DocumentLimits limits)
    {
        if (look.Vanish is true)
            return "hidden";
        if (IsTiny(look, limits))
            return "tiny";
        if (look.IsClear is true)
            return "white";

        var behind = Said(look.Marker) ?? Said(look.Fill) ?? background;
        if (look.Ink is null or DocxColours.Automatic)
        {
            // Automatic ink turns white on dark shading, but a name struck out with the black marker is meant not to be read.
            return Said(look.Marker) is { } marker && Near(marker, 0) ? "covered" : null;
        }

        if (behind is null && !backgroundKnown)
            return null;
        return Near(look.Ink.Value, behind ?? White) ? behind is null || Near(behind.Value, White) ? "white" : "covered" : null;
    }

    /// <summary>Whether text of this height, in twips, cannot be read.</summary>
    public static bool IsTooLow(int? twips, DocumentLimits limits) => twips > 0 && twips <= limits.TinyHalfPoints * TwipsOfHalfPoint;

    // Small, pressed together until it is a line, or drawn over itself.
    private static bool IsTiny(in RunLook look, DocumentLimits limits) =>
        look.HalfPoints <= limits.TinyHalfPoints
        || look.ScalePercent <= limits.TinyScalePercent
        || IsTooLow(look.FitTwips, limits)
        || -look.SpacingTwips >= (look.HalfPoints ?? UsualHalfPoints) * TwipsOfHalfPoint * 9 / 10;

    private static int? Said(int? colour) => colour is DocxColours.Automatic ? null : colour;

    private static bool Near(int one, int other) =>
        Math.Abs((one >> 16) - (other >> 16)) < Telling && Math.Abs(((one >> 8) & 0xFF) - ((other >> 8) & 0xFF)) < Telling && Math.Abs((one & 0xFF) - (other & 0xFF)) < Telling;
}
