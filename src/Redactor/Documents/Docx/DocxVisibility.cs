using System.Globalization;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>Decides whether a run can be seen on paper.</summary>
internal static class DocxVisibility
{
    // Two colours closer than this in every channel cannot be told apart.
    private const int Telling = 24;

    /// <summary>Why a run is not seen, as a word for <see cref="HiddenText.Where"/>; null when it is.</summary>
    /// <param name="look">Its look.</param>
    /// <param name="background">Fill of the paragraph or cell around it; null for paper.</param>
    /// <param name="backgroundKnown">False where a table style may shade the cell.</param>
    /// <param name="tinyHalfPoints">The largest size that is not seen.</param>
    public static string? Reason(RunLook look, string? background, bool backgroundKnown, int tinyHalfPoints)
    {
        if (look.Vanish is true)
            return "hidden";
        if (look.HalfPoints <= tinyHalfPoints)
            return "tiny";

        var behind = Named(look.Highlight) ?? Rgb(look.Shade) ?? Rgb(background);
        var ink = Rgb(look.Color);
        if (ink is null)
        {
            // Automatic ink turns white on dark shading, but a name struck out with the black marker is meant not to be read.
            return Named(look.Highlight) is { } marker && Near(marker, default) ? "covered" : null;
        }

        if (behind is null && !backgroundKnown)
            return null;
        return Near(ink.Value, behind ?? new Colour(255, 255, 255)) ? behind is null || Near(behind.Value, new Colour(255, 255, 255)) ? "white" : "covered" : null;
    }

    private static bool Near(Colour a, Colour b) =>
        Math.Abs(a.Red - b.Red) < Telling && Math.Abs(a.Green - b.Green) < Telling && Math.Abs(a.Blue - b.Blue) < Telling;

    private static Colour? Rgb(string? text) =>
        text is { Length: 6 } && int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb)
            ? new Colour(rgb >> 16, (rgb >> 8) & 0xFF, rgb & 0xFF)
            : null;

    private static Colour? Named(string? highlight) => highlight switch
    {
        "black" => new Colour(0, 0, 0),
        "white" => new Colour(255, 255, 255),
        "red" => new Colour(255, 0, 0),
        "blue" => new Colour(0, 0, 255),
        "green" => new Colour(0, 255, 0),
        "yellow" => new Colour(255, 255, 0),
        "cyan" => new Colour(0, 255, 255),
        "magenta" => new Colour(255, 0, 255),
        "darkBlue" => new Colour(0, 0, 128),
        "darkRed" => new Colour(128, 0, 0),
        "darkGreen" => new Colour(0, 128, 0),
        "darkCyan" => new Colour(0, 128, 128),
        "darkMagenta" => new Colour(128, 0, 128),
        "darkYellow" => new Colour(128, 128, 0),
        "darkGray" => new Colour(128, 128, 128),
        "lightGray" => new Colour(192, 192, 192),
        _ => null,
    };

    private readonly record struct Colour(int Red, int Green, int Blue);
}
