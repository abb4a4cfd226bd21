using Disclosure.Conversion.Outcomes;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.BulkApproval;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Pages;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.BulkApproval;

/// <summary>What keeps a case from being approved together with others: each doubt by itself does.</summary>
public sealed class BulkRulesTests
{
    private static readonly ReviewPolicy Policy = new()
    {
        Confidence = new ConfidenceBands(0.9, 0.97), BulkApproval = new BulkApprovalPolicy { Enabled = true, Acts = [ActType.License] },
    };

    private static readonly PublicationPolicy Publication = PublicationPolicy.Read(Path.Combine(AppContext.BaseDirectory, "config", PublicationPolicy.FileName));

    private static readonly DeskUser User = new()
    {
        Name = "shenhe", DisplayName = "李审核", AgencyCode = "kmscj", AgencyName = "昆明市市场监督管理局", Role = DeskRole.Reviewer,
    };

    private static readonly ReviewFacts Clean = Facts();

    public static TheoryData<string, string> Doubts => new()
    {
        { "no-review", BulkRules.Secrecy }, { "not-publishable", BulkRules.Secrecy }, { "likely", BulkRules.Uncertain }, { "doubtful", BulkRules.Uncertain },
        { "nothing-found", BulkRules.Unsearched }, { "not-redacted", BulkRules.Unsearched }, { "hold", BulkRules.Unsearched }, { "no-candidate", BulkRules.Unsearched },
        { "person", BulkRules.Person }, { "person-beside", BulkRules.Person }, { "called-organisation", BulkRules.Person }, { "hidden-name", BulkRules.Person },
        { "proprietorship", BulkRules.Proprietorship }, { "no-party", BulkRules.Parties }, { "unknown-kind", BulkRules.Parties }, { "no-fields", BulkRules.Parties },
        { "ground", BulkRules.Grounds }, { "ground-of-redaction", BulkRules.Grounds }, { "override", BulkRules.Grounds }, { "released", BulkRules.Grounds },
        { "likely-beside", BulkRules.Uncertain }, { "unknown-beside", BulkRules.Uncertain }, { "party-of-text", BulkRules.Person }, { "party-by-role", BulkRules.Person }, { "typed", BulkRules.Typed },
        { "rejected", BulkRules.Corrected }, { "added", BulkRules.Corrected }, { "taken-back", BulkRules.Corrected },
        { "amendment", BulkRules.Amendment }, { "converted", BulkRules.Converted }, { "no-file", BulkRules.Converted },
        { "penalty", BulkRules.Act }, { "no-act", BulkRules.Act }, { "held", BulkRules.State }, { "approved", BulkRules.State }, { "own", DutyRules.FourEyes },
    };

    [Fact]
    public void Forbidding_NothingInDoubt_Nothing() => Assert.Empty(BulkRules.Forbidding(Clean, User, Policy, Publication));

    [Theory]
    [MemberData(nameof(Doubts))]
    [Clause("GS-12-2")]
    public void Forbidding_OneDoubt_IsThatOne(string doubt, string rule)
    {
        var found = BulkRules.Forbidding(With(doubt), User, Policy, Publication);

        Assert.Equal([rule], found);
        Assert.NotEqual(BulkRules.Chinese("bulk-unknown"), BulkRules.Chinese(rule));
    }

    [Fact]
    public void Forbidding_PolicyOffOrOfOtherAgencies_IsThatAlone()
    {
        foreach (var bulk in new[]
        {
            new BulkApprovalPolicy(), Policy.BulkApproval with { Enabled = false }, Policy.BulkApproval with { Agencies = ["cxhbj"] },
        })
        {
            Assert.Equal([BulkRules.Off], BulkRules.Forbidding(Clean, User, Policy with { BulkApproval = bulk }, Publication));
        }

        Assert.Empty(BulkRules.Forbidding(Clean, User, Policy with { BulkApproval = Policy.BulkApproval with { Agencies = ["cxhbj", "kmscj"] } }, Publication));
    }

    [Fact]
    public void Forbidding_PolicyOfEverything_StillKeepsPeopleOut()
    {
        var widest = Policy with { BulkApproval = new BulkApprovalPolicy { Enabled = true, Acts = Enum.GetValues<ActType>(), Proprietorships = true, AtMost = BulkApprovalPolicy.Most } };

        Assert.Empty(BulkRules.Forbidding(With("proprietorship"), User, widest, Publication));
        foreach (var doubt in Doubts.Where(doubt => (string)doubt[1] is BulkRules.Person))
        {
            Assert.Equal([BulkRules.Person], BulkRules.Forbidding(With((string)doubt[0]), User, widest, Publication));
        }
    }

    [Theory]
    [InlineData("""{ "enabled": true, "acts": [] }""", "bulkApproval.acts")]
    [InlineData("""{ "enabled": true, "acts": ["license", "license"] }""", "bulkApproval.acts")]
    [InlineData("""{ "enabled": true, "acts": ["licence"] }""", "bulkApproval.acts")]
    [InlineData("""{ "enabled": true, "acts": [2] }""", "bulkApproval.acts")]
    [InlineData("""{ "acts": [], "atMost": 0 }""", "bulkApproval.atMost")]
    [InlineData("""{ "acts": [], "atMost": 51 }""", "bulkApproval.atMost")]
    [InlineData("""{ "agencies": [" "] }""", "bulkApproval.agencies")]
    [InlineData("""{ "naturalPersons": true }""", "naturalPersons")]
    public void Read_PolicyThatIsWrong_IsRefusedByItsKey(string bulk, string key)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("review.json");
        File.WriteAllText(path, $$"""{ "confidence": { "doubtfulBelow": 0.9, "certainFrom": 0.97 }, "bulkApproval": {{bulk}} }""");

        var thrown = Assert.Throws<InvalidDataException>(() => ReviewPolicy.Read(path));

        Assert.Contains(key, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PolicyOfTheHouse_ApprovesNothingTogether() =>
        Assert.False(ReviewPolicy.Read(Path.Combine(AppContext.BaseDirectory, "config", ReviewPolicy.FileName)).BulkApproval.IsOpenTo("kmscj"));

    private static ReviewFacts With(string doubt)
    {
        var text = Clean.Redaction!.Evidence!.ServedText;
        var corrections = ReviewCorrections.Of(text);
        var findings = Clean.Redaction.Findings;
        return doubt switch
        {
            "no-review" => Clean with { SecrecyReview = null },
            "not-publishable" => Clean with { SecrecyReview = Clean.SecrecyReview! with { Conclusion = SecrecyConclusion.NotPublishable } },
            "likely" => Clean with { Redaction = Clean.Redaction with { Findings = [.. findings.SkipLast(1), findings[^1] with { Confidence = 0.9699 }] } },
            "doubtful" => Clean with { Redaction = Clean.Redaction with { Findings = [findings[0] with { Confidence = 0.2 }, .. findings.Skip(1)] } },
            "likely-beside" => Clean with { Redaction = Clean.Redaction with { LeastFieldConfidence = 0.9699 } },
            "unknown-beside" => Clean with { Redaction = Clean.Redaction with { LeastFieldConfidence = null } },
            "party-of-text" => Clean with { Redaction = Clean.Redaction with { Evidence = Clean.Redaction.Evidence with { ServedText = "当事人：玉香罕，女，傣族，1990年3月7日出生。\n" + text } } },
            "party-by-role" => Clean with { Redaction = Clean.Redaction with { Findings = [.. findings.SkipLast(1), findings[^1] with { Kind = FindingKinds.Person, Role = PersonRole.Party, Text = "玉香罕" }] } },
            "typed" => Clean with { File = Clean.File! with { IsTyped = true } },
            "nothing-found" => Clean with { Redaction = Clean.Redaction with { Findings = [] } },
            "not-redacted" => Clean with { Redaction = null },
            "hold" => Clean with { Redaction = Clean.Redaction with { Outcome = Outcome.Hold } },
            "no-candidate" => Clean with { Candidate = null },
            "person" => Parties(new CaseParty { Name = "玉香罕", Kind = PartyKind.NaturalPerson }),
            "person-beside" => Parties(Clean.Fields!.Parties[0], new CaseParty { Name = "玉香罕", Kind = PartyKind.NaturalPerson }),
            "called-organisation" => Parties(new CaseParty { Name = "和丽春", Kind = PartyKind.Organisation }),
            "hidden-name" => Clean with { Redaction = Clean.Redaction with { PartyNames = [[new Inline { Text = "某某", Redaction = new Redaction("person", "GS-10-1") }]] } },
            "proprietorship" => Parties(new CaseParty { Name = "翠岭小吃店", Kind = PartyKind.Proprietorship }),
            "no-party" => Parties(),
            "unknown-kind" => Parties(new CaseParty { Name = "某单位", Kind = (PartyKind)99 }),
            "no-fields" => Clean with { Fields = null },
            "ground" => Clean with { Grounds = [new Ground("GS-11-2b", "商业秘密")] },
            "ground-of-redaction" => Clean with { Redaction = Clean.Redaction with { Grounds = [new Ground("GS-11-2b", "商业秘密")] } },
            "override" => Clean with { Override = new DisclosureOverride { Basis = OverrideBasis.Consent, Proposer = "a", ProposedAt = 1 } },
            "released" => Clean with { Case = Row(released: 5) },
            "rejected" => Clean with { Corrections = corrections with { Rejected = [new RejectedFinding(0, 1, "person", RejectionReason.NotSuch, "a", 1)] } },
            "added" => Clean with { Corrections = corrections with { Missed = [new MissedValue("某", "person", [0], "a", 1)] } },
            "taken-back" => Clean with { Corrections = corrections with { TakenBack = [new TakenBackValue("某", "a", "b", [], 1)] } },
            "amendment" => Clean with { Case = Row(amends: "other") },
            "converted" => Clean with { File = new SubmittedFile("a.doc", 1, ForeignFormat.Doc) },
            "no-file" => Clean with { File = null },
            "penalty" => Clean with { Case = Row(act: ActType.Penalty) },
            "no-act" => Clean with { Case = Row(act: null) },
            "held" => Clean with { Case = Row(state: CaseState.Held) },
            "approved" => Clean with { Case = Row(state: CaseState.Approved) },
            "own" => Clean with { Case = Row(submitter: "shenhe") },
            _ => throw new ArgumentOutOfRangeException(nameof(doubt), doubt, "Not a doubt of this test."),
        };
    }

    private static ReviewFacts Parties(params CaseParty[] parties) => Clean with { Fields = Clean.Fields! with { Parties = parties } };

    private static CaseRow Row(CaseState state = CaseState.InReview, ActType? act = ActType.License, string submitter = "jingban", string? amends = null, long? released = null) => new()
    {
        CaseId = "c", AgencyCode = "kmscj", Version = 1, StateSince = 1, Revision = 3, ReceivedAt = 1, Submitter = submitter, Attempts = 0,
        StateName = state.Wire(), ActTypeName = act?.ToString(), AmendsCase = amends, ReleasedAt = released,
    };

    private static ReviewFacts Facts()
    {
        var sample = new SampleCase { CaseId = "c", State = CaseState.InReview, DocumentNumber = "昆市监许〔2026〕1号", Title = "食品经营许可", ActType = ActType.License };
        var marked = new MarkedSample(sample.Marked);
        var redaction = sample.Redaction(marked);
        return new ReviewFacts
        {
            Case = Row(),
            File = new SubmittedFile("决定书.docx", 1),
            Fields = sample.Submission,
            Redaction = redaction with { LeastFieldConfidence = 1, Findings = [.. redaction.Findings.Select(finding => finding with { Confidence = 0.99 })] },
            Candidate = sample.Candidate(marked, RecordId.New()),
            SecrecyReview = new SecrecyReview { Reviewer = "杨立群", ReviewedOn = new DateOnly(2026, 10, 15), Conclusion = SecrecyConclusion.Publishable },
        };
    }
}
