using System.Collections.Frozen;
using Disclosure.Publisher.Agencies;

namespace Disclosure.Publisher.Clocks;

/// <summary>
/// Which days are working days (法定节假日 by the notices of the State Council, and what a prefecture adds for its region). A day that no
/// notice names is worked on from Monday to Friday.
/// </summary>
public sealed class HolidayCalendar
{
    private readonly FrozenSet<int> _years;
    private readonly FrozenDictionary<DateOnly, CalendarDay> _national;
    private readonly IReadOnlyList<RegionalDays> _regional;

    internal HolidayCalendar(IEnumerable<int> years, IEnumerable<CalendarDay> national, IEnumerable<(string Region, IReadOnlyList<CalendarDay> Days)> regional)
    {
        _years = years.ToFrozenSet();
        _national = national.ToFrozenDictionary(day => day.Date);
        // The narrowest region has the last word.
        _regional =
        [
            .. regional.GroupBy(overlay => overlay.Region, StringComparer.Ordinal)
                .Select(overlay => new RegionalDays(RegionScope.Of(overlay.Key), overlay.SelectMany(days => days.Days).ToFrozenDictionary(day => day.Date)))
                .OrderByDescending(overlay => overlay.Scope.Length),
        ];
    }

    /// <summary>Years for which the national notice is known, ascending.</summary>
    public IReadOnlyList<int> Years => [.. _years.Order()];

    /// <summary>Whether the national notice of a year is known; without it only weekends are.</summary>
    public bool Knows(int year) => _years.Contains(year);

    /// <summary>What a notice says of a day in a region; null when none speaks of it.</summary>
    /// <param name="day">The day, Asia/Shanghai.</param>
    /// <param name="region">Six-digit region code.</param>
    public CalendarDay? Find(DateOnly day, string region)
    {
        foreach (var overlay in _regional)
        {
            if (overlay.Scope.Contains(region) && overlay.Days.TryGetValue(day, out var regional))
            {
                return regional;
            }
        }

        return _national.GetValueOrDefault(day);
    }

    /// <summary>Whether a day is a working day in a region.</summary>
    public bool IsWorkingDay(DateOnly day, string region) => Find(day, region) is { } special ? !special.IsOff : !IsWeekend(day);

    /// <summary>Every day that a notice names, as lines that differ when the calendars do.</summary>
    internal IReadOnlyList<string> Described() =>
    [
        .. _national.Values.OrderBy(day => day.Date).Select(day => Line(string.Empty, day)),
        .. _regional.OrderBy(overlay => overlay.Scope.Prefix, StringComparer.Ordinal)
            .SelectMany(overlay => overlay.Days.Values.OrderBy(day => day.Date).Select(day => Line(overlay.Scope.Prefix, day))),
    ];

    /// <summary>Saturday or Sunday.</summary>
    internal static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static string Line(string region, CalendarDay day) => $"{region} {ChineseDay.Stored(day.Date)} {(day.IsOff ? "off" : "work")} {day.Name} {day.Source}";

    private sealed record RegionalDays(RegionScope Scope, FrozenDictionary<DateOnly, CalendarDay> Days);
}
