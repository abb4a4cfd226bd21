using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Pages.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Takedowns;
using Disclosure.Records;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.Takedowns;

/// <summary>
/// Takes a published decision down by its address, id or 文号: shows what everyone can read of it, then does it. Below, the record of takedowns and, for
/// the agency's people, what re-scans have found. A supervisor sees no content.
/// </summary>
[Authorize(Policy = DeskPolicies.Takedowns)]
public sealed class IndexModel(TakedownService takedowns, TakedownLookup lookup, TakedownReader reader, TimeProvider time) : PageModel
{
    private const string NotFoundSentence = "没有找到正在公开的决定。请核对网址、编号或者文号；只能撤下您负责范围内、现在能在公示网看到的决定。";

    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } = [nameof(Place), nameof(Reason), nameof(Words)];

    /// <summary>Address, id or 文号, as it was pasted.</summary>
    [BindProperty]
    public string? Place { get; set; }

    /// <summary>Why it is taken down.</summary>
    [BindProperty]
    public TakedownReason? Reason { get; set; }

    /// <summary>More about that.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>Id of the decision that was shown, when it is to be done.</summary>
    [BindProperty]
    public string? Record { get; set; }

    /// <summary>What was done, from the address.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    /// <summary>The decision that is about to be taken down; null while none was found.</summary>
    public TakedownTarget? Target { get; private set; }

    /// <summary>The record of takedowns.</summary>
    public TakedownOverview Overview { get; private set; } = null!;

    /// <summary>Now, milliseconds since 1970-01-01 UTC.</summary>
    public long Now { get; private set; }

    /// <summary>Who looks.</summary>
    public DeskUser Person => DeskUser.From(User);

    /// <summary>Shows the form and the record.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Finds the decision and asks to confirm.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        foreach (var error in new TakedownOrder(Reason, Words).Errors())
        {
            ModelState.AddModelError(string.Equals(error.Field, "reason", StringComparison.Ordinal) ? nameof(Reason) : nameof(Words), error.Message);
        }

        var found = await lookup.FindAsync(Person, Place, cancellationToken);
        if (string.IsNullOrWhiteSpace(Place))
        {
            ModelState.AddModelError(nameof(Place), "请填写公示网的网址、公示编号或者文号。");
        }
        else if (found is not TakedownFound.OneDecision)
        {
            ModelState.AddModelError(nameof(Place), found is TakedownFound.Several ? "有几个机关公开了这个文号的决定，请改用公示网的网址。" : NotFoundSentence);
        }

        Target = ModelState.IsValid ? ((TakedownFound.OneDecision)found).Target : null;
        return await ShowAsync(cancellationToken);
    }

    /// <summary>Takes down what was shown.</summary>
    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken)
    {
        var outcome = RecordId.TryParse(Record, out var id)
            ? await takedowns.TakeDownAsync(Person, id, new TakedownOrder(Reason, Words), cancellationToken)
            : new ReviewOutcome.NotFound();
        switch (outcome)
        {
            case ReviewOutcome.Done:
                return LocalRedirect("/takedowns?done=takedown");
            // A supervisor learns no more of what is not public than anyone.
            case ReviewOutcome.NotFound or ReviewOutcome.Conflict:
                ModelState.AddModelError(nameof(Place), NotFoundSentence);
                break;
            case ReviewOutcome.Invalid invalid:
                foreach (var error in invalid.Errors)
                {
                    ModelState.AddModelError(string.Equals(error.Field, "reason", StringComparison.Ordinal) ? nameof(Reason) : nameof(Words), error.Message);
                }

                break;
            default:
                var refusal = Refusals.Of(outcome) ?? throw new InvalidOperationException("Not a known outcome of a takedown.");
                Response.StatusCode = refusal.Status;
                ModelState.AddModelError(string.Empty, refusal.Sentence);
                break;
        }

        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (await reader.ListAsync(Person, cancellationToken) is not { } overview)
        {
            return Forbid();
        }

        Overview = overview;
        Now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return Page();
    }
}
