namespace Disclosure.Publisher.Numbering;

/// <summary>The numbers of one agency, year and word.</summary>
public sealed record NumberSequence
{
    /// <summary>Code of the agency.</summary>
    public required string AgencyCode { get; init; }

    /// <summary>Name of the agency.</summary>
    public required string AgencyName { get; init; }

    /// <summary>Blind index of the sequence; the same until the master key is rotated.</summary>
    public required string Index { get; init; }

    /// <summary>Its word and year, 昆市监处罚〔2026〕; null for a supervisor while nothing with such a number is public.</summary>
    public string? Name { get; init; }

    /// <summary>The smallest number that is accounted for.</summary>
    public required int First { get; init; }

    /// <summary>The largest number that is accounted for.</summary>
    public required int Last { get; init; }

    /// <summary>How many are accounted for: public, withheld, held or under way. Which of these a number is, is not told.</summary>
    public required int Accounted { get; init; }

    /// <summary>What is missing from 1 to <see cref="Last"/>, in order.</summary>
    public required IReadOnlyList<NumberGap> Gaps { get; init; }

    /// <summary>What was said of it, in order.</summary>
    public IReadOnlyList<GapExplanation> Explanations { get; init; } = [];

    /// <summary>Numbers without a decision and without a reason; leaps are not counted.</summary>
    public int Missing => Unexplained.Sum(gap => gap.Range.Count);

    /// <summary>Numbers without a decision of which the agency said why.</summary>
    public int Explained => Gaps.Where(gap => gap.Explanation is not null).Sum(gap => gap.Range.Count);

    /// <summary>Where numbers are missing and nobody said why.</summary>
    public IEnumerable<NumberGap> Unexplained => Gaps.Where(gap => gap is { Explanation: null, IsLeap: false });

    /// <summary>Where two numbers are too far apart to be of one sequence.</summary>
    public IEnumerable<NumberGap> Leaps => Gaps.Where(gap => gap.IsLeap);
}

/// <summary>A case that was pushed and never became public.</summary>
/// <param name="CaseId">Id by which its agency finds it.</param>
/// <param name="AgencyName">Its agency.</param>
/// <param name="IsReturned">Whether it came back and was not handed in again; else its last day is over.</param>
/// <param name="ReceivedAt">When it was pushed, milliseconds since 1970-01-01 UTC.</param>
public sealed record StrandedCase(string CaseId, string AgencyName, bool IsReturned, long ReceivedAt);

/// <summary>What should have become public and did not (公示办法 Art. 20(1)), as far as numbers and pushes tell. Nothing of any case is told.</summary>
public sealed record NumberOverview
{
    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>The sequences, those with most missing first.</summary>
    public required IReadOnlyList<NumberSequence> Sequences { get; init; }

    /// <summary>Cases of that year that were pushed and never became public, the oldest first; at most <see cref="NumberReader.CasesShown"/>.</summary>
    public required IReadOnlyList<StrandedCase> Stranded { get; init; }

    /// <summary>All of those.</summary>
    public required int StrandedCount { get; init; }

    /// <summary>Cases received in that year whose number is none of a sequence, or of a year to come.</summary>
    public required int Unplaced { get; init; }

    /// <summary>Whether numbers are still being read: then numbers may seem missing that are not.</summary>
    public required bool IsReading { get; init; }
}
