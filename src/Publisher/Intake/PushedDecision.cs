using Disclosure.Conversion.Outcomes;
using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Intake;

/// <summary>A push on its way into the store.</summary>
internal sealed record PushedDecision
{
    public required DecisionSender Sender { get; init; }

    public required PushedFiles Files { get; init; }

    public required string KeyIndex { get; init; }

    public required PushMemory Memory { get; init; }

    public CaseSubmission Submission { get; init; } = new();

    /// <summary>The number that a file from the desk says of itself; null when it says none, or when it was pushed by a program.</summary>
    public string? NumberInText { get; init; }

    /// <summary>Present when the document is read in another form than it was sent in.</summary>
    public ConversionOutcome.Converted? Converted { get; init; }

    /// <summary>Present when the document could not be read, and so not searched: then it is not kept.</summary>
    public SecrecyFinding.Unreadable? Unreadable { get; init; }
}

/// <summary>The same push was committed while this one was under way.</summary>
internal sealed class SamePushException : Exception
{
    public SamePushException()
    {
    }

    public SamePushException(string message)
        : base(message)
    {
    }

    public SamePushException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
