using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Changes;
using Disclosure.Publisher.Modes;
using Disclosure.Publisher.Pages.Shared;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Withdrawals;
using Microsoft.AspNetCore.Mvc;

namespace Disclosure.Publisher.Pages.Cases;

/// <summary>An act on a case that needs nothing but a reason: the page says what will happen, the person says why.</summary>
public sealed class ChangeModel(CaseReader reader, ReviewService review, ChangeService changes, SeriesService series, ReassessmentService reassessment, WithdrawalService withdrawals) : CasePage(reader)
{
    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } = [nameof(Reason)];

    /// <summary>The act, from the address; one of <see cref="ChangeDeed.All"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "deed")]
    public string DeedName { get; set; } = string.Empty;

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The act in words.</summary>
    public ChangeDeed Deed { get; private set; } = null!;

    /// <summary>Why it is not open; null when it is.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await OpenAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>Does it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await OpenAsync(cancellationToken))
        {
            return NotFound();
        }

        var outcome = await ActAsync(DeskUser.From(User), Reason ?? string.Empty, cancellationToken);
        switch (outcome)
        {
            case ReviewOutcome.Done:
                return LocalRedirect($"/cases/{Uri.EscapeDataString(CaseId)}?done={Deed.Name}");
            case ReviewOutcome.NotFound:
                return NotFound();
            case ReviewOutcome.Invalid invalid:
                foreach (var error in invalid.Errors)
                {
                    ModelState.AddModelError(string.Equals(error.Field, "reason", StringComparison.Ordinal) ? nameof(Reason) : string.Empty, error.Message);
                }

                break;
            case ReviewOutcome.Blocked blocked:
                foreach (var failure in blocked.Failures)
                {
                    ModelState.AddModelError(string.Empty, $"核验没有通过，公示网上保持原样：{FailureWords.Of(failure)}。");
                }

                break;
            default:
                var refusal = Refusals.Of(outcome) ?? throw new InvalidOperationException("Not a known outcome.");
                Response.StatusCode = refusal.Status;
                Obstacle = refusal.Sentence;
                break;
        }

        return Page();
    }

    private Task<ReviewOutcome> ActAsync(DeskUser user, string reason, CancellationToken cancellationToken) => Deed.Act switch
    {
        CaseAct.Restore => changes.RestoreAsync(user, CaseId, reason, cancellationToken),
        CaseAct.ReduceToSummary => changes.ReduceToSummaryAsync(user, CaseId, reason, cancellationToken),
        CaseAct.CloseSeries => series.CloseAsync(user, CaseId, reason, cancellationToken),
        CaseAct.Reassess => reassessment.ConfirmAsync(user, CaseId, reason, cancellationToken),
        CaseAct.Reprocess => review.ReprocessAsync(user, CaseId, reason, cancellationToken),
        CaseAct.RetractWithdrawal => withdrawals.RetractAsync(user, CaseId, reason, cancellationToken),
        _ => throw new InvalidOperationException("Not an act of this page."),
    };

    private async Task<bool> OpenAsync(CancellationToken cancellationToken)
    {
        if (ChangeDeed.Find(DeedName) is not { } deed || !await LoadAsync(cancellationToken))
        {
            return false;
        }

        Deed = deed;
        Obstacle = !Screen.Fits(deed.Act) ? $"这件案件现在不能{CaseScreen.ActWords(deed.Act)}。{Screen.Standing}" : Screen.Obstacle(deed.Act);
        return true;
    }
}
