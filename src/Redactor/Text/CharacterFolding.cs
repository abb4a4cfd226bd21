using System.Globalization;
using System.Text;

namespace Disclosure.Redactor.Text;

/// <summary>What one character becomes in a shadow. What becomes one character is looked up, page by page as scripts turn up.</summary>
internal static class CharacterFolding
{
    private const int PageSize = 256;
    private const string MiddleDots = "•‧∙⋅・･•⸱᛫";
    private const string Dashes = "−─━ー－";
    private static readonly char[]?[] Pages = new char[char.MaxValue / PageSize + 1][];

    /// <summary>Whether a character is a number in a circle, which counts items or stands for a digit.</summary>
    public static bool IsCircledNumber(char character) => character is >= '①' and <= '⑳' or >= '❶' and <= '❿';

    /// <summary>The character that a character becomes; false when it is dropped, becomes several, is half of a pair or a number in a circle.</summary>
    public static bool TryFold(char character, out char folded)
    {
        folded = (Pages[character / PageSize] ?? Page(character / PageSize))[character % PageSize];
        return folded != '\0';
    }

    /// <summary>What a character becomes; empty when it is dropped.</summary>
    public static string Fold(Rune rune)
    {
        if (rune.Value is >= 0x21 and < 0x7F or >= 0x4E00 and <= 0x9FFF)
        {
            return rune.ToString();
        }

        switch (rune.Value)
        {
            case ' ' or 0xA0: return " ";
            case '\t': return "\t";
            case '\n' or '\r' or 0x0B or 0x0C or 0x85 or 0x2028 or 0x2029: return "\n";
            case 0x25CB or 0x25EF: return "〇";
            case 0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x20E3: return string.Empty;
            case >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF: return string.Empty;
            // No character at all; the normaliser refuses it.
            case var value when (value & 0xFFFE) == 0xFFFE: return "\uFFFD";
            default: break;
        }

        var category = Rune.GetUnicodeCategory(rune);
        if (category == UnicodeCategory.Format)
        {
            return string.Empty;
        }

        if (category == UnicodeCategory.SpaceSeparator)
        {
            return " ";
        }

        if (category == UnicodeCategory.DashPunctuation || (rune.IsBmp && Dashes.Contains((char)rune.Value)))
        {
            return "-";
        }

        if (rune.IsBmp && MiddleDots.Contains((char)rune.Value))
        {
            return "·";
        }

        var text = rune.ToString();
        var digit = CharUnicodeInfo.GetDigitValue(text, 0);
        return digit >= 0 ? digit.ToString(CultureInfo.InvariantCulture) : text.Normalize(NormalizationForm.FormKC);
    }

    // Two threads may make the same page at once: both make the same.
    private static char[] Page(int number)
    {
        var page = new char[PageSize];
        for (var i = 0; i < PageSize; i++)
        {
            var character = (char)((number * PageSize) + i);
            page[i] = char.IsSurrogate(character) || IsCircledNumber(character) || Fold(new Rune(character)) is not [var single] ? '\0' : single;
        }

        return Pages[number] = page;
    }
}
