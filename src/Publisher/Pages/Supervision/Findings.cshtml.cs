using System.Globalization;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Supervision;
using Disclosure.Redactor.Confidence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.Supervision;

/// <summary>How right the rules were where reviewers of the supervisor's region looked: counts and shares, nothing of any case.</summary>
[Authorize(Policy = DeskPolicies.Supervision)]
public sealed class FindingsModel(FindingQualityReader quality) : PageModel
{
    /// <summary>What there is to see.</summary>
    public FindingQuality Quality { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await quality.ReadAsync(DeskUser.From(User), cancellationToken) is not { } found)
        {
            return Forbid();
        }

        Quality = found;
        return Page();
    }

    /// <summary>How many of how many: 12 / 14 处; a dash of nothing.</summary>
    public static string Count(RightShare share) => share.Found == 0 ? "—" : string.Create(CultureInfo.InvariantCulture, $"{share.Right:#,0} / {share.Found:#,0} 处");

    /// <summary>A share and the interval in which it lies: 96.0%（92.1%～98.3%）; a dash of nothing.</summary>
    public static string Percent(RightShare share)
    {
        var (low, high) = share.Interval();
        return share.Found == 0 ? "—" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * share.Right / share.Found:0.0}%（{100 * low:0.0}%～{100 * high:0.0}%）");
    }
}
