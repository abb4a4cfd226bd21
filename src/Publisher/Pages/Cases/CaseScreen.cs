using Disclosure.Conversion.Outcomes;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Pages.Shared;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Receipts;
using Disclosure.Publisher.Review;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Pages.Cases;

/// <summary>A case in the words and pieces that the review page shows.</summary>
public sealed class CaseScreen
{
    private readonly CaseDetail _detail;
    private readonly DeskUser _user;

    /// <summary>Prepares a case for a person.</summary>
    /// <param name="detail">The case.</param>
    /// <param name="user">Who looks at it.</param>
    /// <param name="bands">Bands of confidence; null where no finding is shown.</param>
    public CaseScreen(CaseDetail detail, DeskUser user, ConfidenceBands? bands = null)
    {
        ArgumentNullException.ThrowIfNull(detail);
        ArgumentNullException.ThrowIfNull(user);
        _detail = detail;
        _user = user;
        var body = detail.Candidate?.Body ?? [];
        Findings = MarkedFinding.Of(detail.Judged(bands ?? new ConfidenceBands(0, 1)), body);
        Served = detail.ServedText is null ? null : new ServedMarkup(ServedShape.Like(detail.RedactedBody, detail.ServedText), Findings);
        Public = body.Count == 0 ? null : new PublicMarkup(body);
        Fields = CaseScreenFields.Of(detail);
        Pairs = CaseScreenFields.PairsOf(detail, user);
        History = HistoryLine.Of(detail.History, detail.Receipts);
    }

    /// <summary>Id of the case.</summary>
    public string CaseId => _detail.Case.CaseId;

    /// <summary>Counts what was changed of it: what is approved must be what was seen.</summary>
    public int Revision => _detail.Case.Revision;

    /// <summary>The version of its record that is public, or will be.</summary>
    public int Version => _detail.Case.Version;

    /// <summary>Its fields; null when the content was erased.</summary>
    public CaseSubmission? Submission => _detail.Fields;

    /// <summary>Where it stands.</summary>
    public CaseState State => _detail.Case.State;

    /// <summary>案件名称 as served; a sentence when it is not known.</summary>
    public string Title => _detail.Caption?.Title ?? (IsErased ? "（内容已清除）" : "（未能读出案件名称）");

    /// <summary>文号; a sentence when it is not known.</summary>
    public string DocumentNumber => _detail.Caption?.DocumentNumber ?? (IsErased ? "（文号已清除）" : "（未能读出文号）");

    /// <summary>The kind of act; null until known.</summary>
    public ActType? ActType => _detail.Case.ActType;

    /// <summary>The day of the decision; null until known.</summary>
    public DateOnly? DecidedOn => _detail.Case.DecidedOn;

    /// <summary>When it was acknowledged.</summary>
    public DateTimeOffset ReceivedAt => ScreenValues.Instant(_detail.Case.ReceivedAt);

    /// <summary>What the served text was converted from, as it stands within a sentence; null when the file is read as it was sent.</summary>
    public string? ConvertedFrom => _detail.File?.ConvertedFrom switch
    {
        ForeignFormat.Pdf => " PDF 文件",
        ForeignFormat.Doc => "旧版 Word 或者 WPS 文件（.doc、.wps）",
        ForeignFormat.Rtf => " RTF 文件",
        ForeignFormat.Odt => " OpenDocument 文件（.odt）",
        _ => null,
    };

    /// <summary>Whether a person typed it from paper or a scan: there is no file to compare it with.</summary>
    public bool IsTyped => _detail.File?.IsTyped is true;

    /// <summary>What the conversion could not be sure of.</summary>
    public IReadOnlyList<string> ConversionRemarks => _detail.File?.Remarks ?? [];

    /// <summary>What the file holds but does not show, in a sentence; null when that is nothing worth telling.</summary>
    public string? Unseen => UnseenWords.Of(_detail.Unseen);

    /// <summary>Findings in the order of the text.</summary>
    public IReadOnlyList<MarkedFinding> Findings { get; }

    /// <summary>How many a person must look at.</summary>
    public int DoubtfulCount => Findings.Count(finding => finding.IsDoubtful);

    /// <summary>How many of these nobody has answered.</summary>
    public int OpenCount => Findings.Count(finding => finding.IsOpen);

    /// <summary>The served text, marked; null until redacted.</summary>
    public ServedMarkup? Served { get; }

    /// <summary>The redacted text; null when none is or will be published.</summary>
    public PublicMarkup? Public { get; }

    /// <summary>Whether the redactor has looked at the text: without that, no finding means nothing.</summary>
    public bool IsSearched => _detail.Findings.Count > 0 || _detail.RedactedBody.Count > 0;

    /// <summary>Whether only the 摘要 is published.</summary>
    public bool IsSummary => _detail.Candidate?.Mode == DisclosureMode.Summary;

    /// <summary>How much of <see cref="Public"/> the public sees, or will.</summary>
    public string PublicNote => State switch
    {
        _ when IsSummary => "正文不公开",
        _ when Public is null => string.Empty,
        CaseState.Suspended => "已紧急撤下，现在看不到",
        CaseState.SummaryOnly => "现在只公开摘要，看不到正文",
        CaseState.Superseded => "已由后来的版本替代",
        CaseState.Withheld or CaseState.Expired or CaseState.Returned or CaseState.Quarantined => "不公开",
        _ => "公开的全部正文",
    };

    /// <summary>Why it may not, or not yet, be published.</summary>
    public IReadOnlyList<Ground> Grounds => _detail.Grounds;

    /// <summary>What the verifier objected to.</summary>
    public IReadOnlyList<VerificationFailure> Failures => _detail.Failures;

    /// <summary>What the agency must mend.</summary>
    public IReadOnlyList<CaseMessage> Messages => _detail.Messages;

    /// <summary>What was proposed or confirmed so that it is published all the same; null when nothing was.</summary>
    public DisclosureOverride? Override => _detail.Override;

    /// <summary>Siblings listed at most.</summary>
    public static int MaximumSiblings => CaseSeries.MaximumSiblings;

    /// <summary>What reviewers rejected and added; null when nothing.</summary>
    public ReviewCorrections? Corrections => _detail.Corrections;

    /// <summary>The case that is to take its place and is not decided yet; null when there is none.</summary>
    public string? AmendmentUnderWay => _detail.AmendmentUnderWay;

    /// <summary>What became of the published decision.</summary>
    public CaseAftermath Aftermath => _detail.Aftermath;

    /// <summary>What was recorded of it and waits for a second person; empty when it cannot be confirmed any more.</summary>
    public IReadOnlyList<AftermathEntry> Waiting => Fits(CaseAct.RecordAftermath) ? _detail.Waiting : [];

    /// <summary>The outcome for which a decision that stands has to be looked at: it may not stand as it is; null when there is none.</summary>
    public Proceeding? Overturning => CaseActs.Fits(State, CaseAct.Withdraw) && State is not CaseState.Expired ? Proceedings.Overturning(Aftermath.Proceedings) : null;

    /// <summary>The other cases of its series, those not yet decided first.</summary>
    public IReadOnlyList<SeriesSibling> Siblings => _detail.Siblings;

    /// <summary>The record that would be public if it were approved now; null where nothing waits for approval or for the gazette.</summary>
    public DecisionRecord? ToBePublic => _detail.ToBePublic;

    /// <summary>How it is to be public and what that still needs; null until its fields are complete.</summary>
    public PublicationTerms? Publication => _detail.Publication;

    /// <summary>Whether nobody has approved it yet and somebody still may.</summary>
    public bool IsBeforeApproval => State is CaseState.InReview;

    /// <summary>What must still be said of how it is published before it may be approved, in words; null when nothing.</summary>
    public string? PublicationGap => Publication is { LacksReason: true } ? DutyRules.Chinese(DutyRules.FullTextReason)
        : Publication is { IsImpactOpen: true } ? DutyRules.Chinese(DutyRules.SocialImpact)
        : Amends is { IsReduced: true } && !IsSummary ? DutyRules.Chinese(DutyRules.ReducedToSummary)
        : null;

    /// <summary>The clause for which the case is held, withheld or refused; null in other states.</summary>
    public string? GroundClause => _detail.Case.GroundClause;

    /// <summary>Account that stands behind that; null while nobody but the rules does.</summary>
    public string? GroundBy => _detail.Case.GroundBy;

    /// <summary>What people may decide about the grounds.</summary>
    public GroundTerms Terms => _detail.Terms;

    /// <summary>法制审核; null until recorded or pushed.</summary>
    public LegalReview? LegalReview => _detail.LegalReview;

    /// <summary>Ids of the rules by which it is a major decision; empty when it is none.</summary>
    public IReadOnlyList<string> MajorRules => _detail.Case.MajorRules;

    /// <summary>Whether it is a major decision without a recorded 法制审核.</summary>
    public bool LacksLegalReview => _detail.Case.LacksLegalReview;

    /// <summary>What the agency said of it, completed from the text once everything was known.</summary>
    public CaseSubmission Sent => _detail.Fields ?? new CaseSubmission();

    /// <summary>The text as served, plain; null until read.</summary>
    public string? ServedText => _detail.ServedText;

    /// <summary>保密审查; null until recorded.</summary>
    public SecrecyReview? SecrecyReview => _detail.SecrecyReview;

    /// <summary>The fields of the 摘要, as sent and as published.</summary>
    public IReadOnlyList<CaseField> Fields { get; }

    /// <summary>Everything else that is known of the case.</summary>
    public IReadOnlyList<CasePair> Pairs { get; }

    /// <summary>What happened, newest first.</summary>
    public IReadOnlyList<HistoryLine> History { get; }

    /// <summary>What public nodes have confirmed of the newest removal of its text; empty when there was none, or nobody was to confirm it.</summary>
    public IReadOnlyList<RemovalReceipt> Receipts =>
        IsReadableAgain ? [] : [.. _detail.Receipts.Where(receipt => receipt.EntryIndex == _detail.Receipts[^1].EntryIndex && !receipt.IsOfUnlistedNode)];

    // Restored since: what was removed can be read again, and is not to be called gone.
    private bool IsReadableAgain => TakedownOrders.IsShown(_detail.Case.State) && _detail.Receipts is [.., { Kind: not RemovalKind.Replaced }];

    /// <summary>Whether the original and everything personal is gone.</summary>
    public bool IsErased => _detail.Caption is null && _detail.Fields is null;

    /// <summary>The notice of a withdrawal that was ordered.</summary>
    public NoticeRecord? Notice => _detail.Notice;

    /// <summary>The takedown of its record that is not over, and that a person acts on; null when there is none.</summary>
    public CaseTakedown? Takedown => _detail.Takedown;

    /// <summary>What a re-scan by changed rules has found in it and nobody has answered; null when nothing.</summary>
    public RescanOffer? Offer => _detail.Offer;

    /// <summary>Where the case goes once the gazette has confirmed it; null when nothing is on its way.</summary>
    public CaseState? Ordered => _detail.Ordered;

    /// <summary>Why it is to take the place of what is published; null for a first version.</summary>
    public Amendment? Amendment => _detail.Fields?.Amendment;

    /// <summary>The case that it is to amend; null for a first version.</summary>
    public string? AmendsCase => _detail.Case.AmendsCase;

    /// <summary>What is public now in whose place it is to stand; null when it amends nothing, or does not wait for approval.</summary>
    public AmendedDecision? Amends => _detail.Amends;

    /// <summary>The case whose version took its place; null while none did.</summary>
    public string? SupersededBy => _detail.Case.SupersededBy;

    /// <summary>When the ground is looked at again; null unless withheld, or held for a series that is closed.</summary>
    public DateOnly? ReassessOn => _detail.Case.ReassessOn;

    /// <summary>Until when it must be public, and why; null until that is known.</summary>
    public DueExplanation? Due => _detail.Due;

    /// <summary>Until when it must be taken down, and why; null while it need not be.</summary>
    public WithdrawalExplanation? WithdrawalDue => _detail.WithdrawalDue;

    /// <summary>Why it became public, or was taken down, late; in the order in which it was said.</summary>
    public IReadOnlyList<LatenessReason> LatenessReasonsOf(bool ofWithdrawal) => [.. _detail.LatenessReasons.Where(reason => reason.OfWithdrawal == ofWithdrawal)];

    /// <summary>Public identity, when the public can know it.</summary>
    public string? PublicId => _detail.Case.PublishedAt is null ? null : _detail.Case.RecordId.Value;

    /// <summary>Where the case stands and what comes next, in a sentence.</summary>
    public string Standing => StandingWords.Of(this);

    /// <summary>Whether it was taken down and nothing is known of who did that: it is taken down anew.</summary>
    public bool LacksTakedown => OpenActs.LacksTakedown(_detail);

    /// <summary>Whether an act makes sense in this state, whoever asks.</summary>
    public bool Fits(CaseAct act) => OpenActs.Fits(_detail, act);

    /// <summary>Why this person may not do it, in words; null when the person may.</summary>
    public string? Obstacle(CaseAct act) => OpenActs.Forbids(_user, _detail, act) is { } rule ? DutyRules.Chinese(rule) : null;

    /// <summary>Whether this person may do it now.</summary>
    public bool IsOpen(CaseAct act) => Fits(act) && Obstacle(act) is null;

    /// <summary>Whether this person may say now what of the findings is wrong or missing; in quarantine only what was added can be taken back.</summary>
    public bool CanCorrect => IsOpen(CaseAct.Correct) && State is CaseState.InReview;

    /// <summary>Whether anything can be done to the case now, whoever may do it.</summary>
    public bool HasDeeds => Enum.GetValues<CaseAct>().Any(Fits);

    /// <summary>What would make sense now but is not open to this person, and why; acts barred for one reason stand together.</summary>
    public IReadOnlyList<BarredDeed> Barred =>
    [
        .. Enum.GetValues<CaseAct>()
            .Where(act => Fits(act) && Obstacle(act) is not null)
            .GroupBy(act => Obstacle(act)!, StringComparer.Ordinal)
            .Select(group => new BarredDeed($"您不能{string.Join('、', group.Select(ActWords))}", group.Key)),
    ];

    /// <summary>What an act is called.</summary>
    public static string ActWords(CaseAct act) => CaseActWords.Of(act);
}
