using System.Text;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>A text with the shadows that detectors read.</summary>
internal sealed class ScannedText
{
    // What every number that is hidden or kept has at least.
    private const int FewestDigits = 5;
    private const double SpacedOutShare = 0.15;

    private ScannedText(string original, FoldedText spaced, FoldedText compact, ContextWords contexts)
    {
        Original = original;
        Spaced = spaced;
        Compact = compact;
        Chains = DigitChain.Find(spaced, FewestDigits);
        Contexts = contexts.Find(compact.Value);
        IsSpacedOut = HasGapsEverywhere(compact);
    }

    /// <summary>The text itself.</summary>
    public string Original { get; }

    /// <summary>Its shadow with blanks.</summary>
    public FoldedText Spaced { get; }

    /// <summary>Its shadow without blanks.</summary>
    public FoldedText Compact { get; }

    /// <summary>Runs of digits of <see cref="Spaced"/>.</summary>
    public IReadOnlyList<DigitChain> Chains { get; }

    /// <summary>The context words in <see cref="Compact"/>.</summary>
    public ContextMap Contexts { get; }

    /// <summary>Whether blanks stand everywhere, as text taken from a scan or a PDF has them, so that a gap separates nothing.</summary>
    public bool IsSpacedOut { get; }

    /// <summary>Folds a text.</summary>
    public static ScannedText Of(string original, ContextWords contexts)
    {
        var spaced = TextFolder.Fold(original);
        return new ScannedText(original, spaced, TextFolder.RemoveBlanks(spaced), contexts);
    }

    /// <summary>The character of <see cref="Compact"/> that a character of <see cref="Spaced"/> is, or the next one where it is a blank.</summary>
    public int InCompact(int spacedIndex) => ReferenceEquals(Spaced, Compact) ? spacedIndex : Compact.IndexOf(Spaced.OriginalStart(spacedIndex));

    /// <summary>Whether a range of <see cref="Compact"/> neither starts nor ends in the middle of a Latin word or a number; a blank parts two of them.</summary>
    public bool IsWhole(int start, int end) =>
        (start == 0 || !char.IsAsciiLetterOrDigit(Compact.Value[start]) || !char.IsAsciiLetterOrDigit(Compact.Value[start - 1]) || Compact.HasGapBefore(start))
        && (end == Compact.Length || !char.IsAsciiLetterOrDigit(Compact.Value[end]) || !char.IsAsciiLetterOrDigit(Compact.Value[end - 1]) || Compact.HasGapBefore(end));

    /// <summary>Up to <paramref name="length"/> characters of <see cref="Spaced"/> before a position, without blanks.</summary>
    public string Before(int spacedIndex, int length)
    {
        var start = Math.Max(0, spacedIndex - (2 * length));
        var text = WithoutBlanks(Spaced.Value.AsSpan(start, spacedIndex - start));
        return text.Length <= length ? text : text[^length..];
    }

    /// <summary>Up to <paramref name="length"/> characters of <see cref="Spaced"/> from a position on, without blanks.</summary>
    public string After(int spacedIndex, int length)
    {
        var end = Math.Min(Spaced.Length, spacedIndex + (2 * length));
        var text = WithoutBlanks(Spaced.Value.AsSpan(spacedIndex, end - spacedIndex));
        return text.Length <= length ? text : text[..length];
    }

    private static string WithoutBlanks(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character != ' ')
            {
                result.Append(character);
            }
        }

        return result.ToString();
    }

    // Counted between Chinese characters alone: the bars and columns of a table are no sign of it.
    private static bool HasGapsEverywhere(FoldedText compact)
    {
        var value = compact.Value;
        var gaps = 0;
        foreach (var run in compact.Runs)
        {
            gaps += run.AfterGap && run.Shadow > 0 && HanText.IsHan(value[run.Shadow]) && HanText.IsHan(value[run.Shadow - 1]) ? 1 : 0;
        }

        var most = gaps / SpacedOutShare;
        var neighbours = 0;
        for (var i = 1; i < value.Length && neighbours < most; i++)
        {
            neighbours += HanText.IsHan(value[i]) && HanText.IsHan(value[i - 1]) ? 1 : 0;
        }

        return neighbours < most;
    }
}
