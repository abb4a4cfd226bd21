using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Disclosure.Publisher.Cases;

/// <summary>Reads a date as officials type it: 2026-10-14, 2026/10/14, 2026.10.14, 2026年10月14日, full-width too.</summary>
internal static class TypedDate
{
    private const int LongestText = 40;
    private const int FullWidthOffset = '０' - '0';
    private static readonly string[] Forms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"];

    /// <summary>False when the text is not a date of the calendar in one of the known forms.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DateOnly date)
    {
        date = default;
        return text is { Length: > 0 and <= LongestText }
            && DateOnly.TryParseExact(Plain(text), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }

    // Full-width forms from an input method stand at one fixed distance from their ASCII twins.
    private static string Plain(string text) => string.Concat(text
        .Where(symbol => !char.IsWhiteSpace(symbol))
        .Select(symbol => symbol is >= '！' and <= '～' ? (char)(symbol - FullWidthOffset) : symbol == '。' ? '.' : symbol));
}
