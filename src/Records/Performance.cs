using System.Text.Json.Serialization;

namespace Disclosure.Records;

/// <summary>How far a decision has been performed (公示办法 Art. 8(四)). Names are written into published records: they may be added to, never renamed.</summary>
public enum PerformanceStatus
{
    /// <summary>已履行</summary>
    Performed = 1,

    /// <summary>部分履行</summary>
    PartlyPerformed,

    /// <summary>未履行</summary>
    NotPerformed,

    /// <summary>延期或者分期履行 (行政处罚法 Art. 66)</summary>
    Deferred,

    /// <summary>强制执行中</summary>
    Enforcing,

    /// <summary>已强制执行</summary>
    Enforced,

    /// <summary>终结执行 (行政强制法 Art. 40)</summary>
    Closed,
}

/// <summary>履行情况: how far a decision was performed on a day.</summary>
public sealed record Performance
{
    /// <summary>How far.</summary>
    public required PerformanceStatus Status { get; init; }

    /// <summary>The day it became so, in Asia/Shanghai; not before the decision.</summary>
    public required DateOnly On { get; init; }

    /// <summary>How much of an amount was performed by then, in yuan; null when not told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? PerformedYuan { get; init; }
}

/// <summary>What of a decision a correction changed: the item, never what stood there. Names are published: never renamed.</summary>
public enum CorrectedField
{
    /// <summary>案件名称</summary>
    Title = 1,

    /// <summary>执法类别</summary>
    ActType,

    /// <summary>决定日期</summary>
    DecidedOn,

    /// <summary>领域</summary>
    Sector,

    /// <summary>当事人</summary>
    Parties,

    /// <summary>违法事实</summary>
    Facts,

    /// <summary>法律依据</summary>
    Basis,

    /// <summary>执法决定</summary>
    Decision,

    /// <summary>处罚种类</summary>
    PenaltyKinds,

    /// <summary>罚款金额</summary>
    FineYuan,

    /// <summary>决定书正文</summary>
    Document,
}

/// <summary>更正: what was published inaccurately and is right in this version; without what stood there before.</summary>
public sealed record CorrectionNote
{
    /// <summary>The day the correction was approved, in Asia/Shanghai.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What was corrected, in one or two sentences that name nobody.</summary>
    public required string Note { get; init; }

    /// <summary>The version that brought it; null in records from before this was told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Version { get; init; }

    /// <summary>The items it changed, in the order of the page; null in records from before this was told, never empty.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CorrectedField>? Fields { get; init; }
}
