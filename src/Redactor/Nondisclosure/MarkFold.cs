using System.Globalization;
using System.Text;

namespace Disclosure.Redactor.Nondisclosure;

/// <summary>Folds a line so that a secrecy mark has one writing: no blanks, no brackets, one star, simplified characters.</summary>
internal static class MarkFold
{
    /// <summary>Folds a line that was brought into compatibility form.</summary>
    /// <param name="line">The line.</param>
    /// <param name="keepBrackets">Whether square and black brackets stay, as 【 and 】.</param>
    public static string Fold(string line, bool keepBrackets = false)
    {
        var folded = new StringBuilder(line.Length);
        Span<char> units = stackalloc char[2];
        foreach (var rune in line.EnumerateRunes())
        {
            if (keepBrackets && IsOpening(rune.Value))
                folded.Append('【');
            else if (keepBrackets && IsClosing(rune.Value))
                folded.Append('】');
            else if (IsStar(rune.Value))
                folded.Append('★');
            else if (!IsDropped(rune))
                folded.Append(units[..Plain(rune).EncodeToUtf16(units)]);
        }

        return folded.ToString();
    }

    /// <summary>Whether a line holds a bracket that <see cref="Fold"/> may keep.</summary>
    public static bool HoldsOpening(string line) => line.AsSpan().IndexOfAny('[', '【', '〖') >= 0;

    private static bool IsOpening(int value) => value is '[' or '【' or '〖';

    private static bool IsClosing(int value) => value is ']' or '】' or '〗';

    private static Rune Plain(Rune rune) => rune.Value switch
    {
        '絕' or '絶' => new Rune('绝'),
        '機' => new Rune('机'),
        '祕' => new Rune('秘'),
        '宻' => new Rune('密'),
        '級' => new Rune('级'),
        '業' => new Rune('业'),
        '術' => new Rune('术'),
        '國' => new Rune('国'),
        '長' => new Rune('长'),
        '個' => new Rune('个'),
        '號' => new Rune('号'),
        '∗' or '⁎' or '✱' or '✲' or '✳' or '٭' => new Rune('*'),
        _ => rune,
    };

    // The five-pointed star in all its drawings, the stars that are taken for it, and the one of the symbol font.
    private static bool IsStar(int value) => value is '★' or '☆' or '⭐' or '⭑' or '⭒' or '⋆' or '✡' or '⚝' or '\uF0AB'
        or (>= '\u2726' and <= '\u2730') or (>= '\u2734' and <= '\u2739') or 0x1F31F or 0x1F320 or (>= 0x1F7C9 and <= 0x1F7CE);

    /// <summary>What a reader does not see between two characters, though Unicode calls some of it a letter or a symbol.</summary>
    public static bool IsDropped(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.SpaceSeparator or UnicodeCategory.PrivateUse => true,
        UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.ConnectorPunctuation
            or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation => true,
        _ => rune.Value is ':' or '∶' or '·' or '.' or '|' or '"' or '\'' or '/' or '\\' or '=' or '#' or '\u115F' or '\u1160' or '\u3164' or '\u2800' or '\uFFFC'
            or (>= '\u2500' and <= '\u257F'),
    };
}
