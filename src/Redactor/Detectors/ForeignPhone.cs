using Disclosure.Redactor.Documents;

namespace Disclosure.Redactor.Detectors;

/// <summary>Numbers of other countries behind a label: a plus sign or 00, then digits in parts by hyphens, points, blanks and brackets.</summary>
internal static class ForeignPhone
{
    private const int LabelReach = 8;
    private const int FewestDigits = 8;
    private const int MostDigits = 17;

    /// <summary>The number right behind a word, in <see cref="ScannedText.Compact"/>; null when there is none.</summary>
    public static TextRange? Behind(ScannedText text, ContextHit label)
    {
        var value = text.Compact.Value;
        var start = ValueToken.StartBehind(value, label.End, LabelReach);
        if (start >= value.Length || value[start] != '+')
        {
            return null;
        }

        var end = start;
        var digits = 0;
        for (var at = start + 1; at < value.Length && digits <= MostDigits && !(digits >= 11 && text.Compact.HasGapBefore(at)); at++)
        {
            if (char.IsAsciiDigit(value[at]))
            {
                digits++;
                end = at + 1;
            }
            else if (value[at] is not ('-' or '.' or '(' or ')') || at - end > 1)
            {
                break;
            }
        }

        return digits is >= FewestDigits and <= MostDigits && !NumberEdges.GoesOn(value, end) ? new TextRange(start, end) : null;
    }
}
