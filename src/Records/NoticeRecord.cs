using System.Text.Json.Serialization;

namespace Disclosure.Records;

/// <summary>What happened to a published decision (Art. 16; 楚政办通〔2019〕23号 二(一)4; 行政处罚法 Art. 48). Names are stored: never renamed.</summary>
public enum NoticeKind
{
    /// <summary>撤销: removal with notice.</summary>
    Revocation = 1,

    /// <summary>确认违法: removal with notice.</summary>
    Unlawfulness,

    /// <summary>要求重新作出: removal with notice.</summary>
    Remake,

    /// <summary>变更: removal with notice for a penalty, a banner for any other act.</summary>
    Modification,

    /// <summary>确认无效: removal with notice for a penalty.</summary>
    Invalidity,

    /// <summary>更正: the text is replaced by a corrected version.</summary>
    Correction,

    /// <summary>撤下 without a notice of content: the address answers 410 and says no more than that.</summary>
    SilentEnd,
}

/// <summary>How it came that a decision does not stand (Art. 16: 因行政复议、行政诉讼或者其他原因). Names are stored: they may be added to, never renamed.</summary>
public enum NoticeOrigin
{
    /// <summary>行政复议</summary>
    Reconsideration = 1,

    /// <summary>行政诉讼</summary>
    Litigation,

    /// <summary>自行纠正: the agency that decided did it of its own accord.</summary>
    SelfCorrection,

    /// <summary>上级监督</summary>
    Supervision,

    /// <summary>其他</summary>
    Other,
}

/// <summary>
/// A notice about a published decision. It never names the party: it is what stays in public when the decision is gone.
/// Fields are plain text and are verified like any other text before they may be published.
/// </summary>
public sealed record NoticeRecord
{
    /// <summary>The identity of the decision it speaks of.</summary>
    public required RecordId Id { get; init; }

    /// <summary>One more than the version it follows.</summary>
    public required int Version { get; init; }

    /// <summary>What happened.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>How it came to that (Art. 16); null for a silent end, and of notices from before this was told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NoticeOrigin? Origin { get; init; }

    /// <summary>变更、撤销或者确认违法决定的作出机关; empty for a silent end.</summary>
    public string Authority { get; init; } = string.Empty;

    /// <summary>文号 of that authority's document; empty for a silent end.</summary>
    public string AuthorityDocumentNumber { get; init; } = string.Empty;

    /// <summary>Date of that document; null for a silent end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? AuthorityDecidedOn { get; init; }

    /// <summary>What that document says, without the party's name.</summary>
    public string Content { get; init; } = string.Empty;

    /// <summary>Why (行政处罚法 Art. 48(2): 公开说明理由), without the party's name.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>文号 of the decision it speaks of; empty for a silent end.</summary>
    public string DocumentNumber { get; init; } = string.Empty;

    /// <summary>Agency that made the decision; empty for a silent end.</summary>
    public string AgencyName { get; init; } = string.Empty;

    /// <summary>Code of that agency; empty for a silent end.</summary>
    public string AgencyCode { get; init; } = string.Empty;

    /// <summary>Region of that agency; empty for a silent end.</summary>
    public string RegionCode { get; init; } = string.Empty;

    /// <summary>The kind of act; null for a silent end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ActType? ActType { get; init; }
}
