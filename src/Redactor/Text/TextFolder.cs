using System.Globalization;
using System.Text;

namespace Disclosure.Redactor.Text;

/// <summary>
/// Makes the shadows that detectors read: compatibility forms folded (NFKC), invisible characters dropped, digits of every script
/// and long runs of Chinese digits written 0–9, every blank a space, every dash a hyphen, every line end a line feed.
/// </summary>
public static class TextFolder
{
    private const int ShortestChineseNumber = 7;
    private const int FewestChineseDigitsInMixedNumber = 3;
    private const string ChineseDigits = "〇零一二三四五六七八九";
    private const string FormalDigits = "〇零壹贰叁肆伍陆柒捌玖";
    private const string MiddleDots = "•‧∙⋅・･•⸱᛫";
    private const string Dashes = "−─━ー－";

    /// <summary>Folds a text, blanks kept. Lone surrogates become U+FFFD in the shadow.</summary>
    public static FoldedText Fold(string original)
    {
        ArgumentNullException.ThrowIfNull(original);
        var value = new StringBuilder(original.Length);
        var starts = new List<int>(original.Length);
        var ends = new List<int>(original.Length);
        var position = 0;
        while (position < original.Length)
        {
            var status = Rune.DecodeFromUtf16(original.AsSpan(position), out var rune, out var consumed);
            if (status != System.Buffers.OperationStatus.Done)
            {
                rune = Rune.ReplacementChar;
                consumed = 1;
            }

            foreach (var folded in FoldRune(rune))
            {
                value.Append(folded);
                starts.Add(position);
                ends.Add(position + consumed);
            }

            position += consumed;
        }

        var characters = value.ToString().ToCharArray();
        FoldChineseNumbers(characters);
        return new FoldedText(new string(characters), [.. starts], [.. ends], gaps: null);
    }

    /// <summary>The shadow without its spaces, each taken out one remembered as a gap; line feeds and tabs (cell borders) stay.</summary>
    public static FoldedText RemoveBlanks(FoldedText folded)
    {
        ArgumentNullException.ThrowIfNull(folded);
        var value = new StringBuilder(folded.Length);
        var starts = new List<int>(folded.Length);
        var ends = new List<int>(folded.Length);
        var gaps = new List<bool>(folded.Length);
        var gap = false;
        for (var i = 0; i < folded.Length; i++)
        {
            if (folded.Value[i] == ' ')
            {
                gap = true;
                continue;
            }

            value.Append(folded.Value[i]);
            starts.Add(folded.OriginalStart(i));
            ends.Add(folded.OriginalEnd(i));
            gaps.Add(gap);
            gap = false;
        }

        return new FoldedText(value.ToString(), [.. starts], [.. ends], [.. gaps]);
    }

    private static string FoldRune(Rune rune)
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

    private static void FoldChineseNumbers(char[] text)
    {
        var position = 0;
        while (position < text.Length)
        {
            if (ChineseDigit(text[position]) < 0 && !char.IsAsciiDigit(text[position]))
            {
                position++;
                continue;
            }

            var end = position;
            var digits = 0;
            var chinese = 0;
            for (var i = position; i < text.Length; i++)
            {
                if (ChineseDigit(text[i]) >= 0)
                {
                    chinese++;
                    digits++;
                    end = i + 1;
                }
                else if (char.IsAsciiDigit(text[i]))
                {
                    digits++;
                    end = i + 1;
                }
                else if (i - end >= 2 || text[i] is not (' ' or '-'))
                {
                    break;
                }
            }

            if (digits >= ShortestChineseNumber && chinese >= FewestChineseDigitsInMixedNumber)
            {
                for (var i = position; i < end; i++)
                {
                    var digit = ChineseDigit(text[i]);
                    text[i] = digit < 0 ? text[i] : (char)('0' + digit);
                }
            }

            position = Math.Max(end, position + 1);
        }
    }

    private static int ChineseDigit(char character)
    {
        if (character is '幺')
        {
            return 1;
        }

        var index = ChineseDigits.IndexOf(character, StringComparison.Ordinal);
        index = index < 0 ? FormalDigits.IndexOf(character, StringComparison.Ordinal) : index;
        return index < 0 ? -1 : Math.Max(0, index - 1);
    }
}
