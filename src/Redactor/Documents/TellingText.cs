using System.Globalization;

namespace Disclosure.Redactor.Documents;

/// <summary>Tells attribute values that may hold a name, an address or a number from those that only format.</summary>
internal static class TellingText
{
    private const int MostDigits = 7;

    /// <summary>True when the text holds a letter beyond Latin, an at sign, or seven digits in a row (separators aside).</summary>
    public static bool Is(string text)
    {
        // Nearly all that is asked about is a short word or number of the markup.
        if (text.Length < MostDigits && !text.AsSpan().ContainsAnyExceptInRange('\0', '\u024F') && !text.Contains('@', StringComparison.Ordinal))
            return false;
        var digits = 0;
        foreach (var c in text)
        {
            if (c == '@' || (c > '\u024F' && char.IsLetter(c)) || char.IsSurrogate(c))
                return true;
            digits = char.GetUnicodeCategory(c) is UnicodeCategory.DecimalDigitNumber ? digits + 1 : c is ' ' or '-' ? digits : 0;
            if (digits >= MostDigits)
                return true;
        }

        return false;
    }
}
