using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Supervision;

/// <summary>How the agencies of a region stand: counts and days, nothing of any case.</summary>
public sealed record RegionOverview
{
    /// <summary>The agencies that decide, by region and code; those without cases too.</summary>
    public required IReadOnlyList<AgencyStanding> Agencies { get; init; }

    /// <summary>Years whose holidays are missing and are needed for decisions of today.</summary>
    public required IReadOnlyList<int> MissingYears { get; init; }

    /// <summary>Refused pushes that carried a secrecy mark, newest first.</summary>
    public required IReadOnlyList<SecrecyAlert> Alerts { get; init; }

    /// <summary>Cases that are held, withheld or refused now, by the clause for which they are; by clause.</summary>
    public required IReadOnlyList<GroundStanding> Grounds { get; init; }
}

/// <summary>How many cases one clause keeps from the public.</summary>
public sealed record GroundStanding
{
    /// <summary>The clause, such as <c>GS-11-4</c>.</summary>
    public required string Clause { get; init; }

    /// <summary>Cases by state; states without any are missing.</summary>
    public required IReadOnlyDictionary<CaseState, long> Counts { get; init; }

    /// <summary>Cases in a state.</summary>
    public long Of(CaseState state) => Counts.GetValueOrDefault(state);
}

/// <summary>How one agency stands.</summary>
public sealed record AgencyStanding
{
    /// <summary>Its code.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its region.</summary>
    public required string Region { get; init; }

    /// <summary>Cases by state; states without any are missing.</summary>
    public required IReadOnlyDictionary<CaseState, int> Counts { get; init; }

    /// <summary>Whole days from the decision to today of the oldest case that waits to be published; null when none waits.</summary>
    public int? OldestOpenDays { get; init; }

    /// <summary>All cases.</summary>
    public int Total => Counts.Values.Sum();

    /// <summary>Cases in any of these states.</summary>
    public int Of(params IEnumerable<CaseState> states) => states.Sum(state => Counts.GetValueOrDefault(state));
}

/// <summary>A push that was refused because it carried a secrecy mark; nothing of it was stored.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="AgencyCode">Whose push it was.</param>
/// <param name="AgencyName">Name of that agency.</param>
public sealed record SecrecyAlert(DateTimeOffset At, string AgencyCode, string AgencyName);
