using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Intake;
using Disclosure.Records;

namespace Disclosure.Publisher.Pages.Intake;

/// <summary>The fields of a decision as a form sends them; everything as typed.</summary>
public sealed class DecisionForm
{
    // As many as a push may name; one more is told, not dropped.
    private const int MostParties = FieldLimits.People;
    private const int FirstParties = 2;

    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } =
    [
        nameof(DocumentNumber), nameof(CaseTitle), nameof(ActType), nameof(DecidedOn), nameof(Parties), nameof(Facts), nameof(Basis), nameof(Decision), nameof(PenaltyKinds),
        nameof(Fine), nameof(Procedure), nameof(Sector), nameof(AmendmentKind), nameof(AmendmentNote), nameof(AmendmentReason), nameof(OpinionNumber), nameof(LegalReviewedOn), nameof(LegalReviewer),
        nameof(SecrecyReviewer), nameof(SecrecyReviewedOn), nameof(SecrecyConclusion),
    ];

    /// <summary>文号</summary>
    public string? DocumentNumber { get; set; }

    /// <summary>案件名称</summary>
    public string? CaseTitle { get; set; }

    /// <summary>执法类别</summary>
    public ActType? ActType { get; set; }

    /// <summary>作出日期</summary>
    public string? DecidedOn { get; set; }

    /// <summary>领域</summary>
    public string? Sector { get; set; }

    /// <summary>程序</summary>
    public DecisionProcedure? Procedure { get; set; }

    /// <summary>当事人, one row each.</summary>
    public IList<TypedParty> Parties { get; set; } = [];

    /// <summary>违法事实</summary>
    public string? Facts { get; set; }

    /// <summary>法律依据</summary>
    public string? Basis { get; set; }

    /// <summary>执法决定</summary>
    public string? Decision { get; set; }

    /// <summary>处罚种类</summary>
    public string? PenaltyKinds { get; set; }

    /// <summary>罚款</summary>
    public string? Fine { get; set; }

    /// <summary>更正的性质, of a case that amends another; null elsewhere.</summary>
    public AmendmentKind? AmendmentKind { get; set; }

    /// <summary>公开的更正说明</summary>
    public string? AmendmentNote { get; set; }

    /// <summary>更正的理由</summary>
    public string? AmendmentReason { get; set; }

    /// <summary>法制审核意见文号</summary>
    public string? OpinionNumber { get; set; }

    /// <summary>法制审核日期</summary>
    public string? LegalReviewedOn { get; set; }

    /// <summary>法制审核人</summary>
    public string? LegalReviewer { get; set; }

    /// <summary>审查人</summary>
    public string? SecrecyReviewer { get; set; }

    /// <summary>审查日期</summary>
    public string? SecrecyReviewedOn { get; set; }

    /// <summary>审查结论</summary>
    public SecrecyConclusion? SecrecyConclusion { get; set; }

    /// <summary>The 法制审核.</summary>
    public LegalFields Legal => new(OpinionNumber, LegalReviewedOn, LegalReviewer);

    /// <summary>The 保密审查.</summary>
    public SecrecyFields Secrecy => new(SecrecyReviewer, SecrecyReviewedOn, SecrecyConclusion);

    /// <summary>The form filled with what is known of a case. The 保密审查 is not: it is recorded or it is not.</summary>
    public static DecisionForm Of(CaseSubmission fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new DecisionForm
        {
            DocumentNumber = fields.DocumentNumber,
            CaseTitle = fields.Title,
            ActType = fields.ActType,
            DecidedOn = Day(fields.DecidedOn),
            Sector = fields.Sector,
            Procedure = fields.Procedure,
            Parties = [.. fields.Parties.Select(PartyFacts.OfItsKind).Select((party, row) => new TypedParty
            {
                Name = party.Name,
                Kind = party.Kind,
                BirthDate = Day(party.BirthDate),
                LegalRepresentative = party.LegalRepresentative,
                Of = row,
            })],
            Facts = fields.Summary?.Facts,
            Basis = fields.Summary?.Basis,
            Decision = fields.Summary?.Decision,
            PenaltyKinds = string.Join('、', fields.PenaltyKinds),
            Fine = fields.FineYuan?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture),
            AmendmentKind = fields.Amendment?.Kind,
            AmendmentNote = fields.Amendment?.Note,
            AmendmentReason = fields.Amendment?.Reason,
            OpinionNumber = fields.LegalReview?.OpinionNumber,
            LegalReviewedOn = Day(fields.LegalReview?.ReviewedOn),
            LegalReviewer = fields.LegalReview?.Reviewer,
        };

        static string? Day(DateOnly? day) => day is { } known ? Shared.ScreenValues.Cell(known) : null;
    }

    /// <summary>Has at least two rows for parties, and all that there are.</summary>
    /// <param name="more">Rows to add, as far as there may be more.</param>
    public void MakeRows(int more = 0)
    {
        var wanted = Math.Clamp(Parties.Count + more, FirstParties, MostParties);
        Parties = [.. Parties, .. Enumerable.Repeat(new TypedParty(), Math.Max(0, wanted - Parties.Count))];
    }

    /// <summary>What was typed.</summary>
    /// <param name="isSummaryOnly">Whether there is no file, so that only the 摘要 is published.</param>
    public TypedSummary ToSummary(bool isSummaryOnly) => new()
    {
        DocumentNumber = DocumentNumber,
        Title = CaseTitle,
        ActType = ActType,
        DecidedOn = DecidedOn,
        Sector = Sector,
        Procedure = Procedure,
        Parties = [.. Parties],
        Facts = Facts,
        Basis = Basis,
        Decision = Decision,
        PenaltyKinds = PenaltyKinds,
        Fine = Fine,
        Secrecy = Secrecy,
        Legal = Legal,
        Amendment = AmendmentKind is null ? null : new TypedAmendment(AmendmentKind, AmendmentReason, AmendmentNote),
        IsSummaryOnly = isSummaryOnly,
    };
}
