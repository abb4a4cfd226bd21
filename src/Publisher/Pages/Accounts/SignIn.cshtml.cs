using Disclosure.Publisher.Agencies;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Pages.Accounts;

/// <summary>Lets a person in. A refusal never says whether the name or the password was wrong.</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInLimits.Policy)]
public sealed class SignInModel(SignInService signIn, DeviceCookie device, IOptions<SignInOptions> options) : PageModel
{
    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } =
        [nameof(Account), nameof(Password)];

    private const int LongestAccount = 64;
    private const int LongestPassword = 256;

    /// <summary>Name of the account as it was typed; the password is never given back.</summary>
    [BindProperty]
    public string? Account { get; set; }

    /// <summary>The password.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Where to go afterwards; used only when it lies on this host.</summary>
    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    /// <summary>Whether the person has just signed out.</summary>
    [BindProperty(SupportsGet = true, Name = "out")]
    public bool HasSignedOut { get; set; }

    /// <summary>Shows the form.</summary>
    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect(Target()) : Page();

    /// <summary>Checks name and password.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Account))
        {
            ModelState.AddModelError(nameof(Account), "请填写账号。");
        }

        if (string.IsNullOrEmpty(Password))
        {
            ModelState.AddModelError(nameof(Password), "请填写密码。");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        // Longer than any account or password may be: not worth the cost of hashing.
        var outcome = Account!.Length > LongestAccount || Password!.Length > LongestPassword
            ? new SignInOutcome.Denied()
            : await signIn.SignInAsync(
                Account.Trim(), Password, new SignInOrigin(SignInLimits.Network(HttpContext.Connection.RemoteIpAddress), device.Read(Request, Account.Trim())), cancellationToken);
        switch (outcome)
        {
            case SignInOutcome.Accepted accepted:
                await HttpContext.SignInAsync(DeskUser.Scheme, accepted.Principal);
                device.Write(HttpContext, accepted.User.Name);
                return LocalRedirect(Target());
            default:
                // One sentence for a wrong name, a wrong password and a lock: none of them tells whether the account exists.
                ModelState.AddModelError(nameof(Account), $"账号或者密码不正确。多次登录失败的账号会暂停登录，请在 {options.Value.LockoutMinutes} 分钟后再试，或者联系本机关管理员。");
                return Page();
        }
    }

    private string Target() => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/";
}
