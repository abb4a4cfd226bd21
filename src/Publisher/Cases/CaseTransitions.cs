using System.Collections.Frozen;

namespace Disclosure.Publisher.Cases;

/// <summary>The one place that knows which step may follow which.</summary>
public static class CaseTransitions
{
    private static readonly FrozenDictionary<CaseState, CaseState[]> Next = new Dictionary<CaseState, CaseState[]>
    {
        // Before publication: the machine's steps, then a person's.
        [CaseState.Received] = [CaseState.Read, CaseState.Returned, CaseState.Refused, CaseState.Quarantined],
        [CaseState.Read] = [CaseState.Assessed, CaseState.Held, CaseState.Withheld, CaseState.Refused, CaseState.Returned, CaseState.Quarantined],
        [CaseState.Assessed] = [CaseState.Redacted, CaseState.Held, CaseState.Withheld, CaseState.Refused, CaseState.Quarantined],
        [CaseState.Redacted] = [CaseState.Verified, CaseState.Quarantined],
        // Returned, when what the public would read of an amendment is not what it is called.
        [CaseState.Verified] = [CaseState.InReview, CaseState.Returned, CaseState.Quarantined],
        // Redacted anew, when the reviewer found something that was missed.
        [CaseState.InReview] = [CaseState.Approved, CaseState.Returned, CaseState.Withheld, CaseState.Held, CaseState.Assessed],
        [CaseState.Held] = [CaseState.Assessed, CaseState.Withheld, CaseState.Returned],
        // Looked at anew from the document on: no hold that was lifted and no 保密审查 of before counts any more.
        [CaseState.Quarantined] = [CaseState.Received, CaseState.Returned, CaseState.Withheld],
        // Returned, too: what was withheld for what the agency pushed by mistake would keep its number for ever.
        [CaseState.Withheld] = [CaseState.Received, CaseState.Returned],
        [CaseState.Approved] = [CaseState.Published, CaseState.Amended, CaseState.Quarantined],

        // After publication: what the gazette has confirmed.
        [CaseState.Published] =
            [CaseState.Amended, CaseState.Superseded, CaseState.Suspended, CaseState.SummaryOnly, CaseState.Withdrawing, CaseState.Expired],
        [CaseState.Amended] =
            [CaseState.Amended, CaseState.Superseded, CaseState.Suspended, CaseState.SummaryOnly, CaseState.Withdrawing, CaseState.Expired],
        [CaseState.SummaryOnly] =
            [CaseState.Published, CaseState.Amended, CaseState.Superseded, CaseState.Suspended, CaseState.Withdrawing, CaseState.Expired],
        [CaseState.Suspended] =
            [CaseState.Published, CaseState.Amended, CaseState.SummaryOnly, CaseState.Superseded, CaseState.Withdrawn, CaseState.Expired],
        // Back where it came from, when its notice would have told what must stay hidden.
        [CaseState.Withdrawing] = [CaseState.Withdrawn, CaseState.Published, CaseState.Amended, CaseState.SummaryOnly],
        [CaseState.Expired] = [CaseState.Withdrawn],

        // Mended in place, by whoever may submit.
        [CaseState.Returned] = [CaseState.Received],

        // Ends.
        [CaseState.Withdrawn] = [],
        [CaseState.Superseded] = [],
        [CaseState.Refused] = [],
    }.ToFrozenDictionary();

    /// <summary>States from which the machine goes on by itself, in the order of the steps.</summary>
    public static IReadOnlyList<CaseState> Automatic { get; } =
        [CaseState.Received, CaseState.Read, CaseState.Assessed, CaseState.Redacted, CaseState.Verified];

    /// <summary>States in which nobody has yet decided whether the case is public.</summary>
    public static IReadOnlyList<CaseState> Undecided { get; } = [.. Automatic, CaseState.InReview, CaseState.Held, CaseState.Quarantined, CaseState.Approved];

    /// <summary>States in which a document number is free again: nothing of the case is public under it, and to become so it would have to take the number anew.</summary>
    public static IReadOnlyList<CaseState> Replaceable { get; } = [CaseState.Returned, CaseState.Withdrawn, CaseState.Refused, CaseState.Superseded];

    /// <summary>States in which the case stands behind a public record, seen or for a time unseen: a later version may take its place.</summary>
    public static IReadOnlyList<CaseState> Amendable { get; } = [CaseState.Published, CaseState.Amended, CaseState.SummaryOnly, CaseState.Suspended];

    /// <summary>States in which a decision that does not stand any more is still to be taken down: its notice is not public yet.</summary>
    public static IReadOnlyList<CaseState> Withdrawable { get; } = [.. Amendable, CaseState.Withdrawing, CaseState.Expired];

    /// <summary>Whether a case may go from one state to another in one step.</summary>
    public static bool Allows(CaseState from, CaseState to) => Next.TryGetValue(from, out var states) && states.Contains(to);

    /// <summary>The states that may follow.</summary>
    public static IReadOnlyList<CaseState> After(CaseState from) => Next.TryGetValue(from, out var states) ? states : [];
}
