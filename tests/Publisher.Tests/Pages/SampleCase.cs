using Disclosure.Publisher.Cases;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Tests.Pages;

/// <summary>A case to be laid into the store as it stands, without going through the pipeline.</summary>
internal sealed record SampleCase
{
    public required string CaseId { get; init; }

    public required CaseState State { get; init; }

    public required string DocumentNumber { get; init; }

    public required string Title { get; init; }

    public string Agency { get; init; } = "kmscj";

    public string AgencyName { get; init; } = "昆明市市场监督管理局";

    public string Submitter { get; init; } = SeededDesk.Clerk;

    public ActType ActType { get; init; } = ActType.Penalty;

    public DisclosureMode Mode { get; init; } = DisclosureMode.FullText;

    public DateOnly DecidedOn { get; init; } = new(2026, 10, 14);

    public DateTimeOffset ReceivedAt { get; init; } = new(2026, 10, 15, 1, 20, 0, TimeSpan.Zero);

    public string Marked { get; init; } = SampleTexts.Penalty;

    public IReadOnlyList<CaseParty> Parties { get; init; } =
        [new CaseParty { Name = "昆明翠岭食品有限公司", Kind = PartyKind.Organisation, LegalRepresentative = "段云舟" }];

    public IReadOnlyList<Ground> Grounds { get; init; } = [];

    public IReadOnlyList<VerificationFailure> Failures { get; init; } = [];

    public IReadOnlyList<CaseMessage> Messages { get; init; } = [];

    public SecrecyReview? SecrecyReview { get; init; }

    /// <summary>Whether the redactor has looked at the text; otherwise it was only read.</summary>
    public bool IsRedacted { get; init; } = true;

    public bool IsPublic => State is CaseState.Published or CaseState.Withdrawing or CaseState.Withdrawn;

    public CaseSubmission Submission => new()
    {
        DocumentNumber = DocumentNumber,
        Title = Title,
        ActType = ActType,
        DecidedOn = DecidedOn,
        ViolatedOn = new DateOnly(2026, 8, 1),
        Sector = "市场监管",
        Procedure = DecisionProcedure.Ordinary,
        Mode = Mode,
        Parties = Parties,
        PenaltyKinds = ["没收违法所得", "罚款"],
        FineYuan = 56000,
        LegalReview = new LegalReview { OpinionNumber = "昆市监法审〔2026〕77号", ReviewedOn = new DateOnly(2026, 10, 9) },
    };

    public RedactionResult Redaction(MarkedSample sample) => new()
    {
        Outcome = Outcome.Publish,
        Findings = sample.Findings,
        Grounds = Grounds,
        Body = sample.Body,
        Evidence = new ReleaseEvidence
        {
            Hidden = [.. sample.Findings.Where(finding => finding.Action == FindingAction.Hide).Select(finding => new HiddenValue(finding.Text, finding.Kind))],
            Kept = [.. sample.Findings.Where(finding => finding.Action == FindingAction.Keep).Select(finding => new KeptValue(finding.Text, finding.Kind, finding.Clause))],
            ServedText = sample.Text,
            Masks = [.. sample.Findings.Where(finding => finding.Action == FindingAction.Hide).Select(finding => new MaskedSpan(finding.Start, finding.End, finding.Replacement!))],
        },
    };

    public CaseDigest Digest(MarkedSample sample) =>
        new([.. Parties.Select(party => party.Name)], [.. sample.Findings.Select(finding => finding.Confidence)]);

    public DecisionRecord Candidate(MarkedSample sample, RecordId id) => new()
    {
        Id = id,
        Version = 1,
        DocumentNumber = DocumentNumber,
        Title = PublicTitle(),
        AgencyCode = Agency,
        AgencyName = AgencyName,
        RegionCode = "530100",
        ActType = ActType,
        DecidedOn = DecidedOn,
        Mode = Mode,
        PartyKind = Parties[0].Kind,
        Summary = new DecisionSummary
        {
            Parties = [.. Parties.Select(Named)],
            Facts = [new Inline { Text = "生产经营标注虚假生产日期的鲜花饼，货值金额 11,200 元，违法所得 2,310 元。" }],
            Basis = [new Inline { Text = "《中华人民共和国食品安全法》第三十四条第十项、第一百二十四条第一款第五项" }],
            Decision = [new Inline { Text = "没收违法所得 2,310 元，没收鲜花饼 126 盒，罚款 56,000 元。" }],
        },
        Body = Mode == DisclosureMode.Summary ? [] : sample.Body,
    };

    private IReadOnlyList<Inline> PublicTitle() => Parties[0].Kind == PartyKind.NaturalPerson && Title.StartsWith(Parties[0].Name, StringComparison.Ordinal)
        ? [.. Named(Parties[0]), new Inline { Text = Title[Parties[0].Name.Length..] }]
        : [new Inline { Text = Title }];

    private static IReadOnlyList<Inline> Named(CaseParty party) => party.Kind == PartyKind.NaturalPerson
        ? [new Inline { Text = party.Name[..1] + "某某", Redaction = new Redaction(FindingKinds.Person, "GS-09-3") }]
        : [new Inline { Text = party.Name }];
}
