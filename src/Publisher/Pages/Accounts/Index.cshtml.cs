using Disclosure.Publisher.Agencies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.Accounts;

/// <summary>The accounts that the person looks after, or at least sees.</summary>
[Authorize(Policy = DeskPolicies.Accounts)]
public sealed class IndexModel(AccountService accounts, AgencyDirectory agencies, TimeProvider time) : PageModel
{
    /// <summary>The agency shown, for those who see several; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "agency")]
    public string? Agency { get; set; }

    /// <summary>Accounts by agency and name.</summary>
    public IReadOnlyList<AccountView> Accounts { get; private set; } = [];

    /// <summary>Agencies to choose from; empty for those who see one.</summary>
    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    /// <summary>Whether accounts of several agencies are shown.</summary>
    public bool IsPlatform { get; private set; }

    /// <summary>Whether there are more than are shown.</summary>
    public bool HasMore => Accounts.Count == AccountService.MaximumListed;

    /// <summary>Now.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var user = DeskUser.From(User);
        IsPlatform = user.Role is DeskRole.PlatformAdmin;
        Agencies = IsPlatform ? [.. agencies.All.OrderBy(agency => agency.Region, StringComparer.Ordinal)] : [];
        Accounts = await accounts.ListAsync(user, string.IsNullOrEmpty(Agency) ? null : Agency, cancellationToken);
    }
}
