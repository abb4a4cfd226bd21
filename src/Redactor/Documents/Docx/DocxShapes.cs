using System.Globalization;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>Tells drawings that nobody sees: hidden ones, and those that stand off the paper or have no extent.</summary>
internal static class DocxShapes
{
    // In English metric units; a page is 11,900 twips wide at most of the papers that decisions are printed on.
    private const long BeyondLeft = -7200L * 635;
    private const long BeyondRight = 16840L * 635;
    private const long BeyondBottom = 24000L * 635;
    private const long Thin = 3L * 12700;

    /// <summary>Why nothing in a drawing is seen, as a word for <see cref="HiddenText.Where"/>; null when it may be.</summary>
    public static string? Reason(PartElement element) => element.Name switch
    {
        "anchor" or "inline" => OfDrawing(element),
        "shape" or "rect" or "roundrect" or "oval" or "group" or "line" when element.Attribute(string.Empty, "style") is { } style => OfStyle(style),
        _ => null,
    };

    private static string? OfDrawing(PartElement drawing)
    {
        long width = 0;
        foreach (var child in drawing.Children)
        {
            if (child.Name is "docPr" && child.Attribute(string.Empty, "hidden") is "1" or "true")
                return "hidden";
            if (child.Name is "extent")
            {
                width = Measure(child.Attribute(string.Empty, "cx")) ?? Thin;
                if (width < Thin || (Measure(child.Attribute(string.Empty, "cy")) ?? Thin) < Thin)
                    return "tiny";
            }
        }

        foreach (var child in drawing.Children)
        {
            if (child.Name is not ("positionH" or "positionV"))
                continue;
            foreach (var offset in child.Children)
            {
                if (offset.Name is "posOffset" && Measure(offset.Text) is { } at && (at < BeyondLeft || at > (child.Name is "positionH" ? BeyondRight : BeyondBottom)))
                    return "off-page";
            }
        }

        return null;
    }

    private static string? OfStyle(string style)
    {
        foreach (var rule in style.AsSpan().Split(';'))
        {
            var one = style.AsSpan()[rule];
            var colon = one.IndexOf(':');
            if (colon < 0)
                continue;
            var name = one[..colon].Trim();
            var value = one[(colon + 1)..].Trim();
            if ((name.Equals("visibility", StringComparison.OrdinalIgnoreCase) && value.Equals("hidden", StringComparison.OrdinalIgnoreCase))
                || (name.Equals("display", StringComparison.OrdinalIgnoreCase) && value.Equals("none", StringComparison.OrdinalIgnoreCase)))
                return "hidden";
            if (name is "margin-left" or "margin-top" or "left" or "top" && Points(value) is < BeyondLeft / 12700 or > BeyondBottom / 12700)
                return "off-page";
        }

        return null;
    }

    private static long? Measure(string? text) => long.TryParse(text.AsSpan().Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static double? Points(ReadOnlySpan<char> length)
    {
        var unit = length.Length > 2 ? length[^2..] : [];
        var factor = unit switch { "pt" => 1, "in" => 72, "mm" => 72 / 25.4, "cm" => 72 / 2.54, "px" => 0.75, "pc" => 12, _ => 0 };
        return factor > 0 && double.TryParse(length[..^2], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value * factor : null;
    }
}
