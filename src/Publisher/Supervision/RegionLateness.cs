using Disclosure.Publisher.Clocks;

namespace Disclosure.Publisher.Supervision;

/// <summary>How punctual the agencies of a region are (公示办法 Art. 14, 20(5)): counts and days, no content of any case.</summary>
public sealed record RegionLateness
{
    /// <summary>The agencies with a case that is or was late, or soon will be, or is held too long; those with the most late cases first.</summary>
    public required IReadOnlyList<AgencyLateness> Agencies { get; init; }

    /// <summary>
    /// Decisions that must be taken down and are late or near their last day, then cases that are late, or near their last day, or held too long; of
    /// both the earliest due first, at most <see cref="LatenessReader.CasesShown"/>.
    /// </summary>
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

    /// <summary>Six-digit code of its region.</summary>
    public required string Region { get; init; }

    /// <summary>Decisions that must be taken down and whose last day for that is over (行政处罚法 Art. 48(2); 公示办法 Art. 16).</summary>
    public required int WithdrawalsLate { get; init; }

    /// <summary>Those of them for which a reason is recorded.</summary>
    public required int WithdrawalsLateWithReason { get; init; }

    /// <summary>Decisions that must be taken down and whose last day for that is near.</summary>
    public required int WithdrawalsSoon { get; init; }

    /// <summary>Decisions taken down this year after their last day for that.</summary>
    public required int WithdrawnLate { get; init; }

    /// <summary>Those of them for which a reason is recorded.</summary>
    public required int WithdrawnLateWithReason { get; init; }

    /// <summary>Whether there is anything to tell of what is to be public.</summary>
    public bool HasAny => Late + Soon + EscalatedHolds + ReturnedLate + PublishedLate > 0;

    /// <summary>Whether there is anything to tell of what is to be taken down.</summary>
    public bool HasWithdrawals => WithdrawalsLate + WithdrawalsSoon + WithdrawnLate > 0;

    /// <summary>Whether cases of it are listed by their numbers.</summary>
    public bool IsListed => Late + Soon + EscalatedHolds + WithdrawalsLate + WithdrawalsSoon > 0;
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
