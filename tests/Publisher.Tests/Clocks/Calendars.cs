using Disclosure.Publisher.Clocks;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Clocks;

/// <summary>Calendars to count by.</summary>
internal static class Calendars
{
    private static readonly HolidayCalendar National = HolidayFiles.Read(Path.Combine(RepositoryRoot.Path, "config", "holidays"));

    /// <summary>The calendar that is shipped.</summary>
    public static HolidayCalendar Shipped() => National;

    /// <summary>The shipped one and days of regions.</summary>
    public static HolidayCalendar With(params (string Region, DateOnly Day, bool IsOff)[] days) => new(
        National.Years,
        Enumerable.Range(0, 2922).Select(new DateOnly(2019, 1, 1).AddDays).Select(day => National.Find(day, string.Empty)).OfType<CalendarDay>(),
        days.Select(day => (day.Region, (IReadOnlyList<CalendarDay>)[new CalendarDay { Date = day.Day, Name = "州庆", IsOff = day.IsOff, Source = "通知" }])));
}
