using Disclosure.Publisher.Cases;
using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Review;

/// <summary>What came of an act on a case.</summary>
public abstract record ReviewOutcome
{
    private ReviewOutcome()
    {
    }

    /// <summary>Done.</summary>
    /// <param name="State">Where the case now stands, or will within moments.</param>
    public sealed record Done(CaseState State) : ReviewOutcome;

    /// <summary>No such case in the user's agency.</summary>
    public sealed record NotFound : ReviewOutcome;

    /// <summary>The user may not do this.</summary>
    /// <param name="Rule">One of <see cref="DutyRules"/>.</param>
    /// <param name="Message">The sentence on screen.</param>
    public sealed record NotAllowed(string Rule, string Message) : ReviewOutcome;

    /// <summary>The case is not, or no longer, in a state for this.</summary>
    /// <param name="State">Where it stands.</param>
    public sealed record Conflict(CaseState State) : ReviewOutcome;

    /// <summary>The case is in a state for this, but not as the person saw it: something of it was changed meanwhile.</summary>
    public sealed record Stale : ReviewOutcome;

    /// <summary>What was entered is not complete.</summary>
    /// <param name="Errors">Field, rule and sentence.</param>
    public sealed record Invalid(IReadOnlyList<CaseMessage> Errors) : ReviewOutcome;

    /// <summary>What was asked for would make public something that must stay hidden.</summary>
    /// <param name="Failures">What and where; never the value.</param>
    public sealed record Blocked(IReadOnlyList<VerificationFailure> Failures) : ReviewOutcome;

    /// <summary>Another change of the same record is on its way to the gazette; in a moment it can be tried again.</summary>
    public sealed record Busy : ReviewOutcome;
}
