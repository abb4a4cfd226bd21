using Disclosure.Records;

namespace Disclosure.Publisher.Withdrawals;

/// <summary>
/// What stays in public when a decision is removed (公示办法 Art. 16; 行政处罚法 Art. 48(2)): who decided, number, date, content, reason.
/// None of it may name the party.
/// </summary>
public sealed record WithdrawalOrder
{
    /// <summary>What happened; one of <see cref="WithdrawalKinds.For"/>.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>How it came to that (公示办法 Art. 16).</summary>
    public required NoticeOrigin Origin { get; init; }

    /// <summary>作出机关</summary>
    public required string Authority { get; init; }

    /// <summary>文号 of that authority's document.</summary>
    public required string AuthorityDocumentNumber { get; init; }

    /// <summary>Date of that document.</summary>
    public required DateOnly AuthorityDecidedOn { get; init; }

    /// <summary>
    /// The day on which the own agency learned of it. It is not published; with <see cref="AuthorityDecidedOn"/> it sets until when the decision had
    /// to be taken down (行政处罚法 Art. 48(2)).
    /// </summary>
    public required DateOnly LearnedOn { get; init; }

    /// <summary>What it says.</summary>
    public required string Content { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}
