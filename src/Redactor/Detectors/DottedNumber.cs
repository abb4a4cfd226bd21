using Disclosure.Redactor.Documents;

namespace Disclosure.Redactor.Detectors;

/// <summary>Numbers behind a label whose parts are joined by points, as dates and amounts are: 139.0871.1234.</summary>
internal static class DottedNumber
{
    private const int LabelReach = 8;
    private const int FewestDigits = 11;
    private const int MostDigits = 24;
    private const int LongestPart = 6;

    /// <summary>The number right behind a word, in <see cref="ScannedText.Compact"/>, with the number of its digits; null when it has not two points and three parts.</summary>
    public static (TextRange Range, int Digits)? Behind(ScannedText text, ContextHit label)
    {
        var value = text.Compact.Value;
        var start = ValueToken.StartBehind(value, label.End, LabelReach);
        var at = start;
        var digits = 0;
        var points = 0;
        for (var part = 0; at < value.Length && digits <= MostDigits && part <= LongestPart; at++)
        {
            if (char.IsAsciiDigit(value[at]))
            {
                digits++;
                part++;
            }
            else if (value[at] is '.' or '/' && part > 1 && at + 1 < value.Length && char.IsAsciiDigit(value[at + 1]))
            {
                points++;
                part = 0;
            }
            else
            {
                break;
            }
        }

        return points >= 2 && digits is >= FewestDigits and <= MostDigits && !NumberEdges.GoesOn(value, at) ? (new TextRange(start, at), digits) : null;
    }
}
