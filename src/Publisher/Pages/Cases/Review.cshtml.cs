using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Pages.Shared;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Settings;
using Disclosure.Redactor.Nondisclosure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Pages.Cases;

/// <summary>
/// One case: what was served beside what would be published, and what this person may do about it. The services decide; the page
/// only asks for what a decision needs and says why something is not open.
/// </summary>
public sealed class ReviewModel(
    CaseReader reader, ReviewService review, ReviewPolicy screenPolicy, IOptions<DeskOptions> desk, NondisclosurePolicy policy, TimeProvider time)
    : CasePage(reader, screenPolicy.Confidence)
{
    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } =
        [nameof(SecrecyReviewer), nameof(SecrecyReviewedOn), nameof(SecrecyConclusion), nameof(ReleaseReason), nameof(ReturnReason), nameof(WithholdClause), nameof(WithholdReason)];

    /// <summary>What the case may be withheld or held for.</summary>
    public IReadOnlyList<WithholdingReason> Reasons => policy.Reasons;

    /// <summary>What was just done, from a closed list; anything else is ignored.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    /// <summary>审查人</summary>
    [BindProperty]
    public string? SecrecyReviewer { get; set; }

    /// <summary>审查日期, as typed.</summary>
    [BindProperty]
    public string? SecrecyReviewedOn { get; set; }

    /// <summary>审查结论</summary>
    [BindProperty]
    public SecrecyConclusion? SecrecyConclusion { get; set; }

    /// <summary>Number of the finding that was just decided on; the next open question is sought from there.</summary>
    [BindProperty(SupportsGet = true, Name = "at")]
    public int? At { get; set; }

    /// <summary>The two texts and the findings.</summary>
    public Bench Bench => field ??= new Bench(Screen, At);

    /// <summary><see cref="CaseScreen.Revision"/> of the case that the reviewer saw.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>Why it goes back.</summary>
    [BindProperty]
    public string? ReturnReason { get; set; }

    /// <summary>On which clause it is not published.</summary>
    [BindProperty]
    public string? WithholdClause { get; set; }

    /// <summary>Why that clause applies.</summary>
    [BindProperty]
    public string? WithholdReason { get; set; }

    /// <summary>Why the hold ends.</summary>
    [BindProperty]
    public string? ReleaseReason { get; set; }

    /// <summary>What was just done, in words; null when nothing was, or when the case does not bear the address out.</summary>
    public string? DoneWords => (Done, Screen.State) switch
    {
        ("typed", not (CaseState.Returned or CaseState.Refused)) => "已录入，系统正在隐去和核验，之后由另一人对照纸质件审核。",
        ("mended", not (CaseState.Returned or CaseState.Refused)) => "已补正，系统正在重新读取和隐去，之后由另一人审核。",
        ("legal-review", _) when Screen.LegalReview is not null => "法制审核已记录。",
        ("secrecy", _) when Screen.SecrecyReview is not null => "保密审查已记录。",
        ("lateness", _) when Screen.LatenessReasonsOf(ofWithdrawal: false).Count + Screen.LatenessReasonsOf(ofWithdrawal: true).Count > 0 => "逾期原因已记录。",
        ("approve", CaseState.Approved or CaseState.Published or CaseState.Amended) => "已批准，片刻后即可在公示网查到。",
        ("return", CaseState.Returned) => "已退回报送人。",
        ("withhold", CaseState.Withheld) => "已决定不予公开。",
        ("hold", CaseState.Held) => "已暂缓公开。",
        ("release", not (CaseState.Held or CaseState.Withheld or CaseState.Returned)) => "已解除暂缓，系统正在继续隐去和核验，之后进入审核。",
        ("correct" or "judge", CaseState.InReview) => Screen.OpenCount > 0 ? $"已记录，还有 {Screen.OpenCount} 处没有核对。" : "已记录，全部核对完毕。",
        ("add", _) when CaseTransitions.Automatic.Contains(Screen.State) => "已记录，系统正在重新隐去全文，片刻后回到审核。",
        ("add", CaseState.InReview) => "已记录，全文已经重新隐去。",
        ("override-proposed", _) when Screen.Override is not null => "已提出公开的提议，等待另一人确认。",
        ("override-confirmed", _) when Screen.Override is { IsConfirmed: true } => "已确认公开的提议，系统正在继续处理，之后进入审核。",
        ("override-declined", _) when Screen.Override is null => "已撤销公开的提议，案件保持原状。",
        ("after-recorded", _) when Screen.Waiting.Count > 0 => "已登记，等待另一人确认后公开。",
        ("after-recorded" or "after-confirmed", _) when Screen.Ordered == Screen.State || !Screen.Aftermath.IsEmpty => "已确认，片刻后公示网上更新。",
        ("after-declined", _) => "登记已撤销，公示网保持原样。",
        ("amend", _) when Screen.AmendmentUnderWay is not null => "更正已提出，系统正在重新隐去和核验，之后由另一人审核。批准以前公示网保持原样。",
        ("withdraw", _) when Screen.State is CaseState.Withdrawing or CaseState.Withdrawn || Screen.Ordered == CaseState.Withdrawn => "已决定撤下，片刻后公示网只保留提示。",
        ("takedown", _) when Screen.Takedown is { IsUndecided: true } taken => taken.HiddenAt is null
            ? "已受理紧急撤下，正在从公示网移除，稍后刷新本页查看结果。已通知其他审核人确认或者恢复。" : "已紧急撤下，公示网上不再显示。已通知其他审核人确认或者恢复。",
        ("takedown-confirmed", CaseState.Suspended or CaseState.Withdrawn or CaseState.Expired) => "已确认紧急撤下。",
        ("rescan-answered", _) when Screen.Offer is null => "已答复复查结果，公示网保持原样。",
        ("summary", _) when CaseState.SummaryOnly == (Screen.Ordered ?? Screen.State) => ChangeDeed.Find(Done)!.Done,
        ("restore", _) when (Screen.Ordered ?? Screen.State) is CaseState.Published or CaseState.Amended or CaseState.SummaryOnly => ChangeDeed.Find(Done)!.Done,
        ("close-series", CaseState.Held) when Screen.ReassessOn is not null => ChangeDeed.Find(Done)!.Done,
        ("reassess", CaseState.Withheld) => ChangeDeed.Find(Done)!.Done,
        ("mode", CaseState.InReview) when Screen.Publication?.Choice is not null => "公开方式已记录。",
        ("mode", _) when CaseTransitions.Automatic.Contains(Screen.State) => "公开方式已记录，系统正在重新隐去和核验，片刻后回到审核。",
        ("impact", CaseState.InReview) when Screen.Publication?.Judgement is not null => "社会影响的认定已记录。",
        ("impact", CaseState.Withheld) => "已认定不具有一定社会影响，不予公开。",
        ("retract-withdrawal", not CaseState.Withdrawing) => ChangeDeed.Find(Done)!.Done,
        ("reprocess", not (CaseState.Published or CaseState.Amended)) => ChangeDeed.Find(Done)!.Done,
        _ => null,
    };

    /// <summary>Address of the decision on the public site; null when nothing of it stands there or the site is unknown.</summary>
    public string? PublicAddress =>
        Screen.State is not (CaseState.Suspended or CaseState.Expired) && Screen.PublicId is { } id && desk.Value.PublicUrl.Length > 0 ? $"{desk.Value.PublicUrl.TrimEnd('/')}/decisions/{id}" : null;

    /// <summary>Shows the case.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Screen.SecrecyReview is { } known)
        {
            (SecrecyReviewer, SecrecyReviewedOn, SecrecyConclusion) = (known.Reviewer, ScreenValues.Cell(known.ReviewedOn), known.Conclusion);
        }
        else
        {
            SecrecyReviewedOn = ScreenValues.Cell(ScreenValues.Today(time));
        }

        return Page();
    }

    /// <summary>Records the 保密审查.</summary>
    public Task<IActionResult> OnPostSecrecyAsync(CancellationToken cancellationToken)
    {
        Require(SecrecyReviewer, nameof(SecrecyReviewer), "请填写审查人。");
        if (!LegalDateText.TryParse(SecrecyReviewedOn, out var reviewedOn))
        {
            ModelState.AddModelError(nameof(SecrecyReviewedOn), "请按“年-月-日”填写审查日期，例如 2026-10-14。");
        }

        if (SecrecyConclusion is null)
        {
            ModelState.AddModelError(nameof(SecrecyConclusion), "请选择审查结论。");
        }

        return DoAsync("secrecy", cancellationToken, user => review.RecordSecrecyReviewAsync(
            user,
            CaseId,
            new SecrecyReview { Reviewer = SecrecyReviewer!, ReviewedOn = reviewedOn, Conclusion = SecrecyConclusion!.Value },
            cancellationToken));
    }

    /// <summary>Approves.</summary>
    public Task<IActionResult> OnPostApproveAsync(CancellationToken cancellationToken) =>
        DoAsync("approve", cancellationToken, user => review.ApproveAsync(user, CaseId, Seen, cancellationToken));

    /// <summary>Decides that it must wait.</summary>
    public Task<IActionResult> OnPostHoldAsync(CancellationToken cancellationToken)
    {
        Require(WithholdClause, nameof(WithholdClause), "请选择暂缓公开的依据。");
        Require(WithholdReason, nameof(WithholdReason), "请填写暂缓公开的理由。");
        return DoAsync("hold", cancellationToken, user => review.HoldAsync(user, CaseId, WithholdClause!, WithholdReason!, cancellationToken));
    }

    /// <summary>Sends it back.</summary>
    public Task<IActionResult> OnPostReturnAsync(CancellationToken cancellationToken)
    {
        Require(ReturnReason, nameof(ReturnReason), "请填写退回的理由。");
        return DoAsync("return", cancellationToken, user => review.ReturnAsync(user, CaseId, ReturnReason!, cancellationToken));
    }

    /// <summary>Decides that it is not published.</summary>
    public Task<IActionResult> OnPostWithholdAsync(CancellationToken cancellationToken)
    {
        Require(WithholdClause, nameof(WithholdClause), "请选择不予公开的依据。");
        Require(WithholdReason, nameof(WithholdReason), "请填写不予公开的理由。");
        return DoAsync("withhold", cancellationToken, user => review.WithholdAsync(user, CaseId, WithholdClause!, WithholdReason!, cancellationToken));
    }

    /// <summary>Ends a hold.</summary>
    public Task<IActionResult> OnPostReleaseAsync(CancellationToken cancellationToken)
    {
        Require(ReleaseReason, nameof(ReleaseReason), "请填写解除暂缓的理由。");
        return DoAsync("release", cancellationToken, user => review.ReleaseAsync(user, CaseId, ReleaseReason!, cancellationToken));
    }

    /// <summary>Whether a field has a problem, so that the form it is in stays open.</summary>
    public bool IsWrong(string field) => ModelState.FirstProblem(field) is not null;

    private void Require(string? value, string field, string message)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            ModelState.AddModelError(field, message);
        }
    }

    private Task<IActionResult> DoAsync(string deed, CancellationToken cancellationToken, Func<DeskUser, Task<ReviewOutcome>> act) =>
        ActAsync(deed, act, field => FieldOf(deed, field), cancellationToken);

    private static string FieldOf(string deed, string field) => (deed, field) switch
    {
        (_, "secrecyReview.reviewer") => nameof(SecrecyReviewer),
        (_, "secrecyReview.reviewedOn") => nameof(SecrecyReviewedOn),
        (_, "secrecyReview.conclusion") => nameof(SecrecyConclusion),
        ("withhold" or "hold", "clause") => nameof(WithholdClause),
        ("withhold" or "hold", "reason") => nameof(WithholdReason),
        ("return", "reason") => nameof(ReturnReason),
        ("release", "reason") => nameof(ReleaseReason),
        _ => string.Empty,
    };
}
