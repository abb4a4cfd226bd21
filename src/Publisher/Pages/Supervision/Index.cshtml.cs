using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Supervision;
using Disclosure.Publisher.Takedowns;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.Supervision;

/// <summary>A group of states that a supervisor tells apart.</summary>
/// <param name="Word">Its heading.</param>
/// <param name="States">What belongs to it.</param>
public sealed record StateGroup(string Word, IReadOnlyList<CaseState> States);

/// <summary>The agencies of the supervisor's region: counts by state, the oldest case that waits, refused pushes with secrecy marks.</summary>
[Authorize(Policy = DeskPolicies.Supervision)]
public sealed class IndexModel(SupervisionReader supervision, TakedownReader takedowns) : PageModel
{
    /// <summary>The columns: together every state once.</summary>
    public static IReadOnlyList<StateGroup> Groups { get; } =
    [
        new("处理中", [.. CaseTransitions.Automatic, CaseState.Approved]),
        new("待审核", [CaseState.InReview]),
        new("暂缓、隔离", [CaseState.Held, CaseState.Quarantined]),
        new("已退回", [CaseState.Returned]),
        new("公开中", [CaseState.Published, CaseState.Amended, CaseState.SummaryOnly]),
        new("紧急撤下、撤下、更替", [CaseState.Superseded, CaseState.Suspended, CaseState.Withdrawing, CaseState.Withdrawn, CaseState.Expired]),
        new("不予公开", [CaseState.Withheld]),
        new("拒收", [CaseState.Refused]),
    ];

    /// <summary>What there is to see.</summary>
    public RegionOverview Overview { get; private set; } = null!;

    /// <summary>Name of the supervisor's agency.</summary>
    public string AgencyName { get; private set; } = string.Empty;

    /// <summary>Takedowns of the region whose second person is late.</summary>
    public int OverdueTakedowns { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var user = DeskUser.From(User);
        if (await supervision.ReadAsync(user, cancellationToken) is not { } overview)
        {
            return Forbid();
        }

        (Overview, AgencyName) = (overview, user.AgencyName);
        OverdueTakedowns = await takedowns.OverdueAsync(user, cancellationToken);
        return Page();
    }
}
