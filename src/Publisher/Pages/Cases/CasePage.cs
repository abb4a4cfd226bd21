using System.Globalization;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Pages.Shared;
using Disclosure.Publisher.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.Cases;

/// <summary>
/// A page on which people act on one case: it opens the case, asks a service for the act once what was entered is complete, and shows the
/// case again, as it is by then and with everything typed, when the act was not done.
/// </summary>
/// <param name="reader">Opens the case.</param>
/// <param name="bands">Bands of confidence; null where no finding is shown.</param>
public abstract class CasePage(CaseReader reader, ConfidenceBands? bands = null) : PageModel
{
    /// <summary>Id of the case, from the address.</summary>
    [BindProperty(SupportsGet = true, Name = "caseId")]
    public string CaseId { get; set; } = string.Empty;

    /// <summary>The case.</summary>
    public CaseScreen Screen { get; private set; } = null!;

    /// <summary>Opens the case; false when the user's agency has none of this id.</summary>
    protected async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var user = DeskUser.From(User);
        if (await reader.ReadAsync(user, CaseId, cancellationToken) is not { } detail)
        {
            return false;
        }

        Screen = new CaseScreen(detail, user, bands);
        return true;
    }

    /// <summary>Shows the page.</summary>
    protected async Task<IActionResult> ShowAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>Asks for an act, unless a form is not complete, and answers with what came of it.</summary>
    /// <param name="deed">What the case's page is told that was done.</param>
    /// <param name="act">The act.</param>
    /// <param name="fieldOf">The field of the page that a field of the service stands in; empty for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="at">Number of the finding that it was about, from which the reviewer goes on to the next open one; null for none.</param>
    protected async Task<IActionResult> ActAsync(
        string deed, Func<DeskUser, Task<ReviewOutcome>> act, Func<string, string> fieldOf, CancellationToken cancellationToken, int? at = null)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(fieldOf);
        RefusedAct? refusal = null;
        if (ModelState.IsValid)
        {
            switch (await act(DeskUser.From(User)))
            {
                case ReviewOutcome.Done:
                    return LocalRedirect($"/cases/{Uri.EscapeDataString(CaseId)}?done={deed}{(at is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"&at={at}#next"))}");
                case ReviewOutcome.NotFound:
                    return NotFound();
                case ReviewOutcome.Invalid invalid:
                    foreach (var error in invalid.Errors)
                    {
                        ModelState.AddModelError(fieldOf(error.Field), error.Message);
                    }

                    break;
                case ReviewOutcome.Blocked blocked:
                    foreach (var failure in blocked.Failures)
                    {
                        ModelState.AddModelError(string.Empty, $"不能公开：{FailureWords.Of(failure)}。请改写，不要写出当事人和其他个人信息。");
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
            Response.StatusCode = refusal.Status;
            Refuse(refusal.Sentence);
        }

        return Page();
    }

    /// <summary>Puts on the page why an act was refused: above the forms, unless a page knows a better place.</summary>
    protected virtual void Refuse(string sentence) => ModelState.AddModelError(string.Empty, sentence);
}
