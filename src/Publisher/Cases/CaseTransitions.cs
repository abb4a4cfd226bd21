using System.Collections.Frozen;

namespace Disclosure.Publisher.Cases;

/// <summary>The one place that knows which step may follow which.</summary>
public static class CaseTransitions
{
    private static readonly FrozenDictionary<CaseState, CaseState[]> Next = new Dictionary<CaseState, CaseState[]>
    {
        [CaseState.Received] = [CaseState.Read, CaseState.Returned, CaseState.Refused, CaseState.Quarantined],
        [CaseState.Read] = [CaseState.Assessed, CaseState.Held, CaseState.Withheld, CaseState.Refused, CaseState.Returned, CaseState.Quarantined],
        [CaseState.Assessed] = [CaseState.Redacted, CaseState.Held, CaseState.Withheld, CaseState.Refused, CaseState.Quarantined],
        [CaseState.Redacted] = [CaseState.Verified, CaseState.Quarantined],
        [CaseState.Verified] = [CaseState.InReview, CaseState.Quarantined],
        [CaseState.InReview] = [CaseState.Approved, CaseState.Returned, CaseState.Withheld, CaseState.Held],
        [CaseState.Approved] = [CaseState.Published, CaseState.Quarantined],
        [CaseState.Published] =
        [
            CaseState.Amended, CaseState.Withdrawing, CaseState.Suspended, CaseState.SummaryOnly, CaseState.Expired,
        ],
        [CaseState.Amended] = [CaseState.Amended, CaseState.Withdrawing, CaseState.Suspended, CaseState.SummaryOnly, CaseState.Expired],
        [CaseState.Suspended] = [CaseState.Published, CaseState.Amended, CaseState.Withdrawing, CaseState.SummaryOnly, CaseState.Expired],
        [CaseState.SummaryOnly] = [CaseState.Published, CaseState.Amended, CaseState.Withdrawing, CaseState.Suspended, CaseState.Expired],
        [CaseState.Withdrawing] = [CaseState.Withdrawn],
        [CaseState.Held] = [CaseState.Assessed, CaseState.Withheld, CaseState.Returned],
        [CaseState.Quarantined] = [CaseState.Returned, CaseState.Withheld],
        [CaseState.Withheld] = [],
        [CaseState.Withdrawn] = [],
        [CaseState.Refused] = [],
        [CaseState.Returned] = [],
        [CaseState.Expired] = [CaseState.Withdrawing],
    }.ToFrozenDictionary();

    /// <summary>States from which the machine goes on by itself, in the order of the steps.</summary>
    public static IReadOnlyList<CaseState> Automatic { get; } =
        [CaseState.Received, CaseState.Read, CaseState.Assessed, CaseState.Redacted, CaseState.Verified];

    /// <summary>States in which a document number is free again: a new push of it opens a new case.</summary>
    public static IReadOnlyList<CaseState> Replaceable { get; } = [CaseState.Returned, CaseState.Withdrawn, CaseState.Refused];

    /// <summary>Whether a case may go from one state to another in one step.</summary>
    public static bool Allows(CaseState from, CaseState to) => Next.TryGetValue(from, out var states) && states.Contains(to);

    /// <summary>The states that may follow.</summary>
    public static IReadOnlyList<CaseState> After(CaseState from) => Next.TryGetValue(from, out var states) ? states : [];
}
