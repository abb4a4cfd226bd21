using Disclosure.DecisionPages;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Supervision;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.Supervision;

/// <summary>How punctual the agencies of the supervisor's region are: counts by agency, and the late cases by their numbers.</summary>
[Authorize(Policy = DeskPolicies.Supervision)]
public sealed class LatenessModel(LatenessReader reader, RegionTree regions) : PageModel
{
    /// <summary>Code of the agency whose late cases are listed; empty for all.</summary>
    [BindProperty(SupportsGet = true, Name = "agency")]
    public string? Agency { get; set; }

    /// <summary>What there is to see.</summary>
    public RegionLateness Lateness { get; private set; } = null!;

    /// <summary>Name of the supervisor's agency.</summary>
    public string AgencyName { get; private set; } = string.Empty;

    /// <summary>Name of the agency whose cases are listed; null for all.</summary>
    public string? ListedName => string.IsNullOrEmpty(Agency) ? null : Lateness.Agencies.FirstOrDefault(agency => string.Equals(agency.Code, Agency, StringComparison.Ordinal))?.Name;

    /// <summary>Agencies with something to tell of what is to be public.</summary>
    public IReadOnlyList<AgencyLateness> Publishing => [.. Lateness.Agencies.Where(agency => agency.HasAny)];

    /// <summary>Agencies with something to tell of what is to be taken down, region by region.</summary>
    public IReadOnlyList<IGrouping<string, AgencyLateness>> Withdrawing =>
        [.. Lateness.Agencies.Where(agency => agency.HasWithdrawals).OrderBy(agency => agency.Region, StringComparer.Ordinal).GroupBy(agency => agency.Region, StringComparer.Ordinal)];

    /// <summary>Name of a region; its code where the name is not known.</summary>
    public string RegionName(string code) => regions.Find(code)?.Name ?? code;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var user = DeskUser.From(User);
        if (await reader.ReadAsync(user, string.IsNullOrEmpty(Agency) ? null : Agency, cancellationToken) is not { } lateness)
        {
            return Forbid();
        }

        (Lateness, AgencyName) = (lateness, user.AgencyName);
        return Page();
    }
}
