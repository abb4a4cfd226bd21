using System.Buffers;

namespace Disclosure.Redactor.Detectors;

/// <summary>Letters written for digits: O for 0, I and l for 1, Z for 2, S for 5, B for 8.</summary>
internal static class LookAlikes
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("OoIlZzSsB");

    /// <summary>Whether a character is a digit or a letter that looks like one.</summary>
    public static bool IsDigitLike(char symbol) => char.IsAsciiDigit(symbol) || Letters.Contains(symbol);

    /// <summary>The number of letters in symbols that are digits and letters like them alone; −1 when another symbol is among them.</summary>
    public static int Count(ReadOnlySpan<char> symbols)
    {
        var letters = 0;
        foreach (var symbol in symbols)
        {
            if (!IsDigitLike(symbol))
            {
                return -1;
            }

            letters += char.IsAsciiDigit(symbol) ? 0 : 1;
        }

        return letters;
    }
}
