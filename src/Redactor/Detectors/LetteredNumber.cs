namespace Disclosure.Redactor.Detectors;

/// <summary>Numbers in which letters stand for digits, O for 0, l and I for 1: 13118O27658.</summary>
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
        while (at < value.Length && at - start <= most && (char.IsAsciiDigit(value[at]) || value[at] is 'O' or 'o' or 'l' or 'I'))
        {
            letters += char.IsAsciiDigit(value[at]) ? 0 : 1;
            at++;
        }

        var length = at - start;
        return letters > 0 && length >= fewest && length <= most && (length - letters) >= letters * FewestDigitsToALetter
            && (at == value.Length || !char.IsAsciiLetterOrDigit(value[at])) && (start == 0 || !char.IsAsciiLetterOrDigit(value[start - 1])) ? at : 0;
    }
}
