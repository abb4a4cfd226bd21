namespace Disclosure.Redactor.Documents.Html;

/// <summary>What text is drawn with; an element within may draw otherwise.</summary>
/// <param name="Ink">Colour of the text, 0xRRGGBB; null for none.</param>
/// <param name="Background">Colour behind it; null where a picture decides.</param>
/// <param name="IsTiny">Whether it is too small to be read.</param>
/// <param name="IsInvisible">Whether it only takes its place.</param>
internal readonly record struct HtmlPaint(int? Ink, int? Background, bool IsTiny, bool IsInvisible)
{
    /// <summary>Black on white.</summary>
    public static readonly HtmlPaint Plain = new(0, 0xFFFFFF, false, false);

    /// <summary>Whether it can be read.</summary>
    public bool IsLegible => !IsTiny && !IsInvisible && Ink is { } ink && !(Background is { } behind && CssColour.AreAlike(ink, behind));
}
