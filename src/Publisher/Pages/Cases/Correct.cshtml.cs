using System.Globalization;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Pages.Shared;
using Disclosure.Publisher.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.Cases;

/// <summary>What a reviewer corrects of the findings of a case: one that is wrong, a value that was missed.</summary>
public sealed class CorrectModel(CaseReader reader, CorrectionService corrections, ReviewPolicy policy) : PageModel
{
    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } = [nameof(Place), nameof(Reason), nameof(Value), nameof(Kind)];

    /// <summary>Id of the case, from the address.</summary>
    [BindProperty(SupportsGet = true, Name = "caseId")]
    public string CaseId { get; set; } = string.Empty;

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

    /// <summary>The case.</summary>
    public CaseScreen Screen { get; private set; } = null!;

    /// <summary>Why nothing can be corrected; null when it can.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>The findings that are hidden, the doubtful first.</summary>
    public IReadOnlyList<MarkedFinding> Hidden => [.. Screen.Findings.Where(finding => !finding.IsKept).OrderBy(finding => finding.Band)];

    /// <summary>Those held to be wrong.</summary>
    public IReadOnlyList<MarkedFinding> Rejected => [.. Screen.Findings.Where(finding => finding.Rejected is not null)];

    /// <summary>Shows the forms.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

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
        ActAsync("add", user => corrections.AddAsync(user, CaseId, Value, Kind, cancellationToken), cancellationToken);

    /// <summary>Takes back what was added.</summary>
    public Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancellationToken) =>
        ActAsync("add", user => corrections.TakeBackAsync(user, CaseId, Value, cancellationToken), cancellationToken);

    private Task<IActionResult> OnPlaceAsync(string deed, Func<DeskUser, int, int, Task<ReviewOutcome>> act, CancellationToken cancellationToken)
    {
        var (start, end) = (0, 0);
        if (Place?.Split('-') is not [var first, var last]
            || !int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out start) || !int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out end))
        {
            ModelState.AddModelError(nameof(Place), "请选择是哪一处。");
        }

        return ActAsync(deed, user => act(user, start, end), cancellationToken);
    }

    private async Task<IActionResult> ActAsync(string deed, Func<DeskUser, Task<ReviewOutcome>> act, CancellationToken cancellationToken)
    {
        RefusedAct? refusal = null;
        if (ModelState.IsValid)
        {
            switch (await act(DeskUser.From(User)))
            {
                case ReviewOutcome.Done:
                    return LocalRedirect($"/cases/{Uri.EscapeDataString(CaseId)}?done={deed}");
                case ReviewOutcome.NotFound:
                    return NotFound();
                case ReviewOutcome.Invalid invalid:
                    foreach (var error in invalid.Errors)
                    {
                        ModelState.AddModelError(FieldOf(error.Field), error.Message);
                    }

                    break;
                case var outcome:
                    refusal = Refusals.Of(outcome) ?? throw new InvalidOperationException("Not a known outcome of a review.");
                    break;
            }
        }

        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (refusal is not null)
        {
            (Response.StatusCode, Obstacle) = (refusal.Status, refusal.Sentence);
        }

        return Page();
    }

    private static string FieldOf(string field) => field switch
    {
        "finding" => nameof(Place),
        "reason" => nameof(Reason),
        "value" => nameof(Value),
        "kind" => nameof(Kind),
        _ => string.Empty,
    };

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var user = DeskUser.From(User);
        if (await reader.ReadAsync(user, CaseId, cancellationToken) is not { } detail)
        {
            return false;
        }

        Screen = new CaseScreen(detail, user, policy.Confidence);
        var isNothingLeft = !Screen.CanCorrect && Screen.Corrections is not { Missed.Count: > 0 } && Screen.Obstacle(CaseAct.Correct) is null;
        Obstacle = !Screen.Fits(CaseAct.Correct) || isNothingLeft ? $"这件案件现在不能更正发现。{Screen.Standing}" : Screen.Obstacle(CaseAct.Correct);
        return true;
    }
}
