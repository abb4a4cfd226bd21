using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Pages.Shared;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Withdrawals;
using Disclosure.Records;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.Cases;

/// <summary>Orders the removal of a published decision: first the form, then a page that says what will happen, then the deed.</summary>
public sealed class WithdrawModel(CaseReader reader, WithdrawalService withdrawals, DueDates dueDates, TimeProvider time) : PageModel
{
    private LearnedOutcome? _overturning;
    private WithdrawalExplanation? _recorded;
    private string _agencyCode = string.Empty;

    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } =
        [nameof(Kind), nameof(Origin), nameof(Authority), nameof(AuthorityNumber), nameof(AuthorityDate), nameof(LearnedDate), nameof(Wording), nameof(Reason)];

    /// <summary>Origins in the order of the form (公示办法 Art. 16).</summary>
    public static IReadOnlyList<NoticeOrigin> Origins { get; } = Enum.GetValues<NoticeOrigin>();

    /// <summary>Id of the case, from the address.</summary>
    [BindProperty(SupportsGet = true, Name = "caseId")]
    public string CaseId { get; set; } = string.Empty;

    /// <summary>What happened to the decision.</summary>
    [BindProperty]
    public NoticeKind? Kind { get; set; }

    /// <summary>How it came to that.</summary>
    [BindProperty]
    public NoticeOrigin? Origin { get; set; }

    /// <summary>作出机关</summary>
    [BindProperty]
    public string? Authority { get; set; }

    /// <summary>文号 of that authority's document.</summary>
    [BindProperty]
    public string? AuthorityNumber { get; set; }

    /// <summary>Date of that document, as typed.</summary>
    [BindProperty]
    public string? AuthorityDate { get; set; }

    /// <summary>知悉日期, as typed.</summary>
    [BindProperty]
    public string? LearnedDate { get; set; }

    /// <summary>What it says.</summary>
    [BindProperty]
    public string? Wording { get; set; }

    /// <summary>Why the decision is removed.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary><c>check</c> asks for the confirmation page, <c>confirm</c> does it, anything else shows the form again, with the last day that follows from what is typed.</summary>
    [BindProperty]
    public string? Step { get; set; }

    /// <summary>案件名称 as served.</summary>
    public string Title { get; private set; } = string.Empty;

    /// <summary>文号</summary>
    public string DocumentNumber { get; private set; } = string.Empty;

    /// <summary>The kind of act; it decides which kinds of notice remove the decision.</summary>
    public ActType ActType { get; private set; } = ActType.Other;

    /// <summary>Until when it must be taken down by the two days that are typed, or by an earlier one that is recorded; null while they are none.</summary>
    public WithdrawalExplanation? Due => !LegalDateText.TryParse(AuthorityDate, out var made) || !LegalDateText.TryParse(LearnedDate, out var learned) || learned < made ? _recorded
        : dueDates.WithdrawalOn(_agencyCode, ActType, made, learned, Today) is var typed && _recorded is { } recorded && recorded.On <= typed.On ? recorded
        : typed;

    /// <summary>Why nothing can be withdrawn here now; null when something can.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>Whether the page asks for confirmation.</summary>
    public bool IsConfirming { get; private set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        // What was recorded need not be typed again.
        LearnedDate = ScreenValues.Cell(_overturning?.On ?? Today);
        if (_overturning is { Proceeding: var proceeding })
        {
            Origin = proceeding.Kind is ProceedingKind.Reconsideration ? NoticeOrigin.Reconsideration : NoticeOrigin.Litigation;
            Kind = WithdrawalKinds.Of(proceeding.Outcome) is { } kind && WithdrawalKinds.For(ActType).Contains(kind) ? kind : null;
            (Authority, AuthorityNumber, AuthorityDate) = (proceeding.Body, proceeding.DocumentNumber, ScreenValues.Cell(proceeding.On));
        }

        return Page();
    }

    /// <summary>Goes a step on.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Step is "update")
        {
            _ = Days();
            return Page();
        }

        var isOrdered = Step is "confirm";
        if (!isOrdered && (Obstacle is not null || Step is not "check"))
        {
            return Page();
        }

        var order = Order();
        if (order is null || !isOrdered)
        {
            IsConfirming = order is not null;
            return Page();
        }

        // An order that is not open to the person is refused there, where the refusal is written down.
        return Answer(await withdrawals.WithdrawAsync(DeskUser.From(User), CaseId, order, cancellationToken));
    }

    /// <summary>What a kind means, for the one who chooses.</summary>
    public static string Meaning(NoticeKind kind) => kind switch
    {
        NoticeKind.Revocation => "复议、诉讼或者有权机关撤销了这件决定。",
        NoticeKind.Unlawfulness => "这件决定被确认违法。",
        NoticeKind.Remake => "被要求重新作出决定。新的决定作出后另行报送公开。",
        NoticeKind.Modification => "这件决定的内容被变更。变更后的决定另行报送公开。",
        NoticeKind.Invalidity => "这件决定被确认无效。",
        _ => string.Empty,
    };

    /// <summary>What an origin is called.</summary>
    public static string Words(NoticeOrigin origin) => origin switch
    {
        NoticeOrigin.Reconsideration => "行政复议",
        NoticeOrigin.Litigation => "行政诉讼",
        NoticeOrigin.SelfCorrection => "自行纠正",
        NoticeOrigin.Supervision => "上级监督",
        NoticeOrigin.Other => "其他",
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, "Not a known origin."),
    };

    private IActionResult Answer(ReviewOutcome outcome)
    {
        switch (outcome)
        {
            case ReviewOutcome.Done:
                return LocalRedirect($"/cases/{Uri.EscapeDataString(CaseId)}?done=withdraw");
            case ReviewOutcome.NotFound:
                return NotFound();
            case ReviewOutcome.Invalid invalid:
                foreach (var error in invalid.Errors)
                {
                    ModelState.AddModelError(FieldOf(error.Field), error.Message);
                }

                return Page();
            case ReviewOutcome.Blocked blocked:
                foreach (var failure in blocked.Failures)
                {
                    ModelState.AddModelError(FieldOf(failure.Where), $"不能公开这段提示：{FailureWords.Of(failure)}。请改写，不要写出当事人和其他个人信息。");
                }

                return Page();
            default:
                var refusal = Refusals.Of(outcome) ?? throw new InvalidOperationException("Not a known outcome of a withdrawal.");
                Response.StatusCode = refusal.Status;
                Obstacle = refusal.Sentence;
                return Page();
        }
    }

    private WithdrawalOrder? Order()
    {
        if (Kind is not { } kind || !WithdrawalKinds.For(ActType).Contains(kind))
        {
            ModelState.AddModelError(nameof(Kind), "请选择这件决定被怎样处理。");
        }

        if (Origin is not { } origin || !Enum.IsDefined(origin))
        {
            ModelState.AddModelError(nameof(Origin), "请选择处理途径。");
        }

        Require(Authority, nameof(Authority), "请填写作出机关。");
        Require(AuthorityNumber, nameof(AuthorityNumber), "请填写文号。");
        var (date, learned) = Days();
        Require(Wording, nameof(Wording), "请填写决定内容。");
        Require(Reason, nameof(Reason), "请填写撤下的理由。");
        return !ModelState.IsValid ? null : new WithdrawalOrder
        {
            Kind = Kind!.Value,
            Origin = Origin!.Value,
            LearnedOn = learned,
            Authority = Authority!,
            AuthorityDocumentNumber = AuthorityNumber!,
            AuthorityDecidedOn = date,
            Content = Wording!,
            Reason = Reason!,
        };
    }

    // The two days from which the last day follows.
    private (DateOnly Made, DateOnly Learned) Days()
    {
        if (!LegalDateText.TryParse(AuthorityDate, out var date))
        {
            ModelState.AddModelError(nameof(AuthorityDate), "请按“年-月-日”填写作出日期，例如 2026-10-14。");
        }

        else if (date > Today)
        {
            ModelState.AddModelError(nameof(AuthorityDate), "作出日期不得晚于今天。");
        }

        if (!LegalDateText.TryParse(LearnedDate, out var learned))
        {
            ModelState.AddModelError(nameof(LearnedDate), "请按“年-月-日”填写知悉日期，例如 2026-10-14。");
        }
        else if (learned > Today)
        {
            ModelState.AddModelError(nameof(LearnedDate), "知悉日期不得晚于今天。");
        }
        else if (learned < date && date <= Today)
        {
            ModelState.AddModelError(nameof(LearnedDate), "知悉日期不得早于作出日期。");
        }

        return (date, learned);
    }

    private void Require(string? value, string field, string message)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            ModelState.AddModelError(field, message);
        }
    }

    private DateOnly Today => ChineseDay.Of(time.GetUtcNow());

    private static string FieldOf(string field) => field switch
    {
        "kind" => nameof(Kind),
        "authority" => nameof(Authority),
        "authorityDocumentNumber" => nameof(AuthorityNumber),
        "origin" => nameof(Origin),
        "authorityDecidedOn" => nameof(AuthorityDate),
        "learnedOn" => nameof(LearnedDate),
        "content" => nameof(Wording),
        "reason" => nameof(Reason),
        _ => string.Empty,
    };

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var user = DeskUser.From(User);
        if (await reader.ReadAsync(user, CaseId, ReadingPurpose.Withdrawal, cancellationToken) is not { } detail)
        {
            return false;
        }

        _overturning = WithdrawalClock.Earliest(detail.Case.ActType ?? ActType.Other, [detail.Aftermath], detail.Waiting)
            ?? (Proceedings.Overturning(detail.Aftermath.Proceedings) is { } outcome ? detail.Aftermath.LearnedOf(outcome) : null);
        _recorded = detail.WithdrawalDue;
        _agencyCode = detail.Case.AgencyCode;
        Title = detail.Caption?.Title ?? "（内容已清除）";
        DocumentNumber = detail.Caption?.DocumentNumber ?? "（文号已清除）";
        ActType = detail.Case.ActType ?? ActType.Other;
        Obstacle = CaseActs.Forbids(user, detail.Case, CaseAct.Withdraw) is { } rule ? DutyRules.Chinese(rule)
            : CaseActs.Fits(detail.Case.State, CaseAct.Withdraw) ? null
            : $"只有已经公开的决定才能撤下。这件案件现在的状态是“{detail.Case.State.Chinese()}”。";
        return true;
    }
}
