using System.Globalization;
using Disclosure.Records;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>How a run looks, as far as it decides how its text is set and whether it can be seen; null where nothing is said.</summary>
internal record struct RunLook
{
    /// <summary>Hidden text.</summary>
    public bool? Vanish { get; set; }

    /// <summary>Bold.</summary>
    public bool? Bold { get; set; }

    /// <summary>Italic.</summary>
    public bool? Italic { get; set; }

    /// <summary>Struck through once.</summary>
    public bool? Strike { get; set; }

    /// <summary>Struck through twice.</summary>
    public bool? DoubleStrike { get; set; }

    /// <summary>Underlined in any manner.</summary>
    public bool? Underline { get; set; }

    /// <summary>Superscript, Subscript or None.</summary>
    public InlineStyle? Raised { get; set; }

    /// <summary>Drawn without ink: an empty or transparent text fill.</summary>
    public bool? IsClear { get; set; }

    /// <summary>Colour of the ink, 0xRRGGBB or <see cref="DocxColours.Automatic"/>.</summary>
    public int? Ink { get; set; }

    /// <summary>Shading behind it, 0xRRGGBB or <see cref="DocxColours.Automatic"/> for none.</summary>
    public int? Fill { get; set; }

    /// <summary>Colour of the highlighter, 0xRRGGBB or <see cref="DocxColours.Automatic"/> for none.</summary>
    public int? Marker { get; set; }

    /// <summary>Size in half-points.</summary>
    public int? HalfPoints { get; set; }

    /// <summary>Width of the characters in percent.</summary>
    public int? ScalePercent { get; set; }

    /// <summary>What is added between characters, in twips.</summary>
    public int? SpacingTwips { get; set; }

    /// <summary>The width that the whole run is pressed into, in twips.</summary>
    public int? FitTwips { get; set; }

    /// <summary>How its text is set.</summary>
    public readonly InlineStyle Style =>
        If(Bold, InlineStyle.Bold) | If(Italic, InlineStyle.Italic) | If(Underline, InlineStyle.Underline)
        | If(Strike, InlineStyle.Strike) | If(DoubleStrike, InlineStyle.Strike) | (Raised ?? InlineStyle.None);

    /// <summary>What run properties say; the first of two alike counts.</summary>
    public static RunLook Of(PartElement? properties, DocxColours colours)
    {
        var look = default(RunLook);
        if (properties is null)
            return look;
        foreach (var one in properties.Children)
        {
            switch (one.Name)
            {
                case "vanish":
                    look.Vanish ??= one.IsOn;
                    break;
                case "b":
                    look.Bold ??= one.IsOn;
                    break;
                case "i":
                    look.Italic ??= one.IsOn;
                    break;
                case "strike":
                    look.Strike ??= one.IsOn;
                    break;
                case "dstrike":
                    look.DoubleStrike ??= one.IsOn;
                    break;
                case "u":
                    look.Underline ??= one.WordAttribute("val") is { } line ? line is not "none" : null;
                    break;
                case "vertAlign":
                    look.Raised ??= one.WordAttribute("val") switch { "superscript" => InlineStyle.Superscript, "subscript" => InlineStyle.Subscript, _ => InlineStyle.None };
                    break;
                case "color":
                    look.Ink ??= colours.Ink(one);
                    break;
                case "shd":
                    look.Fill ??= colours.Fill(one);
                    break;
                case "highlight":
                    look.Marker ??= DocxColours.Highlight(one.WordAttribute("val")) ?? DocxColours.Automatic;
                    break;
                case "sz":
                    look.HalfPoints ??= Measure(one);
                    break;
                case "w":
                    look.ScalePercent ??= Measure(one);
                    break;
                case "spacing":
                    look.SpacingTwips ??= Measure(one);
                    break;
                case "fitText":
                    look.FitTwips ??= Measure(one);
                    break;
                case "textFill":
                    ReadFill(one, colours, ref look);
                    break;
            }
        }

        return look;
    }

    /// <summary>This look, and what another says where this says nothing.</summary>
    public readonly RunLook Over(in RunLook below) => new()
    {
        Vanish = Vanish ?? below.Vanish,
        Bold = Bold ?? below.Bold,
        Italic = Italic ?? below.Italic,
        Strike = Strike ?? below.Strike,
        DoubleStrike = DoubleStrike ?? below.DoubleStrike,
        Underline = Underline ?? below.Underline,
        Raised = Raised ?? below.Raised,
        IsClear = IsClear ?? below.IsClear,
        Ink = Ink ?? below.Ink,
        Fill = Fill ?? below.Fill,
        Marker = Marker ?? below.Marker,
        HalfPoints = HalfPoints ?? below.HalfPoints,
        ScalePercent = ScalePercent ?? below.ScalePercent,
        SpacingTwips = SpacingTwips ?? below.SpacingTwips,
        FitTwips = FitTwips ?? below.FitTwips,
    };

    /// <summary>This look, its toggles set where an odd number of levels sets them (ECMA-376 part 1, 17.7.3); null where none does.</summary>
    public readonly RunLook Toggled(in RunLook one, in RunLook other, in RunLook third) => this with
    {
        Vanish = Odd(one.Vanish, other.Vanish, third.Vanish),
        Bold = Odd(one.Bold, other.Bold, third.Bold),
        Italic = Odd(one.Italic, other.Italic, third.Italic),
        Strike = Odd(one.Strike, other.Strike, third.Strike),
        DoubleStrike = Odd(one.DoubleStrike, other.DoubleStrike, third.DoubleStrike),
    };

    private static InlineStyle If(bool? holds, InlineStyle style) => holds is true ? style : InlineStyle.None;

    private static bool? Odd(bool? one, bool? other, bool? third) => (one is true) ^ (other is true) ^ (third is true) ? true : null;

    private static int? Measure(PartElement element) =>
        int.TryParse(element.WordAttribute("val").AsSpan().TrimEnd('%'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    // Word 2010's fill of letters: it covers the colour of the run.
    private static void ReadFill(PartElement element, DocxColours colours, ref RunLook look)
    {
        foreach (var fill in element.Children)
        {
            if (fill.Name is "noFill")
                look.IsClear ??= true;
            if (fill.Name is not "solidFill")
                continue;
            look.IsClear ??= fill.SelfAndDescendants().Any(part => part.Name is "alpha"
                && (part.Attribute(part.Namespace, "val") ?? part.Attribute(string.Empty, "val")) is { } alpha && int.TryParse(alpha.AsSpan().TrimEnd('%'), out var clear) && IsNearlyClear(clear, part.Namespace));
            if (colours.Solid(fill) is { } colour)
                look.Ink = colour;
        }
    }

    // Word 2010 says how clear it is, DrawingML how dense, both in thousandths of a percent.
    private static bool IsNearlyClear(int alpha, string ns) => ns is Namespaces.Word2010 ? alpha >= 90_000 : alpha <= 10_000;
}
