using Disclosure.Records;

namespace Disclosure.TestKit;

/// <summary>
/// Records for tests of what happens after release. Outside the tests only the release verifier can make one; this assembly is let in
/// for the gazette's own tests and is referenced by no program.
/// </summary>
public static class PublishableRecords
{
    /// <summary>A decision as the release verifier would pass it.</summary>
    public static PublishableRecord Of(DecisionRecord decision) => new(decision);

    /// <summary>A notice as the release verifier would pass it.</summary>
    public static PublishableRecord Of(NoticeRecord notice) => new(notice);

    /// <summary>An invented decision whose text is the given words.</summary>
    public static PublishableRecord Decision(RecordId id, int version, string words = "当事人占道经营，责令改正。") => new(new DecisionRecord
    {
        Id = id,
        Version = version,
        DocumentNumber = "云瑞市监罚〔2026〕7号",
        Title = [new Inline { Text = "行政处罚决定书" }],
        AgencyCode = "yn-test",
        AgencyName = "瑞丽市市场监督管理局",
        RegionCode = "533102",
        ActType = ActType.Penalty,
        DecidedOn = new DateOnly(2026, 3, 2),
        Mode = DisclosureMode.FullText,
        PartyKind = PartyKind.Organisation,
        Summary = new DecisionSummary { Parties = [[new Inline { Text = "瑞丽市某商行" }]] },
        Body = [new Paragraph { Inlines = [new Inline { Text = words }] }],
    });

    /// <summary>An invented notice that a decision was revoked.</summary>
    public static PublishableRecord Revocation(RecordId id, int version, string reason = "事实认定有误。") => new(new NoticeRecord
    {
        Id = id,
        Version = version,
        Kind = NoticeKind.Revocation,
        Authority = "德宏州人民政府",
        AuthorityDocumentNumber = "德政复决〔2026〕3号",
        AuthorityDecidedOn = new DateOnly(2026, 4, 1),
        Content = "撤销原行政处罚决定。",
        Reason = reason,
        DocumentNumber = "云瑞市监罚〔2026〕7号",
        AgencyName = "瑞丽市市场监督管理局",
        AgencyCode = "yn-test",
        RegionCode = "533102",
        ActType = ActType.Penalty,
    });
}
