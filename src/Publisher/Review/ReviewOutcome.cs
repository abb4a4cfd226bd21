using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Review;

/// <summary>What came of an act on a case.</summary>
public abstract record ReviewOutcome
{
    private ReviewOutcome()
    {
    }

    /// <summary>Done.</summary>
    /// <param name="State">Where the case now stands.</param>
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

    /// <summary>What was entered is not complete.</summary>
    /// <param name="Errors">Field, rule and sentence.</param>
    public sealed record Invalid(IReadOnlyList<CaseMessage> Errors) : ReviewOutcome;
}
