namespace Disclosure.Redactor.Detectors;

/// <summary>The shape of a citizen identification number (GB 11643-1999 and its 15-digit forerunner).</summary>
internal static class CitizenNumber
{
    private const string CheckSymbols = "10X98765432";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Whether seventeen digits and a digit or X have a known province and a possible birth date.</summary>
    public static bool HasShape18(ReadOnlySpan<char> number) =>
        number.Length == 18 && AreDigits(number[..17]) && (char.IsAsciiDigit(number[17]) || number[17] is 'X' or 'x')
        && HasProvince(number) && Number(number[6..10]) is >= 1880 and <= 2099 && IsDay(Number(number[10..12]), Number(number[12..14]));

    /// <summary>Whether fifteen digits have a known province and a possible birth date.</summary>
    public static bool HasShape15(ReadOnlySpan<char> number) =>
        number.Length == 15 && AreDigits(number) && HasProvince(number) && IsDay(Number(number[8..10]), Number(number[10..12]));

    /// <summary>
    /// Whether fourteen or more digits begin with a known province and the day on which somebody alive was born, 1900 to 2020: as much of
    /// a number as nothing else begins with.
    /// </summary>
    public static bool HasBirth(ReadOnlySpan<char> number) =>
        number.Length >= 14 && AreDigits(number[..14]) && HasProvince(number) && number[2] < '7' && YearOf(number) is >= 1900 and <= 2020
        && IsDay(Number(number[10..12]), Number(number[12..14]));

    /// <summary>Whether the month and the day of birth in fourteen or more symbols are possible.</summary>
    public static bool HasBirthDay(ReadOnlySpan<char> number) => IsDay(Number(number[10..12]), Number(number[12..14]));

    /// <summary>The year of birth in fourteen or more symbols; that of the last century in fifteen.</summary>
    public static int YearOf(ReadOnlySpan<char> number) => number.Length == 15 ? 1900 + Number(number[6..8]) : Number(number[6..10]);

    /// <summary>Whether the check symbol of an 18-symbol number is right; it may raise confidence, never veto.</summary>
    public static bool HasRightCheck(ReadOnlySpan<char> number)
    {
        if (number.Length != 18 || !AreDigits(number[..17]))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += (number[i] - '0') * Weights[i];
        }

        return CheckSymbols[sum % 11] == char.ToUpperInvariant(number[17]);
    }

    private static bool HasProvince(ReadOnlySpan<char> number) =>
        Number(number[..2]) is (>= 11 and <= 15) or (>= 21 and <= 23) or (>= 31 and <= 37) or (>= 41 and <= 46)
            or (>= 50 and <= 54) or (>= 61 and <= 65) or 71 or (>= 81 and <= 83);

    private static bool IsDay(int month, int day) => month is >= 1 and <= 12 && day is >= 1 and <= 31;

    private static bool AreDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, System.Globalization.NumberStyles.None);
}
