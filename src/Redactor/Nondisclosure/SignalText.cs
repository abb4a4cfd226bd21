using System.Globalization;
using System.Text;
using Disclosure.Redactor.Nondisclosure.Signals;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Nondisclosure;

/// <summary>
/// Folds a text so that a signal is found however it is spaced, broken over lines, widened, decorated or written in traditional
/// characters: compatibility forms evened out, blanks and what a reader does not see dropped, letters in lower case, digits 0–9.
/// </summary>
internal static class SignalText
{
    private const char Dropped = '\0';
    private const char Rare = '\uFFFF';

    // Signs that decorate a word without ending it.
    private const string Decorations = "*_~^|·•‧∙⋅・･¨´`＊＿";

    private static readonly char[] Table = [.. Enumerable.Range(0, 0x10000).Select(unit => FoldUnit((char)unit))];

    /// <summary>A text folded.</summary>
    public static string Fold(string text)
    {
        using var folded = new RentedList<char>(text.Length);
        FoldInto(text, folded, lines: null);
        return new string(folded.Items);
    }

    /// <summary>Adds a folded text to what was folded before.</summary>
    /// <param name="text">The text.</param>
    /// <param name="folded">Takes the folded characters.</param>
    /// <param name="lines">Takes the place, in the folded text, of every beginning of a line but the first; null when nobody asks.</param>
    public static void FoldInto(ReadOnlySpan<char> text, RentedList<char> folded, RentedList<int>? lines)
    {
        var room = folded.Room(text.Length);
        var taken = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var plain = Table[text[i]];
            if (plain > Dropped && plain < Rare)
            {
                room[taken++] = plain;
            }
            else if (plain == Rare)
            {
                folded.Take(taken);
                i += FoldRare(text[i..], folded) - 1;
                room = folded.Room(text.Length - i);
                taken = 0;
            }
            else if (lines is not null && text[i] is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029')
            {
                lines.Add(folded.Count + taken);
            }
        }

        folded.Take(taken);
    }

    /// <summary>Compatibility composition of any text, well formed or not.</summary>
    public static string Normalized(string text) =>
        string.Concat(text.EnumerateRunes()).Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormKC);

    private static int FoldRare(ReadOnlySpan<char> text, RentedList<char> folded)
    {
        _ = Rune.DecodeFromUtf16(text, out var rune, out var consumed);
        if (!IsUnseen(rune))
        {
            foreach (var plain in Normalized(rune.ToString()).EnumerateRunes().Where(plain => !IsUnseen(plain)))
            {
                foreach (var unit in Rune.ToLowerInvariant(plain).ToString())
                    folded.Add(TraditionalForms.Plain(unit));
            }
        }

        return consumed;
    }

    private static char FoldUnit(char unit)
    {
        if (char.IsSurrogate(unit))
            return Rare;
        if (unit is >= '\u4E00' and <= '\u9FFF')
            return TraditionalForms.Plain(unit);
        if (unit is (>= '\uAC00' and <= '\uD7A3') or (>= '\u3400' and <= '\u4DBF'))
            return unit;
        var rune = new Rune(unit);
        if (IsUnseen(rune) || Decorations.Contains(unit, StringComparison.Ordinal))
            return Dropped;
        if (CharUnicodeInfo.GetDecimalDigitValue(unit) is >= 0 and var digit)
            return (char)('0' + digit);
        var normal = Normalized(unit.ToString());
        return normal.Length == 1 && !Rune.IsWhiteSpace(new Rune(normal[0])) ? TraditionalForms.Plain(char.ToLowerInvariant(normal[0])) : Rare;
    }

    private static bool IsUnseen(Rune rune) =>
        Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
        || rune.Value is '\u115F' or '\u1160' or '\u3164' or '\uFFA0' or '\u2800' or '\uFFFC';
}
