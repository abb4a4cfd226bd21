using Disclosure.Records;

namespace Disclosure.DecisionPages;

/// <summary>The words of notices, as the law names what happened.</summary>
public static class NoticeWords
{
    /// <summary>Such as 撤销.</summary>
    public static string Kind(NoticeKind kind) => kind switch
    {
        NoticeKind.Revocation => "撤销",
        NoticeKind.Unlawfulness => "确认违法",
        NoticeKind.Remake => "要求重新作出",
        NoticeKind.Modification => "变更",
        NoticeKind.Invalidity => "确认无效",
        NoticeKind.Correction => "更正",
        NoticeKind.SilentEnd => "停止公示",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a known kind of notice."),
    };

    /// <summary>How it came to that, such as 经行政复议.</summary>
    public static string Origin(NoticeOrigin origin) => origin switch
    {
        NoticeOrigin.Reconsideration => "经行政复议",
        NoticeOrigin.Litigation => "经行政诉讼",
        NoticeOrigin.SelfCorrection => "原机关自行纠正",
        NoticeOrigin.Supervision => "经上级机关监督",
        NoticeOrigin.Other => "其他原因",
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, "Not a known origin."),
    };

    /// <summary>One sentence that says what happened to the decision.</summary>
    public static string Sentence(NoticeKind kind, bool removesText) => kind switch
    {
        NoticeKind.Revocation => "该决定已被撤销，决定内容不再公示。",
        NoticeKind.Unlawfulness => "该决定已被确认违法，决定内容不再公示。",
        NoticeKind.Remake => "该决定已被要求重新作出，原决定内容不再公示。",
        NoticeKind.Invalidity => "该决定已被确认无效，决定内容不再公示。",
        NoticeKind.Modification when removesText => "该决定已被变更，原决定内容不再公示。",
        NoticeKind.Modification => "该决定已被变更，变更内容见下。原决定内容保留在本页。",
        NoticeKind.Correction => "公示内容曾有错误，现已更正。本页显示的是更正后的内容。",
        _ => "该决定的内容已停止公示。",
    };
}
