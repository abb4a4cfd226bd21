using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Corrections;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.Corrections;

/// <summary>核验码 for the served document of a case: shown once, to be printed with it.</summary>
[Authorize(Policy = DeskPolicies.Intake)]
public sealed class AccessCodeModel(AccessCodes codes) : PageModel
{
    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } = [nameof(Tail)];

    /// <summary>Id of the case.</summary>
    [BindProperty(SupportsGet = true, Name = "caseId")]
    public string CaseId { get; set; } = string.Empty;

    /// <summary>Last four of a party's number, where the case does not know it.</summary>
    [BindProperty]
    public string? Tail { get; set; }

    /// <summary>The code; null until it is issued.</summary>
    public AccessCodeOutcome.Issued? Issued { get; private set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await codes.IsOwnAsync(DeskUser.From(User), CaseId, cancellationToken) ? Page() : NotFound();

    /// <summary>Issues a code.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        switch (await codes.IssueAsync(DeskUser.From(User), CaseId, Tail, cancellationToken))
        {
            case AccessCodeOutcome.Issued issued:
                Issued = issued;
                Response.Headers.CacheControl = "no-store";
                return Page();
            case AccessCodeOutcome.NoNumber:
                ModelState.AddModelError(nameof(Tail), "案件里没有当事人的证号，请填写身份证号或者统一社会信用代码的后四位。");
                return Page();
            default:
                return NotFound();
        }
    }
}
