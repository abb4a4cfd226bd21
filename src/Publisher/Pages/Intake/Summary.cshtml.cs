using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Intake;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.Intake;

/// <summary>录入摘要: a decision of which there is only paper or a scan. What is typed is published as 摘要, never as full text.</summary>
[Authorize(Policy = DeskPolicies.Intake)]
[TypedForm]
public sealed class SummaryModel(TypedIntake typed) : PageModel
{
    /// <summary>The page's own name for this submission.</summary>
    [BindProperty]
    public string Key { get; set; } = string.Empty;

    /// <summary>What stands in the form.</summary>
    [BindProperty]
    public DecisionForm Form { get; set; } = new();

    /// <summary>The case that has this number already; null when none has.</summary>
    public string? KnownCase { get; private set; }

    /// <summary>The form as it is shown.</summary>
    public DecisionFieldsView View => new(Form, "/intake/summary?handler=More", DeskUser.From(User).AgencyName);

    /// <summary>Shows the form.</summary>
    public void OnGet() => Prepare();

    /// <summary>Shows it again with more rows for parties.</summary>
    public void OnPostMore()
    {
        Prepare(more: 3);
        ModelState.Clear();
    }

    /// <summary>Takes it in.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Prepare();
        if (!ModelState.IsValid)
        {
            return Page();
        }

        switch (await typed.SubmitAsync(DeskUser.From(User), Key, Form.ToSummary(isSummaryOnly: true), cancellationToken))
        {
            case SubmitOutcome.Accepted accepted:
                return LocalRedirect($"/cases/{Uri.EscapeDataString(accepted.CaseId)}?done=typed");
            case SubmitOutcome.Invalid invalid:
                invalid.Errors.AddTo(ModelState);
                break;
            case SubmitOutcome.DuplicateNumber duplicate:
                Response.StatusCode = StatusCodes.Status409Conflict;
                KnownCase = duplicate.CaseId;
                ModelState.AddModelError(nameof(DecisionForm.DocumentNumber), $"文号：本机关已有同一文号的案件（{duplicate.State.Chinese()}）。");
                break;
            case SubmitOutcome.SecrecyMarked:
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                // What carries a mark is not sent back to a screen either.
                Form = new DecisionForm();
                Form.MakeRows();
                ModelState.Clear();
                ModelState.AddModelError(string.Empty, "填写的内容带有国家秘密标志，没有保存任何内容，拒收已经记录。请按保密规定处理。");
                break;
            default:
                Response.StatusCode = StatusCodes.Status409Conflict;
                ModelState.AddModelError(string.Empty, "这份内容此前提交过，那件案件的内容已经清除。");
                break;
        }

        return Page();
    }

    private void Prepare(int more = 0)
    {
        if (!(new BatchFields { Key = Key ?? string.Empty }).HasKey)
        {
            Key = DeskKey.New();
        }

        Form.MakeRows(more);
    }
}
