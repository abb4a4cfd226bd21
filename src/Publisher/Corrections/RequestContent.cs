using Disclosure.Gazette.Inbox;

namespace Disclosure.Publisher.Corrections;

/// <summary>A piece of evidence, without its bytes.</summary>
/// <param name="Name">Its name as the party calls it.</param>
/// <param name="Kind">What it is, told by its first bytes.</param>
/// <param name="Length">Bytes.</param>
public sealed record EvidenceLine(string Name, EvidenceKind Kind, int Length);

/// <summary>What a party asked; sealed.</summary>
public sealed record RequestContent
{
    /// <summary>Code of the receipt, by which replies are sealed.</summary>
    public required string Code { get; init; }

    /// <summary>文号, as it was published or typed.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>Where it is wrong, and how.</summary>
    public required string Statement { get; init; }

    /// <summary>The right content; empty when none was given.</summary>
    public string Correct { get; init; } = string.Empty;

    /// <summary>Who asks.</summary>
    public required string Name { get; init; }

    /// <summary>How to reach them; empty when not told.</summary>
    public string Contact { get; init; } = string.Empty;

    /// <summary>What came with it, in order; the bytes are parts of their own.</summary>
    public IReadOnlyList<EvidenceLine> Evidence { get; init; } = [];

    /// <summary>What of a message is kept.</summary>
    public static RequestContent Of(CorrectionMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new RequestContent
        {
            Code = message.Code,
            DocumentNumber = message.DocumentNumber,
            Statement = message.Statement,
            Correct = message.Correct,
            Name = message.Name,
            Contact = message.Contact,
            Evidence = [.. message.Files.Select(static file => new EvidenceLine(file.Name, file.Kind, file.Content.Length))],
        };
    }
}

/// <summary>What was done with a request, for who handles it next; sealed.</summary>
/// <param name="At">When, milliseconds since 1970-01-01 UTC.</param>
/// <param name="Account">Who; empty for the party.</param>
/// <param name="State">Where the request stood afterwards.</param>
/// <param name="Words">What was found, asked, answered or added.</param>
public sealed record RequestNote(long At, string Account, ReplyState State, string Words);

/// <summary>A request with what is sealed of it.</summary>
/// <param name="Row">The request.</param>
/// <param name="Content">What was asked.</param>
/// <param name="Notes">What was done, oldest first.</param>
/// <param name="Reply">What the party is told.</param>
public sealed record OpenRequest(RequestRow Row, RequestContent Content, IReadOnlyList<RequestNote> Notes, CorrectionReply Reply);
