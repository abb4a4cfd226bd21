namespace Disclosure.Publisher.Clocks;

/// <summary>Why the last day of a case is the day it is.</summary>
public sealed record DueExplanation
{
    /// <summary>The last day as it is kept with the case.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Whether that day may still move.</summary>
    public required bool IsProvisional { get; init; }

    /// <summary>How the case stands to it; null when it no longer matters, as for a decision that is withheld.</summary>
    public DueStanding? Standing { get; init; }

    /// <summary>The rule, as the configuration has it now.</summary>
    public required DeadlineRule Rule { get; init; }

    /// <summary>The span, as the calendar has it now.</summary>
    public required Deadline Deadline { get; init; }

    /// <summary>Whether the case is a later version, so that it starts on the day it was handed in.</summary>
    public required bool IsAmendment { get; init; }

    /// <summary>Whether the decision bears a later day than the one on which it was handed in, so that it starts on that one.</summary>
    public required bool IsDatedAhead { get; init; }

    /// <summary>Whether rule and calendar would now give another day: what is public keeps its own.</summary>
    public bool HasMoved => Deadline.DueOn != On;
}
