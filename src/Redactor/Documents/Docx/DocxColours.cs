using System.Globalization;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>Reads colours, those of the theme included (ECMA-376 part 1, 17.3.2.6 and 17.3.5), as 0xRRGGBB.</summary>
internal sealed class DocxColours
{
    /// <summary>The colour that the program chooses: ink that shows on what is behind it, or no fill.</summary>
    public const int Automatic = -1;

    private const int White = 0xFFFFFF;
    private const int Black = 0;

    private readonly Dictionary<string, int> _theme = new(StringComparer.Ordinal) { ["dk1"] = Black, ["lt1"] = White };
    private readonly Dictionary<string, string> _mapping = new(StringComparer.Ordinal)
    {
        ["dark1"] = "dk1", ["light1"] = "lt1", ["dark2"] = "dk2", ["light2"] = "lt2", ["hyperlink"] = "hlink", ["followedHyperlink"] = "folHlink",
        ["text1"] = "dk1", ["background1"] = "lt1", ["text2"] = "dk2", ["background2"] = "lt2",
        ["tx1"] = "dk1", ["bg1"] = "lt1", ["tx2"] = "dk2", ["bg2"] = "lt2",
    };

    /// <summary>Reads the theme and the settings of a document; null for either that it lacks.</summary>
    public DocxColours(PartElement? theme, PartElement? settings)
    {
        foreach (var element in theme?.SelfAndDescendants() ?? [])
        {
            if (element.Name is not "clrScheme")
                continue;
            foreach (var colour in element.Children)
            {
                if (colour.First is { } value && Rgb(value.Attribute(string.Empty, value.Name is "sysClr" ? "lastClr" : "val")) is { } rgb)
                    _theme[colour.Name] = rgb;
            }
        }

        foreach (var (name, attribute) in new[] { ("background1", "bg1"), ("text1", "t1"), ("background2", "bg2"), ("text2", "t2") })
        {
            if (settings?.Word("clrSchemeMapping")?.WordAttribute(attribute) is { } mapped && _mapping.TryGetValue(mapped, out var scheme))
            {
                _mapping[name] = scheme;
                _mapping[attribute.Replace('t', 'x') is ['x', _] ? "tx" + attribute[1] : attribute] = scheme;
            }
        }
    }

    /// <summary>The colour of an ink element, the theme's before the value kept beside it; null when it says none.</summary>
    public int? Ink(PartElement colour) =>
        Themed(colour, "themeColor", "themeTint", "themeShade") ?? Plain(colour.WordAttribute("val"));

    /// <summary>What a shading element lays behind the text: its fill, or its pattern's colour where that covers; null when it says none.</summary>
    public int? Fill(PartElement shading)
    {
        var fill = Themed(shading, "themeFill", "themeFillTint", "themeFillShade") ?? Plain(shading.WordAttribute("fill"));
        var pattern = shading.WordAttribute("val");
        var cover = pattern is "solid" ? 100 : pattern is { Length: > 3 } && pattern.StartsWith("pct", StringComparison.Ordinal) && int.TryParse(pattern.AsSpan(3), out var percent) ? Math.Clamp(percent, 0, 100) : 0;
        if (cover == 0)
            return fill;
        var ink = Themed(shading, "themeColor", "themeTint", "themeShade") ?? Plain(shading.WordAttribute("color")) ?? Automatic;
        return Mix(ink == Automatic ? Black : ink, fill is null or Automatic ? White : fill.Value, cover);
    }

    /// <summary>The colour of a DrawingML fill; null when it is of another kind.</summary>
    public int? Solid(PartElement fill)
    {
        foreach (var colour in fill.Children)
        {
            var value = colour.Attribute(colour.Namespace, "val") ?? colour.Attribute(string.Empty, "val");
            if (colour.Name is "srgbClr")
                return Rgb(value);
            if (colour.Name is "schemeClr" && value is not null && _theme.TryGetValue(_mapping.GetValueOrDefault(value, value), out var themed))
                return themed;
        }

        return null;
    }

    /// <summary>The colour of a highlighter; null for none.</summary>
    public static int? Highlight(string? name) => name switch
    {
        "black" => Black,
        "white" => White,
        "red" => 0xFF0000,
        "blue" => 0x0000FF,
        "green" => 0x00FF00,
        "yellow" => 0xFFFF00,
        "cyan" => 0x00FFFF,
        "magenta" => 0xFF00FF,
        "darkBlue" => 0x000080,
        "darkRed" => 0x800000,
        "darkGreen" => 0x008000,
        "darkCyan" => 0x008080,
        "darkMagenta" => 0x800080,
        "darkYellow" => 0x808000,
        "darkGray" => 0x808080,
        "lightGray" => 0xC0C0C0,
        _ => null,
    };

    /// <summary>Six hexadecimal digits; null for all else.</summary>
    public static int? Rgb(string? text) =>
        text is { Length: 6 } && int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb) ? rgb : null;

    private static int? Plain(string? text) => text is "auto" ? Automatic : Rgb(text);

    private int? Themed(PartElement element, string name, string tint, string shade)
    {
        if (element.WordAttribute(name) is not { } theme || !_theme.TryGetValue(_mapping.GetValueOrDefault(theme, theme), out var colour))
            return null;
        if (Level(element.WordAttribute(tint)) is { } light)
            return Mix(colour, White, light);
        return Level(element.WordAttribute(shade)) is { } dark ? Mix(colour, Black, dark) : colour;
    }

    private static int? Level(string? text) =>
        int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var level) ? Math.Clamp(level, 0, 255) * 100 / 255 : null;

    private static int Mix(int over, int under, int percent)
    {
        int Channel(int shift) => ((((over >> shift) & 0xFF) * percent) + (((under >> shift) & 0xFF) * (100 - percent))) / 100 << shift;
        return Channel(16) | Channel(8) | Channel(0);
    }
}
