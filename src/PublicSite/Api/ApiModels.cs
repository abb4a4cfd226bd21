using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Disclosure.DecisionPages;
using Disclosure.PublicSite.Decisions;
using Disclosure.PublicSite.Snapshot;
using Disclosure.Records;

namespace Disclosure.PublicSite.Api;

/// <summary>A decision in a list. Not sealed: a whole decision is the same and more.</summary>
public record ApiDecisionItem
{
    [Description("决定的标识，长期不变。")]
    public required string Id { get; init; }

    [Description("版本，每次更正加一。")]
    public required int Version { get; init; }

    [Description("案件名称。")]
    public required string Title { get; init; }

    [Description("文号。")]
    public required string DocumentNumber { get; init; }

    [Description("执法机关代码。")]
    public required string AgencyCode { get; init; }

    [Description("执法机关名称。")]
    public required string AgencyName { get; init; }

    [Description("执法机关所在行政区划的六位代码。")]
    public required string RegionCode { get; init; }

    [Description("执法类别，如 penalty（行政处罚）、license（行政许可）。")]
    public required string ActType { get; init; }

    [Description("决定日期。")]
    public required DateOnly DecidedOn { get; init; }

    [Description("处罚种类；不是处罚的为空。")]
    public required IReadOnlyList<string> PenaltyKinds { get; init; }

    [Description("罚款金额，单位元；没有罚款的不出现。")]
    public decimal? FineYuan { get; init; }

    [Description("命中文字所在的片段。")]
    public string? Snippet { get; init; }

    [Description("页面的永久地址。")]
    public required string Url { get; init; }
}

/// <summary>A value of a facet with its count.</summary>
public sealed record ApiFacetValue
{
    [Description("取值，可作为同名查询参数。")]
    public required string Value { get; init; }

    [Description("中文名称。")]
    public required string Label { get; init; }

    [Description("件数；不受同一分面自身选择的影响。")]
    public required int Count { get; init; }
}

/// <summary>A page of a list.</summary>
public sealed record ApiDecisionList
{
    [Description("符合条件的总件数。")]
    public required int Total { get; init; }

    [Description("本页的决定。")]
    public required IReadOnlyList<ApiDecisionItem> Items { get; init; }

    [Description("分面计数：region、agency、act、penalty、year。")]
    public required IReadOnlyDictionary<string, IReadOnlyList<ApiFacetValue>> Facets { get; init; }

    [Description("下一页的游标，作为参数 after；最后一页没有。")]
    public string? Next { get; init; }

    [Description("没有决定含有全部词语时，查询放宽的方式：none、characters、anyWord。")]
    public required string Widening { get; init; }
}

/// <summary>The results of a search as a file.</summary>
public sealed record ApiExport
{
    [Description("符合条件的总件数。")]
    public required int Total { get; init; }

    [Description("文件最多包含的件数；超过的请用接口分页读取。")]
    public required int Limit { get; init; }

    [Description("决定。")]
    public required IReadOnlyList<ApiDecisionItem> Items { get; init; }
}

/// <summary>A notice.</summary>
public sealed record ApiNotice
{
    [Description("种类：revocation、unlawfulness、remake、modification、invalidity、correction。")]
    public required NoticeKind Kind { get; init; }

    [Description("种类的中文名称。")]
    public required string KindName { get; init; }

    [Description("途径：reconsideration（行政复议）、litigation（行政诉讼）、selfCorrection（自行纠正）、supervision（上级监督）、other（其他）；早先的提示没有。")]
    public NoticeOrigin? Origin { get; init; }

    [Description("作出变更、撤销或者确认的机关。")]
    public required string Authority { get; init; }

    [Description("该机关文书的文号。")]
    public required string AuthorityDocumentNumber { get; init; }

    [Description("该文书的日期。")]
    public DateOnly? AuthorityDecidedOn { get; init; }

    [Description("内容。")]
    public required string Content { get; init; }

    [Description("理由。")]
    public required string Reason { get; init; }

    [Description("原决定的文号。")]
    public required string DocumentNumber { get; init; }

    [Description("原决定的执法机关。")]
    public required string AgencyName { get; init; }

    [Description("公告时间。")]
    public required DateTimeOffset NoticedAt { get; init; }

    /// <summary>The notice as the API gives it.</summary>
    public static ApiNotice Of(DatedNotice dated)
    {
        ArgumentNullException.ThrowIfNull(dated);
        var notice = dated.Notice;
        return new ApiNotice
        {
            Kind = notice.Kind,
            KindName = NoticeWords.Kind(notice.Kind),
            Origin = notice.Origin,
            Authority = notice.Authority,
            AuthorityDocumentNumber = notice.AuthorityDocumentNumber,
            AuthorityDecidedOn = notice.AuthorityDecidedOn,
            Content = notice.Content,
            Reason = notice.Reason,
            DocumentNumber = notice.DocumentNumber,
            AgencyName = notice.AgencyName,
            NoticedAt = dated.At,
        };
    }
}

/// <summary>A version of a record: what changed, when and why, nothing of what was there before.</summary>
public sealed record ApiVersion
{
    [Description("版次，从 1 起，可能不连续。")]
    public required int Version { get; init; }

    [Description("进入公示簿的时间。")]
    public required DateTimeOffset At { get; init; }

    [Description("种类：published、changed、maintained、noticed、removed、restored。")]
    public required VersionKind Kind { get; init; }

    [Description("种类的中文名称。")]
    public required string KindName { get; init; }

    [Description("改动的项目：title、actType、decidedOn、sector、parties、facts、basis、decision、penaltyKinds、fineYuan、document；没有登记的不出现。")]
    public IReadOnlyList<CorrectedField>? Fields { get; init; }

    [Description("说明或者理由；没有的不出现。")]
    public string? Note { get; init; }

    /// <summary>A line of the page's list as the API gives it.</summary>
    public static ApiVersion Of(PageVersion line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return new ApiVersion
        {
            Version = line.Step.Version,
            At = line.Step.At,
            Kind = line.Step.Kind,
            KindName = line.Words,
            Fields = line.Fields.Count > 0 ? line.Fields : null,
            Note = line.Note,
        };
    }
}

/// <summary>The fields of the 摘要 as plain text.</summary>
public sealed record ApiSummary
{
    [Description("当事人姓氏或者名称。")]
    public required IReadOnlyList<string> Parties { get; init; }

    [Description("违法事实。")]
    public required string Facts { get; init; }

    [Description("法律依据。")]
    public required string Basis { get; init; }

    [Description("执法决定。")]
    public required string Decision { get; init; }
}

/// <summary>A whole decision.</summary>
public sealed record ApiDecision : ApiDecisionItem
{
    /// <summary>The decision of a list item, to be completed with an initialiser: every member below is needed.</summary>
    [SetsRequiredMembers]
    public ApiDecision(ApiDecisionItem item)
        : base(item)
    {
    }

    [Description("公开方式：summary（摘要）或 fullText（全文）。")]
    public DisclosureMode Mode { get; init; }

    [Description("领域，如 市场监管。")]
    public string Sector { get; init; } = string.Empty;

    [Description("摘要各项。")]
    public ApiSummary Summary { get; init; } = null!;

    [Description("正文的纯文本；摘要公开的为空。")]
    public string Text { get; init; } = string.Empty;

    [Description("正文的结构：标题、段落、表格；隐去之处注明种类和依据。")]
    public IReadOnlyList<Block> Blocks { get; init; } = [];

    [Description("履行情况；没有登记的不出现。")]
    public Performance? Performance { get; init; }

    [Description("行政复议、行政诉讼的情况，按发生的先后；没有的不出现。")]
    public IReadOnlyList<Proceeding>? Proceedings { get; init; }

    [Description("更正说明，按先后；没有的不出现。")]
    public IReadOnlyList<CorrectionNote>? Corrections { get; init; }

    [Description("各版本何时、因何改动，从先到后；以前各版的内容已清除。")]
    public IReadOnlyList<ApiVersion> Versions { get; init; } = [];

    [Description("内容仍在公示时的说明。")]
    public IReadOnlyList<ApiNotice> Notices { get; init; } = [];

    [Description("首次公开的时间。")]
    public DateTimeOffset PublishedAt { get; init; }

    [Description("最近变动的时间。")]
    public DateTimeOffset ChangedAt { get; init; }

    [Description("在公示簿中的位置，从 0 起。")]
    public long GazetteIndex { get; init; }

    [Description("与原文的关系。")]
    public string Fidelity { get; init; } = DecisionText.Fidelity;
}
