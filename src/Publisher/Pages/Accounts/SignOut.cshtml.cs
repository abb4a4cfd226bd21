using Disclosure.Publisher.Agencies;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.Accounts;

/// <summary>Ends all sessions of the person; only a post does, so that no link or image can.</summary>
[OpensWithFirstPassword]
public sealed class SignOutModel(DeskSessions sessions) : PageModel
{
    /// <summary>Ends the sessions.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await sessions.SignOutAsync(DeskUser.From(User), cancellationToken);
        await HttpContext.SignOutAsync(DeskUser.Scheme);
        return LocalRedirect("/sign-in?out=true");
    }
}
