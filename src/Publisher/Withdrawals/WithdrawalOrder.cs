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

    /// <summary>作出机关</summary>
    public required string Authority { get; init; }

    /// <summary>文号 of that authority's document.</summary>
    public required string AuthorityDocumentNumber { get; init; }

    /// <summary>Date of that document.</summary>
    public required DateOnly AuthorityDecidedOn { get; init; }

    /// <summary>What it says.</summary>
    public required string Content { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>Which kinds of notice remove a decision.</summary>
public static class WithdrawalKinds
{
    /// <summary>The kinds for an act: 撤销, 确认违法, 要求重新作出 for any; 变更 and 确认无效 for a penalty.</summary>
    public static IReadOnlyList<NoticeKind> For(ActType actType) => actType == ActType.Penalty
        ? [NoticeKind.Revocation, NoticeKind.Unlawfulness, NoticeKind.Remake, NoticeKind.Modification, NoticeKind.Invalidity]
        : [NoticeKind.Revocation, NoticeKind.Unlawfulness, NoticeKind.Remake];

    /// <summary>The kind that belongs to an outcome of 复议 or 诉讼; null when the outcome overturns nothing.</summary>
    public static NoticeKind? Of(ProceedingOutcome outcome) => outcome switch
    {
        ProceedingOutcome.Revoked => NoticeKind.Revocation,
        ProceedingOutcome.Unlawful => NoticeKind.Unlawfulness,
        ProceedingOutcome.Remake => NoticeKind.Remake,
        ProceedingOutcome.Modified => NoticeKind.Modification,
        ProceedingOutcome.Invalid => NoticeKind.Invalidity,
        _ => null,
    };

    /// <summary>The legal term.</summary>
    public static string Chinese(NoticeKind kind) => kind switch
    {
        NoticeKind.Revocation => "撤销",
        NoticeKind.Unlawfulness => "确认违法",
        NoticeKind.Remake => "要求重新作出",
        NoticeKind.Modification => "变更",
        NoticeKind.Invalidity => "确认无效",
        NoticeKind.Correction => "更正",
        NoticeKind.SilentEnd => "撤下",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a defined kind."),
    };
}
