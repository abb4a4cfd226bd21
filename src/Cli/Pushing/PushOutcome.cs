namespace Disclosure.Cli.Pushing;

/// <summary>What came of a push.</summary>
public abstract record PushOutcome
{
    private PushOutcome()
    {
    }

    /// <summary>The desk has it, for good.</summary>
    /// <param name="CaseId">The case.</param>
    /// <param name="State">Its state when the desk answered.</param>
    public sealed record Accepted(string CaseId, string State) : PushOutcome;

    /// <summary>The desk does not have it.</summary>
    /// <param name="Status">HTTP status; null when the desk was not reached.</param>
    /// <param name="Reason">One sentence.</param>
    /// <param name="Errors">What the desk found wrong, field by field.</param>
    public sealed record Rejected(int? Status, string Reason, IReadOnlyList<PushError> Errors) : PushOutcome;
}

/// <summary>One thing that is wrong with a push.</summary>
/// <param name="Field">The field, such as <c>decidedOn</c>.</param>
/// <param name="Rule">The rule, such as <c>required</c>.</param>
/// <param name="Message">One sentence.</param>
public sealed record PushError(string Field, string Rule, string Message);
