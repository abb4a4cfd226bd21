namespace Disclosure.Redactor.Detectors;

/// <summary>Numbers in which letters stand for digits (<see cref="LookAlikes"/>): 13118O27658.</summary>
internal static class LetteredNumber
{
    private const int FewestDigitsToALetter = 4;

    /// <summary>
    /// The end of a token that starts with a digit, is made of digits and such letters alone, with a letter in it and at least four digits to
    /// each, and is of a length from <paramref name="fewest"/> to <paramref name="most"/>; 0 when it is not.
    /// </summary>
    public static int EndOf(string value, int start, int fewest, int most)
    {
        var letters = 0;
        var at = start;
        while (at < value.Length && at - start <= most && LookAlikes.IsDigitLike(value[at]))
        {
            letters += char.IsAsciiDigit(value[at]) ? 0 : 1;
            at++;
        }

        var length = at - start;
        return letters > 0 && length >= fewest && length <= most && (length - letters) >= letters * FewestDigitsToALetter
            && (at == value.Length || !char.IsAsciiLetterOrDigit(value[at])) && (start == 0 || !char.IsAsciiLetterOrDigit(value[start - 1])) ? at : 0;
    }
}
