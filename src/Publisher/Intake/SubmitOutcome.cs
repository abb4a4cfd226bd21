using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Intake;

/// <summary>What came of a push.</summary>
public abstract record SubmitOutcome
{
    private SubmitOutcome()
    {
    }

    /// <summary>Stored; it will not be lost.</summary>
    /// <param name="CaseId">Where to follow it.</param>
    public sealed record Accepted(string CaseId) : SubmitOutcome
    {
        /// <summary>For whom waits at a screen: why reading it will send it back; empty when nothing is foreseen, and for programs.</summary>
        public IReadOnlyList<CaseMessage> Foreseen { get; init; } = [];
    }

    /// <summary>The metadata is wrong.</summary>
    /// <param name="Errors">All of it.</param>
    public sealed record Invalid(IReadOnlyList<CaseMessage> Errors) : SubmitOutcome;

    /// <summary>It carries a secrecy mark; nothing of it was stored.</summary>
    public sealed record SecrecyMarked : SubmitOutcome;

    /// <summary>A living case of the agency has this document number.</summary>
    /// <param name="CaseId">That case.</param>
    /// <param name="State">Where it stands: what can be done depends on it.</param>
    public sealed record DuplicateNumber(string CaseId, CaseState State) : SubmitOutcome;

    /// <summary>It is to amend what is published, but nothing of this number is.</summary>
    public sealed record NothingToAmend : SubmitOutcome;

    /// <summary>It is to amend what is published, but another amendment of it is under way.</summary>
    /// <param name="CaseId">That amendment.</param>
    public sealed record NumberIsBeingAmended(string CaseId) : SubmitOutcome;

    /// <summary>The idempotency key was used with other content.</summary>
    public sealed record KeyReused : SubmitOutcome;
}
