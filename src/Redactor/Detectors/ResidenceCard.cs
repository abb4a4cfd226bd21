namespace Disclosure.Redactor.Detectors;

/// <summary>
/// The number of a foreigner's permanent residence card as issued since 2023: 18 digits that begin with 9, with a date of birth and a
/// check digit in the places of the citizen's number. Some unified social credit codes look the same.
/// </summary>
internal static class ResidenceCard
{
    /// <summary>Number of digits.</summary>
    public const int Length = 18;

    /// <summary>Whether 18 digits have the shape and the right check digit.</summary>
    public static bool HasShape(ReadOnlySpan<char> digits) =>
        digits.Length == Length && digits[0] == '9' && CitizenNumber.HasRightCheck(digits) && CitizenNumber.YearOf(digits) is >= 1900 and <= 2030
        && CitizenNumber.HasBirthDay(digits);
}
