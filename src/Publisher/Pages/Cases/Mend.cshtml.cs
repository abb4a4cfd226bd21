using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Intake;
using Disclosure.Publisher.Pages.Intake;
using Disclosure.Publisher.Pages.Shared;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Review;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Documents.Fields;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Disclosure.Publisher.Pages.Cases;

/// <summary>补正: what is missing or wrong in a case that came back is filled on screen, with its text beside the form.</summary>
[Authorize(Policy = DeskPolicies.Intake)]
[TypedForm]
public sealed class MendModel(CaseReader reader, MendService mending) : CasePage(reader)
{
    private string? _refusal;

    /// <summary>What stands in the form.</summary>
    [BindProperty]
    public DecisionForm Form { get; set; } = new();

    /// <summary><see cref="CaseScreen.Revision"/> of the case that was seen.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>Why nothing can be mended; null when it can.</summary>
    public string? Obstacle => _refusal
        ?? (Screen.Fits(CaseAct.Mend) ? Screen.Obstacle(CaseAct.Mend) : $"只有已退回的案件可以补正。{Screen.Standing}");

    /// <summary>The form as it is shown.</summary>
    public DecisionFieldsView View => new(Form, $"/cases/{CaseId}/mend?handler=More", DeskUser.From(User).AgencyName);

    /// <summary>Shows what is known; what could be read from the text stands in the fields that nobody filled.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        (Form, Seen) = (DecisionForm.Of(Known()), Screen.Revision);
        Form.MakeRows();
        MarkGaps();
        return Page();
    }

    /// <summary>Shows it again with more rows for parties.</summary>
    public async Task<IActionResult> OnPostMoreAsync(CancellationToken cancellationToken)
    {
        Form.MakeRows(more: 3);
        ModelState.Clear();
        return await ShowAsync(cancellationToken);
    }

    /// <summary>Saves the fields and has the case go on.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Form.MakeRows();
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var isTyped = Screen.IsTyped;
        return await ActAsync("mended", async user => await mending.FillAsync(user, CaseId, Seen, Form.ToSummary(isTyped), cancellationToken) switch
        {
            ReviewOutcome.Invalid { Errors: [{ Rule: "secrecy-mark" }] } marked => Emptied(marked),
            ReviewOutcome.Invalid invalid => new ReviewOutcome.Invalid([.. invalid.Errors.Select(error => error with { Message = IntakeFields.WordsOf(error) })]),
            var outcome => outcome,
        }, FieldOf, cancellationToken);
    }

    // What carries a mark is not sent back to a screen either.
    private ReviewOutcome.Invalid Emptied(ReviewOutcome.Invalid marked)
    {
        Form = new DecisionForm();
        Form.MakeRows();
        ModelState.Clear();
        return marked;
    }

    /// <inheritdoc/>
    protected override void Refuse(string sentence) => _refusal = sentence;

    private static string FieldOf(string field) => IntakeFields.FieldOf(new CaseMessage(field, string.Empty, string.Empty));

    // The 法制审核 stands with its last word, whoever said it: sent back as it is shown, it takes nothing back.
    private CaseSubmission Known() => (Screen.ServedText is { } text
        ? FieldCompletion.Complete(Screen.Sent, DecisionFieldExtractor.Extract(SourceDocument.FromText(text)))
        : Screen.Sent) with { LegalReview = Screen.LegalReview };

    // The fields for the sake of which it came back are named at once, before anything was sent.
    private void MarkGaps()
    {
        foreach (var message in Screen.Messages.Where(message => FieldOf(message.Field).Length > 0))
        {
            ModelState.AddModelError(FieldOf(message.Field), IntakeFields.WordsOf(message));
        }
    }
}
