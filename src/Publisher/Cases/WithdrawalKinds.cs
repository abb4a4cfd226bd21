using Disclosure.Records;

namespace Disclosure.Publisher.Cases;

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

    /// <summary>Whether a published decision of an act is to be taken down after such an outcome.</summary>
    public static bool Removes(ActType actType, ProceedingOutcome outcome) => Of(outcome) is { } kind && For(actType).Contains(kind);

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
