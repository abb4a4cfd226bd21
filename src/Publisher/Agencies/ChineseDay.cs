namespace Disclosure.Publisher.Agencies;

/// <summary>The calendar day in Asia/Shanghai, which has had no summer time since 1991: legal days begin and end there.</summary>
internal static class ChineseDay
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The day at an instant.</summary>
    public static DateOnly Of(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The instant at which a day begins.</summary>
    public static DateTimeOffset Begins(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>As it is stored: 2026-10-14, so that texts sort as days do.</summary>
    public static string Stored(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Reads the stored form.</summary>
    public static DateOnly Parse(string stored) => DateOnly.ParseExact(stored, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
