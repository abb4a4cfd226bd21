using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Supervision;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.Supervision;

/// <summary>Major decisions of the supervisor's region without a recorded 法制审核: count and ids.</summary>
[Authorize(Policy = DeskPolicies.Supervision)]
public sealed class LegalReviewsModel(LegalReviewGapReader reader) : PageModel
{
    /// <summary>What there is to see.</summary>
    public LegalReviewGaps Gaps { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await reader.ReadAsync(DeskUser.From(User), cancellationToken) is not { } gaps)
        {
            return Forbid();
        }

        Gaps = gaps;
        return Page();
    }
}
