using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Pages.Shared;
using Disclosure.Publisher.Review;
using Microsoft.AspNetCore.Mvc;

namespace Disclosure.Publisher.Pages.Cases;

/// <summary>
/// What a reviewer says of the findings of a case: that one is right, which the page of the case asks, or wrong, or that a value was missed.
/// </summary>
public sealed class CorrectModel(CaseReader reader, CorrectionService corrections, AcceptanceService acceptances, ReviewPolicy policy)
    : CasePage(reader, policy.Confidence)
{
    private string? _refusal;

    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } = [nameof(Place), nameof(Reason), nameof(Value), nameof(Kind)];

    /// <summary>Which finding is wrong: from the address its <see cref="MarkedFinding.Place"/>, from a form its <see cref="MarkedFinding.Handle"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    /// <summary><see cref="MarkedFinding.Place"/> of the finding whose text the added value begins with; the value itself is in no address.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Extend { get; set; }

    /// <summary>Handle of a finding that is right.</summary>
    [BindProperty]
    public string? Accept { get; set; }

    /// <summary>Handle of a finding of which that is taken back.</summary>
    [BindProperty]
    public string? Undo { get; set; }

    /// <summary>Handle of a group that is right.</summary>
    [BindProperty]
    public string? Together { get; set; }

    /// <summary>Handle of a group of which that is taken back.</summary>
    [BindProperty]
    public string? Apart { get; set; }

    /// <summary>What is wrong with it.</summary>
    [BindProperty]
    public RejectionReason? Reason { get; set; }

    /// <summary>What was missed.</summary>
    [BindProperty]
    public string? Value { get; set; }

    /// <summary>What it is.</summary>
    [BindProperty]
    public string? Kind { get; set; }

    /// <summary>Why nothing can be corrected; null when it can.</summary>
    public string? Obstacle => _refusal
        ?? (!Screen.Fits(CaseAct.Correct) || IsNothingLeft ? $"这件案件现在不能更正发现。{Screen.Standing}" : Screen.Obstacle(CaseAct.Correct));

    /// <summary>The findings that are hidden, the doubtful first.</summary>
    public IReadOnlyList<MarkedFinding> Hidden => [.. Screen.Findings.Where(finding => !finding.IsKept).OrderBy(finding => finding.Band)];

    /// <summary>Those held to be wrong.</summary>
    public IReadOnlyList<MarkedFinding> Rejected => [.. Screen.Findings.Where(finding => finding.Rejected is not null)];

    // In quarantine nothing is left to correct once all that was added is taken back.
    private bool IsNothingLeft => !Screen.CanCorrect && Screen.Corrections is not { Missed.Count: > 0 } && Screen.Obstacle(CaseAct.Correct) is null;

    /// <summary>Shows the forms.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var shown = await ShowAsync(cancellationToken);
        if (Screen?.Findings.FirstOrDefault(finding => string.Equals(finding.Place, Extend, StringComparison.Ordinal)) is { } found)
        {
            (Value, Kind) = (found.Finding.Text, found.AddedKind);
        }

        return shown;
    }

    /// <summary>Records what the reviewer says of a finding, or of a group of them.</summary>
    public Task<IActionResult> OnPostJudgeAsync(CancellationToken cancellationToken)
    {
        if (MarkedFinding.Parse(Accept ?? Undo) is var (number, mark))
        {
            return ActAsync(
                "judge",
                user => Accept is null ? acceptances.TakeBackAsync(user, CaseId, mark, cancellationToken) : acceptances.AcceptAsync(user, CaseId, mark, cancellationToken),
                FieldOf,
                cancellationToken,
                number);
        }

        if ((Together ?? Apart)?.Split('-') is [var word, { Length: > 0 } known] && FindingGroups.Parse(word) is { } group)
        {
            return ActAsync(
                "judge",
                user => Together is null
                    ? acceptances.TakeBackGroupAsync(user, CaseId, group, known, cancellationToken) : acceptances.AcceptGroupAsync(user, CaseId, group, known, cancellationToken),
                FieldOf,
                cancellationToken,
                at: 0);
        }

        ModelState.AddModelError(string.Empty, "请选择是哪一处发现。");
        return ActAsync("judge", static _ => throw new InvalidOperationException("Nothing was chosen."), FieldOf, cancellationToken);
    }

    /// <summary>Records that a finding is wrong.</summary>
    public Task<IActionResult> OnPostRejectAsync(CancellationToken cancellationToken)
    {
        if (Reason is null)
        {
            ModelState.AddModelError(nameof(Reason), "请选择哪里不对。");
        }

        return OnPlaceAsync((user, mark) => corrections.RejectAsync(user, CaseId, mark, Reason!.Value, cancellationToken), cancellationToken);
    }

    /// <summary>Takes that back.</summary>
    public Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellationToken) =>
        OnPlaceAsync((user, mark) => corrections.TakeBackRejectionAsync(user, CaseId, mark, cancellationToken), cancellationToken);

    /// <summary>Adds what was missed.</summary>
    public Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken) =>
        ActAsync("add", user => corrections.AddAsync(user, CaseId, Value, Kind, cancellationToken), FieldOf, cancellationToken, at: 0);

    /// <summary>Takes back what was added.</summary>
    public Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancellationToken) =>
        ActAsync("add", user => corrections.TakeBackAsync(user, CaseId, Value, cancellationToken), FieldOf, cancellationToken);

    /// <inheritdoc/>
    protected override void Refuse(string sentence) => _refusal = sentence;

    private Task<IActionResult> OnPlaceAsync(Func<DeskUser, string, Task<ReviewOutcome>> act, CancellationToken cancellationToken)
    {
        var (number, mark) = MarkedFinding.Parse(Place) ?? (0, string.Empty);
        if (mark.Length == 0)
        {
            ModelState.AddModelError(nameof(Place), "请选择是哪一处。");
        }

        return ActAsync("correct", user => act(user, mark), FieldOf, cancellationToken, number);
    }

    private static string FieldOf(string field) => field switch
    {
        "finding" => nameof(Place),
        "reason" => nameof(Reason),
        "value" => nameof(Value),
        "kind" => nameof(Kind),
        _ => string.Empty,
    };
}
