using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Pages.Shared;
using Disclosure.Publisher.Review;

namespace Disclosure.Publisher.Pages.Cases;

/// <summary>The two texts side by side and the findings between which the reviewer walks.</summary>
public sealed class Bench
{
    /// <summary>Lays out a case.</summary>
    /// <param name="screen">The case.</param>
    /// <param name="at">Number of the finding that the reviewer comes from; null when from nowhere.</param>
    public Bench(CaseScreen screen, int? at)
    {
        ArgumentNullException.ThrowIfNull(screen);
        Screen = screen;
        Lists = FindingList.Of(screen.Findings, screen.CanCorrect ? $"/cases/{screen.CaseId}/correct" : null);
        Next = screen.State is CaseState.InReview ? FindingList.Next(Lists, at ?? 0) : null;
    }

    /// <summary>The case.</summary>
    public CaseScreen Screen { get; }

    /// <summary>The findings, the doubtful first.</summary>
    public IReadOnlyList<FindingList> Lists { get; }

    /// <summary>The open question that comes next; null when none is open.</summary>
    public MarkedFinding? Next { get; }
}

/// <summary>A list of findings and which of them comes next.</summary>
/// <param name="List">The list.</param>
/// <param name="Next">Number of the finding that comes next; null when none does.</param>
public sealed record BenchList(FindingList List, int? Next);

/// <summary>One finding of a list as a row.</summary>
/// <param name="List">The list.</param>
/// <param name="Item">The finding.</param>
/// <param name="IsMention">Whether it is one of several mentions of a person, who is told of above.</param>
public sealed record BenchRow(FindingList List, MarkedFinding Item, bool IsMention);
