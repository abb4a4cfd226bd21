using System.Text;

namespace Disclosure.Redactor.Text;

/// <summary>
/// Makes the shadows that detectors read: compatibility forms folded (NFKC), invisible characters dropped, digits of every script
/// and long runs of Chinese digits written 0–9, every blank a space, every dash a hyphen, every line end a line feed.
/// </summary>
public static class TextFolder
{
    private const string ItemMark = "、";
    private const int FewestOfItem = 11;
    private const int LackingOne = 17;

    /// <summary>Folds a text, blanks kept. Lone surrogates become U+FFFD in the shadow.</summary>
    public static FoldedText Fold(string original)
    {
        ArgumentNullException.ThrowIfNull(original);
        var builder = new FoldedTextBuilder(original.Length);
        var position = 0;
        while (true)
        {
            position += builder.AppendEven(original.AsSpan(position), position);
            if (position == original.Length)
            {
                break;
            }

            var status = Rune.DecodeFromUtf16(original.AsSpan(position), out var rune, out var consumed);
            if (status != System.Buffers.OperationStatus.Done)
            {
                rune = Rune.ReplacementChar;
                consumed = 1;
            }

            builder.Append(IsItemMark(original, position) ? ItemMark : CharacterFolding.Fold(rune), position, consumed);
            position += consumed;
        }

        ChineseNumbers.Fold(builder.Written);
        CharacterBoxes.Join(builder.Written);
        NumberCells.Join(builder.Written);
        return builder.Build();
    }

    // ①13812345678②…: a number in a circle before a whole number counts items; among others, or where it completes an ID number, it is a digit.
    private static bool IsItemMark(string text, int at)
    {
        if (!CharacterFolding.IsCircledNumber(text[at]) || (at > 0 && CharacterFolding.IsCircledNumber(text[at - 1])))
        {
            return false;
        }

        var end = at + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - at - 1 is >= FewestOfItem and not LackingOne;
    }

    /// <summary>The shadow without its spaces, each taken out one remembered as a gap; line feeds and tabs (cell borders) stay.</summary>
    public static FoldedText RemoveBlanks(FoldedText folded)
    {
        ArgumentNullException.ThrowIfNull(folded);
        var value = folded.Value;
        var blank = value.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 0)
        {
            return folded;
        }

        var builder = new FoldedTextBuilder(value.Length);
        var run = 0;
        var start = 0;
        while (start < value.Length)
        {
            var end = blank < 0 ? value.Length : blank;
            if (end > start)
            {
                builder.AppendPiece(folded, start, end, ref run, afterGap: start > 0);
            }

            start = end + 1;
            blank = start < value.Length ? value.IndexOf(' ', start) : -1;
        }

        return builder.Build();
    }
}
