using System.Globalization;

namespace Disclosure.Redactor.Documents.Html;

/// <summary>A colour as style sheets write it.</summary>
/// <param name="Rgb">0xRRGGBB.</param>
/// <param name="IsClear">Whether nearly nothing of it is drawn.</param>
internal readonly record struct CssColour(int Rgb, bool IsClear)
{
    // Two colours closer than this in every channel cannot be told apart.
    private const int Telling = 24;

    private static readonly Dictionary<string, int> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["white"] = 0xFFFFFF, ["black"] = 0, ["red"] = 0xFF0000, ["lime"] = 0x00FF00, ["green"] = 0x008000, ["blue"] = 0x0000FF, ["yellow"] = 0xFFFF00,
        ["aqua"] = 0x00FFFF, ["cyan"] = 0x00FFFF, ["fuchsia"] = 0xFF00FF, ["magenta"] = 0xFF00FF, ["silver"] = 0xC0C0C0, ["gray"] = 0x808080, ["grey"] = 0x808080,
        ["maroon"] = 0x800000, ["olive"] = 0x808000, ["navy"] = 0x000080, ["purple"] = 0x800080, ["teal"] = 0x008080, ["snow"] = 0xFFFAFA, ["ivory"] = 0xFFFFF0,
        ["ghostwhite"] = 0xF8F8FF, ["whitesmoke"] = 0xF5F5F5, ["floralwhite"] = 0xFFFAF0, ["azure"] = 0xF0FFFF, ["mintcream"] = 0xF5FFFA, ["windowtext"] = 0,
        ["window"] = 0xFFFFFF, ["canvas"] = 0xFFFFFF, ["canvastext"] = 0, ["orange"] = 0xFFA500, ["lightgrey"] = 0xD3D3D3, ["lightgray"] = 0xD3D3D3,
    };

    /// <summary>Reads the first colour of a value; null when there is none that is known.</summary>
    public static CssColour? Of(ReadOnlySpan<char> value)
    {
        value = value.Trim();
        if (value.StartsWith("transparent", StringComparison.OrdinalIgnoreCase))
            return new CssColour(0, IsClear: true);
        if (value.StartsWith("rgb", StringComparison.OrdinalIgnoreCase))
            return Function(value);
        var end = value.IndexOfAny(" \t\n;!,)");
        var word = end < 0 ? value : value[..end];
        if (word is ['#', ..])
            return Hexadecimal(word[1..]);
        return Names.TryGetValue(word.ToString(), out var named) ? new CssColour(named, false) : word.Length == 6 ? Hexadecimal(word) : null;
    }

    /// <summary>True when ink of one colour cannot be read on the other.</summary>
    public static bool AreAlike(int one, int other) =>
        Math.Abs((one >> 16) - (other >> 16)) < Telling && Math.Abs(((one >> 8) & 0xFF) - ((other >> 8) & 0xFF)) < Telling && Math.Abs((one & 0xFF) - (other & 0xFF)) < Telling;

    private static CssColour? Hexadecimal(ReadOnlySpan<char> digits)
    {
        Span<char> whole = stackalloc char[8];
        if (digits.Length is 3 or 4)
        {
            for (var i = 0; i < digits.Length; i++)
                whole[2 * i] = whole[(2 * i) + 1] = digits[i];
            return Hexadecimal(whole[..(2 * digits.Length)]);
        }

        if (digits.Length is not (6 or 8) || !uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return null;
        return digits.Length == 8 ? new CssColour((int)(value >> 8), (value & 0xFF) < 26) : new CssColour((int)value, false);
    }

    private static CssColour? Function(ReadOnlySpan<char> value)
    {
        var open = value.IndexOf('(');
        var close = value.IndexOf(')');
        if (open < 0 || close < open)
            return null;
        Span<double> parts = stackalloc double[4];
        parts[3] = 1;
        var count = 0;
        foreach (var range in value[(open + 1)..close].SplitAny(" ,/"))
        {
            var part = value[(open + 1)..close][range].Trim();
            if (part.IsEmpty)
                continue;
            var isPercent = part[^1] == '%';
            if (count == 4 || !double.TryParse(isPercent ? part[..^1] : part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                return null;
            parts[count] = isPercent ? number / 100 * (count < 3 ? 255 : 1) : number;
            count++;
        }

        static int Channel(double part) => (int)Math.Clamp(part, 0, 255);
        return count < 3 ? null : new CssColour((Channel(parts[0]) << 16) | (Channel(parts[1]) << 8) | Channel(parts[2]), parts[3] < 0.1);
    }
}
