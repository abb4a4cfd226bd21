using Disclosure.Records;

namespace Disclosure.Publisher.Reports;

/// <summary>Decisions of one kind that were made in the year, each counted once, by where it stands.</summary>
public sealed record ActFigures
{
    /// <summary>The kind of act.</summary>
    public required ActType ActType { get; init; }

    /// <summary>All of them. What was sent back or refused is no decision that the desk knows.</summary>
    public required int Decided { get; init; }

    /// <summary>Public now, in full or as a summary.</summary>
    public required int Public { get; init; }

    /// <summary>Taken down with a notice.</summary>
    public required int Withdrawn { get; init; }

    /// <summary>Ended, or taken down at once and not yet decided upon.</summary>
    public required int Ended { get; init; }

    /// <summary>不予公开</summary>
    public required int Withheld { get; init; }

    /// <summary>First made public after the last day.</summary>
    public required int PublishedLate { get; init; }

    /// <summary>Not decided upon yet: held, under way, or quarantined.</summary>
    public int Open => Decided - Public - Withdrawn - Ended - Withheld;
}

/// <summary>Outcomes of one kind of proceeding whose documents are of the year.</summary>
/// <param name="Kind">The way.</param>
/// <param name="Outcome">Where it stands or how it ended.</param>
/// <param name="Count">How often.</param>
public sealed record ProceedingFigures(ProceedingKind Kind, ProceedingOutcome Outcome, int Count);

/// <summary>
/// The figures of an agency's year (公示办法 Art. 18; 楚政办通〔2019〕23号 二(一)4): counts, and the sum of the fines that are or were public. Nothing of any case.
/// </summary>
public sealed record AnnualFigures
{
    /// <summary>The year of the decisions and of what became of them.</summary>
    public required int Year { get; init; }

    /// <summary>By kind of act; kinds without a decision are missing.</summary>
    public required IReadOnlyList<ActFigures> Acts { get; init; }

    /// <summary>Penalties with a fine among those that are or were public. What is withheld is not summed: one sum less the other would tell it.</summary>
    public required int Fines { get; init; }

    /// <summary>Their sum in yuan.</summary>
    public required decimal FinedYuan { get; init; }

    /// <summary>Decisions taken down with a notice in the year, whenever they were made.</summary>
    public required int Withdrawals { get; init; }

    /// <summary>Those of them that were taken down after the last day.</summary>
    public required int LateWithdrawals { get; init; }

    /// <summary>紧急撤下 in the year.</summary>
    public required int Takedowns { get; init; }

    /// <summary>更正 published in the year.</summary>
    public required int Corrections { get; init; }

    /// <summary>复议 and 诉讼 of the year.</summary>
    public required IReadOnlyList<ProceedingFigures> Proceedings { get; init; }

    /// <summary>All decisions of the year.</summary>
    public int Decided => Acts.Sum(act => act.Decided);

    /// <summary>Those that are public.</summary>
    public int Public => Acts.Sum(act => act.Public);

    /// <summary>Those that became public late.</summary>
    public int PublishedLate => Acts.Sum(act => act.PublishedLate);
}

/// <summary>Figures as they were reported.</summary>
/// <param name="Revision">1 for the first report of the year; a later one corrects it.</param>
/// <param name="Figures">The figures of that day.</param>
/// <param name="Account">Who reported them.</param>
/// <param name="At">When, milliseconds since 1970-01-01 UTC.</param>
public sealed record SubmittedReport(int Revision, AnnualFigures Figures, string Account, long At);

/// <summary>How an agency stands with its report of a year.</summary>
/// <param name="Code">Code of the agency.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">Its region.</param>
/// <param name="Latest">What it reported last; null while nothing.</param>
/// <param name="FirstAt">When it first reported; null while it has not.</param>
public sealed record AgencyReport(string Code, string Name, string Region, SubmittedReport? Latest, long? FirstAt);
