using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Corrections;
using Disclosure.Publisher.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.Corrections;

/// <summary>更正申请 of the agency: what is open, the first due first, or what is answered.</summary>
[Authorize(Policy = DeskPolicies.Cases)]
public sealed class IndexModel(RequestQueue queue, TimeProvider time) : PageModel
{
    /// <summary>Which are shown: <c>closed</c> for answered ones, anything else for open ones.</summary>
    [BindProperty(SupportsGet = true, Name = "show")]
    public string? Show { get; set; }

    /// <summary>A number to go to.</summary>
    [BindProperty(SupportsGet = true, Name = "number")]
    public string? Number { get; set; }

    /// <summary>Whether answered ones are shown.</summary>
    public bool IsClosed => Show is "closed";

    /// <summary>Whether a number was asked for that no request of the agency has.</summary>
    public bool IsUnknown { get; private set; }

    /// <summary>The requests.</summary>
    public IReadOnlyList<RequestLine> Lines { get; private set; } = [];

    /// <summary>Today, Asia/Shanghai.</summary>
    public DateOnly Today => ScreenValues.Today(time);

    /// <summary>Who looks.</summary>
    public DeskUser Person => DeskUser.From(User);

    /// <summary>Shows the list, or goes to the request of a number.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(Number))
        {
            if (await queue.FindAsync(Person, Number, cancellationToken) is { } id)
            {
                return LocalRedirect($"/corrections/{id}");
            }

            IsUnknown = true;
        }

        Lines = await queue.ListAsync(Person, IsClosed, cancellationToken);
        return Page();
    }
}
