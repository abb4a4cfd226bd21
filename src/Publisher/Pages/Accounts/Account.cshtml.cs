using Disclosure.Publisher.Agencies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.Accounts;

/// <summary>One account and what may be done to it.</summary>
[Authorize(Policy = DeskPolicies.Accounts)]
public sealed class AccountModel(AccountService accounts, TimeProvider time) : PageModel
{
    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } = [nameof(Role)];

    /// <summary>Name of the account, from the address.</summary>
    [BindProperty(SupportsGet = true, Name = "name")]
    public string Name { get; set; } = string.Empty;

    /// <summary>The new role.</summary>
    [BindProperty]
    public DeskRole? Role { get; set; }

    /// <summary>What was just done.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    /// <summary>The account.</summary>
    public AccountView Account { get; private set; } = null!;

    /// <summary>Roles that the person may give.</summary>
    public IReadOnlyList<DeskRole> Roles { get; private set; } = [];

    /// <summary>The password that was just made; null otherwise.</summary>
    public string? FirstPassword { get; private set; }

    /// <summary>Now.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>What was just done, in words; null when nothing was, or when the account does not bear the address out.</summary>
    public string? DoneWords => (Done, Account.DisabledAt) switch
    {
        ("disable", not null) => "账号已停用，登录已全部结束，由其负责的接口密钥已暂停。",
        ("enable", null) => "账号已启用。此前暂停的接口密钥请另行确认。",
        ("role", _) => "角色已变更，登录已全部结束，由其负责的接口密钥已暂停，待确认。",
        ("unlock", _) => "登录限制已解除。",
        _ => null,
    };

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>停用</summary>
    public Task<IActionResult> OnPostDisableAsync(CancellationToken cancellationToken) => ActAsync(AccountAct.Disable, "disable", cancellationToken);

    /// <summary>启用</summary>
    public Task<IActionResult> OnPostEnableAsync(CancellationToken cancellationToken) => ActAsync(AccountAct.Enable, "enable", cancellationToken);

    /// <summary>重置密码</summary>
    public Task<IActionResult> OnPostResetAsync(CancellationToken cancellationToken) => ActAsync(AccountAct.ResetPassword, "reset", cancellationToken);

    /// <summary>变更角色</summary>
    public Task<IActionResult> OnPostRoleAsync(CancellationToken cancellationToken) => ActAsync(AccountAct.ChangeRole, "role", cancellationToken);

    /// <summary>解除锁定</summary>
    public Task<IActionResult> OnPostUnlockAsync(CancellationToken cancellationToken) => ActAsync(AccountAct.Unlock, "unlock", cancellationToken);

    /// <summary>Whether the person may do it now.</summary>
    public bool Offers(AccountAct act) => Account.Allowed.Contains(act);

    private async Task<IActionResult> ActAsync(AccountAct act, string word, CancellationToken cancellationToken)
    {
        switch (await accounts.ActAsync(DeskUser.From(User), Name, act, Role, cancellationToken))
        {
            case AccountOutcome.Done { FirstPassword: { } password }:
                FirstPassword = password;
                break;
            case AccountOutcome.Done:
                return LocalRedirect($"/accounts/{Uri.EscapeDataString(Name)}?done={word}");
            case AccountOutcome.NotFound:
                return NotFound();
            case AccountOutcome.NotAllowed refused:
                Response.StatusCode = StatusCodes.Status403Forbidden;
                ModelState.AddModelError(string.Empty, AccountRules.Chinese(refused.Rule));
                break;
            case AccountOutcome.Conflict:
                Response.StatusCode = StatusCodes.Status409Conflict;
                ModelState.AddModelError(string.Empty, "账号现在的状态不能这样办理，可能刚刚被别人更改过。没有任何改动被保存。");
                break;
            case AccountOutcome.Invalid invalid:
                ModelState.AddModelError(nameof(Role), invalid.Message);
                break;
        }

        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var user = DeskUser.From(User);
        if (await accounts.FindAsync(user, Name, cancellationToken) is not { } account)
        {
            return false;
        }

        (Account, Roles) = (account, [.. AccountPowers.Grants(user.Role).Where(role => role != account.Role)]);
        return true;
    }
}
