namespace Disclosure.Publisher.Clocks;

/// <summary>Why the last day for a decision to be taken down is the day it is.</summary>
public sealed record WithdrawalExplanation
{
    /// <summary>The last day as it is kept with the case, or as it would be.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The day on which the decision was changed, revoked, found unlawful or void.</summary>
    public required DateOnly MadeOn { get; init; }

    /// <summary>The day on which the agency learned of that.</summary>
    public required DateOnly LearnedOn { get; init; }

    /// <summary>How the decision stands to the last day.</summary>
    public required DueStanding Standing { get; init; }

    /// <summary>The rule, as the configuration has it now.</summary>
    public required DeadlineRule Rule { get; init; }

    /// <summary>The span from the earlier of the two days, as the calendar has it now.</summary>
    public required Deadline Deadline { get; init; }

    /// <summary>Whether rule and calendar would now give another day: what is done keeps its own.</summary>
    public bool HasMoved => Deadline.DueOn != On;
}
