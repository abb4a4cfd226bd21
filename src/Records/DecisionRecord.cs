using System.Text.Json.Serialization;

namespace Disclosure.Records;

/// <summary>Whether a decision is published whole (with passages hidden, Art. 10) or as the eight fields of a 摘要 (Art. 9).</summary>
public enum DisclosureMode
{
    /// <summary>摘要</summary>
    Summary = 1,

    /// <summary>全文</summary>
    FullText,
}

/// <summary>What the party of a decision is; it decides how the party is named in public (Art. 9).</summary>
public enum PartyKind
{
    /// <summary>自然人: named by surname or first character alone.</summary>
    NaturalPerson = 1,

    /// <summary>法人或者其他组织: named in full.</summary>
    Organisation,

    /// <summary>个体工商户: named by its trade name; its proprietor is a natural person.</summary>
    Proprietorship,
}

/// <summary>
/// A decision as the public sees it: every text in it has been redacted. This is data, not permission: only a
/// <see cref="PublishableRecord"/> can enter the gazette.
/// </summary>
public sealed record DecisionRecord
{
    /// <summary>The decision's permanent identity.</summary>
    public required RecordId Id { get; init; }

    /// <summary>1 for the first publication, then one more for each amendment.</summary>
    public required int Version { get; init; }

    /// <summary>文号, as served.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>案件名称, redacted; each mask is an inline of its own.</summary>
    public required IReadOnlyList<Inline> Title { get; init; }

    /// <summary>Code of the deciding agency (config/agencies.json).</summary>
    public required string AgencyCode { get; init; }

    /// <summary>Name of the deciding agency.</summary>
    public required string AgencyName { get; init; }

    /// <summary>Six-digit code of the agency's region (config/regions.csv).</summary>
    public required string RegionCode { get; init; }

    /// <summary>The kind of act.</summary>
    public required ActType ActType { get; init; }

    /// <summary>Sector such as 市场监管; empty when the agency gave none.</summary>
    public string Sector { get; init; } = string.Empty;

    /// <summary>The day the decision was made, in Asia/Shanghai.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>Summary or full text.</summary>
    public required DisclosureMode Mode { get; init; }

    /// <summary>What the parties are; a decision with any natural person counts as one.</summary>
    public required PartyKind PartyKind { get; init; }

    /// <summary>The fields of the 摘要; present in both modes, so that every page has its summary table.</summary>
    public required DecisionSummary Summary { get; init; }

    /// <summary>Kinds of penalty from 行政处罚法 Art. 9, such as 罚款; empty for other acts.</summary>
    public IReadOnlyList<string> PenaltyKinds { get; init; } = [];

    /// <summary>Amount of the fine in yuan; null when there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? FineYuan { get; init; }

    /// <summary>The redacted text; empty in a summary.</summary>
    public IReadOnlyList<Block> Body { get; init; } = [];

    /// <summary>履行情况; null when none was recorded. This and what follows came after the decision and is no part of its text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Performance? Performance { get; init; }

    /// <summary>复议 and 诉讼, in the order in which they happened; null when there was none, never empty.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Proceeding>? Proceedings { get; init; }

    /// <summary>更正, the oldest first; null when there was none, never empty.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CorrectionNote>? Corrections { get; init; }
}

/// <summary>The fields of a 摘要 that are not metadata already (Art. 9(2)); a field the act does not have is empty.</summary>
public sealed record DecisionSummary
{
    /// <summary>当事人姓氏或者名称: one inline list for each party.</summary>
    public required IReadOnlyList<IReadOnlyList<Inline>> Parties { get; init; }

    /// <summary>违法事实, redacted.</summary>
    public IReadOnlyList<Inline> Facts { get; init; } = [];

    /// <summary>法律依据, redacted.</summary>
    public IReadOnlyList<Inline> Basis { get; init; } = [];

    /// <summary>执法决定, redacted.</summary>
    public IReadOnlyList<Inline> Decision { get; init; } = [];
}
