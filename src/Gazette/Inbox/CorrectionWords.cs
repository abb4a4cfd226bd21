namespace Disclosure.Gazette.Inbox;

/// <summary>The words for requests and replies, the same on the public site, at the desk and in letters.</summary>
public static class CorrectionWords
{
    /// <summary>What is wrong, in the party's words.</summary>
    public static string Chinese(this CorrectionKind kind) => kind switch
    {
        CorrectionKind.Inaccurate => "内容不准确",
        CorrectionKind.ShouldBeRedacted => "应当隐去的信息没有隐去",
        CorrectionKind.ShouldNotBePublic => "整件决定不应公开",
        CorrectionKind.Superseded => "决定已经变更或者撤销",
        CorrectionKind.MistakenIdentity => "不是我的案件（认错了人或者单位）",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Where a request stands.</summary>
    public static string Chinese(this ReplyState state) => state switch
    {
        ReplyState.Received => "已收到",
        ReplyState.Checking => "正在核实",
        ReplyState.MoreNeeded => "需要补充材料",
        ReplyState.Corrected => "已更正",
        ReplyState.Refused => "不予更正",
        ReplyState.PassedOn => "已转送",
        ReplyState.Withdrawn => "已撤回",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>What a piece of evidence is.</summary>
    public static string Chinese(this EvidenceKind kind) => kind switch { EvidenceKind.Pdf => "PDF 文件", EvidenceKind.Jpeg => "JPG 图片", _ => "PNG 图片" };
}
