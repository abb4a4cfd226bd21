namespace Disclosure.Publisher.Clocks;

/// <summary>How a case stands to its last day.</summary>
public sealed record DueStanding
{
    /// <summary>The last day, included, Asia/Shanghai.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Whether that day may still move, because a year's holidays are not known yet.</summary>
    public required bool IsProvisional { get; init; }

    /// <summary>Whether it is the day for a decision to be taken down; otherwise for it to be public.</summary>
    public bool IsWithdrawal { get; init; }

    /// <summary>Whether what was due is done; then the other members are as of the day on which it was.</summary>
    public required bool IsMet { get; init; }

    /// <summary>Whether the last day is over.</summary>
    public required bool IsLate { get; init; }

    /// <summary>Whether it is not late, but the last day is near (<see cref="DeadlinePolicy.EarlyWarningDays"/>).</summary>
    public required bool IsSoon { get; init; }

    /// <summary>Working days until the last day, or, of a late one, since; 0 on that day, and on a weekend right after it.</summary>
    public required int WorkingDays { get; init; }

    /// <summary>Whether it is held and its clock came close to its end.</summary>
    public required bool IsHoldEscalated { get; init; }
}
