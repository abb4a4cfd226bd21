namespace Disclosure.Publisher.Numbering;

/// <summary>What an agency said of numbers without a decision.</summary>
public sealed record GapExplanation
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The numbers it is about.</summary>
    public required SerialRange Range { get; init; }

    /// <summary>Why they have none.</summary>
    public required GapReason Reason { get; init; }

    /// <summary>Account that said so.</summary>
    public required string Account { get; init; }

    /// <summary>When, milliseconds since 1970-01-01 UTC.</summary>
    public required long At { get; init; }

    /// <summary>More about it, in the agency's words; null when there is none, and always for those of another agency.</summary>
    public string? Words { get; init; }

    /// <summary>Numbers of it that decisions were reported for all the same: what was said of them is wrong.</summary>
    public int Contradicted { get; init; }
}

/// <summary>Numbers that follow each other and have no decision.</summary>
/// <param name="Range">The numbers.</param>
/// <param name="Explanation">What the agency said of them; null where it said nothing.</param>
/// <param name="IsLeap">Whether the numbers on either side are so far apart that one of them is more likely wrong than all between them missing: they are not counted.</param>
public sealed record NumberGap(SerialRange Range, GapExplanation? Explanation, bool IsLeap)
{
    /// <summary>Cuts the numbers between two known ones where what was said of them begins and ends. Together the pieces hold each number once, in order.</summary>
    /// <param name="range">The numbers between.</param>
    /// <param name="explanations">What was said of the sequence; none meets another.</param>
    /// <param name="longest">Numbers that may be missing in a row.</param>
    public static IReadOnlyList<NumberGap> Cut(SerialRange range, IEnumerable<GapExplanation> explanations, int longest)
    {
        ArgumentNullException.ThrowIfNull(explanations);
        var isLeap = range.Count > longest;
        var pieces = new List<NumberGap>();
        var next = range.First;
        foreach (var said in explanations.Where(known => known.Range.Meets(range)).OrderBy(known => known.Range.First))
        {
            var (first, last) = (Math.Max(said.Range.First, next), Math.Min(said.Range.Last, range.Last));
            if (first > next)
            {
                pieces.Add(new NumberGap(new SerialRange(next, first - 1), null, isLeap));
            }

            if (first <= last)
            {
                pieces.Add(new NumberGap(new SerialRange(first, last), said, IsLeap: false));
                next = last + 1;
            }
        }

        if (next <= range.Last)
        {
            pieces.Add(new NumberGap(new SerialRange(next, range.Last), null, isLeap));
        }

        return pieces;
    }
}
