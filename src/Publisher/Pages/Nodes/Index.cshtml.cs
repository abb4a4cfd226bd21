using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Receipts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.Nodes;

/// <summary>How the public nodes stand: when each was heard, how far it is, and which receipts it owes.</summary>
[Authorize(Policy = DeskPolicies.Nodes)]
public sealed class IndexModel(NodeReader reader) : PageModel
{
    /// <summary>What there is to see.</summary>
    public NodesOverview Overview { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await reader.ReadAsync(DeskUser.From(User), cancellationToken) is not { } overview)
        {
            return Forbid();
        }

        Overview = overview;
        return Page();
    }
}
