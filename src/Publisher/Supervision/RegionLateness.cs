using Disclosure.Publisher.Clocks;

namespace Disclosure.Publisher.Supervision;

/// <summary>How punctual the agencies of a region are (公示办法 Art. 14, 20(5)): counts and days, no content of any case.</summary>
public sealed record RegionLateness
{
    /// <summary>The agencies with a case that is or was late, or soon will be, or is held too long; those with the most late cases first.</summary>
    public required IReadOnlyList<AgencyLateness> Agencies { get; init; }

    /// <summary>Cases that are late, or near their last day, or held too long; the earliest due first, at most <see cref="LatenessReader.CasesShown"/>.</summary>
    public required IReadOnlyList<WatchedCase> Cases { get; init; }

    /// <summary>Years whose holidays are missing and are needed for decisions of today.</summary>
    public required IReadOnlyList<int> MissingYears { get; init; }
}

/// <summary>An agency's figures.</summary>
public sealed record AgencyLateness
{
    /// <summary>Its code.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Cases that nobody has decided on and whose last day is over.</summary>
    public required int Late { get; init; }

    /// <summary>Those of them for which a reason is recorded.</summary>
    public required int LateWithReason { get; init; }

    /// <summary>Returned cases that were not handed in anew and whose last day is over.</summary>
    public required int ReturnedLate { get; init; }

    /// <summary>Cases that nobody has decided on and whose last day is near.</summary>
    public required int Soon { get; init; }

    /// <summary>Cases that are still held after the day of escalation.</summary>
    public required int EscalatedHolds { get; init; }

    /// <summary>Cases made public this year after their last day.</summary>
    public required int PublishedLate { get; init; }

    /// <summary>Those of them for which a reason is recorded.</summary>
    public required int PublishedLateWithReason { get; init; }

    /// <summary>Whether there is anything to tell.</summary>
    public bool HasAny => IsListed || ReturnedLate + PublishedLate > 0;

    /// <summary>Whether cases of it are listed by their numbers.</summary>
    public bool IsListed => Late + Soon + EscalatedHolds > 0;
}

/// <summary>A case that wants attention, by its number alone.</summary>
public sealed record WatchedCase
{
    /// <summary>Private identity of the case: the agency finds it by this.</summary>
    public required string CaseId { get; init; }

    /// <summary>Name of the agency.</summary>
    public required string AgencyName { get; init; }

    /// <summary>How it stands to its last day.</summary>
    public required DueStanding Due { get; init; }

    /// <summary>Whether a reason for its lateness is recorded.</summary>
    public required bool HasReason { get; init; }
}
