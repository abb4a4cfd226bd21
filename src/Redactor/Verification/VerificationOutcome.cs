using Disclosure.Records;

namespace Disclosure.Redactor.Verification;

/// <summary>What the release verifier says of a candidate.</summary>
public abstract record VerificationOutcome
{
    private VerificationOutcome()
    {
    }

    /// <summary>Nothing hidden was found and the text is faithful: it may enter the gazette.</summary>
    public sealed record Passed(PublishableRecord Record) : VerificationOutcome;

    /// <summary>Publication is blocked.</summary>
    /// <param name="Failures">What failed and where; never the value.</param>
    public sealed record Blocked(IReadOnlyList<VerificationFailure> Failures) : VerificationOutcome;
}

/// <summary>One reason to block.</summary>
/// <param name="Rule">The check, such as <c>residue/digits</c> or <c>fidelity</c>.</param>
/// <param name="Where">The place in the record, such as <c>body[3]</c> or <c>title</c>.</param>
/// <param name="Kind">The kind of the value found; empty when the check is not about a value.</param>
public sealed record VerificationFailure(string Rule, string Where, string Kind);
