namespace Disclosure.Publisher.Clocks;

/// <summary>A day on which work is other than its weekday says.</summary>
public sealed record CalendarDay
{
    /// <summary>The day, Asia/Shanghai.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Name of the holiday that it belongs to, such as 国庆节.</summary>
    public required string Name { get; init; }

    /// <summary>True for a day off; false for a day of a weekend on which people work to make up for one.</summary>
    public required bool IsOff { get; init; }

    /// <summary>Number or name of the notice that says so.</summary>
    public required string Source { get; init; }
}
