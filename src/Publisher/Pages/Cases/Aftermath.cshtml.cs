using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Disclosure.Publisher.Aftermath;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Pages.Shared;
using Disclosure.Publisher.Review;
using Disclosure.Records;
using Microsoft.AspNetCore.Mvc;

namespace Disclosure.Publisher.Pages.Cases;

/// <summary>
/// What became of a published decision: one person records 履行, 复议 and 诉讼, another reads and confirms it (公示办法 Art. 8(四), (六)).
/// </summary>
public sealed class AftermathModel(CaseReader reader, AftermathService aftermath, AftermathPolicy policy) : CasePage(reader)
{
    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } =
        [nameof(DeclineReason), nameof(Status), nameof(PerformedOn), nameof(PerformedYuan), nameof(Course), nameof(Body), nameof(DocumentOn), nameof(DocumentNumber), nameof(LearnedOn), nameof(Removed)];

    /// <summary>How far the decision was performed.</summary>
    [BindProperty]
    public PerformanceStatus? Status { get; set; }

    /// <summary>Since when, as typed.</summary>
    [BindProperty]
    public string? PerformedOn { get; set; }

    /// <summary>How much of it, as typed.</summary>
    [BindProperty]
    public string? PerformedYuan { get; set; }

    /// <summary>Way and outcome, as <c>Reconsideration.Upheld</c>.</summary>
    [BindProperty]
    public string? Course { get; set; }

    /// <summary>复议机关 or court.</summary>
    [BindProperty]
    public string? Body { get; set; }

    /// <summary>The day of its document, as typed.</summary>
    [BindProperty]
    public string? DocumentOn { get; set; }

    /// <summary>文号 or 案号; none where there is none.</summary>
    [BindProperty]
    public string? DocumentNumber { get; set; }

    /// <summary>知悉日期, as typed; today where nothing was typed.</summary>
    [BindProperty]
    public string? LearnedOn { get; set; }

    /// <summary><see cref="Sign"/> of what was recorded by mistake.</summary>
    [BindProperty]
    public string? Removed { get; set; }

    /// <summary>Which entry the person saw.</summary>
    [BindProperty]
    public long RecordedAt { get; set; }

    /// <summary>Why an entry is taken back or turned down.</summary>
    [BindProperty]
    public string? DeclineReason { get; set; }

    /// <summary>Why nothing can be recorded; null when it can.</summary>
    public string? Obstacle =>
        !CaseActs.Fits(Screen.State, CaseAct.RecordAftermath) ? $"只有正在公示网公开的决定才能登记。{Screen.Standing}"
        : Screen.Ordered is not null ? $"{Screen.Standing}"
        : Screen.Obstacle(CaseAct.RecordAftermath);

    /// <summary>The statuses of performance that the act can have.</summary>
    public IReadOnlyList<PerformanceStatus> Statuses => policy.StatusesOf(Screen.ActType ?? ActType.Other);

    /// <summary>Whether a second person confirms a performance.</summary>
    public bool PerformanceNeedsSecondPerson => policy.Performance.NeedsSecondPerson;

    /// <summary>What is public and can be found to be recorded by mistake.</summary>
    public IReadOnlyList<AftermathEntry> Removable =>
    [
        .. Screen.Aftermath.Performance is { } performance ? [new AftermathEntry { Performance = performance, IsRemoval = true }] : Array.Empty<AftermathEntry>(),
        .. Screen.Aftermath.Proceedings.Select(proceeding => new AftermathEntry { Proceeding = proceeding, IsRemoval = true }),
    ];

    /// <summary>Why this person cannot confirm an entry; null when they can.</summary>
    public string? WhyNot(AftermathEntry entry) =>
        Screen.Obstacle(CaseAct.ConfirmAftermath)
        ?? (CaseActs.IsSecondPerson(DeskUser.From(User), entry) ? null : DutyRules.Chinese(DutyRules.RecordedTakesTwo));

    /// <summary>Why this person cannot take an entry back; null when they can.</summary>
    public string? WhyNotTakeBack(AftermathEntry entry) =>
        WithdrawalClock.IsSetBy(Screen.ActType, entry) && !CaseActs.IsSecondPerson(DeskUser.From(User), entry) ? DutyRules.Chinese(DutyRules.ClockTakesTwo) : null;

    /// <summary>An entry that could go, in words.</summary>
    public static string Words(AftermathEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return (entry with { IsRemoval = false }).Told();
    }

    /// <summary>Names an entry in a form by what it says, so that another is never taken for it.</summary>
    public static string Sign(AftermathEntry entry) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Words(entry))))[..16];

    /// <summary>Shows the page.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Records 履行情况.</summary>
    public Task<IActionResult> OnPostPerformanceAsync(CancellationToken cancellationToken)
    {
        if (Status is null)
        {
            ModelState.AddModelError(nameof(Status), "请选择履行情况。");
        }

        var day = Day(PerformedOn, nameof(PerformedOn));
        decimal? amount = null;
        if (!string.IsNullOrWhiteSpace(PerformedYuan))
        {
            if (decimal.TryParse(PerformedYuan.Trim().Replace(",", string.Empty, StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan))
            {
                amount = yuan;
            }
            else
            {
                ModelState.AddModelError(nameof(PerformedYuan), "请用数字填写金额，例如 3000 或者 3000.50。");
            }
        }

        return RecordAsync(() => new AftermathEntry { Performance = new Performance { Status = Status!.Value, On = day, PerformedYuan = amount } }, cancellationToken);
    }

    /// <summary>Records 复议 or 诉讼.</summary>
    public Task<IActionResult> OnPostProceedingAsync(CancellationToken cancellationToken)
    {
        var course = (Course ?? string.Empty).Split('.');
        var kind = default(ProceedingKind);
        var outcome = default(ProceedingOutcome);
        if (course is not [var way, var end] || !Enum.TryParse(way, out kind) || !Enum.TryParse(end, out outcome))
        {
            ModelState.AddModelError(nameof(Course), "请选择复议、诉讼的情况。");
        }

        if (string.IsNullOrWhiteSpace(Body))
        {
            ModelState.AddModelError(nameof(Body), "请填写复议机关或者法院。");
        }

        var day = Day(DocumentOn, nameof(DocumentOn));
        DateOnly? learned = string.IsNullOrWhiteSpace(LearnedOn) ? null : Day(LearnedOn, nameof(LearnedOn));
        return RecordAsync(
            () => new AftermathEntry
            {
                LearnedOn = learned,
                Proceeding = new Proceeding
                {
                    Kind = kind,
                    Outcome = outcome,
                    Body = Body!.Trim(),
                    On = day,
                    DocumentNumber = string.IsNullOrWhiteSpace(DocumentNumber) ? null : OfficialNames.Tidy(DocumentNumber),
                },
            },
            cancellationToken);
    }

    /// <summary>Records that something public was recorded by mistake.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        // What is not there any more is refused there, behind the right to ask for it.
        var removal = Removable.FirstOrDefault(entry => string.Equals(Sign(entry), Removed, StringComparison.Ordinal)) ?? new AftermathEntry { IsRemoval = true };
        return await RecordAsync(() => removal, cancellationToken);
    }

    /// <summary>Confirms.</summary>
    public Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken) =>
        ActAsync("after-confirmed", user => aftermath.ConfirmAsync(user, CaseId, RecordedAt, cancellationToken), _ => string.Empty, cancellationToken);

    /// <summary>Takes back or turns down.</summary>
    public Task<IActionResult> OnPostDeclineAsync(CancellationToken cancellationToken) => ActAsync(
        "after-declined", user => aftermath.DeclineAsync(user, CaseId, RecordedAt, DeclineReason ?? string.Empty, cancellationToken), _ => nameof(DeclineReason), cancellationToken);

    private Task<IActionResult> RecordAsync(Func<AftermathEntry> entry, CancellationToken cancellationToken) =>
        ActAsync("after-recorded", user => aftermath.RecordAsync(user, CaseId, entry(), cancellationToken), FieldOf, cancellationToken);

    private DateOnly Day(string? typed, string field)
    {
        if (!LegalDateText.TryParse(typed, out var day))
        {
            ModelState.AddModelError(field, "请按“年-月-日”填写日期，例如 2026-10-14。");
        }

        return day;
    }

    private static string FieldOf(string field) => field switch
    {
        "performance.status" => nameof(Status),
        "performance.on" => nameof(PerformedOn),
        "performance.performedYuan" => nameof(PerformedYuan),
        "proceeding.outcome" => nameof(Course),
        "proceeding.body" => nameof(Body),
        "proceeding.on" => nameof(DocumentOn),
        "proceeding.documentNumber" => nameof(DocumentNumber),
        "learnedOn" => nameof(LearnedOn),
        "removal" => nameof(Removed),
        _ => string.Empty,
    };
}
