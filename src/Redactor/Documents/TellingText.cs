using System.Globalization;

namespace Disclosure.Redactor.Documents;

/// <summary>Tells attribute values that may hold a name, an address or a number from those that only format.</summary>
internal static class TellingText
{
    /// <summary>True when the text holds a letter beyond Latin, an at sign, or seven digits in a row (separators aside).</summary>
    public static bool Is(string text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            if (c == '@' || (c > '\u024F' && char.IsLetter(c)) || char.IsSurrogate(c))
                return true;
            digits = char.GetUnicodeCategory(c) is UnicodeCategory.DecimalDigitNumber ? digits + 1 : c is ' ' or '-' ? digits : 0;
            if (digits >= 7)
                return true;
        }

        return false;
    }
}
