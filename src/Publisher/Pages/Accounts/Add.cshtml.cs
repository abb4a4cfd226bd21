using Disclosure.Publisher.Agencies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.Accounts;

/// <summary>Adds an account; the first password is shown in the answer and nowhere else.</summary>
[Authorize(Policy = DeskPolicies.Accounts)]
public sealed class AddModel(AccountService accounts, AgencyDirectory agencies) : PageModel
{
    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } = [nameof(Account), nameof(DisplayName), nameof(Agency), nameof(Role)];

    /// <summary>Name of the account.</summary>
    [BindProperty]
    public string? Account { get; set; }

    /// <summary>How the person is called.</summary>
    [BindProperty]
    public string? DisplayName { get; set; }

    /// <summary>The agency, for those who may choose.</summary>
    [BindProperty]
    public string? Agency { get; set; }

    /// <summary>The role.</summary>
    [BindProperty]
    public DeskRole? Role { get; set; }

    /// <summary>Roles that the person may give.</summary>
    public IReadOnlyList<DeskRole> Roles { get; private set; } = [];

    /// <summary>Agencies to choose from; empty for those who have one.</summary>
    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    /// <summary>The password of the account that was just added; null before.</summary>
    public string? FirstPassword { get; private set; }

    /// <summary>Shows the form.</summary>
    public void OnGet() => Show();

    /// <summary>Adds it.</summary>
    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        Show();
        var user = DeskUser.From(User);
        Filled(Account, nameof(Account), "请填写账号。");
        Filled(DisplayName, nameof(DisplayName), "请填写姓名。");
        if (Agencies.Count > 0)
        {
            Filled(Agency, nameof(Agency), "请选择机关。");
        }

        if (Role is not { } role || !Roles.Contains(role))
        {
            ModelState.AddModelError(nameof(Role), "请选择角色。");
            return;
        }

        if (!ModelState.IsValid)
        {
            return;
        }

        var agency = Agencies.Count > 0 ? Agency ?? string.Empty : user.AgencyCode;
        switch (await accounts.AddAsync(user, new NewAccount(Account?.Trim() ?? string.Empty, DisplayName ?? string.Empty, agency, role), cancellationToken))
        {
            case AccountOutcome.Done done:
                FirstPassword = done.FirstPassword;
                break;
            case AccountOutcome.Invalid invalid:
                ModelState.AddModelError(FieldOf(invalid.Field), invalid.Message);
                break;
            case AccountOutcome.NotAllowed refused:
                Response.StatusCode = StatusCodes.Status403Forbidden;
                ModelState.AddModelError(string.Empty, AccountRules.Chinese(refused.Rule));
                break;
        }
    }

    private void Filled(string? value, string field, string message)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            ModelState.AddModelError(field, message);
        }
    }

    private void Show()
    {
        var user = DeskUser.From(User);
        Roles = AccountPowers.Grants(user.Role);
        Agencies = user.Role is DeskRole.PlatformAdmin ? [.. agencies.All.OrderBy(agency => agency.Region, StringComparer.Ordinal)] : [];
    }

    private static string FieldOf(string field) => field switch
    {
        "name" => nameof(Account),
        "displayName" => nameof(DisplayName),
        "agency" => nameof(Agency),
        "role" => nameof(Role),
        _ => string.Empty,
    };
}
