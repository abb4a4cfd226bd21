using Disclosure.Publisher.Cases;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Tests.Pages;

/// <summary>One case in every state that a person meets, one of another agency, one full of markup.</summary>
internal static class SampleCases
{
    public const string InReview = "c-review";
    public const string OwnInReview = "c-own";
    public const string Ready = "c-ready";
    public const string Summary = "c-summary";
    public const string Held = "c-held";
    public const string Quarantined = "c-quarantined";
    public const string Published = "c-published";
    public const string License = "c-license";
    public const string Returned = "c-returned";
    public const string Withheld = "c-withheld";
    public const string Hostile = "c-hostile";
    public const string Foreign = "c-foreign";

    public const string HostileTitle = "<script>alert('title')</script>案";

    private static readonly SecrecyReview Reviewed =
        new() { Reviewer = "杨立群", ReviewedOn = new DateOnly(2026, 10, 15), Conclusion = SecrecyConclusion.Publishable };

    public static IReadOnlyList<SampleCase> All { get; } =
    [
        Case(InReview, CaseState.InReview, 108, "昆明翠岭食品有限公司生产经营标注虚假生产日期的食品案"),
        Case(OwnInReview, CaseState.InReview, 109, "昆明西岳商贸有限公司未按规定明码标价案") with { Submitter = SeededDesk.Reviewer },
        Case(Ready, CaseState.InReview, 110, "昆明滇池饮品有限公司虚假宣传案") with { SecrecyReview = Reviewed },
        Case(Summary, CaseState.InReview, 112, "玉香罕无证经营食品案") with
        {
            Mode = DisclosureMode.Summary, Marked = SampleTexts.Person, SecrecyReview = Reviewed,
            Parties = [new CaseParty { Name = "玉香罕", Kind = PartyKind.NaturalPerson }],
        },
        Case(Held, CaseState.Held, 113, "昆明云杉信息技术有限公司侵犯商业秘密案") with
        {
            Grounds = [new Ground("GS-11-2b", "正文第 7 段写有客户名单和采购底价，可能属于商业秘密。")],
        },
        Case(Quarantined, CaseState.Quarantined, 114, "昆明五和汽车服务有限公司计量违法案") with
        {
            Failures = [new VerificationFailure("residue/digits", "body[6]", "citizen_id"), new VerificationFailure("fidelity", "body[8]", string.Empty)],
        },
        Case(Published, CaseState.Published, 96, "昆明红土地建材有限公司销售不合格水泥案") with { SecrecyReview = Reviewed },
        Case(License, CaseState.Published, 97, "食品生产许可") with { ActType = ActType.License, SecrecyReview = Reviewed },
        Case(Returned, CaseState.Returned, 101, "昆明盘龙江餐饮有限公司使用超过保质期原料案") with
        {
            IsRedacted = false,
            Messages = [new CaseMessage("decidedOn", "required", "文书中没有读到作出日期，请在元数据中填写。")],
        },
        Case(Withheld, CaseState.Withheld, 102, "某未成年人案") with { Grounds = [new Ground("GS-11-1", "当事人违法时未满十八周岁。")] },
        Case(Hostile, CaseState.InReview, 666, HostileTitle) with { Marked = SampleTexts.Hostile },
        Case(Foreign, CaseState.InReview, 1, "楚雄某公司环境违法案") with { Agency = "cxhbj", AgencyName = "楚雄彝族自治州生态环境局", Submitter = SeededDesk.ForeignClerk },
    ];

    public static IEnumerable<SampleCase> OfTheAgency => All.Where(sample => string.Equals(sample.Agency, "kmscj", StringComparison.Ordinal));

    private static SampleCase Case(string id, CaseState state, int number, string title) =>
        new() { CaseId = id, State = state, DocumentNumber = $"昆市监处罚〔2026〕{number}号", Title = title };
}
