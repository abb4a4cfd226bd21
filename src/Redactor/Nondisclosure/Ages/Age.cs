namespace Disclosure.Redactor.Nondisclosure.Ages;

/// <summary>Counts 周岁: a year of life is full on the day after the birthday.</summary>
internal static class Age
{
    /// <summary>True when a person born on a day has not yet that many full years on another.</summary>
    public static bool IsBelow(int years, DateOnly birth, DateOnly day) => birth.Year + years > 9998 || day <= birth.AddYears(years);
}
