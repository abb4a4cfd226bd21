using Disclosure.DecisionPages;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Pages.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Settings;
using Disclosure.Records;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Pages.Modes;

/// <summary>
/// The public page of a case before it is public: the view of the public site on the very record that would be published, and nothing else
/// of the case. Who may open the case may open it, and it is audited as the opening of a case is.
/// </summary>
public sealed class PreviewModel(CaseReader reader, RedactionGrounds grounds, RegionTree regions, IOptions<DeskOptions> desk) : PageModel
{
    /// <summary>Id of the case, from the address.</summary>
    [BindProperty(SupportsGet = true, Name = "caseId")]
    public string CaseId { get; set; } = string.Empty;

    /// <summary>What the page shows.</summary>
    public DecisionPage Shown { get; private set; } = null!;

    /// <summary>Shows it; leads to the case where nothing waits to be public.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var user = DeskUser.From(User);
        if (await reader.ReadAsync(user, CaseId, ReadingPurpose.Preview, cancellationToken) is not { } detail)
        {
            return NotFound();
        }

        if (new CaseScreen(detail, user).ToBePublic is not { } decision)
        {
            return LocalRedirect($"/cases/{Uri.EscapeDataString(CaseId)}");
        }

        Shown = new DecisionPage
        {
            Decision = decision,
            Grounds = grounds,
            Region = regions.Path(decision.RegionCode) is [.., var region] ? region : null,
            IsAmended = detail.Case.AmendsCase is not null,
            LinkRoot = desk.Value.PublicUrl.Length > 0 ? desk.Value.PublicUrl.TrimEnd('/') : null,
        };
        return Page();
    }
}
