using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Intake;

/// <summary>The parts of a push, in memory.</summary>
public sealed record PushedFiles
{
    /// <summary>The metadata, as it was sent.</summary>
    public required byte[] Metadata { get; init; }

    /// <summary>The document, as it was sent.</summary>
    public required byte[] Document { get; init; }

    /// <summary>Name of the document without folders, at most 200 characters.</summary>
    public required string FileName { get; init; }

    /// <summary>How it came in.</summary>
    public DecisionOrigin Origin { get; init; } = DecisionOrigin.Program;
}

/// <summary>How a decision came in.</summary>
public enum DecisionOrigin
{
    /// <summary>Pushed by an agency's program.</summary>
    Program = 1,

    /// <summary>A file that a person sent from the desk.</summary>
    Upload,

    /// <summary>A 摘要 that a person typed from paper or a scan; the document is made of what was typed.</summary>
    Typed,
}

/// <summary>What came of reading a push.</summary>
public abstract record PushReadOutcome
{
    private PushReadOutcome()
    {
    }

    /// <summary>Both parts are there and within their limits.</summary>
    public sealed record Read(PushedFiles Files) : PushReadOutcome;

    /// <summary>It is no form of several parts at all.</summary>
    public sealed record WrongType : PushReadOutcome;

    /// <summary>It is a form, but not such a one.</summary>
    /// <param name="Errors">What is wrong.</param>
    public sealed record Malformed(IReadOnlyList<CaseMessage> Errors) : PushReadOutcome;

    /// <summary>A limit of size was passed.</summary>
    /// <param name="Errors">Which one.</param>
    public sealed record BodyTooLarge(IReadOnlyList<CaseMessage> Errors) : PushReadOutcome;

    /// <summary>It did not come in within its time, or came in too slowly.</summary>
    public sealed record BodyTooSlow : PushReadOutcome;
}
