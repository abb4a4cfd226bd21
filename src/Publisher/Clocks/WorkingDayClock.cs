namespace Disclosure.Publisher.Clocks;

/// <summary>
/// Counts working days. The day of the event is not counted, make-up days are, and a year without a national notice never stops it: there
/// only weekends are left out, and what comes of it is provisional.
/// </summary>
public sealed class WorkingDayClock(HolidayCalendar calendar)
{
    /// <summary>The longest span counted, in working days.</summary>
    public const int LongestSpan = 1000;

    /// <summary>The calendar that it counts by.</summary>
    public HolidayCalendar Calendar => calendar;

    /// <summary>The last day of a span of working days.</summary>
    /// <param name="startsOn">The day of the event; counting begins on the next.</param>
    /// <param name="workingDays">How many, 1 to <see cref="LongestSpan"/>.</param>
    /// <param name="region">Six-digit code of the region whose holidays count.</param>
    /// <exception cref="ArgumentOutOfRangeException">The span is not within the bounds, or leads out of the calendar of this program (year 9999).</exception>
    public Deadline After(DateOnly startsOn, int workingDays, string region)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workingDays, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workingDays, LongestSpan);
        var runs = new List<DayRun>();
        var missing = new SortedSet<int>();
        var day = startsOn;
        for (var counted = 0; counted < workingDays;)
        {
            day = day.AddDays(1);
            if (!calendar.Knows(day.Year))
            {
                missing.Add(day.Year);
            }

            var special = calendar.Find(day, region);
            var isWeekend = HolidayCalendar.IsWeekend(day);
            if (special is { IsOff: true } || (special is null && isWeekend))
            {
                Note(runs, day, special is null ? DayRunKind.Weekend : DayRunKind.Holiday, special);
                continue;
            }

            counted++;
            if (special is not null && isWeekend)
            {
                Note(runs, day, DayRunKind.MakeUp, special);
            }
        }

        return new Deadline { StartsOn = startsOn, WorkingDays = workingDays, DueOn = day, MissingYears = [.. missing], Runs = runs };
    }

    /// <summary>Working days after one day up to and including another; negative when the other is the earlier one, 0 on the same day.</summary>
    public int Between(DateOnly day, DateOnly other, string region)
    {
        var (first, last) = day <= other ? (day, other) : (other, day);
        var count = 0;
        for (var next = first; next < last;)
        {
            next = next.AddDays(1);
            count += calendar.IsWorkingDay(next, region) ? 1 : 0;
        }

        return day <= other ? count : -count;
    }

    private static void Note(List<DayRun> runs, DateOnly day, DayRunKind kind, CalendarDay? special)
    {
        if (runs is [.., var last] && last.To.AddDays(1) == day && last.Kind == kind
            && string.Equals(last.Name, special?.Name, StringComparison.Ordinal) && string.Equals(last.Source, special?.Source, StringComparison.Ordinal))
        {
            runs[^1] = last with { To = day };
        }
        else
        {
            runs.Add(new DayRun { From = day, To = day, Kind = kind, Name = special?.Name, Source = special?.Source });
        }
    }
}
