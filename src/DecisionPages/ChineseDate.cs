namespace Disclosure.DecisionPages;

/// <summary>Dates and moments as Chinese pages write them.</summary>
public static class ChineseDate
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <summary>2026年10月14日</summary>
    public static string Long(DateOnly date) => $"{date.Year}年{date.Month}月{date.Day}日";

    /// <summary>2026-10-14</summary>
    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The day of a moment in Asia/Shanghai (UTC+8 throughout since 1991).</summary>
    public static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Shanghai).DateTime);

    /// <summary>2026年10月14日 09:05, in Asia/Shanghai.</summary>
    public static string Minute(DateTimeOffset moment)
    {
        var local = moment.ToOffset(Shanghai);
        return $"{Long(DateOnly.FromDateTime(local.DateTime))} {local:HH:mm}";
    }

    /// <summary>2026年10月14日 09:05:07, in Asia/Shanghai.</summary>
    public static string Second(DateTimeOffset moment) => $"{Minute(moment)}{moment:\\:ss}";
}
