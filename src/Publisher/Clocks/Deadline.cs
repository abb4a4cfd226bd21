namespace Disclosure.Publisher.Clocks;

/// <summary>What a run of days is to a clock.</summary>
public enum DayRunKind
{
    /// <summary>A weekend of which no notice speaks: not counted.</summary>
    Weekend = 1,

    /// <summary>Days off by a notice: not counted.</summary>
    Holiday,

    /// <summary>A day of a weekend that is worked on by a notice: counted.</summary>
    MakeUp,
}

/// <summary>Days in a row that a clock treats other than an ordinary working day, or a weekend.</summary>
public sealed record DayRun
{
    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, included.</summary>
    public required DateOnly To { get; init; }

    /// <summary>What they are.</summary>
    public required DayRunKind Kind { get; init; }

    /// <summary>Name of the holiday; null for a weekend.</summary>
    public string? Name { get; init; }

    /// <summary>The notice that says so; null for a weekend.</summary>
    public string? Source { get; init; }
}

/// <summary>A last day, and how it was reached.</summary>
public sealed record Deadline
{
    /// <summary>The day of the event, which is not counted (行政处罚法 Art. 85; 民法典 Art. 201).</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>Working days counted.</summary>
    public required int WorkingDays { get; init; }

    /// <summary>The last day, included; a working day.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Years that were counted through without a national notice, ascending; then only weekends were left out and the day may move.</summary>
    public IReadOnlyList<int> MissingYears { get; init; } = [];

    /// <summary>Weekends, holidays and make-up days from the day after the start to the last day, in order.</summary>
    public IReadOnlyList<DayRun> Runs { get; init; } = [];

    /// <summary>Whether the day may move once a missing year's notice is there.</summary>
    public bool IsProvisional => MissingYears.Count > 0;
}
