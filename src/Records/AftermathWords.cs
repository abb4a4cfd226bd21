using System.Globalization;

namespace Disclosure.Records;

/// <summary>What became of a published decision, in the words that its page, its files and the desk have in common.</summary>
public static class AftermathWords
{
    /// <summary>Such as 已履行.</summary>
    public static string Chinese(this PerformanceStatus status) => status switch
    {
        PerformanceStatus.Performed => "已履行",
        PerformanceStatus.PartlyPerformed => "部分履行",
        PerformanceStatus.NotPerformed => "未履行",
        PerformanceStatus.Deferred => "延期或者分期履行",
        PerformanceStatus.Enforcing => "强制执行中",
        PerformanceStatus.Enforced => "已强制执行",
        PerformanceStatus.Closed => "终结执行",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a defined status."),
    };

    /// <summary>Such as 行政复议.</summary>
    public static string Chinese(this ProceedingKind kind) => kind switch
    {
        ProceedingKind.Reconsideration => "行政复议",
        ProceedingKind.FirstInstance => "行政诉讼一审",
        ProceedingKind.SecondInstance => "行政诉讼二审",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a defined kind."),
    };

    /// <summary>Such as 维持; the term depends on the way.</summary>
    public static string Chinese(this ProceedingOutcome outcome, ProceedingKind kind) => (outcome, kind) switch
    {
        (ProceedingOutcome.Accepted, ProceedingKind.Reconsideration) => "已受理",
        (ProceedingOutcome.Accepted, _) => "已立案",
        (ProceedingOutcome.Upheld, ProceedingKind.SecondInstance) => "驳回上诉，维持原判",
        (ProceedingOutcome.Upheld, _) => "维持原决定",
        (ProceedingOutcome.Dismissed, ProceedingKind.Reconsideration) => "驳回复议请求",
        (ProceedingOutcome.Dismissed, ProceedingKind.SecondInstance) => "改判驳回诉讼请求",
        (ProceedingOutcome.Dismissed, _) => "驳回诉讼请求",
        (ProceedingOutcome.Rejected, ProceedingKind.Reconsideration) => "驳回复议申请",
        (ProceedingOutcome.Rejected, _) => "驳回起诉",
        (ProceedingOutcome.Modified, _) => "变更原决定",
        (ProceedingOutcome.Revoked, _) => "撤销原决定",
        (ProceedingOutcome.Remake, _) => "撤销原决定并责令重新作出",
        (ProceedingOutcome.Unlawful, _) => "确认原决定违法",
        (ProceedingOutcome.Invalid, _) => "确认原决定无效",
        (ProceedingOutcome.Remanded, _) => "发回重审",
        (ProceedingOutcome.Mediated, _) => "调解结案",
        (ProceedingOutcome.Discontinued, ProceedingKind.Reconsideration) => "申请人撤回申请",
        (ProceedingOutcome.Discontinued, ProceedingKind.SecondInstance) => "准许撤回上诉",
        (ProceedingOutcome.Discontinued, _) => "准许撤诉",
        (ProceedingOutcome.Terminated, ProceedingKind.Reconsideration) => "终止审理",
        (ProceedingOutcome.Terminated, _) => "终结诉讼",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not a defined outcome."),
    };

    /// <summary>Such as <c>已履行，5,000 元</c>; without its day.</summary>
    public static string Of(Performance performance)
    {
        ArgumentNullException.ThrowIfNull(performance);
        return performance.PerformedYuan is { } yuan
            ? string.Create(CultureInfo.InvariantCulture, $"{performance.Status.Chinese()}，{(performance.Status is PerformanceStatus.Enforced or PerformanceStatus.Enforcing ? "已执行" : "已履行")} {yuan:#,0.##} 元")
            : performance.Status.Chinese();
    }

    /// <summary>Such as <c>维持原决定，楚雄彝族自治州人民政府，楚政复决字〔2026〕12号</c>; without its way and its day.</summary>
    public static string Of(Proceeding proceeding)
    {
        ArgumentNullException.ThrowIfNull(proceeding);
        return string.Join('，', new[] { proceeding.Outcome.Chinese(proceeding.Kind), proceeding.Body, proceeding.DocumentNumber }.OfType<string>());
    }

    /// <summary>
    /// What a reader of a decision that was overturned has to know first; null when the decision stands.
    /// </summary>
    public static string? Warning(DecisionRecord decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (Proceedings.Overturning(decision.Proceedings) is not { } proceeding)
            return null;
        var effect = proceeding.Kind is ProceedingKind.FirstInstance ? "一审判决可能尚未生效。" : string.Empty;
        return $"{proceeding.Kind.Chinese()}：{Of(proceeding)}（{Day(proceeding.On)}）。{effect}";
    }

    /// <summary>Everything that became of a decision, a line each, as its files say it; empty when nothing did.</summary>
    public static IReadOnlyList<string> Lines(DecisionRecord decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return
        [
            .. (decision.Corrections ?? []).Select(correction => $"更正（{Day(correction.On)}）：{correction.Note}"),
            .. decision.Performance is { } performance ? [$"履行情况：{Of(performance)}（{Day(performance.On)}）"] : Array.Empty<string>(),
            .. (decision.Proceedings ?? []).Select(proceeding => $"{proceeding.Kind.Chinese()}：{Of(proceeding)}（{Day(proceeding.On)}）"),
        ];
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
