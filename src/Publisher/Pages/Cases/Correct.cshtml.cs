using System.Globalization;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Pages.Shared;
using Disclosure.Publisher.Review;
using Microsoft.AspNetCore.Mvc;

namespace Disclosure.Publisher.Pages.Cases;

/// <summary>What a reviewer corrects of the findings of a case: one that is wrong, a value that was missed.</summary>
public sealed class CorrectModel(CaseReader reader, CorrectionService corrections, ReviewPolicy policy) : CasePage(reader, policy.Confidence)
{
    private string? _refusal;

    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } = [nameof(Place), nameof(Reason), nameof(Value), nameof(Kind)];

    /// <summary>First unit and end of a finding, as <see cref="MarkedFinding.Place"/> writes them.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

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
    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Records that a finding is wrong.</summary>
    public Task<IActionResult> OnPostRejectAsync(CancellationToken cancellationToken)
    {
        if (Reason is null)
        {
            ModelState.AddModelError(nameof(Reason), "请选择哪里不对。");
        }

        return OnPlaceAsync("correct", (user, start, end) => corrections.RejectAsync(user, CaseId, start, end, Reason!.Value, cancellationToken), cancellationToken);
    }

    /// <summary>Takes that back.</summary>
    public Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellationToken) =>
        OnPlaceAsync("correct", (user, start, end) => corrections.AcceptAsync(user, CaseId, start, end, cancellationToken), cancellationToken);

    /// <summary>Adds what was missed.</summary>
    public Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken) =>
        ActAsync("add", user => corrections.AddAsync(user, CaseId, Value, Kind, cancellationToken), FieldOf, cancellationToken);

    /// <summary>Takes back what was added.</summary>
    public Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancellationToken) =>
        ActAsync("add", user => corrections.TakeBackAsync(user, CaseId, Value, cancellationToken), FieldOf, cancellationToken);

    /// <inheritdoc/>
    protected override void Refuse(string sentence) => _refusal = sentence;

    private Task<IActionResult> OnPlaceAsync(string deed, Func<DeskUser, int, int, Task<ReviewOutcome>> act, CancellationToken cancellationToken)
    {
        var (start, end) = (0, 0);
        if (Place?.Split('-') is not [var first, var last]
            || !int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out start) || !int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out end))
        {
            ModelState.AddModelError(nameof(Place), "请选择是哪一处。");
        }

        return ActAsync(deed, user => act(user, start, end), FieldOf, cancellationToken);
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
