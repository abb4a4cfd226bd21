using Disclosure.Redactor.Confidence;

namespace Disclosure.Publisher.Rescanning;

/// <summary>What the rules of today make of the cases that people have reviewed: counts, nothing of any case.</summary>
public sealed class ReviewedTotals
{
    private readonly SortedDictionary<string, ReviewedKind> _kinds = new(StringComparer.Ordinal);

    /// <summary>Cases measured.</summary>
    public int Cases { get; internal set; }

    /// <summary>Cases left out because their file reads otherwise today, so that nothing of then stands at its place.</summary>
    public int Changed { get; internal set; }

    /// <summary>Cases left out because they cannot be read: key, agency or document.</summary>
    public int Unreadable { get; internal set; }

    /// <summary>Each kind of value.</summary>
    public IReadOnlyDictionary<string, ReviewedKind> Kinds => _kinds;

    internal void Add(string kind, Func<ReviewedKind, ReviewedKind> count) => _kinds[kind] = count(_kinds.GetValueOrDefault(kind) ?? new ReviewedKind());
}

/// <summary>One kind of value.</summary>
public sealed record ReviewedKind
{
    /// <summary>Places that a review let stand as hidden, and of these those that are hidden whole today: recall.</summary>
    public RightShare Hidden { get; init; }

    /// <summary>Of the hidden, places that a reviewer looked at and held to be right, by themselves or with others, and of these those that are hidden whole today.</summary>
    public RightShare Accepted { get; init; }

    /// <summary>Places that a reviewer looked at and held to be kept rightly, and of these those that are kept today.</summary>
    public RightShare Kept { get; init; }

    /// <summary>Places that a reviewer had to add, and of these those that are hidden whole by the rules of today.</summary>
    public RightShare Missed { get; init; }

    /// <summary>Places that a reviewer held to be wrong, and of these those that are no longer found so.</summary>
    public RightShare Rejected { get; init; }

    /// <summary>Places that are hidden today and about which no review has said anything.</summary>
    public int Unjudged { get; init; }
}
