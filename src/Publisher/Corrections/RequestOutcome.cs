using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Corrections;

/// <summary>What came of an act on a request.</summary>
public abstract record RequestOutcome
{
    private RequestOutcome()
    {
    }

    /// <summary>It is done.</summary>
    public sealed record Done : RequestOutcome;

    /// <summary>The agency has no such request.</summary>
    public sealed record NotFound : RequestOutcome;

    /// <summary>Someone else did something with it meanwhile, or it is answered.</summary>
    public sealed record Stale : RequestOutcome;

    /// <summary>Something is to be mended first.</summary>
    /// <param name="Errors">What.</param>
    public sealed record Invalid(IReadOnlyList<CaseMessage> Errors) : RequestOutcome;
}
