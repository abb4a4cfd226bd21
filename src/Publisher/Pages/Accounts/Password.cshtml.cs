using Disclosure.Publisher.Agencies;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Disclosure.Publisher.Pages.Accounts;

/// <summary>Changes one's own password; the only page open to someone who still has the password that someone else chose.</summary>
[OpensWithFirstPassword]
[EnableRateLimiting(SignInLimits.Policy)]
public sealed class PasswordModel(OwnPassword password) : PageModel
{
    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } = [nameof(Old), nameof(New), nameof(Again)];

    /// <summary>The password so far; never given back.</summary>
    [BindProperty]
    public string? Old { get; set; }

    /// <summary>The new one.</summary>
    [BindProperty]
    public string? New { get; set; }

    /// <summary>The new one, typed again.</summary>
    [BindProperty]
    public string? Again { get; set; }

    /// <summary>Whether the person has no choice.</summary>
    public bool IsFirst { get; private set; }

    /// <summary>Whether the account may answer for API keys, which stop with the change.</summary>
    public bool MayOwnKeys { get; private set; }

    /// <summary>Whether it was changed.</summary>
    public bool IsDone { get; private set; }

    /// <summary>API keys that stopped.</summary>
    public int StoppedKeys { get; private set; }

    /// <summary>Shows the form.</summary>
    public void OnGet() => Show();

    /// <summary>Changes it.</summary>
    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        Show();
        Require(Old, nameof(Old), "请填写旧密码。");
        Require(New, nameof(New), "请填写新密码。");
        if (ModelState.IsValid && !string.Equals(New, Again, StringComparison.Ordinal))
        {
            ModelState.AddModelError(nameof(Again), "两次填写的新密码不一致。");
        }

        if (!ModelState.IsValid)
        {
            return;
        }

        switch (await password.ChangeAsync(DeskUser.From(User), Old!, New!, cancellationToken))
        {
            case OwnPasswordOutcome.Done done:
                await HttpContext.SignInAsync(DeskUser.Scheme, done.Principal);
                HttpContext.User = done.Principal;
                (IsDone, StoppedKeys) = (true, done.StoppedKeys);
                break;
            case OwnPasswordOutcome.Invalid invalid:
                ModelState.AddModelError(string.Equals(invalid.Field, "new", StringComparison.Ordinal) ? nameof(New) : nameof(Old), invalid.Message);
                break;
        }
    }

    private void Show()
    {
        var user = DeskUser.From(User);
        (IsFirst, MayOwnKeys) = (user.MustChangePassword, AccountPowers.MaySubmit(user.Role));
    }

    private void Require(string? value, string field, string message)
    {
        if (string.IsNullOrEmpty(value))
        {
            ModelState.AddModelError(field, message);
        }
    }
}
