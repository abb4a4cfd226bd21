using System.Globalization;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>Dates, instants and amounts as people read them; instants are shown in Chinese time.</summary>
public static class ScreenValues
{
    private static readonly TimeSpan ChineseTime = TimeSpan.FromHours(8);

    /// <summary>2026年10月14日, for running text.</summary>
    public static string Text(DateOnly date) => date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>2026-10-14, for tables and forms.</summary>
    public static string Cell(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>2026-10-14 09:05 in Chinese time.</summary>
    public static string Cell(DateTimeOffset instant) =>
        instant.ToOffset(ChineseTime).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The instant for a machine, as <c>time</c> elements carry it.</summary>
    public static string Machine(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture);

    /// <summary>12,500元 or 12,500.50元.</summary>
    public static string Yuan(decimal amount) =>
        amount.ToString(decimal.Truncate(amount) == amount ? "#,0" : "#,0.00", CultureInfo.InvariantCulture) + "元";

    /// <summary>The instant of stored milliseconds since 1970-01-01 UTC.</summary>
    public static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    /// <summary>The day it is in China.</summary>
    public static DateOnly Today(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return DateOnly.FromDateTime(time.GetUtcNow().ToOffset(ChineseTime).DateTime);
    }
}
