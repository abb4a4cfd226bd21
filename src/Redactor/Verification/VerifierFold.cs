using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Disclosure.Redactor.Verification;

/// <summary>
/// The verifier's own folding, apart from the detectors': two texts that a reader, or a program, takes for the same value fold alike.
/// Compatibility forms, case, accents, look-alike letters, invisible and blank characters, punctuation, and the ways of writing a digit
/// are evened out. What one character becomes is looked up; the tables are made as scripts turn up.
/// </summary>
internal static class VerifierFold
{
    /// <summary>Takes no room and cuts nothing: marks, format and control characters, blank letters.</summary>
    public const char Invisible = '\u0000';

    /// <summary>Visible, neither letter nor digit; no one groups the digits of a number with it.</summary>
    public const char Other = '\u0001';

    /// <summary>What people group the digits of a number with.</summary>
    public const char Separator = '\u0002';

    /// <summary>A line end or a tab.</summary>
    public const char Line = '\u0003';

    /// <summary>A sentence mark: the end of one clause and the start of the next do not make a name.</summary>
    public const char Stop = '\u0004';

    /// <summary>Everything from here on is the folded letter or digit itself.</summary>
    public const char FirstLetter = '0';

    private const char Several = '\u0005';
    private const int PageSize = 256;
    private const int MostKept = 4096;
    // Thrice 0 to 9, then another circle and the 幺 of spoken numbers.
    private const string ChineseDigits = "〇一二三四五六七八九零壹贰叁肆伍陆柒捌玖○壹貳參肆伍陸柒捌玖◯幺";

    // After decomposition, so the full-width comma, colon and the like are the narrow ones.
    private const string Stops = "。、,;:!?《》";
    private const string Separators = " -.·_‐‑‒–—―−/*•‧∙⋅・⸱᛫ー─━";
    private const string Lines = "\n\r\t\u2028\u2029";
    private const string Blanks = "\u115F\u1160\u3164\uFFA0\u2800\u17B4\u17B5";
    // Cyrillic and Greek letters whose capitals look Latin, each before the letter it is taken for.
    private const string SameGlyphs = "аaвbеeкkмmнhоoрpсcтtуyхxіiѕsјjαaβbεeζzηhιiκkμmνnοoρpτtυyχx";

    private static readonly char[]?[] Pages = new char[char.MaxValue / PageSize + 1][];
    private static readonly ConcurrentDictionary<int, string> Decompositions = new();

    /// <summary>What a character becomes: a letter or digit, or one of the constants; false when it becomes several or is half of a pair.</summary>
    public static bool TryFold(char character, out char folded)
    {
        folded = (Pages[character / PageSize] ?? Page(character / PageSize))[character % PageSize];
        return folded != Several;
    }

    /// <summary>What a code point becomes, each as <see cref="TryFold"/> has it; letters beyond the first plane are two units.</summary>
    public static string Fold(Rune rune)
    {
        if (Decompositions.TryGetValue(rune.Value, out var known))
            return known;
        var folded = Decompose(rune);
        if (Decompositions.Count < MostKept)
            Decompositions.TryAdd(rune.Value, folded);
        return folded;
    }

    private static string Decompose(Rune rune)
    {
        var folded = new StringBuilder();
        // The normaliser refuses the reversed byte order mark.
        var decomposed = rune.Value == 0xFFFE ? "\uFFFD" : rune.ToString().Normalize(NormalizationForm.FormKD);
        foreach (var part in decomposed.EnumerateRunes())
            AppendTo(folded, part);
        return folded.ToString();
    }

    private static void AppendTo(StringBuilder folded, Rune rune)
    {
        if (Digit(rune) is { } digit)
        {
            folded.Append(digit);
        }
        else if (rune.IsBmp && Lines.Contains((char)rune.Value))
        {
            folded.Append(Line);
        }
        else if (rune.IsBmp && Stops.Contains((char)rune.Value))
        {
            folded.Append(Stop);
        }
        else if ((rune.IsBmp && Separators.Contains((char)rune.Value)) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation)
        {
            folded.Append(Separator);
        }
        else if (IsInvisible(rune))
        {
            folded.Append(Invisible);
        }
        else if (Rune.IsLetterOrDigit(rune))
        {
            var lower = Rune.ToLowerInvariant(rune);
            var alike = lower.IsBmp ? SameGlyphs.IndexOf((char)lower.Value) : -1;
            if (alike >= 0 && alike % 2 == 0)
                folded.Append(SameGlyphs[alike + 1]);
            else
                folded.Append(lower.ToString());
        }
        else
        {
            folded.Append(Other);
        }
    }

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control
        || (rune.IsBmp && Blanks.Contains((char)rune.Value));

    // The decimal digit a character stands for.
    private static char? Digit(Rune rune)
    {
        if (rune.Value is >= '0' and <= '9')
            return (char)rune.Value;
        // Digits typed in a symbol font.
        if (rune.Value is >= 0xF030 and <= 0xF039)
            return (char)(rune.Value - 0xF000);
        if (rune.IsBmp && ChineseDigits.IndexOf((char)rune.Value) is >= 0 and var at)
            return (char)('0' + (at % 10));
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber
            && Rune.GetNumericValue(rune) is >= 0 and <= 9 and var value && value == Math.Floor(value)
                ? (char)('0' + (int)value)
                : null;
    }

    // Two threads may make the same page at once: both make the same.
    private static char[] Page(int number)
    {
        var page = new char[PageSize];
        for (var i = 0; i < PageSize; i++)
        {
            var character = (char)((number * PageSize) + i);
            page[i] = char.IsSurrogate(character) ? Several : Decompose(new Rune(character)) is [var single] ? single : Several;
        }

        return Pages[number] = page;
    }
}
