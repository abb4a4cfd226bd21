using System.Globalization;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>The characters that <c>w:sym</c> shows. Symbol fonts keep theirs at F020 to F0FF; text fonts use plain code points.</summary>
internal static class DocxSymbols
{
    /// <summary>Stands for a picture sign that has no character of its own.</summary>
    private const char Picture = '□';

    /// <summary>The character for a font and a hexadecimal code; a picture sign for what has none.</summary>
    public static string Read(string? font, string? code)
    {
        if (!int.TryParse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var point) || point is < 0x20 or > 0xFFFF || char.IsSurrogate((char)point))
            return Picture.ToString();
        var low = point is >= 0xF000 and <= 0xF0FF ? point - 0xF000 : point;
        var isPictures = font is not null && (font.StartsWith("Wingdings", StringComparison.OrdinalIgnoreCase) || font.StartsWith("Webdings", StringComparison.OrdinalIgnoreCase));
        if (isPictures && low <= 0xFF)
            return font!.Equals("Wingdings 2", StringComparison.OrdinalIgnoreCase) ? Wingdings2(low) : Wingdings(low);
        return low is >= 0x20 and <= 0xFF && low != point
            ? low < 0x7F ? ((char)low).ToString() : Picture.ToString()
            : ((char)point).ToString();
    }

    private static string Wingdings(int code) => code switch
    {
        0x6F or 0x71 or 0x72 or 0xA8 => "☐",
        0xFD or 0xFB => "☒",
        0xFE => "☑",
        0xFC => "✓",
        0xAB => "★",
        0x20 => " ",
        >= 0x81 and <= 0x89 => ((char)('①' + code - 0x81)).ToString(),
        >= 0x8C and <= 0x94 => ((char)('❶' + code - 0x8C)).ToString(),
        _ => Picture.ToString(),
    };

    private static string Wingdings2(int code) => code switch
    {
        0x50 => "✓",
        0x52 => "☑",
        0x54 => "☒",
        0xA3 => "☐",
        >= 0x6A and <= 0x72 => ((char)('①' + code - 0x6A)).ToString(),
        _ => Picture.ToString(),
    };
}
