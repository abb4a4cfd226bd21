using System.Globalization;
using System.Text;

namespace Disclosure.Redactor.Nondisclosure;

/// <summary>Folds a text so that a signal is found however it is spaced, broken over lines or widened.</summary>
internal static class SignalText
{
    /// <summary>Stands for a passage that was taken out, so that what stood on both sides of it does not join.</summary>
    private const char Gap = '\u0001';

    /// <summary>Compatibility forms evened out, blanks and invisible characters dropped, letters in lower case.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in Normalized(text).EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune)
                && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
        }

        return folded.ToString();
    }

    /// <summary>Compatibility composition of any text, well formed or not.</summary>
    public static string Normalized(string text) =>
        string.Concat(text.EnumerateRunes()).Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormKC);

    /// <summary>A folded text without what stands between 《 and 》 and without the given names of laws.</summary>
    public static string WithoutCitations(string folded, IReadOnlyList<string> names)
    {
        var text = new StringBuilder(folded.Length);
        var at = 0;
        while (at < folded.Length)
        {
            var open = folded.IndexOf('《', at);
            var close = open < 0 ? -1 : folded.IndexOf('》', open);
            // A bracket that never closes, or closes far away, cites nothing.
            if (close < 0 || close - open > 80)
            {
                var end = open < 0 ? folded.Length : open + 1;
                text.Append(folded, at, end - at);
                at = end;
                continue;
            }

            text.Append(folded, at, open - at).Append(Gap);
            at = close + 1;
        }

        foreach (var name in names)
            text.Replace(name, Gap.ToString());
        return text.ToString();
    }
}
