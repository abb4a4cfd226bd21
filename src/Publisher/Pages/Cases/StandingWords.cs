using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Pages.Shared;
using Disclosure.Publisher.Review;

namespace Disclosure.Publisher.Pages.Cases;

/// <summary>Where a case stands and who has to do what next.</summary>
internal static class StandingWords
{
    public static string Of(CaseScreen screen) => screen.Ordered == screen.State
        ? "公开后的情况正在写入公示簿。稍后刷新本页查看结果。"
        : screen.Ordered is { } ordered && screen.State is not (CaseState.Approved or CaseState.Withdrawing)
        ? $"已{OrderWords.Of(ordered)}，正在写入公示簿。稍后刷新本页查看结果。"
        : OfState(screen);

    private static string OfState(CaseScreen screen) => screen.State switch
    {
        CaseState.Received => "已接收，正在读取文书。稍后刷新本页查看结果。",
        CaseState.Read => "文书已读取，正在检查能否公开。稍后刷新本页查看结果。",
        CaseState.Assessed => "可以公开，正在隐去应当隐去的内容。稍后刷新本页查看结果。",
        CaseState.Redacted => "已隐去，正在核验。稍后刷新本页查看结果。",
        CaseState.Verified => "核验通过，即将进入审核。稍后刷新本页查看结果。",
        CaseState.InReview => screen.OpenCount > 0
            ? $"等待审核。{Amends(screen)}请先逐处核对列在最前的各处，再决定批准、退回或者不予公开。"
            : $"等待审核。{Amends(screen)}请对照两栏文本，再决定批准、退回或者不予公开。",
        CaseState.Approved => screen.AmendsCase is null
            ? "已批准，正在写入公示簿，片刻后即可在公示网查到。"
            : "更正已批准，正在写入公示簿，片刻后替换公示网上的原版本。",
        CaseState.Published => "已在公示网公开。",
        CaseState.Amended => "更正后的版本已在公示网公开，原版本不再显示。",
        CaseState.Withdrawing => "已决定撤下，正在从公示网移除。",
        CaseState.Withdrawn => "已从公示网撤下。原网址只保留提示。",
        CaseState.Refused => "文书带有国家秘密标志，内容已经清除，本系统不再保存。请按保密规定处理原件。",
        CaseState.Withheld when screen.GroundBy is null =>
            "系统按规则没有公开这件决定，公示网上看不到。请审核人核对：情形成立的，确认不予公开；不成立的，重新处理或者退回。",
        CaseState.Withheld when string.Equals(screen.GroundClause, SocialImpactJudgement.Clause, StringComparison.Ordinal) && screen.AmendsCase is null =>
            "已认定不具有一定社会影响，不予公开，公示网上没有这件决定。情况有变的，重新处理后再次认定。",
        CaseState.Withheld when screen.AmendsCase is not null => "已决定不公开这次更正，公示网上的原版本没有变动。",
        CaseState.Withheld => screen.ReassessOn is { } day
            ? $"已决定不予公开，公示网上没有这件决定。{ScreenValues.Text(day)}前应当重新评估；情况有变的，可以随时重新处理；报送有误的，退回后以同一文号重新报送。"
            : "已决定不予公开，公示网上没有这件决定。",
        CaseState.Held when screen.ReassessOn is not null => $"同一系列的案件已经办结，请重新评估：上述情形仍然成立的，决定不予公开；不再成立的，{Release(screen)}。",
        CaseState.Held => $"暂缓公开，等待审核人判断上述情形是否成立：成立的，决定不予公开；不成立的，{Release(screen)}。",
        CaseState.Quarantined when screen.Corrections is { Missed.Count: > 0 } =>
            "已隔离，不能公开。可能是因为审核人补充的内容在文书之外还要公开：可以撤销补充，也可以退回报送人、重新处理，或者决定不予公开。",
        CaseState.Quarantined => "已隔离，不能公开。请退回报送人、重新处理，或者决定不予公开。",
        CaseState.Returned => "已退回。在这里补正，或者改正后以同一文号重新报送。",
        CaseState.Suspended when screen.Takedown is { IsUndecided: true } => $"已紧急撤下，公示网上看不到这件决定。须由另一人在 {ScreenValues.Cell(screen.Takedown.DueOn)} 前确认，或者恢复公开。",
        CaseState.Suspended when screen.Takedown is { Decision: TakedownDecision.Confirmed, Course: { } course } => $"紧急撤下已由另一人确认，公示网上看不到这件决定。接下来：{TakedownWords.Course(course)}。",
        CaseState.Suspended when screen.LacksTakedown => DutyRules.Chinese(DutyRules.TakedownLacksRecord),
        CaseState.Suspended => "已紧急撤下，公示网上暂时看不到这件决定。查清后恢复公开，或者更正、撤下。",
        CaseState.SummaryOnly => "公示网上只保留摘要。",
        CaseState.Expired => "已停止公开：公示期限已满，或者紧急撤下后决定不再公开。公示网不再显示，也不作说明。",
        CaseState.Superseded => "已由后来的版本替代，公示网上只有后来的版本。",
        _ => throw new ArgumentOutOfRangeException(nameof(screen), screen.State, "Not a defined state."),
    };

    private static string Release(CaseScreen screen) => screen.Terms.TakesTwo ? "由一人写明理由提出、另一人确认后解除暂缓" : "写明理由后解除暂缓";

    private static string Amends(CaseScreen screen) => screen.AmendsCase is null ? string.Empty : "这是对已公开决定的更正，批准后替换公示网上的原版本。";
}
